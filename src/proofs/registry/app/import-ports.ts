import type { CompanyRecord, PersonRecord } from '../domain/records.ts'
import type { TaxpayerRow } from './snapshot-rows.ts'

export type SnapshotRegistry = 'taxpayer' | 'civil' | 'companies'

/** What a file says of itself; the as-of date is published with every answer. */
export interface SnapshotFile {
  /** The province of a taxpayer file, `all` for the others. */
  readonly part: string
  readonly asOf: Date
  readonly source: string
}

export type Published =
  | { readonly published: true; readonly records: number; readonly before: number }
  /** Fewer records than `dropAllowed` lets through: the version in use stays. */
  | { readonly published: false; readonly records: number; readonly before: number }

/** Versions of a registry's files. Nothing of a version is seen before `publish`, and then all of it. */
export interface SnapshotStore {
  /** A new version; what an interrupted import of the same part left behind is gone. */
  begin(registry: SnapshotRegistry, file: SnapshotFile): Promise<number>
  /** Each returns the keys it took. A taxpayer in two lines is taken twice if the lines agree. */
  putTaxpayers(version: number, records: readonly TaxpayerRow[]): Promise<ReadonlySet<string>>
  putPeople(version: number, records: readonly PersonRecord[]): Promise<ReadonlySet<string>>
  putCompanies(version: number, records: readonly CompanyRecord[]): Promise<ReadonlySet<string>>
  /** Puts the version in use, unless it lost more than `dropAllowed` (0–1) of the records of the one before. */
  publish(version: number, dropAllowed: number): Promise<Published>
}
