import type { RowBatch } from '../../employers/app/import-rows.ts'
import { linesOf } from './lines.ts'

/**
 * Rows of the tax authority's file: `|` between fields, one record a line, and a field that holds a `|`
 * in double quotes (DOMAIN 5). Cut by hand, line by line: a stray quote, ordinary in trade names, costs
 * its own row and not, as with a CSV parser, everything up to the next quote.
 */
export async function* readTaxpayerFile(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<RowBatch> {
  let line = 0
  for await (const batch of linesOf(bytes)) {
    const rows = batch.lines.map((text) => {
      line += 1
      // The older files quote nothing, so a quote may be a letter of the name like any other.
      return { line, fields: cut(text) ?? text.split('|') }
    })
    yield { rows: rows.filter(({ fields }) => fields.length > 1), bytes: batch.bytes }
  }
}

/** The fields of a line; nothing if a field opens a quote and does not close it. */
function cut(text: string): readonly string[] | undefined {
  if (!text.includes('"')) return text.split('|')
  const fields: string[] = []
  for (let at = 0; at <= text.length; at++) {
    if (text[at] !== '"') {
      const end = text.indexOf('|', at)
      fields.push(text.slice(at, end < 0 ? undefined : end))
      if (end < 0) return fields
      at = end
      continue
    }
    const quoted = /"((?:[^"]|"")*)"(?=\||$)/y
    quoted.lastIndex = at
    const inside = quoted.exec(text)?.[1]
    if (inside === undefined) return undefined
    fields.push(inside.replaceAll('""', '"'))
    at = quoted.lastIndex
  }
  return fields
}
