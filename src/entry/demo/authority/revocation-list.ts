import { days, plus, type Instant } from '../../../kernel/time.ts'
import type { Issuer, IssuingAuthority } from './authority.ts'
import { authorityKey, extension } from './certificate.ts'
import { bitString, explicit, integer, sequence, time } from './der-writer.ts'
import { oids } from './identifiers.ts'
import { signatureAlgorithm, signOctets, type DemoDigest } from './keys.ts'

export interface ListWish {
  /** Octets of serial numbers, each revoked a day before `thisUpdate` where no date is said. */
  readonly revoked: readonly { readonly serial: Uint8Array; readonly since?: Instant }[]
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
  readonly number: number
  readonly digest?: DemoDigest
  /** Of the whole list, beside key and number. */
  readonly extensions?: readonly Buffer[]
}

/** A revocation list (RFC 5280, 5), version 2, in the name of one and signed by the key of one, who are the same unless it is forged. */
export function writeList(wish: ListWish, issuer: Pick<Issuer, 'name' | 'keys'>): Buffer {
  const digest = wish.digest ?? 'sha256'
  const algorithm = signatureAlgorithm(issuer.keys, digest)
  const entries = wish.revoked.map(({ serial, since }) =>
    sequence(integer(serial), time(since ?? plus(wish.thisUpdate, -days(1)))),
  )
  const signed = sequence(
    integer(1),
    algorithm,
    issuer.name,
    time(wish.thisUpdate),
    time(wish.nextUpdate),
    ...(entries.length === 0 ? [] : [sequence(Buffer.concat(entries))]),
    explicit(
      0,
      sequence(
        authorityKey(issuer.keys.publicKey),
        extension(oids.crlNumber, integer(wish.number)),
        ...(wish.extensions ?? []),
      ),
    ),
  )
  return sequence(signed, algorithm, bitString(signOctets(issuer.keys, digest, signed)))
}

/** What the demonstration serves: the serial numbers that were revoked from the beginning, good for a week. */
export const currentList = (authority: IssuingAuthority, at: Instant): Buffer =>
  writeList(
    {
      revoked: authority.revoked.map((serial) => ({ serial })),
      thisUpdate: plus(at, -60),
      nextUpdate: plus(at, days(7)),
      // Newer lists have higher numbers; seconds are fine enough for lists that change never.
      number: Math.floor(at / 1_000),
    },
    authority,
  )

/** A list of that many entries whose serial numbers count up from one: what the bench and the limits are measured with. */
export const longList = (issuer: Pick<Issuer, 'name' | 'keys'>, entries: number, at: Instant): Buffer =>
  writeList(
    {
      revoked: Array.from({ length: entries }, (_, index) => ({ serial: longListSerial(index + 1) })),
      thisUpdate: plus(at, -60),
      nextUpdate: plus(at, days(7)),
      number: Math.floor(at / 1_000),
    },
    issuer,
  )

/** Of sixteen octets, as they are in life. */
export function longListSerial(count: number): Buffer {
  const serial = Buffer.alloc(16, 0x11)
  serial.writeUInt32BE(count, 12)
  return serial
}
