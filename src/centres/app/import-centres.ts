import { firstOfKey, importRows } from '../../employers/app/import-rows.ts'
import type {
  ImportListener,
  ImportProgress,
  Numbered,
  RefusedRow,
  RowBatch,
} from '../../employers/app/import-rows.ts'
import type { CentreId } from '../../kernel/ids.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { centreReader, type CentreRow } from './centre-row.ts'
import type { CentreImportStore } from './ports.ts'

export interface ImportCentres extends ImportListener {
  readonly store: CentreImportStore
  readonly batches: AsyncIterable<RowBatch>
  readonly newCentreId: () => CentreId
}

const portion = 500

/** Brings the service centres in. A centre that a later file leaves out stays open: it closes by `active` = no. */
export async function importCentres(
  options: ImportCentres,
): Promise<Outcome<ImportProgress, 'header', readonly string[]>> {
  const split = firstOfKey<CentreRow>('name', ({ province, canton, name }) => [province, canton, name])
  const put = async (rows: readonly Numbered<CentreRow>[]): Promise<readonly RefusedRow[]> => {
    const { first, again } = split(rows)
    await options.store.put(first.map(({ record }) => ({ ...record, id: options.newCentreId() })))
    return again
  }
  return importRows({ ...options, readerFor: centreReader, put, portion })
}
