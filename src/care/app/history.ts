import type { EmployerId } from '../../kernel/ids.ts'
import type { OwnAct } from './own-acts.ts'
import type { Instant } from '../../kernel/time.ts'
import { newestPlace, type HistoryActor, type HistoryPlace } from '../domain/history.ts'

export interface HistoryLine {
  readonly place: HistoryPlace
  readonly at: Instant
  readonly act: OwnAct
  readonly actor: HistoryActor
  readonly caseCode: string | null
  /** Kind of browser, where it is still known. */
  readonly browser: string | null
}

export interface HistoryReader {
  /** Newest first, before that place; at most `size`. */
  lines(employerId: EmployerId, before: HistoryPlace, size: number): Promise<readonly HistoryLine[]>
}

const pageSize = 20

/** One page, and where the next one begins; null on the last. */
export async function historyPage(
  reader: HistoryReader,
  employerId: EmployerId,
  before: HistoryPlace = newestPlace,
): Promise<{ readonly lines: readonly HistoryLine[]; readonly next: HistoryPlace | null }> {
  const found = await reader.lines(employerId, before, pageSize + 1)
  const lines = found.slice(0, pageSize)
  return { lines, next: found.length > pageSize ? (lines.at(-1)?.place ?? null) : null }
}
