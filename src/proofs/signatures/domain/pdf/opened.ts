import { unreadable } from './flaw.ts'
import { countOf, isDict, isList, nameOf, type PdfDict } from './values.ts'

/** Undoes Flate (RFC 1950); undefined for octets that are none, or are more than `most` when opened. Handed in. */
export type Inflate = (octets: Uint8Array, most: number) => Uint8Array | undefined

/** A table or a stream of objects, opened. */
const mostOpened = 8 * 1024 * 1024

/** Content of a stream of the file's own structure: plain, or Flate with or without a PNG predictor. Throws `PdfFlaw`. */
export function opened({ entries }: PdfDict, stream: Uint8Array, inflate: Inflate): Uint8Array {
  const filter = entries.get('Filter')
  const filters = isList(filter) ? filter.items : filter === undefined || filter === null ? [] : [filter]
  if (filters.length === 0) return stream
  if (filters.length > 1 || nameOf(filters[0]) !== 'FlateDecode') unreadable('filter')
  const octets = inflate(stream, mostOpened) ?? unreadable('flate')
  const given = entries.get('DecodeParms') ?? null
  const parms = isList(given) ? (given.items[0] ?? null) : given
  if (parms === null) return octets
  if (!isDict(parms)) unreadable('predictor')
  const predictor = countOf(parms.entries.get('Predictor') ?? 1) ?? unreadable('predictor')
  if (predictor === 1) return octets
  if (predictor < 10 || predictor > 15) unreadable('predictor')
  for (const key of ['Colors', 'BitsPerComponent'])
    if (parms.entries.has(key) && parms.entries.get(key) !== (key === 'Colors' ? 1 : 8))
      unreadable('predictor')
  return unpredicted(octets, countOf(parms.entries.get('Columns') ?? 1) ?? unreadable('predictor'))
}

/** Undoes the PNG predictors (PNG 9) for rows of single octets. */
function unpredicted(octets: Uint8Array, columns: number): Uint8Array {
  if (columns === 0 || octets.length % (columns + 1) !== 0) unreadable('predictor')
  const rows = octets.length / (columns + 1)
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const kind = octets[row * (columns + 1)] ?? 0
    for (let n = 0; n < columns; n += 1) {
      const at = row * columns + n
      const left = n === 0 ? 0 : (out[at - 1] ?? 0)
      const up = row === 0 ? 0 : (out[at - columns] ?? 0)
      const corner = n === 0 || row === 0 ? 0 : (out[at - columns - 1] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? unreadable('predictor')
      out[at] = ((octets[row * (columns + 1) + 1 + n] ?? 0) + guess) & 0xff
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}
