import { ok, refused } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'

/** One line of a file, cut into fields. */
export interface RawRow {
  /** Counted from 1, the header included, as an editor shows it. */
  readonly line: number
  readonly fields: readonly string[]
  /** The line could not be cut into fields at all. */
  readonly broken?: true
}

/** Rows as they come out of a file, the header first; `bytes` were read of the file so far. */
export interface RowBatch {
  readonly rows: readonly RawRow[]
  readonly bytes: number
}

export type RefusalReason =
  /** More or fewer fields than the header, or quotes that do not close. */
  | 'columns'
  | 'empty'
  /** Not of the form the field must have. */
  | 'form'
  /** Outside what this installation may process: demonstration mode takes synthetic data only (I-27). */
  | 'notAccepted'
  /** The same employer, centre or window stands in an earlier line. */
  | 'duplicate'
  /** Another line of this file says otherwise about the same taxpayer. */
  | 'contradicts'
  /** A contact is registered already; an import never replaces one (I-11, I-16). */
  | 'keptContact'

export interface RefusedRow {
  readonly line: number
  readonly field: string
  readonly reason: RefusalReason
}

export type FieldRefusal = Omit<RefusedRow, 'line'>
export type RowReader<R> = (fields: readonly string[]) => Outcome<R, 'row', readonly FieldRefusal[]>

/** Finds the columns by the names in the header; refused with the names that are missing or out of place. */
export type ReaderFor<R> = (header: readonly string[]) => Outcome<RowReader<R>, 'header', readonly string[]>

export interface Numbered<R> {
  readonly line: number
  readonly record: R
}

export interface ImportProgress {
  readonly lines: number
  readonly refused: number
  readonly bytes: number
}

export interface ImportListener {
  /** After every portion that was written. */
  readonly progress?: (so: ImportProgress) => void
  readonly refuse?: (row: RefusedRow) => void
}

export interface ImportRows<R> extends ImportListener {
  readonly batches: AsyncIterable<RowBatch>
  readonly readerFor: ReaderFor<R>
  /** Writes a portion, all or nothing, and says which rows it would not take. */
  readonly put: (portion: readonly Numbered<R>[]) => Promise<readonly RefusedRow[]>
  /** Rows a portion; some hundreds keep both round trips and statements small. */
  readonly portion: number
}

/**
 * The loop of every import: read, refuse what cannot be read with its number, field and reason, write
 * the rest in portions. A file whose columns are not the expected ones is refused whole (F-33).
 */
export async function importRows<R>(
  options: ImportRows<R>,
): Promise<Outcome<ImportProgress, 'header', readonly string[]>> {
  const { batches, readerFor, put, portion, progress, refuse } = options
  let read: RowReader<R> | undefined
  let names: readonly string[] = []
  let waiting: Numbered<R>[] = []
  let so: ImportProgress = { lines: 0, refused: 0, bytes: 0 }

  const refuseAll = (rows: readonly RefusedRow[]) => {
    const lines = new Set(rows.map(({ line }) => line)).size
    so = { ...so, refused: so.refused + lines }
    for (const row of rows) refuse?.(row)
  }
  const write = async () => {
    if (waiting.length > 0) refuseAll(await put(waiting))
    waiting = []
    progress?.(so)
  }

  for await (const { rows, bytes } of batches) {
    so = { ...so, bytes }
    for (const { line, fields, broken } of rows) {
      if (read === undefined) {
        names = fields.map((name) => name.trim())
        const found = readerFor(names)
        if (!found.ok) return found
        read = found.value
        continue
      }
      so = { ...so, lines: so.lines + 1 }
      if (broken || fields.length !== names.length) {
        refuseAll([{ line, field: '', reason: 'columns' }])
        continue
      }
      // No database takes NUL: it would refuse the whole portion, the good rows with it.
      const unstorable = fields.findIndex((field) => field.includes('\0'))
      if (unstorable >= 0) {
        refuseAll([{ line, field: names[unstorable] ?? '', reason: 'form' }])
        continue
      }
      const record = read(fields)
      if (!record.ok) refuseAll(record.detail.map((refusal) => ({ line, ...refusal })))
      else waiting.push({ line, record: record.value })
      if (waiting.length >= portion) await write()
    }
  }
  if (read === undefined) return refused('header', [])
  await write()
  return ok(so)
}

export interface FirstRows<R> {
  readonly first: readonly Numbered<R>[]
  readonly again: readonly RefusedRow[]
}

/**
 * Tells the rows that are the first of their key in a file from those that say it again: these are refused as
 * `duplicate` of the field. Made once for a file: it remembers the keys of the portions before.
 */
export function firstOfKey<R>(
  field: string,
  keyOf: (record: R) => readonly string[],
): (rows: readonly Numbered<R>[]) => FirstRows<R> {
  const seen = new Set<string>()
  return (rows) => {
    const first: Numbered<R>[] = []
    const again: RefusedRow[] = []
    for (const row of rows) {
      const key = JSON.stringify(keyOf(row.record))
      if (seen.has(key)) again.push({ line: row.line, field, reason: 'duplicate' })
      else first.push(row)
      seen.add(key)
    }
    return { first, again }
  }
}
