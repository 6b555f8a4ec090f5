import { compact } from './digits.ts'
import type { RawTextRefusal } from './digits.ts'
import { ok, refused } from './outcome.ts'
import type { Outcome } from './outcome.ts'

/**
 * How the institution writes the code it gives to a foreigner without cédula (DOMAIN 1.5). Nothing
 * public says it, so it is data: an open point to confirm at deployment.
 */
export interface ForeignerCodeFormat {
  /** Capital ASCII letters in front. At least one, so that no code reads as a cédula. */
  readonly prefix: string
  /** Digits after the prefix. */
  readonly digits: number
}

/** Ours, until the institution says otherwise: `E` and nine digits, without a check digit. */
export const defaultForeignerCodeFormat: ForeignerCodeFormat = { prefix: 'E', digits: 9 }

/**
 * Reads a foreigner code as typed: case, spaces, dots and hyphens do not matter. Refused for its
 * `length`, or for `characters` that are not the prefix and then digits.
 */
export function parseForeignerCode(
  raw: unknown,
  format: ForeignerCodeFormat = defaultForeignerCodeFormat,
): Outcome<string, RawTextRefusal> {
  const compacted = compact(raw)
  if (!compacted.ok) return compacted
  // ASCII before upper case: outside it a capital can be another letter's (dotless i becomes I).
  if (!/^[A-Za-z0-9]*$/.test(compacted.value)) return refused('characters')
  const code = compacted.value.toUpperCase()
  if (code.length !== format.prefix.length + format.digits) return refused('length')
  const wellFormed = code.startsWith(format.prefix) && /^[0-9]+$/.test(code.slice(format.prefix.length))
  return wellFormed ? ok(code) : refused('characters')
}
