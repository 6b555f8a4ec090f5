import { passesMod10 } from './cedula.ts'
import { digitAt, weightedSum } from './digits.ts'

/**
 * What a taxpayer number looks like, judged by third digit and arithmetic alone (DOMAIN 2.2). It is
 * the class of the form, never of the holder: people hold numbers with third digit 9, and only the
 * registry says who is who.
 */
export type RucForm = 'person' | 'legal' | 'public' | 'unclear'

const privateWeights = [4, 3, 2, 7, 6, 5, 4, 3, 2] as const
const publicWeights = [3, 2, 7, 6, 5, 4, 3, 2] as const

/**
 * The form of thirteen digits. With third digit 6 a number is public when its last four digits are
 * `0001` and public mod 11 passes, else a person's when mod 10 passes. So `2469999961001`, which
 * passes both sums, has the form of a person: it ends in `1001`. The few that pass both and end in
 * `0001` are called public, because every public number ends so and one person's in ten does.
 */
export function rucForm(digits: string): RucForm {
  const third = digitAt(digits, 2)
  if (third <= 5) return 'person'
  if (third === 9) return 'legal'
  if (third > 6) return 'unclear'
  if (digits.endsWith('0001') && passesPublicMod11(digits)) return 'public'
  return passesMod10(digits) ? 'person' : 'unclear'
}

/**
 * Whether position 10 is the mod 11 check of positions 1–9. It tells the old series of companies and
 * nothing else: numbers issued from 29 September 2021 carry no check digit, and pass by chance in one
 * case of eleven. A number is therefore never refused because this is false (DOMAIN 2.3).
 */
export function passesPrivateMod11(digits: string): boolean {
  return mod11(weightedSum(digits, privateWeights)) === digitAt(digits, 9)
}

/** Whether position 9 is the mod 11 check of positions 1–8, as in every public entity seen (DOMAIN 2.2). */
export function passesPublicMod11(digits: string): boolean {
  return mod11(weightedSum(digits, publicWeights)) === digitAt(digits, 8)
}

/** 0–10; 10 was never issued, and equals no digit. */
function mod11(sum: number): number {
  const remainder = sum % 11
  return remainder === 0 ? 0 : 11 - remainder
}

/** The check digit at position 9 for eight digits of a public entity, or null where none can be issued. */
export function publicCheckDigit(digits: string): number | null {
  const check = mod11(weightedSum(digits, publicWeights))
  return check === 10 ? null : check
}
