import { itemsOf, nameOf, type PdfDict } from './pdf-values.ts'
import { refuse } from './refuse.ts'

/** Filters of a stream, in their order. Undefined stands for what is no name. */
export const filtersOf = ({ entries }: PdfDict): readonly (string | undefined)[] => {
  const filter = entries.get('Filter')
  if (filter === undefined || filter === null) return []
  const items = itemsOf(filter)
  return items.length > 0 ? items.map(nameOf) : [nameOf(filter)]
}

/** Octets written as text (ISO 32000-1, 7.4.2 and 7.4.3): some programs do so before anything else. They grow at most four times. */
const written: ReadonlyMap<string | undefined, (stream: Buffer) => Buffer> = new Map([
  ['ASCIIHexDecode', fromHex],
  ['ASCII85Decode', from85],
])

export interface Unwritten {
  readonly octets: Buffer
  readonly filters: readonly (string | undefined)[]
}

/** The octets behind a first filter that writes them as text, and the filters that are left. */
export function unwritten(stream: Buffer, filters: readonly (string | undefined)[]): Unwritten {
  const read = written.get(filters[0])
  return read === undefined
    ? { octets: stream, filters }
    : { octets: read(stream), filters: filters.slice(1) }
}

function fromHex(stream: Buffer): Buffer {
  const digits = textOf(stream, '>')
  if (!/^[0-9A-Fa-f]*$/.test(digits)) refuse('type')
  return Buffer.from(digits.length % 2 === 1 ? `${digits}0` : digits, 'hex')
}

function from85(stream: Buffer): Buffer {
  const digits = textOf(stream, '~')
  const out = Buffer.alloc(4 * digits.length)
  let [length, group, count] = [0, 0, 0]
  for (const digit of digits) {
    if (digit === 'z' && count === 0) {
      length += 4
      continue
    }
    const worth = digit.charCodeAt(0) - 0x21
    if (worth < 0 || worth > 84) refuse('type')
    group = group * 85 + worth
    count += 1
    if (count < 5) continue
    if (group > 0xffffffff) refuse('type')
    out.writeUInt32BE(group, length)
    length += 4
    ;[group, count] = [0, 0]
  }
  if (count === 1) refuse('type')
  if (count > 1) {
    const rest = Buffer.alloc(4)
    rest.writeUInt32BE(Math.min(0xffffffff, group * 85 ** (5 - count) + 85 ** (5 - count) - 1))
    rest.copy(out, length, 0, count - 1)
    length += count - 1
  }
  return out.subarray(0, length)
}

/** What stands before the mark of the end, without what only divides lines. */
function textOf(stream: Buffer, end: string): string {
  const [text = ''] = stream.toString('latin1').split(end, 1)
  return text.replaceAll(/[\0\t\n\f\r ]+/g, '')
}
