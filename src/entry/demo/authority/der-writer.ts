import { toDate, type Instant } from '../../../kernel/time.ts'
import { writeDer, writeOid } from '../../../proofs/signatures/domain/der-writer.ts'
import { context, tags } from '../../../proofs/signatures/domain/der.ts'

/**
 * Writes DER (X.690), value by value. The signatures of the demonstration and of the tests come from here and not from a
 * package, because half of them must be wrong in ways that no package writes; `openssl` reads what is right (tests).
 */
export type Octets = Uint8Array

/** One value with that identifier octet around its parts. */
export const der = (tag: number, ...parts: readonly Octets[]): Buffer => asBuffer(writeDer(tag, ...parts))

const asBuffer = ({ buffer, byteOffset, length }: Octets): Buffer => Buffer.from(buffer, byteOffset, length)

export const sequence = (...parts: readonly Octets[]): Buffer => der(tags.sequence, ...parts)

/** In the order that DER asks for (X.690, 11.6). */
export const setOf = (...parts: readonly Octets[]): Buffer =>
  der(tags.set, ...[...parts].sort((a, b) => Buffer.compare(a, b)))

/** Of a number, or of octets that are one, most significant first and never negative. */
export function integer(value: number | Octets): Buffer {
  const octets = typeof value === 'number' ? Buffer.from(hexOfNumber(value), 'hex') : Buffer.from(value)
  const first = octets.findIndex((octet) => octet !== 0)
  const least = first === -1 ? Buffer.from([0]) : octets.subarray(first)
  return der(tags.integer, (least[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.from([0]), least]) : least)
}

const hexOfNumber = (value: number): string => {
  const digits = value.toString(16)
  return digits.length % 2 === 0 ? digits : `0${digits}`
}

/** Throws RangeError for what is no object identifier. */
export const oid = (dotted: string): Buffer => asBuffer(writeOid(dotted))

export const nothing = der(tags.null)
export const boolean = (value: boolean): Buffer => der(tags.boolean, Buffer.from([value ? 0xff : 0]))
export const octetString = (octets: Octets): Buffer => der(tags.octetString, octets)
export const bitString = (octets: Octets, unused = 0): Buffer =>
  der(tags.bitString, Buffer.from([unused]), octets)
export const enumerated = (value: number): Buffer => der(tags.enumerated, Buffer.from([value]))
export const utf8 = (text: string): Buffer => der(tags.utf8String, Buffer.from(text, 'utf8'))
export const printable = (text: string): Buffer => der(tags.printableString, Buffer.from(text, 'latin1'))
export const ia5 = (text: string): Buffer => der(tags.ia5String, Buffer.from(text, 'latin1'))

/** `[n]` around whole values. */
export const explicit = (number: number, ...parts: readonly Octets[]): Buffer =>
  der(context(number, true), ...parts)

/** `[n]` in the place of a value's own identifier octet. */
export function implicit(number: number, value: Octets): Buffer {
  const octets = Buffer.from(value)
  octets[0] = context(number, ((value[0] ?? 0) & 0x20) !== 0)
  return octets
}

/** UTCTime up to 2049 and GeneralizedTime after, to the second (RFC 5280, 4.1.2.5). */
export function time(at: Instant): Buffer {
  const text = `${toDate(at).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
  return text < '2050' ? der(tags.utcTime, Buffer.from(text.slice(2))) : generalizedTime(at)
}

/** To the second. */
export const generalizedTime = (at: Instant): Buffer =>
  der(tags.generalizedTime, Buffer.from(`${toDate(at).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`))
