import { tags } from './der.ts'

/** One value in DER: identifier, length in the fewest octets, and the contents one after the other (X.690, 8.1, 10.1). */
export function writeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0)
  const head = [tag, ...lengthOctets(length)]
  const octets = new Uint8Array(head.length + length)
  octets.set(head)
  let at = head.length
  for (const content of contents) {
    octets.set(content, at)
    at += content.length
  }
  return octets
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 | octets.length, ...octets]
}

export const writeSequence = (...values: readonly Uint8Array[]): Uint8Array =>
  writeDer(tags.sequence, ...values)

/** Of dotted numbers. Throws RangeError for what is no object identifier. */
export function writeOid(dotted: string): Uint8Array {
  const [first = 3n, second = -1n, ...rest] = dotted.split('.').map(BigInt)
  if (first > 2n || second < 0n || (first < 2n && second > 39n))
    throw new RangeError('not an object identifier')
  return writeDer(tags.oid, Uint8Array.from([first * 40n + second, ...rest].flatMap(base128)))
}

function base128(arc: bigint): readonly number[] {
  const octets = [Number(arc & 0x7fn)]
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80)
  return octets
}

/** A whole number from 0, or octets that are one already. */
export function writeInteger(value: number | bigint | Uint8Array): Uint8Array {
  if (value instanceof Uint8Array) return writeDer(tags.integer, value)
  const octets: number[] = []
  for (let rest = BigInt(value); rest > 0n; rest >>= 8n) octets.unshift(Number(rest & 0xffn))
  return writeDer(tags.integer, Uint8Array.from((octets[0] ?? 0x80) > 0x7f ? [0, ...octets] : octets))
}

export const writeOctetString = (octets: Uint8Array): Uint8Array => writeDer(tags.octetString, octets)

export const writeNull = (): Uint8Array => writeDer(tags.null)
