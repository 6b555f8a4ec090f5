import { importRows } from '../../employers/app/import-rows.ts'
import type {
  ImportListener,
  ImportProgress,
  Numbered,
  RefusedRow,
  RowBatch,
} from '../../employers/app/import-rows.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { obligationReader, type ReadRow } from './obligation-row.ts'
import type { ObligationImportStore } from './ports.ts'

export interface ImportObligations extends ImportListener {
  readonly store: ObligationImportStore
  readonly batches: AsyncIterable<RowBatch>
  readonly accept: (identifier: string) => boolean
  readonly asOf: Date
  readonly source: string
  /** The operator says that fewer records, and rows of nobody, are right. */
  readonly acceptLoss?: boolean
}

export interface ObligationReport extends ImportProgress {
  readonly records: number
  /** Records of the version that was in use until now. */
  readonly before: number
}

/** Share of records that may be gone since the last file (DOMAIN 5). */
const dropAllowed = 0.1
const portion = 500

/**
 * Brings a whole file of obligations in beside the version in use, and puts it in use at the end. Stopped anywhere,
 * nothing changed (F-32). Refused whole: `header`, `drop` when it lost too many records, and `ownerless` when there are
 * rows of which nobody can say whose they are: one of them could be what makes somebody look up to date.
 */
export async function importObligations(
  options: ImportObligations,
): Promise<Outcome<ObligationReport, 'header' | 'drop' | 'ownerless', readonly string[]>> {
  const { store, batches, accept, asOf, source, acceptLoss = false, refuse } = options
  const version = await store.begin({ asOf, source })
  let ownerless = 0
  const owned = new Set<number>()
  const put = async (rows: readonly Numbered<ReadRow>[]): Promise<readonly RefusedRow[]> => {
    for (const { line } of rows) owned.add(line)
    const { unknown, twice } = await store.put(
      version,
      rows.map(({ line, record }) => ({ line, ...record.row })),
    )
    return [
      ...rows.flatMap(({ line, record }) => record.wrong.map((wrong) => ({ line, ...wrong }))),
      ...unknown.map((line) => ({ line, field: 'identifier', reason: 'notAccepted' }) as const),
      ...twice.map((line) => ({ line, field: 'kind', reason: 'duplicate' }) as const),
    ]
  }
  const read = await importRows<ReadRow>({
    ...options,
    batches,
    readerFor: obligationReader(accept),
    put,
    portion,
    refuse(row) {
      // A number that this installation may not process is somebody's, whom it does not serve.
      if (!owned.has(row.line) && row.reason !== 'notAccepted') ownerless += 1
      refuse?.(row)
    },
  })
  if (!read.ok) {
    await store.discard(version)
    return read
  }
  const contradicting = await store.contradicting(version)
  for (const line of contradicting) refuse?.({ line, field: 'kind', reason: 'contradicts' })
  const refusedLines = read.value.refused + contradicting.length
  if (ownerless > 0 && !acceptLoss) {
    await store.discard(version)
    return refused('ownerless', [`${ownerless} lines`])
  }
  const { published, records, before } = await store.publish(version, acceptLoss ? 1 : dropAllowed)
  return published
    ? ok({ ...read.value, refused: refusedLines, records, before })
    : refused('drop', [`${before}`, `${records}`])
}
