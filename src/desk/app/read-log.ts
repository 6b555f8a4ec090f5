import {
  afterAll,
  type AuditLog,
  type AuditVerdict,
  type LogLine,
  type LogPlace,
  type LogReader,
} from '../../audit/index.ts'
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
  namesOfActors(): Promise<(actor: string) => string | undefined>
  members(): Promise<readonly { readonly id: OfficerId; readonly name: string }[]>
  /** Recomputes the whole chain: minutes for millions of entries. */
  verify(): Promise<AuditVerdict>
}

export const logPageSize = 50
/** Lines of one export; what is older comes in a further one. */
export const mostLines = 10_000

/** Looking at the log is in the log as well (S-21). */
export async function lookAtLog(
  deps: ReadLogDeps,
  view: LogView,
  officer: OfficerId,
): Promise<{ readonly lines: readonly ToldLine[]; readonly next: LogView | undefined }> {
  const [found, nameOf] = await Promise.all([linesOf(deps, view, logPageSize + 1), deps.namesOfActors()])
  const lines = found.slice(0, logPageSize).map((line) => ({ ...line, name: nameOf(line.actor) }))
  await tellOfLog(deps, 'logSeen', officer, view, { lines: lines.length })
  const last = lines.at(-1)
  return {
    lines,
    next: found.length > logPageSize && last !== undefined ? { ...view, before: last.place } : undefined,
  }
}

/** The last line that an export of this view has room for, if there are further ones: said before anybody exports. */
export async function cutOfExport(deps: Pick<ReadLogDeps, 'log' | 'actorWord'>, view: LogView) {
  const [last, beyond] = await linesOf(deps, view, 2, mostLines - 1)
  return beyond === undefined ? undefined : last
}

/** Lines of the log in a view, newest first. */
export function linesOf(
  deps: Pick<ReadLogDeps, 'log' | 'actorWord'>,
  view: LogView,
  size: number,
  skip = 0,
): Promise<readonly LogLine[]> {
  return deps.log.lines({
    from: view.from === undefined ? 0 : startOf(view.from),
    before: beginningOf(view),
    caseCode: view.caseCode,
    actor: view.officer === undefined ? undefined : deps.actorWord(view.officer),
    size,
    skip,
  })
}

function beginningOf({ to, before }: LogView): LogPlace {
  const end = to === undefined ? afterAll : { ...afterAll, micros: endOf(to) * 1_000, lane: 0 }
  return before === undefined || before.micros > end.micros ? end : before
}

export const tellOfLog = (
  deps: Pick<ReadLogDeps, 'atomically' | 'audit'>,
  act: 'logSeen' | 'logExported',
  officer: OfficerId,
  view: LogView,
  detail: Readonly<Record<string, string | number | boolean>>,
): Promise<unknown> =>
  deps.atomically((tx) =>
    deps.audit.append(tx, {
      act,
      actor: { officer },
      reason: 'audit',
      detail: { ...detail, view: logQuery({ ...view, officer: undefined }) },
    }),
  )
