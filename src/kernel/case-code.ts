import { compact } from './digits.ts'
import type { RawTextRefusal } from './digits.ts'
import { ok, refused } from './outcome.ts'
import type { Outcome } from './outcome.ts'

declare const brand: unique symbol

/** A case code as it is shown and stored: `CLV-7Q4M-2K9T` (SCREENS 0.1). It names a case and opens nothing. */
export type CaseCode = string & { readonly [brand]: 'caseCode' }

/** Digits and capitals without I, L, O and U: 32 characters, worth 0–31 by their place. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Random bytes one code takes: one for each of the seven free characters, about 34 thousand million codes. */
export const caseCodeBytes = 7

/**
 * The check character starts from the value of `E`, which makes the example printed in the texts
 * (`CLV-7Q4M-2K9T`) a right code.
 */
const start = alphabet.indexOf('E')

/** A new code out of random bytes. Throws RangeError when there are fewer than `caseCodeBytes`. */
export function caseCodeFrom(random: Uint8Array): CaseCode {
  if (random.length < caseCodeBytes) throw new RangeError(`a case code takes ${caseCodeBytes} random bytes`)
  const free = Array.from(random.subarray(0, caseCodeBytes), (byte) => alphabet.charAt(byte & 31)).join('')
  return layOut(free + checkCharacter(free))
}

/**
 * Reads a code as typed or scanned: case, spaces and hyphens do not matter, `CLV` may be missing, O is
 * read as 0, I and L as 1. Refused for `characters`, `length`, or a `check` character that says that
 * something was mistyped.
 */
export function parseCaseCode(raw: unknown): Outcome<CaseCode, RawTextRefusal | 'check'> {
  const compacted = compact(raw)
  if (!compacted.ok) return compacted
  if (!/^[A-Za-z0-9]*$/.test(compacted.value)) return refused('characters')
  const read = compacted.value.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
  // By now the L of the prefix reads as 1 too.
  const body = read.length === 11 && read.startsWith('C1V') ? read.slice(3) : read
  if (body.length !== 8) return refused('length')
  if (body.includes('U')) return refused('characters')
  return checkCharacter(body.slice(0, 7)) === body.charAt(7) ? ok(layOut(body)) : refused('check')
}

/**
 * A polynomial in α over GF(32), by Horner's rule: every place has another power of α as its weight,
 * and no weight is zero. So one wrong character always shows, and so do any two characters that
 * changed places, next to each other or not.
 */
function checkCharacter(free: string): string {
  let sum = start
  for (const character of free) sum = timesAlpha(sum) ^ alphabet.indexOf(character)
  return alphabet.charAt(timesAlpha(sum))
}

/** Multiplication by α in GF(32), reduced by the primitive polynomial x⁵ + x² + 1. */
function timesAlpha(value: number): number {
  const doubled = value << 1
  return doubled > 31 ? doubled ^ 0b100101 : doubled
}

function layOut(body: string): CaseCode {
  return `CLV-${body.slice(0, 4)}-${body.slice(4)}` as CaseCode
}
