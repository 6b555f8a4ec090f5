import type { LoadedCase } from '../../cases/app/ports.ts'
import type { Case, EmployerFacts } from '../../cases/domain/case.ts'
import { isByAttorney } from '../../cases/domain/ledger.ts'
import { ruleFor } from '../../cases/domain/path-rule.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Policy } from '../../policy/policy.ts'
import type { KeptRecord, OnFileId, OnFileStore } from '../../proofs/biometrics/app/on-file-ports.ts'
import type { Modality } from '../../proofs/biometrics/domain/on-file.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { actAtCounter, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'

export interface RecordBiometricDeps extends CounterDeps {
  readonly onFile: OnFileStore
  /** Keyed: the person of a record. */
  subjectOf(document: string): Uint8Array
  /** Keyed; of the mailbox that is fixed with it. */
  mailboxDigest(address: string): Uint8Array
  newRecordId(): OnFileId
}

/** Of the words that an officer reads out before the record is noted. */
export const consentVersion = '1'

export interface AskedRecord {
  readonly caseId: CaseId
  readonly modality: Modality | undefined
  /** The box of its own; nothing else depends on it. */
  readonly agreed: boolean
}

export type RecordRefusal = CounterRefusal | 'modality' | 'consent' | 'notNow'

/**
 * Whether a record may be noted now: the representative was seen in person, by this desk and not on paper, everything
 * but the mailbox is proven and approved, and there is a mailbox to fix it to (CHANNELS 1.2, E1). A key that was made
 * with the case stands in its way no more than one that is still to be made.
 */
export function mayRecord(current: Case, facts: EmployerFacts, policy: Pick<Policy, 'paths'>): boolean {
  const { state, ledger } = current
  if (state.is !== 'ready' && state.is !== 'linkIssued' && state.is !== 'completed') return false
  const held = new Set(ledger.map(({ kind }) => kind))
  const asked = ruleFor(current, facts, policy).proofs.flat()
  const attended = ledger.find(({ kind }) => kind === 'att')
  return (
    attended !== undefined &&
    attended.enteredAt === undefined &&
    !isByAttorney(attended) &&
    (!asked.includes('second') || held.has('second')) &&
    facts.hasMail
  )
}

/**
 * Notes that a person registered fingerprint or face on the institution's own device, in the transaction that fixes the
 * mailbox of this act with it. No image comes here. Whatever record the person had before ends.
 */
export const recordBiometric = (
  deps: RecordBiometricDeps,
  officer: OnDuty,
  { caseId, modality, agreed }: AskedRecord,
): Promise<Outcome<undefined, RecordRefusal>> =>
  actAtCounter<undefined, 'modality' | 'consent' | 'notNow'>(
    deps,
    officer,
    caseId,
    async ({ tx, loaded }) => {
      const { employer, claimant, case: current, employerFacts } = loaded
      const { mail } = employer
      if (mail === null || !mayRecord(current, employerFacts, deps.policy)) return refused('notNow')
      if (modality === undefined) return refused('modality')
      if (!agreed) return refused('consent')
      const isKept = await deps.onFile.put(tx, {
        id: deps.newRecordId(),
        employerId: employer.id,
        subject: deps.subjectOf(claimant),
        document: claimant,
        modality,
        officerId: officer.id,
        centreId: officer.centreId,
        caseId,
        contactId: mail.id,
        contactDigest: deps.mailboxDigest(mail.value),
        consentVersion,
      })
      // The representation ended meanwhile; with the transaction goes the end of the record of before.
      if (!isKept) throw new Error('a record of somebody who represents nobody')
      await deps.audit.append(tx, {
        act: 'biometricRecorded',
        employerId: employer.id,
        actor: { officer: officer.id },
        caseCode: loaded.code,
        detail: { modality, consent: consentVersion },
      })
      return ok(undefined)
    },
    'over',
  )

/** Ends the record at the person's own word, whatever state their case is in. */
export const eraseBiometric = (
  deps: RecordBiometricDeps,
  officer: OnDuty,
  caseId: CaseId,
): Promise<Outcome<boolean, CounterRefusal>> =>
  actAtCounter<boolean, never>(
    deps,
    officer,
    caseId,
    async ({ tx, loaded }) => {
      const { employer, claimant } = loaded
      const isErased = await deps.onFile.erase(tx, employer.id, deps.subjectOf(claimant))
      if (isErased)
        await deps.audit.append(tx, {
          act: 'biometricErased',
          employerId: employer.id,
          actor: { officer: officer.id },
          caseCode: loaded.code,
        })
      return ok(isErased)
    },
    'over',
  )

/** The record that the person of a case has, for the page that notes it. */
export const recordOf = (
  { onFile, subjectOf }: Pick<RecordBiometricDeps, 'onFile' | 'subjectOf'>,
  { employer, claimant }: LoadedCase,
): Promise<KeptRecord | undefined> =>
  onFile.find({ employerId: employer.id, subject: subjectOf(claimant), document: claimant })
