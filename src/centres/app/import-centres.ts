import { importRows } from '../../employers/app/import-rows.ts'
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
import type { CentreImportStore, CentreToPut } from './ports.ts'

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
  const seen = new Set<string>()
  const put = async (rows: readonly Numbered<CentreRow>[]): Promise<readonly RefusedRow[]> => {
    const refusals: RefusedRow[] = []
    const fresh: CentreToPut[] = []
    for (const { line, record } of rows) {
      const place = JSON.stringify([record.province, record.canton, record.name])
      if (seen.has(place)) refusals.push({ line, field: 'name', reason: 'duplicate' })
      else fresh.push({ ...record, id: options.newCentreId() })
      seen.add(place)
    }
    await options.store.put(fresh)
    return refusals
  }
  return importRows({ ...options, readerFor: centreReader, put, portion })
}
