import { digitAt, normaliseNumber } from './digits.ts'
import type { RawTextRefusal } from './digits.ts'
import { ok, refused } from './outcome.ts'
import type { Outcome } from './outcome.ts'

/** A national id whose form is right (DOMAIN 2.1). Whether somebody holds it only the registry knows. */
export interface Cedula {
  /** Ten ASCII digits. Never a number: a leading zero is part of it. */
  readonly number: string
  /** 0–9. Above 6 the number is in doubt, not wrong. */
  readonly thirdDigit: number
  /** True when the number is unusual and the person was asked to look again. */
  readonly doubt: boolean
}

export type CedulaRefusal = RawTextRefusal | 'province' | 'checkDigit' | 'doubt'

/**
 * Reads a cédula as typed (DOMAIN 2.1, 2.4). A doubt (third digit 7–9, province 50) is asked once and
 * costs no try: the second time the caller hands in `acceptDoubt`, and the registry decides.
 */
export function parseCedula(
  raw: unknown,
  options: { readonly acceptDoubt?: boolean } = {},
): Outcome<Cedula, CedulaRefusal> {
  const number = normaliseNumber(raw)
  if (!number.ok) return number
  if (number.value.length !== 10) return refused('length')
  const read = readCedula(number.value)
  return read.ok && read.value.doubt && options.acceptDoubt !== true ? refused('doubt') : read
}

/** The rules of a cédula over ten digits that are already digits; a doubt is said, not refused. */
export function readCedula(digits: string): Outcome<Cedula, 'province' | 'checkDigit'> {
  const province = judgeProvince(digits)
  if (province === 'unknown') return refused('province')
  if (!passesMod10(digits)) return refused('checkDigit')
  const thirdDigit = digitAt(digits, 2)
  return ok({ number: digits, thirdDigit, doubt: thirdDigit > 6 || province === 'doubt' })
}

/**
 * What the first two digits may be: 01–24, or 30 for people registered abroad. 50 is accepted by some
 * validators, so it is a doubt (DOMAIN 2.4). It filters noise and never says where somebody lives.
 */
export function judgeProvince(digits: string): 'known' | 'doubt' | 'unknown' {
  const province = digitAt(digits, 0) * 10 + digitAt(digits, 1)
  if ((province >= 1 && province <= 24) || province === 30) return 'known'
  return province === 50 ? 'doubt' : 'unknown'
}

/** Whether position 10 is the mod 10 check of positions 1–9 (DOMAIN 2.1). */
export function passesMod10(digits: string): boolean {
  return mod10CheckDigit(digits) === digitAt(digits, 9)
}

/** The check digit of the first nine digits: weights 2,1,2…, products above 9 less 9. 0–9. */
export function mod10CheckDigit(digits: string): number {
  let sum = 0
  for (let index = 0; index < 9; index++) {
    const product = digitAt(digits, index) * (index % 2 === 0 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return (10 - (sum % 10)) % 10
}
