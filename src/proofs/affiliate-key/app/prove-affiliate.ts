import type { AuditLog } from '../../../audit/index.ts'
import { moveWithin, type MoveDeps } from '../../../cases/app/move-case.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { Case } from '../../../cases/domain/case.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import { secondsBetween } from '../../../kernel/time.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { AffiliateService, AffiliateStore, IssuedAffiliate } from './ports.ts'

export interface AffiliateDeps extends MoveDeps {
  readonly service: AffiliateService
  readonly signIns: AffiliateStore
  readonly audit: AuditLog
  digestOf(text: string): Uint8Array
  /** Keyed; base64url: of the sign-in that was taken. */
  evidenceOf(id: CaseId, state: Uint8Array): string
  /** M-36 to every registered mailbox: whoever did not sign in sees that somebody did. */
  tellProven(tx: Tx, loaded: LoadedCase): Promise<void>
  /** M-03, at most once a day of one employer: somebody tried who is not the person. */
  tellAttempt(tx: Tx, loaded: LoadedCase): Promise<void>
}

/** Seconds from the way out to the way back. A code at the service lives no longer either. */
export const signInLife = 600

export type AffiliateRefusal =
  /** The case does not wait for it (any more). */
  | 'notNow'
  /** Not of this case, too old, or not begun here. */
  | 'over'
  /** The same answer was shown before; what came of it stands in the case. */
  | 'replayed'
  /** The employer is not as it was when the person went out (I-05). */
  | 'changed'
  /** Somebody signed in there who is not the person of this case. */
  | 'otherPerson'
  | 'away'
  | 'refused'
  | 'cancelled'

/** What a browser came back with, and what it had taken along. */
export interface ShownAffiliate {
  readonly answer: string
  readonly issued: IssuedAffiliate
}

type Proven = Outcome<Case, AffiliateRefusal, string>

/** Whether this case may be asked for the affiliate key. */
export const isAskable = ({ case: { path, state } }: LoadedCase): boolean =>
  path === 'household' && state.is === 'proving'

/**
 * Judges what came back from the affiliate key's own service, and adds the proof `aff` to the ledger (RELIABILITY 3,
 * C10). The sign-in is used up by whatever is shown for it, on whatever instance, before the service is asked, so that
 * of fifty at once one is judged (ATK-13). What the service does not know, or cannot be believed in, counts for
 * nothing (I-10). The key itself never comes here (B5).
 */
export async function proveAffiliate(
  deps: AffiliateDeps,
  id: CaseId,
  { answer, issued }: ShownAffiliate,
): Promise<Proven> {
  const state = deps.digestOf(issued.state)
  const begun = await deps.atomically(async (tx): Promise<Outcome<number, AffiliateRefusal, string>> => {
    const before = await deps.cases.lock(tx, id)
    if (before === undefined || !isAskable(before)) return refused('notNow', 'not asked for')
    if (issued.caseId !== id) return refused('over', 'of another case')
    const age = secondsBetween(issued.since, before.now)
    if (age < 0 || age >= signInLife) return refused('over', 'too old')
    if (!(await deps.signIns.use(tx, before, state))) return refused('replayed', 'used before')
    return (await isSame(deps, tx, before, issued)) ? ok(age) : refused('changed', 'another epoch')
  })
  if (!begun.ok) return begun
  const judged = await deps.service.judge(answer, issued, begun.value)
  if (judged.is !== 'good') return refused(judged.is, judged.why)
  return deps.atomically(async (tx): Promise<Proven> => {
    const before = await deps.cases.lock(tx, id)
    if (before === undefined || !isAskable(before)) return refused('notNow', 'settled meanwhile')
    if (!(await isSame(deps, tx, before, issued))) return refused('changed', 'another epoch')
    if (judged.value !== before.claimant) {
      await deps.tellAttempt(tx, before)
      await deps.audit.append(tx, {
        act: 'affiliateRefused',
        employerId: before.employer.id,
        actor: 'visitor',
        caseCode: before.code,
        reason: 'affiliateKeyUnconfirmed',
      })
      return refused('otherPerson', 'another person')
    }
    const moved = await moveWithin(deps, tx, before, {
      event: {
        type: 'proofObtained',
        facts: before.employerFacts,
        proof: {
          kind: 'aff',
          caseId: id,
          at: before.now,
          source: 'affiliate',
          evidence: deps.evidenceOf(id, state),
        },
      },
      named: 'affiliateShown',
      told: { act: 'proofObtained', detail: { kind: 'aff' } },
    })
    if (!moved.ok) return refused('notNow', moved.code)
    await deps.tellProven(tx, before)
    return ok(moved.value.moved.case)
  })
}

/** Another state of the employer than when the person went out ends the case, as everywhere (I-05). */
async function isSame(
  deps: AffiliateDeps,
  tx: Tx,
  before: LoadedCase,
  issued: IssuedAffiliate,
): Promise<boolean> {
  if (issued.epoch === before.employerFacts.epoch) return true
  await moveWithin(deps, tx, before, {
    event: { type: 'employerChanged' },
    named: 'employerChanged',
    told: { act: 'caseClosed', reason: 'employerChanged' },
  })
  return false
}
