import { toDate, type Instant } from '../../../src/kernel/time.ts'
import { tags } from '../../../src/proofs/signatures/domain/der.ts'
import { writeDer } from '../../../src/proofs/signatures/domain/der-writer.ts'

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

export const writeBoolean = (value: boolean): Uint8Array =>
  writeDer(tags.boolean, Uint8Array.of(value ? 0xff : 0))

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
