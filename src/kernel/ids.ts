import { ok, refused } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import type { Instant } from './time.ts'

declare const kind: unique symbol

/** A UUID in lower case that only fits where an id of the same kind is meant. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind }

export type EmployerId = Id<'employer'>
export type ContactId = Id<'contact'>
export type ChangeId = Id<'change'>
export type CaseId = Id<'case'>
export type LinkId = Id<'link'>
export type MessageId = Id<'message'>
export type TextId = Id<'text'>
export type CentreId = Id<'centre'>
export type OfficerId = Id<'officer'>
export type AppointmentId = Id<'appointment'>
export type DelegateId = Id<'delegate'>
export type DelegationId = Id<'delegation'>

/** Random bytes that one id takes. */
export const idBytes = 10

const latest = 2 ** 48 - 1
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/**
 * A UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, so that ids sort by the time they were
 * made, and 74 random bits. Two ids of the same millisecond have no order. An id is no secret and
 * opens nothing. Throws RangeError for a time before 1970 or for too few random bytes.
 */
export function newId<T extends Id<string>>(now: Instant, random: Uint8Array): T {
  if (!Number.isInteger(now) || now < 0 || now > latest) throw new RangeError('no id for this time')
  if (random.length < idBytes) throw new RangeError(`an id takes ${idBytes} random bytes`)
  const time = now.toString(16).padStart(12, '0')
  const [a = 0, b = 0, c = 0, d = 0, ...rest] = random.subarray(0, idBytes)
  const version = hex(0x70 | (a & 0x0f)) + hex(b)
  const variant = hex(0x80 | (c & 0x3f)) + hex(d)
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${rest.map(hex).join('')}` as T
}

/** Reads an id from outside. Any RFC 9562 version is taken, since another system may have made it. */
export function parseId<T extends Id<string>>(raw: unknown): Outcome<T, 'id'> {
  const wellFormed = typeof raw === 'string' && uuid.test(raw)
  return wellFormed ? ok(raw.toLowerCase() as T) : refused('id')
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}
