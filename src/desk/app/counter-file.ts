import type { LoadedCase } from '../../cases/app/ports.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { loadDossier, type Answered, type Dossier } from '../../proofs/dossier/app/load-dossier.ts'
import { documentKinds, documentRules } from '../../proofs/dossier/domain/documents.ts'
import { isSettled } from '../../proofs/dossier/domain/dossier.ts'
import { isOfThisVisit } from '../domain/attendance.ts'
import { isOnRecord, type Inquiry } from '../domain/inquiry.ts'
import { hasLapsed, seenAt } from '../domain/paper-time.ts'
import { pendingOf, type Pending } from '../domain/pending.ts'
import { placeOf } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'
import type { KeptAttendance } from './counter-ports.ts'
import { isRunOut, seenFor } from './run-out.ts'

/** Whoever was seen over the counter was seen on this visit; who was attended on paper, as long as the paper counts (F-41). */
const countingOf = (
  attendance: KeptAttendance | null,
  { case: current, now }: LoadedCase,
  policy: CounterDeps['policy'],
): KeptAttendance | null =>
  attendance !== null &&
  (attendance.paper !== null || isOfThisVisit(attendance, seenFor(current, policy), now))
    ? attendance
    : null

/** All that officers have found out about a case. */
export interface CounterFile {
  readonly inquiry: Inquiry | null
  readonly attendance: KeptAttendance | null
  readonly dossier: Dossier
  /** The officer reads the agreement out: it would be the first key, and nobody agreed online. */
  readonly needsAgreement: boolean
  /** Papers are missing, and a finger compared in this case stands for them. */
  readonly byFinger: boolean
  readonly pending: readonly Pending[]
}

/** Reads it; within a transaction that holds the case when something is decided by it. */
export async function counterFile(
  deps: Pick<CounterDeps, 'counter' | 'dossiers' | 'hexDigest' | 'policy' | 'hasAgreed' | 'liveMatch'>,
  loaded: LoadedCase,
  tx?: Tx,
): Promise<CounterFile> {
  const place = placeOf(loaded)
  const [inquiry, attendance] = await Promise.all([
    deps.counter.lastInquiry(place, tx),
    deps.counter.lastAttendance(place, tx),
  ])
  const dossier = await loadDossier(
    deps,
    { ...loaded, now: seenAt(attendance, loaded.now) },
    answeredBy(inquiry),
    tx,
  )
  const needsAgreement = !loaded.employerFacts.hasKey && !(await deps.hasAgreed(place, tx))
  const hasPapers = isSettled(dossier.documents)
  const byFinger =
    !hasPapers &&
    deps.policy.paths[loaded.case.path].fingerForPapers === true &&
    (await deps.liveMatch.isFresh(loaded))
  const pending = pendingOf({
    registryEvidence: isRunOut(loaded, deps.policy)
      ? undefined
      : loaded.case.ledger.find(({ kind }) => kind === 'reg')?.evidence,
    inquiry,
    attendance: countingOf(attendance, loaded, deps.policy),
    isAttendanceOver: attendance !== null && hasLapsed(attendance, loaded.now, deps.policy.proof.paperLimit),
    isDossierSettled: hasPapers || byFinger,
    needsAgreement,
    hasMail: loaded.employer.mail !== null,
  })
  return { inquiry, attendance, dossier, needsAgreement, byFinger, pending }
}

/** The papers that the officer's own question has made needless. */
export const answeredBy = (inquiry: Inquiry | null): Answered =>
  Object.fromEntries(
    documentKinds.flatMap((kind) => {
      const registry = documentRules[kind].onRecordAt
      // A registry of the institution that knows the employer says nothing about an appointment.
      return registry === null || registry === 'institution' || !isOnRecord(inquiry, registry)
        ? []
        : [[kind, { registry }]]
    }),
  )
