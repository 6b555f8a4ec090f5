import { firstOfKey, importRows } from '../../employers/app/import-rows.ts'
import type {
  ImportListener,
  ImportProgress,
  Numbered,
  RefusedRow,
  RowBatch,
} from '../../employers/app/import-rows.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { WindowId } from '../domain/calendar.ts'
import type { WindowImportStore } from './calendar-ports.ts'
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
  const split = firstOfKey<WindowRow>('window', ({ province, canton, centre, number }) => [
    province,
    canton,
    centre,
    String(number),
  ])
  const put = async (rows: readonly Numbered<WindowRow>[]): Promise<readonly RefusedRow[]> => {
    const { first, again } = split(rows)
    const unlike = await options.store.put(
      first.map(({ record }) => ({ ...record, id: options.newWindowId() })),
    )
    return [
      ...again,
      ...unlike.map((n) => ({ line: first[n]?.line ?? 0, field: 'centre', reason: 'notAccepted' }) as const),
    ]
  }
  return importRows({ ...options, readerFor: windowReader, put, portion })
}
