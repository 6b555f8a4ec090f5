import { compact } from './digits.ts'
import { ok, refused } from './outcome.ts'
import type { Outcome } from './outcome.ts'

declare const brand: unique symbol

/** A mobile number of Ecuador as E.164 writes it: `+593`, a 9 and eight more digits. The only form stored or sent to. */
export type MobileNumber = string & { readonly [brand]: 'mobileNumber' }

/** The national plan: mobiles begin with 9, behind the 0 of a call at home or the country's +593 (ITU-T E.164). */
const mobile = /^(?:\+593|0)(9[0-9]{8})$/

/**
 * Reads a mobile number as people write it, `09…` or `+593 9…`; blanks, hyphens, dots and brackets mean nothing.
 * Landlines and numbers of other countries are refused: text messages abroad are what fraud is paid with
 * (CHANNELS 4), and nothing is guessed, because a code that goes astray goes to somebody.
 */
export function parseMobileNumber(raw: unknown): Outcome<MobileNumber, 'empty' | 'mobileNumber'> {
  const text = compact(raw)
  if (!text.ok) return refused('mobileNumber')
  const bare = text.value.replace(/[()]/g, '')
  if (bare === '') return refused('empty')
  const digits = mobile.exec(bare)?.[1]
  return digits === undefined ? refused('mobileNumber') : ok(`+593${digits}` as MobileNumber)
}
