import type { Instant } from '../../../kernel/time.ts'
import { readDer, sameOctets, tags, type Der } from './der.ts'
import { extensionListOf } from './extensions.ts'
import { hold, readDerTime, wholeOf } from './fields.ts'
import { generalNamesOf } from './general-names.ts'
import type { Name } from './names.ts'

/** One certificate that a list calls revoked. */
export interface CrlEntry {
  /** Content of the serial number, lower-case hexadecimal. */
  readonly serial: string
  readonly revokedAt: Instant
  /** CRLReason (RFC 5280, 5.3.1); undefined where none is given. */
  readonly reason: number | undefined
  /** Whoever issued the certificate, where it is not the issuer of the list (5.3.3). */
  readonly issuer: Name | undefined
}

/** The reason with which a delta takes a certificate off the list (5.3.1). */
export const removeFromCrl = 8

/** Octets of one entry; one with a serial number, a date and a reason has under 50. */
export const mostEntryBytes = 16_384

const digits = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'))
/** The only extension that most entries have: their reason, up to its number. */
const reasonAlone = Uint8Array.of(0x30, 0x0c, 0x30, 0x0a, 0x06, 3, 0x55, 0x1d, 0x15, 4, 3, 0x0a, 1)

const oids = { reason: '2.5.29.21', invalidityDate: '2.5.29.24', issuer: '2.5.29.29' } as const
const understood: ReadonlySet<string> = new Set(Object.values(oids))

/**
 * Reads the entry whose content is handed in. `before` is the issuer of the entry before it, which goes on until another
 * is named. What is none ends the reading.
 */
export function entryOf(content: Uint8Array, before: Name | undefined, hasExtensions: boolean): CrlEntry {
  // By hand: a list has hundreds of thousands, and nothing but lengths under 128 is lawful in these two.
  const serialEnd = 2 + (content[1] ?? 0x80)
  const [, , first = 0, second = 0] = content
  const isLong = serialEnd > 3 && ((first === 0 && second < 0x80) || (first === 0xff && second > 0x7f))
  hold(content[0] === tags.integer && serialEnd > 2 && serialEnd <= 34 && !isLong, 'badEntry')
  const timeTag = content[serialEnd]
  const end = serialEnd + 2 + (content[serialEnd + 1] ?? 0x80)
  hold(end <= content.length && (timeTag === tags.utcTime || timeTag === tags.generalizedTime), 'badEntry')
  const revokedAt = readDerTime(content.subarray(serialEnd + 2, end), timeTag === tags.utcTime)
  hold(revokedAt !== undefined, 'badEntry')
  let serial = ''
  for (let at = 2; at < serialEnd; at++) serial += digits[content[at] ?? 0]
  if (end === content.length) return { serial, revokedAt, reason: undefined, issuer: before }
  hold(hasExtensions, 'badVersion')
  return { serial, revokedAt, ...saidOf(content.subarray(end), before) }
}

function saidOf(list: Uint8Array, before: Name | undefined): Pick<CrlEntry, 'reason' | 'issuer'> {
  const last = list[reasonAlone.length]
  const isAlone = list.length === reasonAlone.length + 1 && sameOctets(list.subarray(0, -1), reasonAlone)
  if (isAlone && last !== undefined) return { reason: reasonOf(last), issuer: before }
  const extensions = extensionListOf(wholeOf(list, 'badEntry'))
  hold(
    extensions.every(({ oid, isCritical }) => !isCritical || understood.has(oid)),
    'unknownCriticalEntry',
  )
  const valueOf = (oid: string): Der | undefined => {
    const value = extensions.find((each) => each.oid === oid)?.value
    return value && wholeOf(value, 'badEntry')
  }
  const reason = valueOf(oids.reason)
  const issuer = valueOf(oids.issuer)
  hold(reason === undefined || (reason.tag === tags.enumerated && reason.content.length === 1), 'badEntry')
  return { reason: reason && reasonOf(reason.content[0] ?? 0), issuer: issuer ? issuerOf(issuer) : before }
}

/** 0 to 10; 7 is not used (5.3.1). */
function reasonOf(number: number): number {
  hold(number <= 10 && number !== 7, 'badEntry')
  return number
}

/** One name of a directory: nothing else names an issuer. */
function issuerOf(value: Der): Name {
  const [name, ...more] = generalNamesOf(value, 'badEntry')
  hold(name?.kind === 'directory' && more.length === 0, 'badEntry')
  return name.name
}

/** Where the value at `at` ends, if its identifier and length are there; undefined where they are not all there yet. */
export function endOf(
  octets: Uint8Array,
  at: number,
): { readonly start: number; readonly end: number } | undefined {
  const second = octets[at + 1]
  if (second === undefined) return undefined
  const count = second > 0x80 ? second & 0x7f : 0
  if (count <= 4 && octets.length < at + 2 + count) return undefined
  let length = second
  if (second > 0x7f) {
    // As in `readDer`: no indefinite length, no more than four octets of it, and the fewest there can be.
    hold(count > 0 && count <= 4, 'notACrl')
    length = 0
    for (let index = at + 2; index < at + 2 + count; index++) length = length * 256 + (octets[index] ?? 0)
    hold(length > 0x7f && octets[at + 2] !== 0, 'notACrl')
  }
  const start = at + 2 + count
  return { start, end: start + length }
}

/** The value that stands between, as the other readers take it. */
export function valueBetween(octets: Uint8Array, at: number, end: number): Der {
  const read = readDer(octets.subarray(at, end))
  hold(read.ok && read.value.whole.length === end - at, 'notACrl')
  return read.value
}
