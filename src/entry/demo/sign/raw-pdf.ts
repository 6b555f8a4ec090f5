/**
 * Enough of a PDF to put a signature behind it, for files that Clavero issued itself: classic tables, no streams of
 * objects, one or more revisions. What judges files of strangers is stricter, and is not this.
 */
export interface RawPdf {
  readonly octets: Buffer
  /** Offset of the newest table. */
  readonly start: number
  /** One more than the highest number of an object. */
  readonly size: number
  readonly trailer: RawDict
  /** Where each object begins that is in use. */
  readonly offsets: ReadonlyMap<number, number>
}

/** Keys without their slash, values as they stand in the file. */
export type RawDict = ReadonlyMap<string, string>

/** Thrown where a value has no end or is none: such a file was not written here. */
export class NotOurs extends Error {}

/** What a page or two can need. */
const mostObjects = 1_000_000

/** Lists and dictionaries inside one another: ours are not half as deep. */
const deepest = 20

/** Undefined for what is no PDF of this kind. Throws `NotOurs` for one whose tables are no tables of ours. */
export function readRawPdf(octets: Buffer): RawPdf | undefined {
  const text = octets.toString('latin1')
  const start = Number(/startxref\s+(\d{1,9})\s+%%EOF\s*$/.exec(text.slice(-1_024))?.[1])
  if (!text.startsWith('%PDF-') || !Number.isInteger(start)) return undefined
  const offsets = new Map<number, number>()
  let newest: RawDict | undefined
  const seen = new Set<number>()
  for (let at = start; !seen.has(at);) {
    seen.add(at)
    const section = readTable(text, at)
    if (section === undefined) return undefined
    for (const [number, offset] of section.rows) if (!offsets.has(number)) offsets.set(number, offset)
    newest ??= section.trailer
    const previous = section.trailer.get('Prev')
    if (previous === undefined) break
    at = Number(previous)
  }
  const said = Number(newest?.get('Size'))
  if (newest === undefined || !Number.isInteger(said)) return undefined
  // What a file says of its size is not always so; a number that is taken would be written over.
  const size = [...offsets.keys()].reduce((most, number) => Math.max(most, number + 1), said)
  if (size > mostObjects) return undefined
  return { octets, start, size, trailer: newest, offsets }
}

function readTable(text: string, at: number) {
  const rows: (readonly [number: number, offset: number])[] = []
  const head = /xref\s+/y
  head.lastIndex = at
  if (!head.test(text)) return undefined
  let from = head.lastIndex
  const section = /(\d+) (\d+)\s*\n/y
  for (;;) {
    section.lastIndex = from
    const found = section.exec(text)
    if (found === null) break
    const [first, count] = [Number(found[1]), Number(found[2])]
    from = section.lastIndex
    for (let n = 0; n < count; n += 1, from += 20) {
      const row = /^(\d{10}) \d{5} ([nf])/.exec(text.slice(from, from + 18))
      if (row === null) return undefined
      if (row[2] === 'n') rows.push([first + n, Number(row[1])])
    }
  }
  const trailer = /\s*trailer\s*/y
  trailer.lastIndex = from
  if (!trailer.test(text)) return undefined
  const dict = readDict(text, trailer.lastIndex)
  return dict && { rows, trailer: dict }
}

/** The dictionary of an object; undefined where it has none. */
export function dictOf(pdf: RawPdf, number: number): RawDict | undefined {
  const offset = pdf.offsets.get(number)
  if (offset === undefined) return undefined
  const text = pdf.octets.toString('latin1', offset)
  const head = /^\d+ \d+ obj\s*/.exec(text)
  return head === null ? undefined : readDict(text, head[0].length)
}

/** The number in `n 0 R`. */
export const refNumber = (value: string | undefined): number | undefined => {
  const number = /^(\d+) \d+ R$/.exec(value ?? '')?.[1]
  return number === undefined ? undefined : Number(number)
}

/** The values of `[…]`, as they stand. Throws `NotOurs` for anything else. */
export function listItems(value: string): readonly string[] {
  if (!value.startsWith('[')) throw new NotOurs('no list')
  const items: string[] = []
  for (let at = skipBlanks(value, 1); at < value.length - 1; at = skipBlanks(value, at)) {
    const end = endOfValue(value, at)
    items.push(value.slice(at, end))
    at = end
  }
  return items
}

export const writeDict = (dict: RawDict): string =>
  `<<\n${[...dict].map(([key, value]) => `/${key} ${value}\n`).join('')}>>`

/** With those entries instead of, or beside, those that it has. */
export const withEntries = (dict: RawDict, entries: Readonly<Record<string, string>>): RawDict =>
  new Map([...dict, ...Object.entries(entries)])

function readDict(text: string, from: number): RawDict | undefined {
  if (!text.startsWith('<<', from)) return undefined
  const dict = new Map<string, string>()
  let at = skipBlanks(text, from + 2)
  while (!text.startsWith('>>', at)) {
    const key = /\/([^\s/<>[\]()]+)/y
    key.lastIndex = at
    const name = key.exec(text)?.[1]
    if (name === undefined) return undefined
    const begin = skipBlanks(text, key.lastIndex)
    at = endOfValue(text, begin)
    dict.set(name, text.slice(begin, at))
    at = skipBlanks(text, at)
  }
  return dict
}

function skipBlanks(text: string, from: number): number {
  const blanks = /\s*/y
  blanks.lastIndex = from
  blanks.test(text)
  return blanks.lastIndex
}

/** Where the value ends that begins there. Throws `NotOurs` for one without an end. */
function endOfValue(text: string, from: number, depth = 0): number {
  if (depth > deepest) throw new NotOurs('deep')
  if (text.startsWith('<<', from)) return endOfMany(text, from + 2, '>>', depth)
  switch (text[from]) {
    case '[':
      return endOfMany(text, from + 1, ']', depth)
    case '<': {
      const end = text.indexOf('>', from)
      if (end === -1) throw new NotOurs('no end')
      return end + 1
    }
    case '(':
      return endOfText(text, from)
    default: {
      const word = /\d+ \d+ R|\/?[^\s/<>[\]()]+/y
      word.lastIndex = from
      if (!word.test(text)) throw new NotOurs('no value')
      return word.lastIndex
    }
  }
}

function endOfMany(text: string, from: number, end: string, depth: number): number {
  let at = skipBlanks(text, from)
  while (!text.startsWith(end, at)) {
    // A key and a value are passed alike.
    at = skipBlanks(text, endOfValue(text, at, depth + 1))
  }
  return at + end.length
}

function endOfText(text: string, from: number): number {
  let open = 0
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '(') open += 1
    else if (text[at] === ')' && --open === 0) return at + 1
  }
  throw new NotOurs('no end')
}
