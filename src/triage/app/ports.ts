import type { Features } from '../domain/features.ts'
import type { RowId } from '../domain/row-types.ts'

/** One thing that is said for a row. */
export interface Said {
  readonly row: RowId
  readonly features: Features
}

export interface LikelyRow {
  readonly row: RowId
  /** 0 to 1, those of all rows together 1. */
  readonly likely: number
}

export interface Likeness {
  /** Those that share anything, the likeliest first. */
  readonly rows: readonly LikelyRow[]
  /**
   * How near the first of them is: how likely, times how much of what was asked is said for any row, times how well it is
   * said there. No unit, 0 and more; to compare with the thresholds of `find-rows.ts`.
   */
  readonly nearness: number
}

/** Finds the rows for which something like a text is said. Holds nothing but what is said for them. */
export type RowIndex = (asked: Features) => Likeness

export type BuildRowIndex = (said: readonly Said[]) => RowIndex
