import { describe, expect, it } from 'vitest'
import { passesPrivateMod11, passesPublicMod11, publicCheckDigit, rucForm } from './ruc.ts'
import type { RucForm } from './ruc.ts'

/** DOMAIN 2.5 as number, bare private sum, bare public sum, form. */
const vectors: readonly (readonly [string, boolean, boolean, RucForm])[] = [
  ['1760013210001', false, true, 'public'],
  ['1760004650001', false, true, 'public'],
  ['1760003090001', false, true, 'public'],
  ['1768152560001', false, true, 'public'],
  ['1768153530001', false, true, 'public'],
  ['1760002600001', false, true, 'public'],
  ['2060000580001', false, true, 'public'],
  ['2060002010001', false, true, 'public'],
  ['1768168210001', false, true, 'public'],
  ['2060006860001', false, true, 'public'],
  ['2060017120001', false, true, 'public'],
  ['2060018520001', false, true, 'public'],
  ['1790016919001', true, true, 'legal'],
  ['1790013235001', true, false, 'legal'],
  ['0190377210001', true, false, 'legal'],
  ['1790985105001', true, false, 'legal'],
  ['0991500006001', true, false, 'legal'],
  ['0993034614001', true, false, 'legal'],
  ['2091766968001', true, true, 'legal'],
  ['2091766969001', false, true, 'legal'],
  ['2091766976001', true, false, 'legal'],
  ['0993381812001', false, false, 'legal'],
  ['1793213071001', false, false, 'legal'],
  ['1793213150001', false, false, 'legal'],
  ['1793189906001', false, false, 'legal'],
  ['0993366721001', false, false, 'legal'],
  ['0993370026001', false, false, 'legal'],
  ['0993381661001', false, false, 'legal'],
  ['1793221293001', false, true, 'legal'],
  ['1793189624001', false, true, 'legal'],
]

describe('the sums of a taxpayer number', () => {
  it.each(vectors)('%s: private %s, public %s, form %s', (number, priv, pub, form) => {
    expect([passesPrivateMod11(number), passesPublicMod11(number), rucForm(number)]).toEqual([
      priv,
      pub,
      form,
    ])
  })

  it('give the worked examples', () => {
    expect(passesPrivateMod11('1790016919001')).toBe(true)
    expect(publicCheckDigit('17600132')).toBe(1)
  })

  it('issue nothing where the check would be 10', () => {
    const none = Array.from({ length: 100 }, (_, n) => `246999${String(n).padStart(2, '0')}`).filter(
      (body) => publicCheckDigit(body) === null,
    )
    expect(none).toHaveLength(9)
    for (const body of none) {
      for (const last of '0123456789') expect(passesPublicMod11(`${body}${last}0001`)).toBe(false)
    }
  })
})

describe('the form of a number with third digit 6', () => {
  it('is public only with 0001 behind: a number that passes both sums and ends in 1001 is a person’s', () => {
    expect(passesPublicMod11('2469999961001')).toBe(true)
    expect(rucForm('2469999961001')).toBe('person')
    expect(rucForm('2469999020001')).toBe('public')
  })

  it('is public for the few that pass both sums and end in 0001', () => {
    const both = Array.from({ length: 100_000 }, (_, n) => `246${String(n).padStart(5, '0')}`)
      .map((body) => `${body}${publicCheckDigit(body) ?? 'x'}0001`)
      .filter((number) => !number.includes('x') && passesMod10Too(number))
    expect(both.length).toBeGreaterThan(0)
    expect(new Set(both.map(rucForm))).toEqual(new Set(['public']))
  })

  it('is unclear when neither sum passes', () => {
    expect(rucForm('2469999030001')).toBe('unclear')
  })
})

/** Mod 10 written another way than in the code, so that one cannot hide the other's slip. */
function passesMod10Too(number: string): boolean {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
  const sum = Array.from(number.slice(0, 10), Number).reduce(
    (total, digit, place) => total + (place % 2 === 0 ? (doubled[digit] ?? 0) : digit),
    0,
  )
  return sum % 10 === 0
}
