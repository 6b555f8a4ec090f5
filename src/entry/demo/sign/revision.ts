import { writeDict, withEntries, type RawPdf } from './raw-pdf.ts'

/** One object of a revision: what stands between `obj` and `endobj`. */
export type RevisionObject = readonly [number: number, body: string]

/** What a revision is, when it is more than its objects: for files that must be wrong. */
export interface RevisionWish {
  readonly objects: readonly RevisionObject[]
  /** Entries of the trailer instead of, or beside, those of the revision before. */
  readonly trailer?: Readonly<Record<string, string>>
  /** Rows of the table for objects that lie elsewhere. */
  readonly rows?: readonly (readonly [number: number, offset: number])[]
}

/**
 * Appends a revision (ISO 32000-1, 7.5.6): a line break, the objects, a table with one row for each of them, a trailer
 * that leads to the table before. The octets of before stay as they are. `comment`: the line that some programs leave.
 */
export function appendRevision(pdf: RawPdf, wish: RevisionWish, comment?: string): Buffer {
  const parts: string[] = ['\n']
  let at = pdf.octets.length + 1
  const rows = new Map<number, number>(wish.rows)
  for (const [number, body] of wish.objects) {
    rows.set(number, at)
    const text = `${number} 0 obj\n${body}\nendobj\n`
    parts.push(text)
    at += Buffer.byteLength(text, 'latin1')
  }
  const numbers = [...rows.keys()].sort((a, b) => a - b)
  const trailer = withEntries(pdf.trailer, {
    Size: String(Math.max(pdf.size, (numbers.at(-1) ?? 0) + 1)),
    Prev: String(pdf.start),
    ...wish.trailer,
  })
  parts.push(
    tableOf(numbers, rows),
    `trailer\n${writeDict(trailer)}\n`,
    comment === undefined ? '' : `%${comment}\n`,
    `startxref\n${at}\n%%EOF\n`,
  )
  return Buffer.concat([pdf.octets, Buffer.from(parts.join(''), 'latin1')])
}

function tableOf(numbers: readonly number[], rows: ReadonlyMap<number, number>): string {
  const lines = ['xref\n']
  for (let from = 0; from < numbers.length;) {
    let to = from + 1
    while (to < numbers.length && numbers[to] === (numbers[to - 1] ?? 0) + 1) to += 1
    lines.push(`${numbers[from]} ${to - from}\n`)
    for (const number of numbers.slice(from, to))
      lines.push(`${String(rows.get(number)).padStart(10, '0')} 00000 n \n`)
    from = to
  }
  return lines.join('')
}
