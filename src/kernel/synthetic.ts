import { judgeProvince, mod10CheckDigit } from './cedula.ts'
import { publicCheckDigit } from './ruc.ts'

/**
 * The numbers of the demonstration (DOMAIN 2.6): far above anything issued, so nobody holds them as
 * far as the numbering shows. How many there are, with room for the bench and the simulation:
 *
 * - 4,600 cédulas: 200 in each of 23 provinces, each also a person's RUC and a household employer
 * - 10,000 company RUCs
 * - 91 public RUCs
 *
 * An employer is unique by number and branch (0001–9999), so branches make more of any of them.
 */
export const syntheticCedulasPerProvince = 200
export const syntheticCompanyCount = 10_000

/** Provinces 09 and 17 are left out: their running numbers have passed 4,999,900. */
export const syntheticProvinces: readonly number[] = [
  ...Array.from({ length: 24 }, (_, index) => index + 1).filter(
    (province) => province !== 9 && province !== 17,
  ),
  30,
]

/** Positions 3–9 of a cédula. The second range is open to every province. */
const ranges = { lower: /^49999[0-9]{2}$/, upper: /^69999[0-9]{2}$/ }

/**
 * Whether a normalised number lies in the range of the demonstration. It is a range, not a check: parse
 * first. A number in the range with a wrong check digit is nobody's either.
 */
export function isSynthetic(identifier: string): boolean {
  if (/^249999[0-9]{4}001$/.test(identifier) || /^246999[0-9]{3}0001$/.test(identifier)) return true
  if (/^E9999[0-9]{5}$/.test(identifier)) return true
  const body = /^([0-9]{10})(?:00[01])?$/.exec(identifier)?.[1]
  if (body === undefined || judgeProvince(body) !== 'known') return false
  const province = body.slice(0, 2)
  const running = body.slice(2, 9)
  if (ranges.upper.test(running)) return true
  return ranges.lower.test(running) && province !== '09' && province !== '17'
}

/**
 * The `n`th synthetic cédula of a province, `n` in 0–199: the first hundred has third digit 4, the
 * second third digit 6. Of the second hundreds 20 in all make a RUC that reads as a public body's too
 * (`rucForm`); the first hundreds make none. Throws RangeError outside.
 */
export function syntheticCedula(province: number, n: number): string {
  if (!syntheticProvinces.includes(province))
    throw new RangeError(`no synthetic cédulas in province ${province}`)
  demand(n, syntheticCedulasPerProvince, 'cédula')
  const running = n < 100 ? 4_999_900 + n : 6_999_800 + n
  const body = `${String(province).padStart(2, '0')}${running}`
  return `${body}${mod10CheckDigit(body)}`
}

/** A person's RUC on a cédula. */
export const personRucOf = (cedula: string): string => `${cedula}001`

/** A household employer's number on a cédula; its branch is always 0001. */
export const householdIdentifierOf = (cedula: string): string => `${cedula}000`

/** A company RUC, `n` in 0–9,999. Some pass the sum of the old series by chance, as real ones do. */
export function syntheticCompanyRuc(n: number): string {
  demand(n, syntheticCompanyCount, 'company')
  return `249999${String(n).padStart(4, '0')}001`
}

/** A public RUC whose check digit is right, `n` from 0 to `syntheticPublicCount` − 1. */
export function syntheticPublicRuc(n: number): string {
  demand(n, publicBodies.length, 'public body')
  return `${publicBodies[n]}0001`
}

const publicBodies: readonly string[] = Array.from({ length: 100 }, (_, n) => {
  const body = `246999${String(n).padStart(2, '0')}`
  const check = publicCheckDigit(body)
  return check === null ? [] : [`${body}${check}`]
}).flat()

export const syntheticPublicCount = publicBodies.length

/** A foreigner code of the default format, `n` in 0–99,999. */
export function syntheticForeignerCode(n: number): string {
  demand(n, 100_000, 'foreigner code')
  return `E9999${String(n).padStart(5, '0')}`
}

function demand(n: number, count: number, what: string): void {
  if (!Number.isInteger(n) || n < 0 || n >= count) throw new RangeError(`no synthetic ${what} number ${n}`)
}

/** Domains that RFC 2606 keeps free of mailboxes. */
const testDomain = /@(?:[a-z0-9-]+\.)*(?:example|test|invalid|example\.(?:com|net|org))$/i

/** Whether nobody can have this mail address: the only kind a demonstration takes (I-27). */
export const isTestAddress = (address: string): boolean => testDomain.test(address)
