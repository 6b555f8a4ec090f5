import { importRows } from '../../employers/app/import-rows.ts'
import type {
  ImportListener,
  ImportProgress,
  Numbered,
  RefusedRow,
  RowBatch,
} from '../../employers/app/import-rows.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { WindowId } from '../domain/calendar.ts'
import type { WindowImportStore, WindowToPut } from './calendar-ports.ts'
import { windowReader, type WindowRow } from './window-row.ts'

export interface ImportWindows extends ImportListener {
  readonly store: WindowImportStore
  readonly batches: AsyncIterable<RowBatch>
  readonly newWindowId: () => WindowId
}

const portion = 500

/**
 * Brings windows with their weekly hours in, and opens the calendar of a centre that has none. A window that a later
 * file leaves out stays: it closes by `active` = no. One of another kind than it was is refused: what was booked there
 * would not be what was promised.
 */
export async function importWindows(
  options: ImportWindows,
): Promise<Outcome<ImportProgress, 'header', readonly string[]>> {
  const seen = new Set<string>()
  const put = async (rows: readonly Numbered<WindowRow>[]): Promise<readonly RefusedRow[]> => {
    const refusals: RefusedRow[] = []
    const fresh: (WindowToPut & { readonly line: number })[] = []
    for (const { line, record } of rows) {
      const name = JSON.stringify([record.province, record.canton, record.centre, record.number])
      if (seen.has(name)) refusals.push({ line, field: 'window', reason: 'duplicate' })
      else fresh.push({ ...record, line, id: options.newWindowId() })
      seen.add(name)
    }
    for (const n of await options.store.put(fresh))
      refusals.push({ line: fresh[n]?.line ?? 0, field: 'centre', reason: 'notAccepted' })
    return refusals
  }
  return importRows({ ...options, readerFor: windowReader, put, portion })
}
