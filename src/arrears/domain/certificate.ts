import { compact } from '../../kernel/digits.ts'
import type { Id } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { JudgedObligations } from './obligation.ts'

export type CertificateId = Id<'certificate'>

/** What a certificate says. There is one for every employer of which there is data: whoever owes is told so, too. */
export const statements = ['upToDate', 'agreement', 'pending'] as const
export type Statement = (typeof statements)[number]

/** An agreement that is kept is said as such: whoever reads the paper has to know that there are debts behind it. */
export const statementOf = ({
  status,
  hasAgreement,
}: Pick<JudgedObligations, 'status' | 'hasAgreement'>): Statement => {
  if (status === 'inArrears') return 'pending'
  return hasAgreement ? 'agreement' : 'upToDate'
}

/** Digits and capitals without I, L, O and U, five bits each. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 20

/** Octets that a code is made of; 100 bits of them are used, so that none can be guessed. */
export const codeOctets = length

/** `K7QM-2X9T-4HWR-6PZN-D3FV` out of 20 octets that nobody can foretell. Throws RangeError when there are fewer. */
export function certificateCodeFrom(octets: Uint8Array): string {
  if (octets.length < codeOctets) throw new RangeError(`a code takes ${codeOctets} octets`)
  return layOut(Array.from(octets.subarray(0, length), (octet) => alphabet.charAt(octet & 31)).join(''))
}

/** Reads a code as typed or scanned: case, spaces and hyphens do not matter; O is read as 0, I and L as 1. */
export function readCertificateCode(raw: unknown): Outcome<string, 'form'> {
  const compacted = compact(raw)
  if (!compacted.ok) return refused('form')
  const read = compacted.value.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{20}$/.test(read) ? ok(layOut(read)) : refused('form')
}

const layOut = (body: string): string => body.replace(/(.{4})(?=.)/g, '$1-')

/** Both ends are those of the judging clock: it holds up to the moment at which it expires, and not at it. */
export type Validity =
  { readonly is: 'valid' } | { readonly is: 'expired' } | { readonly is: 'replaced'; readonly at: Instant }

/** What became of a certificate. One that expired is over, whether or not there is another. */
export function validityOf(
  { expiresAt, replacedAt }: { readonly expiresAt: Instant; readonly replacedAt: Instant | null },
  now: Instant,
): Validity {
  if (now >= expiresAt) return { is: 'expired' }
  return replacedAt === null ? { is: 'valid' } : { is: 'replaced', at: replacedAt }
}
