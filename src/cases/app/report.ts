import type { AuditLog } from '../../audit/index.ts'
import type { SessionStore } from '../../keys/app/sessions.ts'
import type { NoticeLink, NoticeLinkStore } from '../../links/app/notice-links.ts'
import type { CaseId, EmployerId, MessageId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { hours, type Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { ReportContact } from '../domain/report-contact.ts'
import { moveWithin, type MoveDeps } from './move-case.ts'
import type { Told } from './aftermath.ts'

/** What the pages promise: a person looks at a report within this time. Seconds. */
export const reviewWithin = hours(24)

export interface PageReport {
  readonly code: string
  /** Read by form only. */
  readonly identifier: string
  readonly contact: ReportContact
}

export interface NoticeReport {
  readonly code: string
  readonly employerId: EmployerId
  readonly contact: ReportContact | null
}

export interface ReportStore {
  /** False when the same report was written today already. */
  addFromPage(tx: Tx, report: PageReport): Promise<boolean>
  addFromNotice(tx: Tx, report: NoticeReport): Promise<void>
  /** Contact that came with a report from a notice; undefined when there is no such report. */
  contactOf(code: string): Promise<{ readonly contact: ReportContact | null } | undefined>
  /** Freezes the employer and moves its epoch, which every open link dies of; false when it was frozen before. */
  freeze(tx: Tx, employerId: EmployerId, reason: string): Promise<boolean>
  isFrozen(tx: Tx, employerId: EmployerId): Promise<boolean>
  /**
   * Blocks the key if it was set or unlocked by the act that the message tells of, or since: then it is the contested
   * one. An older key is nobody's but the employer's, and stays.
   */
  blockContestedKey(tx: Tx, employerId: EmployerId, messageId: MessageId): Promise<boolean>
  /** In one order for everybody, so that two of these never wait for each other. */
  openCases(tx: Tx, employerId: EmployerId): Promise<readonly CaseId[]>
}

export interface ReportDeps extends Omit<MoveDeps, 'atomically'> {
  readonly atomically: Atomically
  readonly reports: ReportStore
  readonly notices: Pick<NoticeLinkStore, 'lock' | 'use' | 'reserveCodeTry'>
  readonly sessions: Pick<SessionStore, 'endAll'>
  readonly audit: AuditLog
  /** Whatever change of the registered mail is on its way (I-11, ATK-43). */
  stopContactChanges(tx: Tx, employerId: EmployerId): Promise<void>
  newReportCode(): string
  digestOf(token: string): Uint8Array
  codeDigest(code: string): Uint8Array
  /** In constant time (L-14). */
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
}

/**
 * The report of anyone, from the public page. It stops nothing, since it proves nothing, and looks
 * nothing up: for a number with an employer and one without it is the same act at the same cost (ATK-14).
 */
export async function reportFromPage(
  deps: Pick<ReportDeps, 'atomically' | 'reports' | 'audit' | 'newReportCode'>,
  report: Omit<PageReport, 'code'>,
): Promise<void> {
  await deps.atomically(async (tx) => {
    if (!(await deps.reports.addFromPage(tx, { ...report, code: deps.newReportCode() }))) return
    await deps.audit.append(tx, { act: 'changeReported', actor: 'visitor', reason: 'page' })
  })
}

export type NoticeRefusal = 'noticeUnknown' | 'noticeExpired' | 'noticeUsed' | 'codeMismatch'

export interface NoticeAnswer {
  readonly ref: string
  /** From the fragment of the address, or typed from the mail where no script runs. */
  readonly shown: { readonly token: string } | { readonly code: string }
  readonly contact: ReportContact | null
}

/**
 * "It was not me", from the link of a notice (P-15): in one transaction the employer is frozen, its
 * sessions end, the contested key is blocked, a change of its mail stops, its open cases close and their links die. Sent twice it
 * answers the same (F-27); once staff have lifted the freeze, the link has done its work.
 */
export async function reportFromNotice(
  deps: ReportDeps,
  answer: NoticeAnswer,
): Promise<Outcome<{ code: string }, NoticeRefusal, Instant | undefined>> {
  const { ref, shown } = answer
  const typed = 'code' in shown
  if (typed && !(await deps.notices.reserveCodeTry(ref))) return refused('noticeUnknown')

  return deps.atomically(async (tx) => {
    const notice = await deps.notices.lock(tx, ref)
    if (notice === undefined) return refused('noticeUnknown')
    if (!isShown(deps, notice, shown)) return refused(typed ? 'codeMismatch' : 'noticeUnknown')
    const { employerId, reportCode } = notice
    if (reportCode !== null) {
      return (await deps.reports.isFrozen(tx, employerId)) ? ok({ code: reportCode }) : refused('noticeUsed')
    }
    if (!notice.current) return refused('noticeUnknown')
    if (notice.now >= notice.expiresAt) return refused('noticeExpired', notice.expiresAt)

    const code = deps.newReportCode()
    await deps.reports.addFromNotice(tx, { code, employerId, contact: answer.contact })
    if (!(await deps.notices.use(tx, ref, code))) throw new Error('a notice was used while it was held')
    await stop(deps, tx, notice)
    return ok({ code })
  })
}

function isShown(deps: ReportDeps, notice: NoticeLink, shown: NoticeAnswer['shown']): boolean {
  return 'code' in shown
    ? deps.sameBytes(notice.codeDigest, deps.codeDigest(shown.code))
    : deps.sameBytes(notice.digest, deps.digestOf(shown.token))
}

async function stop(deps: ReportDeps, tx: Tx, { employerId, messageId }: NoticeLink): Promise<void> {
  // All cases before the employer, and the log last, in the order of `redeem`. A case opened meanwhile ends
  // with the epoch.
  const open = await deps.reports.openCases(tx, employerId)
  const held = await Promise.all(open.map((id) => deps.cases.lock(tx, id)))
  const frozen = await deps.reports.freeze(tx, employerId, 'reported')
  for (const before of held) {
    if (before === undefined) continue
    const told: Told = { act: 'caseClosed', reason: 'reported' }
    // A case that closed while this waited for it is as it should be.
    await moveWithin(deps, tx, before, { event: { type: 'reported' }, named: 'reported', told })
  }
  const blocked = await deps.reports.blockContestedKey(tx, employerId, messageId)
  await deps.stopContactChanges(tx, employerId)
  const sessions = await deps.sessions.endAll(tx, employerId, 'reported')
  const plain = { employerId, actor: 'visitor', reason: 'notice' } as const
  await deps.audit.append(tx, { ...plain, act: 'changeReported', detail: { sessions } })
  if (blocked) await deps.audit.append(tx, { ...plain, act: 'keyBlocked' })
  if (frozen) await deps.audit.append(tx, { ...plain, act: 'frozen' })
}
