import { instant, type Instant } from '../../../kernel/time.ts'

/** Some of the serial numbers of a list, in order. */
export interface SerialPage {
  /** The smallest of them. */
  readonly first: Uint8Array
  /** One after the other: the length of a serial number in one octet, the number, and its second since 1970 in six. */
  readonly octets: Uint8Array
}

/** Serial numbers of a page at most: it is read to know of one certificate. */
export const perPage = 512

/** Octets of a serial number as RFC 5280, 4.1.2.2 allows them, and those that authorities have written all the same. */
export const mostSerial = 32

const dateOctets = 6

/**
 * Keeps the serial numbers of a list that is read piece by piece, in the octets that they take and 8 more each: a list
 * of 200,000 takes under 8 MB.
 */
export interface SerialKeeper {
  /** Lower-case hexadecimal. @throws RangeError for a serial number of no octet or more than 32. */
  add(serial: string, since: Instant): void
  readonly count: number
  /** All of them in pages, by the order of their octets; of one that came twice the earlier date counts. */
  pages(): readonly SerialPage[]
}

export function keepSerials(): SerialKeeper {
  let kept = new Uint8Array(65_536)
  let size = 0
  let starts = new Uint32Array(1_024)
  let count = 0

  return {
    add(serial, since) {
      const length = serial.length / 2
      if (!Number.isInteger(length) || length < 1 || length > mostSerial)
        throw new RangeError('no serial number')
      const more = 1 + length + dateOctets
      if (size + more > kept.length) kept = grown(kept, new Uint8Array(kept.length * 2))
      if (count === starts.length) starts = grown(starts, new Uint32Array(count * 2))
      starts[count++] = size
      kept[size] = length
      for (let index = 0; index < length; index++)
        kept[size + 1 + index] =
          nibbleOf(serial.charCodeAt(index * 2)) * 16 + nibbleOf(serial.charCodeAt(index * 2 + 1))
      writeSeconds(kept, size + 1 + length, Math.max(0, Math.floor(since / 1_000)))
      size += more
    },
    get count() {
      return count
    },
    pages() {
      const order = starts.slice(0, count).sort((a, b) => compareAt(kept, a, b))
      const pages: SerialPage[] = []
      let page: Uint8Array[] = []
      let last: number | undefined
      const close = () => {
        const [head] = page
        if (head !== undefined) pages.push({ first: serialAt(head, 0).slice(), octets: joined(page) })
        page = []
      }
      for (const start of order) {
        // Equal ones follow each other, the earlier date first.
        if (last !== undefined && sameSerial(kept, last, start)) continue
        last = start
        if (page.length === perPage) close()
        page.push(kept.subarray(start, endAt(kept, start)))
      }
      close()
      return pages
    },
  }
}

/** Since when a serial number is revoked by this page; undefined when it is not in it. Never throws. */
export function findSerial(page: Uint8Array, serial: Uint8Array): Instant | undefined {
  for (let at = 0; at < page.length; at = endAt(page, at)) {
    const found = serialAt(page, at)
    if (found.length === serial.length && found.every((octet, index) => octet === serial[index]))
      return instant(readSeconds(page, at + 1 + found.length) * 1_000)
  }
  return undefined
}

/** Of a lower-case digit: of the millions of a list, no piece of text is made. */
const nibbleOf = (digit: number): number => (digit < 0x3a ? digit - 0x30 : digit - 0x57)

const serialAt = (octets: Uint8Array, at: number): Uint8Array =>
  octets.subarray(at + 1, at + 1 + (octets[at] ?? 0))

const endAt = (octets: Uint8Array, at: number): number => at + 1 + (octets[at] ?? 0) + dateOctets

/** By the octets one after the other, a shorter one that is like the beginning of a longer first: as PostgreSQL orders them. */
function compareAt(octets: Uint8Array, a: number, b: number): number {
  const [lengthA = 0, lengthB = 0] = [octets[a], octets[b]]
  const shared = Math.min(lengthA, lengthB)
  for (let index = 1; index <= shared; index++) {
    const difference = (octets[a + index] ?? 0) - (octets[b + index] ?? 0)
    if (difference !== 0) return difference
  }
  if (lengthA !== lengthB) return lengthA - lengthB
  return readSeconds(octets, a + 1 + lengthA) - readSeconds(octets, b + 1 + lengthB)
}

function sameSerial(octets: Uint8Array, a: number, b: number): boolean {
  const length = octets[a] ?? 0
  if (octets[b] !== length) return false
  for (let index = 1; index <= length; index++) if (octets[a + index] !== octets[b + index]) return false
  return true
}

function writeSeconds(octets: Uint8Array, at: number, seconds: number): void {
  let rest = seconds
  for (let index = dateOctets - 1; index >= 0; index--) {
    octets[at + index] = rest % 256
    rest = Math.floor(rest / 256)
  }
}

function readSeconds(octets: Uint8Array, at: number): number {
  let seconds = 0
  for (let index = 0; index < dateOctets; index++) seconds = seconds * 256 + (octets[at + index] ?? 0)
  return seconds
}

function grown<T extends Uint8Array | Uint32Array>(from: T, into: T): T {
  into.set(from)
  return into
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
