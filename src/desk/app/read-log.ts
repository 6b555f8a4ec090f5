import { afterAll, type AuditLog, type AuditVerdict, type LogReader } from '../../audit/index.ts'
import type { OfficerId } from '../../kernel/ids.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import { endOf, logQuery, startOf, type LogView } from '../domain/log-view.ts'
import type { ToldLine } from './case-view.ts'

export interface ReadLogDeps {
  readonly log: LogReader
  readonly audit: AuditLog
  readonly atomically: Atomically
  /** As the log writes an officer. */
  actorWord(officer: OfficerId): string
  nameOfActor(actor: string): Promise<string | undefined>
  members(): Promise<readonly { readonly id: OfficerId; readonly name: string }[]>
  /** Recomputes the whole chain: minutes for millions of entries. */
  verify(): Promise<AuditVerdict>
}

export const logPageSize = 50
/** Lines of one export; a longer time is two exports. */
export const mostLines = 10_000
const portion = 1_000

/** Looking at the log is in the log as well (S-21). */
export async function lookAtLog(
  deps: ReadLogDeps,
  view: LogView,
  officer: OfficerId,
): Promise<{ readonly lines: readonly ToldLine[]; readonly next: LogView | undefined }> {
  const found = await linesOf(deps, view, logPageSize + 1)
  await tell(deps, 'logSeen', officer, view, Math.min(found.length, logPageSize))
  const lines = found.slice(0, logPageSize)
  const last = lines.at(-1)
  return {
    lines,
    next: found.length > logPageSize && last !== undefined ? { ...view, before: last.place } : undefined,
  }
}

export async function exportLog(
  deps: ReadLogDeps,
  view: LogView,
  officer: OfficerId,
): Promise<readonly ToldLine[]> {
  const lines: ToldLine[] = []
  let { before } = view
  while (lines.length < mostLines) {
    const found = await linesOf(deps, { ...view, before }, portion)
    lines.push(...found)
    before = found.at(-1)?.place
    if (found.length < portion) break
  }
  await tell(deps, 'logExported', officer, view, lines.length)
  return lines
}

async function linesOf(deps: ReadLogDeps, view: LogView, size: number): Promise<readonly ToldLine[]> {
  const end = view.to === undefined ? afterAll : { ...afterAll, micros: endOf(view.to) * 1_000, lane: 0 }
  const before = view.before === undefined || view.before.micros > end.micros ? end : view.before
  const lines = await deps.log.lines({
    from: view.from === undefined ? 0 : startOf(view.from),
    before,
    caseCode: view.caseCode,
    actor: view.officer === undefined ? undefined : deps.actorWord(view.officer),
    size,
  })
  return Promise.all(lines.map(async (line) => ({ ...line, name: await deps.nameOfActor(line.actor) })))
}

const tell = (
  deps: ReadLogDeps,
  act: 'logSeen' | 'logExported',
  officer: OfficerId,
  view: LogView,
  lines: number,
): Promise<unknown> =>
  deps.atomically((tx) =>
    deps.audit.append(tx, {
      act,
      actor: { officer },
      reason: 'audit',
      detail: { lines, view: logQuery({ ...view, officer: undefined }) },
    }),
  )
