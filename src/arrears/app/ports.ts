import type { EmployerId } from '../../kernel/ids.ts'
import type { RegistryOutage } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Extension } from '../domain/due-date.ts'
import type { Obligation } from '../domain/obligation.ts'
import type { Period } from '../domain/period.ts'
import type { ObligationRow } from './obligation-row.ts'

/**
 * What a source of obligations may answer; exceptions never cross the port. `notFound` says nothing about debts: the
 * source does not know this employer, or cannot say anything whole about it.
 */
export type ObligationAnswer =
  | {
      readonly kind: 'found'
      readonly obligations: readonly Obligation[]
      /** Up to when it is true. */
      readonly asOf: Instant
      readonly source: string
    }
  | { readonly kind: 'notFound'; readonly source: string }
  | {
      readonly kind: Exclude<RegistryOutage, 'stale'>
      readonly source: string
      readonly retryAt?: Instant
    }

/** The institution's record of what employers owe. Every question is asked anew: nothing is kept here. */
export interface ObligationSource {
  of(employer: { readonly identifier: string; readonly branchCode: string }): Promise<ObligationAnswer>
}

export interface ListedExtension extends Extension {
  readonly enteredAt: Instant
}

export interface ExtensionStore {
  /** Those in force, also of days that are over. */
  all(): Promise<readonly ListedExtension[]>
  allIn(tx: Tx): Promise<readonly ListedExtension[]>
  /** In the place of one of the same province and period. */
  put(tx: Tx, extension: Extension & { readonly id: string }): Promise<void>
  /** False: there was none. */
  end(tx: Tx, of: { readonly province: string | null; readonly period: Period }): Promise<boolean>
}

/** Of an employer, what its dates and its certificate need. */
export interface ArrearsEmployer {
  readonly id: EmployerId
  readonly identifier: string
  readonly branchCode: string
  readonly legalName: string
  readonly province: string | null
}

export interface ArrearsEmployers {
  byId(id: EmployerId): Promise<ArrearsEmployer | undefined>
}

export interface NumberedRow extends ObligationRow {
  readonly line: number
}

export interface ObligationImportStore {
  /** A new version; what an interrupted import left behind is gone. */
  begin(file: { readonly asOf: Date; readonly source: string }): Promise<number>
  /** Lines that were taken, of employers that are known; `unknown` are the lines of others, `twice` of obligations that stand in the file already. */
  put(
    version: number,
    rows: readonly NumberedRow[],
  ): Promise<{ readonly unknown: readonly number[]; readonly twice: readonly number[] }>
  /** Lines that say that nothing is open, of employers of which another line says otherwise; they count for nothing. */
  contradicting(version: number): Promise<readonly number[]>
  /** Puts the version in use, unless it lost more than `dropAllowed` (0–1) of the records of the one before. */
  publish(
    version: number,
    dropAllowed: number,
  ): Promise<{ readonly published: boolean; readonly records: number; readonly before: number }>
  discard(version: number): Promise<void>
}

/** A calendar file of due dates (RFC 5545). */
export interface DueDateFile {
  /** BCP 47, as the product line of the file has it. */
  readonly lang: string
  readonly url: string
  readonly now: Instant
  readonly entries: readonly {
    /** The same for the same period, so that a calendar that takes a newer file in moves what it has. */
    readonly id: string
    readonly endsAt: Instant
    readonly title: string
    readonly text: string
  }[]
}

export type DueDateWriter = (file: DueDateFile) => string
