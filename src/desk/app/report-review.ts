import type { AuditLog } from '../../audit/index.ts'
import type { SessionStore } from '../../keys/app/sessions.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { EmployerId, Id, OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { Confirmed } from '../../staff/app/confirm-again.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'

export const reportVerdicts = ['fraud', 'notFraud'] as const
export type ReportVerdict = (typeof reportVerdicts)[number]
export type ReportReviewId = Id<'ReportReview'>

export interface Reviewer {
  readonly id: OfficerId
  readonly person: PersonDigest
}

/** An employer that somebody stopped with a notice, and that nobody has decided about. */
export interface OpenReport {
  readonly employerId: EmployerId
  readonly code: string
  readonly class: EmployerClass
  readonly legalName: string
  readonly identifier: string
  /** The newest report; more of the same employer are decided with it. */
  readonly reportedAt: Instant
  /** Where a person who left a contact is to be called; null where none was left. */
  readonly contact: string | null
  readonly waiting: {
    readonly id: ReportReviewId
    readonly verdict: ReportVerdict
    readonly proposer: PersonDigest
  } | null
}

export interface ReportReviewStore {
  /** The longest wait first. */
  list(size: number): Promise<readonly OpenReport[]>
  /** Waits for whoever holds the employer. */
  hold(tx: Tx, employerId: EmployerId): Promise<OpenReport | undefined>
  /** False when one waits already. */
  propose(
    tx: Tx,
    id: ReportReviewId,
    employerId: EmployerId,
    verdict: ReportVerdict,
    by: Reviewer,
  ): Promise<boolean>
  /** False when it is decided already, and, where it is approved, by whoever proposed it or with a newer report to see. */
  decide(
    tx: Tx,
    employerId: EmployerId,
    id: ReportReviewId,
    decision: 'approved' | 'returned',
    by: Reviewer,
  ): Promise<boolean>
  /** All open reports of this employer are handled, and the freeze is lifted. */
  lift(tx: Tx, employerId: EmployerId): Promise<void>
  /** Blocks the key, where it has one that is not blocked. */
  blockKey(tx: Tx, employerId: EmployerId): Promise<boolean>
  /**
   * Puts the mailbox back that stood before every change within `recent` seconds before the first report that is open,
   * and retires the one that came in its place: one that stood between two changes may be whose the last one is. False
   * where there was no such change.
   */
  rollBackMail(tx: Tx, employerId: EmployerId, recent: number): Promise<boolean>
  /** The same for its mobiles: what came by a change goes, and what went by one comes back. */
  rollBackPhones(tx: Tx, employerId: EmployerId, recent: number): Promise<boolean>
}

export interface ReportReviewDeps {
  readonly reports: ReportReviewStore
  readonly atomically: Atomically
  readonly audit: AuditLog
  readonly sessions: Pick<SessionStore, 'endAll'>
  /** Seconds before a report in which a change of mail counts as part of what was reported. */
  readonly recent: number
  stopContactChanges(tx: Tx, employerId: EmployerId): Promise<void>
  /** Every access that was given waits for the word of whoever holds the key next (I-21). */
  stopUsers(tx: Tx, employerId: EmployerId): Promise<void>
  /** M-43 or M-44, to the mailboxes that are registered once it is done. */
  tell(tx: Tx, report: OpenReport, id: ReportReviewId, verdict: ReportVerdict): Promise<void>
  newReviewId(): ReportReviewId
}

/** An officer says what a report was; nothing changes until a second person says the same. */
export const proposeVerdict = (
  deps: ReportReviewDeps,
  employerId: EmployerId,
  verdict: ReportVerdict,
  by: Reviewer,
): Promise<Outcome<undefined, 'notNow'>> =>
  deps.atomically(async (tx) => {
    const report = await deps.reports.hold(tx, employerId)
    if (report === undefined) return refused('notNow')
    if (!(await deps.reports.propose(tx, deps.newReviewId(), employerId, verdict, by)))
      return refused('notNow')
    await deps.audit.append(tx, {
      act: 'reportReviewed',
      employerId,
      actor: { officer: by.id },
      caseCode: report.code,
      reason: verdict,
    })
    return ok(undefined)
  })

/** What a passkey is asked for again: this word of a first person, and no other act. */
export const reportCeremony = (id: string): string => `report:${id}`

export interface AskedVerdict {
  readonly employerId: EmployerId
  /** What was on the screen: what was proposed never changes, so its id stands for it. */
  readonly id: ReportReviewId
  readonly decision: 'approved' | 'returned'
  /** The passkey of who decides, shown for this: it is used up with the decision. */
  readonly confirmed: Confirmed
}

export type VerdictRefusal = 'notNow' | 'samePerson' | 'passkey'

/**
 * The second person's word (I-12), about every report that was there when the first person spoke; one that came since is
 * looked at anew. Approved as a fraud: sessions end, the key is blocked, the mailbox that was taken away is put back, and
 * users wait for the next holder; approved as none, nothing but the freeze ends. Either way the employer can go on, and its mailboxes are told.
 * Returned: everything stays stopped, and somebody looks again.
 */
export const decideVerdict = (
  deps: ReportReviewDeps,
  { employerId, id, decision, confirmed }: AskedVerdict,
  by: Reviewer,
): Promise<Outcome<undefined, VerdictRefusal>> =>
  deps.atomically(async (tx): Promise<Outcome<undefined, VerdictRefusal>> => {
    const report = await deps.reports.hold(tx, employerId)
    if (report?.waiting?.id !== id) return refused('notNow')
    const { verdict, proposer } = report.waiting
    if (decision === 'approved' && proposer === by.person) return refused('samePerson')
    if (!(await confirmed(tx))) return refused('passkey')
    if (!(await deps.reports.decide(tx, employerId, id, decision, by))) return refused('notNow')
    const entry = { employerId, actor: { officer: by.id }, caseCode: report.code } as const
    if (decision === 'returned') {
      await deps.audit.append(tx, { ...entry, act: 'reportDecided', reason: 'returned' })
      return ok(undefined)
    }
    const done = verdict === 'fraud' ? await undo(deps, tx, employerId) : {}
    await deps.reports.lift(tx, employerId)
    await deps.tell(tx, report, id, verdict)
    await deps.audit.append(tx, { ...entry, act: 'reportDecided', reason: verdict, detail: done })
    await deps.audit.append(tx, { ...entry, act: 'unfrozen', reason: verdict })
    return ok(undefined)
  })

async function undo(deps: ReportReviewDeps, tx: Tx, employerId: EmployerId) {
  await deps.stopContactChanges(tx, employerId)
  const rolledBack = await deps.reports.rollBackMail(tx, employerId, deps.recent)
  const rolledBackPhones = await deps.reports.rollBackPhones(tx, employerId, deps.recent)
  const blocked = await deps.reports.blockKey(tx, employerId)
  const sessions = await deps.sessions.endAll(tx, employerId, 'reported')
  // Whoever acted in the employer's name may have given themselves access of their own.
  await deps.stopUsers(tx, employerId)
  return { rolledBack, rolledBackPhones, blocked, sessions }
}
