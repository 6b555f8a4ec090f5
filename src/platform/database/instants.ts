import type { Instant } from '../../kernel/time.ts'

/** SQL for an instant column as whole milliseconds: the same number in every time zone and driver. */
export const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`

/** The judging clock (RELIABILITY 1): the database's, read when the row is read and never at the transaction's start. */
export const nowMs = ms('clock_timestamp()')

export const asInstant = (value: number): Instant => value as Instant
export const asInstantOrNull = (value: number | null): Instant | null =>
  value === null ? null : (value as Instant)
