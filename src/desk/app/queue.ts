import type { AuditLog } from '../../audit/index.ts'
import type { CaseId, OfficerId } from '../../kernel/ids.ts'
import { days, plus, type Instant } from '../../kernel/time.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import type { CaseStore } from '../../cases/app/ports.ts'
import type { Reaching } from '../domain/reach.ts'
import { firstView, queueQuery, type QueueView } from '../domain/queue-view.ts'
import type { DeskCaseStore, QueueRow, QueueStore, Taken } from './ports.ts'

export interface QueueDeps {
  readonly queue: QueueStore
  readonly desk: DeskCaseStore
  readonly cases: Pick<CaseStore, 'load'>
  readonly audit: AuditLog
  readonly atomically: Atomically
}

export const queuePageSize = 50
/** Beyond this a page says "more than". */
export const mostCounted = 1_000
/** Rows of one export; a longer list is two exports. */
export const mostExported = 10_000
const exportPortion = 500
/** A case is about to be due on the last days before the payment. Seconds. */
const dueSoon = days(3)

export interface QueuePageOf {
  readonly rows: readonly QueueRow[]
  /** More than `mostCounted` when there are more than that. */
  readonly count: number
  /** The view that begins behind the last of these rows; undefined on the last page. */
  readonly next: QueueView | undefined
  /** Open cases of whoever asks. */
  readonly inHand: number
}

/** One page of the queue. That it was looked at stands in the log: names of people are in it. */
export async function lookAtQueue(
  deps: QueueDeps,
  view: QueueView,
  officer: Reaching,
  now: Instant,
): Promise<QueuePageOf> {
  const asked = { view, officer, dueUntil: plus(now, dueSoon) }
  const [found, count, inHand] = await Promise.all([
    deps.queue.page(asked, queuePageSize + 1),
    deps.queue.count(asked, mostCounted + 1),
    casesInHand(deps, officer, now),
    tell(deps, 'queueSeen', officer.id, { tab: view.tab }),
  ])
  const rows = found.slice(0, queuePageSize)
  const last = rows.at(-1)
  return {
    rows,
    inHand,
    count,
    next: found.length > queuePageSize && last !== undefined ? { ...view, after: last.cursor } : undefined,
  }
}

/** How many open cases an officer has: the version of the form that takes one more. */
export const casesInHand = (deps: QueueDeps, officer: Reaching, now: Instant): Promise<number> =>
  deps.queue.count({ view: { ...firstView, tab: 'mine' }, officer, dueUntil: now }, mostCounted)

/** Every row of the view, page by page, up to `mostExported`. */
export async function exportQueue(
  deps: QueueDeps,
  view: QueueView,
  officer: Reaching,
  now: Instant,
): Promise<readonly QueueRow[]> {
  const rows: QueueRow[] = []
  let after = view.after
  while (rows.length < mostExported) {
    const asked = { view: { ...view, after }, officer, dueUntil: plus(now, dueSoon) }
    const portion = await deps.queue.page(asked, exportPortion)
    rows.push(...portion)
    after = portion.at(-1)?.cursor
    if (portion.length < exportPortion) break
  }
  await tell(deps, 'queueExported', officer.id, { rows: rows.length, view: queueQuery(view) })
  return rows
}

/** `before`: they have more or fewer cases than when they asked, so this was answered already. */
export type TakenNext =
  { readonly is: 'taken'; readonly caseId: CaseId } | { readonly is: 'none' } | { readonly is: 'before' }

/**
 * Takes the most urgent case that nobody has, for an officer who had `inHand` open ones when they asked. The number
 * is counted again with the officer held: one button is one case, however fast it is pressed and wherever it
 * arrives.
 */
export const takeNextCase = (deps: QueueDeps, officer: Reaching, inHand: number): Promise<TakenNext> =>
  deps.atomically(async (tx): Promise<TakenNext> => {
    if ((await deps.desk.holdHands(tx, officer.id, mostCounted)) !== inHand) return { is: 'before' }
    const caseId = await deps.desk.takeNext(tx, officer)
    if (caseId === undefined) return { is: 'none' }
    const loaded = await deps.cases.load(caseId)
    await deps.audit.append(tx, {
      act: 'caseTaken',
      actor: { officer: officer.id },
      employerId: loaded?.employer.id,
      caseCode: loaded?.code,
      reason: 'next',
    })
    return { is: 'taken', caseId }
  })

export interface CaseInHand {
  readonly caseId: CaseId
  readonly employerId: string
  readonly code: string
}

/** Takes this case, or says who was faster. */
export const takeThisCase = (deps: QueueDeps, one: CaseInHand, officer: OfficerId): Promise<Taken> =>
  deps.atomically(async (tx) => {
    const taken = await deps.desk.takeCase(tx, one.caseId, officer)
    if (taken.is === 'mine')
      await deps.audit.append(tx, {
        act: 'caseTaken',
        actor: { officer },
        employerId: one.employerId,
        caseCode: one.code,
      })
    return taken
  })

/** Gives the case back to the queue; false when it was not theirs. */
export const giveBack = (deps: QueueDeps, one: CaseInHand, officer: OfficerId): Promise<boolean> =>
  deps.atomically(async (tx) => {
    const released = await deps.desk.release(tx, one.caseId, officer)
    if (released)
      await deps.audit.append(tx, {
        act: 'caseReleased',
        actor: { officer },
        employerId: one.employerId,
        caseCode: one.code,
      })
    return released
  })

const tell = (
  deps: QueueDeps,
  act: 'queueSeen' | 'queueExported',
  officer: OfficerId,
  detail: Readonly<Record<string, string | number>>,
): Promise<unknown> =>
  deps.atomically((tx) => deps.audit.append(tx, { act, actor: { officer }, reason: 'queue', detail }))
