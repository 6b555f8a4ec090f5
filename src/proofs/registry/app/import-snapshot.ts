import { importRows } from '../../../employers/app/import-rows.ts'
import type {
  ImportListener,
  ImportProgress,
  Numbered,
  ReaderFor,
  RefusedRow,
  RowBatch,
} from '../../../employers/app/import-rows.ts'
import { ok, refused } from '../../../kernel/outcome.ts'
import type { Outcome } from '../../../kernel/outcome.ts'
import { companyReader, personReader, taxpayerReader } from './snapshot-rows.ts'
import type { Accept, TaxpayerRow } from './snapshot-rows.ts'
import type { SnapshotFile, SnapshotRegistry, SnapshotStore } from './import-ports.ts'

export interface ImportSnapshot extends SnapshotFile, ImportListener {
  readonly store: SnapshotStore
  readonly batches: AsyncIterable<RowBatch>
  readonly accept: Accept
  /** Share of records, 0–1, that may be gone since the last file (DOMAIN 5: 0.1). */
  readonly dropAllowed?: number
}

export interface SnapshotReport extends ImportProgress {
  readonly records: number
  /** Records of the version that was in use until now. */
  readonly before: number
}

export type SnapshotRefusal = 'header' | 'drop'

const portion = 500

/**
 * Brings one file of a registry in, next to the version in use, and puts it in use at the end. Stopped
 * anywhere, nothing changed and the same call begins anew (F-32). A file that lost too many records is
 * refused whole; its rows that could not be read are told to `refuse` one by one (F-33).
 */
export async function importSnapshot(
  registry: SnapshotRegistry,
  options: ImportSnapshot,
): Promise<Outcome<SnapshotReport, SnapshotRefusal, readonly string[]>> {
  const { store, batches, accept, dropAllowed = 0.1, part, asOf, source } = options
  const version = await store.begin(registry, { part, asOf, source })

  const from = <R>(
    readerFor: ReaderFor<R>,
    put: (rows: readonly Numbered<R>[]) => Promise<readonly RefusedRow[]>,
  ) => importRows<R>({ ...options, batches, readerFor, put, portion })
  const read = await {
    taxpayer: () =>
      from(taxpayerReader(accept), async (rows) => {
        const { records, refusals } = merged(rows)
        const taken = await store.putTaxpayers(
          version,
          [...records.values()].map(({ record }) => record),
        )
        return [...refusals, ...untaken(records, taken, 'NUMERO_RUC', 'contradicts')]
      }),
    civil: () =>
      from(
        personReader(accept),
        once('document', (records) => store.putPeople(version, records)),
      ),
    companies: () =>
      from(
        companyReader(accept),
        once('ruc', (records) => store.putCompanies(version, records)),
      ),
  }[registry]()
  if (!read.ok) return read

  const { published, records, before } = await store.publish(version, dropAllowed)
  return published ? ok({ ...read.value, records, before }) : refused('drop', [`${before}`, `${records}`])
}

/** For files with one line a record: a second line of the same number is refused, never merged. */
function once<K extends string, R extends Readonly<Record<K, string>>>(
  key: K,
  put: (records: readonly R[]) => Promise<ReadonlySet<string>>,
): (rows: readonly Numbered<R>[]) => Promise<readonly RefusedRow[]> {
  return async (rows) => {
    const first = new Map<string, Numbered<R>>()
    const refusals: RefusedRow[] = []
    for (const row of rows) {
      if (first.has(row.record[key])) refusals.push({ line: row.line, field: key, reason: 'duplicate' })
      else first.set(row.record[key], row)
    }
    const taken = await put([...first.values()].map(({ record }) => record))
    return [...refusals, ...untaken(first, taken, key, 'duplicate')]
  }
}

/** Joins the establishments of each taxpayer; a line that says otherwise about the taxpayer itself is refused. */
function merged(rows: readonly Numbered<TaxpayerRow>[]): {
  readonly records: ReadonlyMap<string, Numbered<TaxpayerRow>>
  readonly refusals: readonly RefusedRow[]
} {
  const records = new Map<string, Numbered<TaxpayerRow>>()
  const refusals: RefusedRow[] = []
  for (const row of rows) {
    const { ruc } = row.record
    const known = records.get(ruc)
    if (known === undefined) records.set(ruc, row)
    else if (agree(known.record, row.record))
      records.set(ruc, { ...known, record: joined(known.record, row.record) })
    else refusals.push({ line: row.line, field: 'NUMERO_RUC', reason: 'contradicts' })
  }
  return { records, refusals }
}

const ofTaxpayer = ['legalName', 'state', 'kind', 'startedOn', 'restartedOn', 'closedOn'] as const

const agree = (one: TaxpayerRow, other: TaxpayerRow): boolean =>
  ofTaxpayer.every((field) => one[field] === other[field])

const joined = (one: TaxpayerRow, other: TaxpayerRow): TaxpayerRow => ({
  ...one,
  tradeNames: union(one.tradeNames, other.tradeNames),
  activities: union(one.activities, other.activities),
  cantons: union(one.cantons, other.cantons),
})

const union = (one: readonly string[], other: readonly string[]): readonly string[] => [
  ...new Set([...one, ...other]),
]

const untaken = (
  rows: ReadonlyMap<string, Numbered<unknown>>,
  taken: ReadonlySet<string>,
  field: string,
  reason: 'contradicts' | 'duplicate',
): readonly RefusedRow[] =>
  [...rows].filter(([key]) => !taken.has(key)).map(([, { line }]) => ({ line, field, reason }))
