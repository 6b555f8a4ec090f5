import type { Instant } from '../../../kernel/time.ts'
import { toDate } from '../../../kernel/time.ts'
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

/** A SET OF, its values in the order of their octets (X.690, 11.6). */
export const writeSetOf = (...values: readonly Uint8Array[]): Uint8Array =>
  writeDer(tags.set, ...[...values].sort(inOrder))

function inOrder(one: Uint8Array, other: Uint8Array): number {
  const shared = Math.min(one.length, other.length)
  for (let index = 0; index < shared; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return one.length - other.length
}

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

export const writeBoolean = (value: boolean): Uint8Array =>
  writeDer(tags.boolean, Uint8Array.of(value ? 0xff : 0))

export const writeOctetString = (octets: Uint8Array): Uint8Array => writeDer(tags.octetString, octets)

/** Filled to the last bit. */
export const writeBitString = (octets: Uint8Array): Uint8Array =>
  writeDer(tags.bitString, Uint8Array.of(0), octets)

/** Numbers of the bits that are set, under 16, without the zeros at the end (X.690, 11.2.2). */
export function writeNamedBits(...bits: readonly number[]): Uint8Array {
  const last = Math.max(-1, ...bits)
  const octets = new Uint8Array((last + 8) >> 3)
  for (const bit of bits) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  return writeDer(tags.bitString, Uint8Array.of(octets.length * 8 - last - 1), octets)
}

export const writeNull = (): Uint8Array => writeDer(tags.null)

/** Any kind of string whose octets are those of the text: ASCII; UTF8String for the rest. */
export const writeText = (text: string, tag: number = tags.utf8String): Uint8Array =>
  writeDer(tag, utf8Octets(text))

function utf8Octets(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  const octets: number[] = []
  for (let at = 0; at < escaped.length; at++) {
    const isEscape = escaped[at] === '%'
    octets.push(isEscape ? Number.parseInt(escaped.slice(at + 1, at + 3), 16) : escaped.charCodeAt(at))
    if (isEscape) at += 2
  }
  return Uint8Array.from(octets)
}

/** UTCTime until 2049 and GeneralizedTime from 2050, to the second (RFC 5280, 4.1.2.5). */
export function writeTime(at: Instant, isGeneralized?: boolean): Uint8Array {
  const text = `${toDate(at).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`
  const year = toDate(at).getUTCFullYear()
  return (isGeneralized ?? (year < 1950 || year > 2049))
    ? writeText(text, tags.generalizedTime)
    : writeText(text.slice(2), tags.utcTime)
}
