import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { RawRow, RowBatch } from '../../employers/app/import-rows.ts'
import { linesOf } from './lines.ts'

/** Rows of one batch; the parser is asked for them one by one. */
const batchRows = 500
/** Longer than any row can be: a quote that is never closed ends here and not at the end of the file. */
const longestRow = 65_536

/**
 * Rows of a CSV file as RFC 4180 has it, comma or semicolon (spreadsheets in Ecuador write semicolons;
 * the header decides). A row that cannot be read is handed on as broken.
 */
export async function* readCsv(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<RowBatch> {
  const batches = linesOf(bytes)
  const opening = await batches.next()
  if (opening.done === true) return
  const first = opening.value
  let read = first.bytes
  const [header = ''] = first.lines

  async function* text(): AsyncGenerator<string> {
    yield withEnds(first.lines)
    for await (const batch of batches) {
      read = batch.bytes
      yield withEnds(batch.lines)
    }
  }

  const broken: RawRow[] = []
  const parser = Readable.from(text()).pipe(
    parse({
      delimiter: delimiterOf(header),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      max_record_size: longestRow,
      on_skip: (fault) => void broken.push({ line: lineOf(fault), fields: [], broken: true }),
    }),
  )
  let rows: RawRow[] = []
  for await (const { record, info } of parser as AsyncIterable<Parsed>) {
    rows.push({ line: info.lines, fields: record })
    if (rows.length < batchRows) continue
    yield { rows: [...rows, ...broken.splice(0)], bytes: read }
    rows = []
  }
  yield { rows: [...rows, ...broken.splice(0)], bytes: read }
}

interface Parsed {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

const withEnds = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

const delimiterOf = (header: string): ',' | ';' =>
  header.split(';').length > header.split(',').length ? ';' : ','

const lineOf = (fault: unknown): number => {
  const lines = typeof fault === 'object' && fault !== null && 'lines' in fault ? fault.lines : 0
  return typeof lines === 'number' ? lines : 0
}
