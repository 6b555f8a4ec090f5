import { describe, expect, it } from 'vitest'
import { seeded } from '../../../../test/support/challenge-facts.ts'
import { activitySections, sectionOf } from './activities.ts'
import { cantonOf, cantonPools, cantonsNear } from './cantons.ts'
import { fold } from './normalise.ts'
import { optionsOf } from './options.ts'
import { payrollBandOf, payrollBands } from './payroll-bands.ts'
import type { Option } from './template.ts'

const letters: readonly Option[] = Array.from('abcdefgh').map((value) => ({ value, key: 'p06.option.name' }))
const valuesOf = (options: readonly Option[]): string => options.map((option) => option.value).join('')

describe('the options of a choice', () => {
  it('are five different ones with the right one among them', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const shown = valuesOf(optionsOf(letters, 'c', seeded(`${seed}`)))
      expect(new Set(shown).size).toBe(5)
      expect(shown).toContain('c')
    }
  })

  it('stand in the order of the pool, so that the place tells nothing', () => {
    const shown = valuesOf(optionsOf(letters, 'h', seeded('order')))
    expect(shown).toBe(Array.from(shown).sort().join(''))
  })

  it('are the same whenever the same employer is asked', () => {
    expect(optionsOf(letters, 'c', seeded('one'))).toEqual(optionsOf(letters, 'c', seeded('one')))
  })

  it('come up as often whichever of them is right: the list itself tells nothing', () => {
    const seen = (answer: string): number => {
      const random = seeded(`exchange ${answer}`)
      let times = 0
      for (let draw = 0; draw < 6_000; draw += 1) {
        if (valuesOf(optionsOf(letters, answer, random)) === 'abcde') times += 1
      }
      return times
    }
    // One of 35 lists: about 171 in 6,000, with a deviation of about 13.
    for (const answer of 'abcde') expect(Math.abs(seen(answer) - 171)).toBeLessThan(80)
  })

  it('are the whole pool when it is small', () => {
    expect(valuesOf(optionsOf(letters.slice(0, 3), 'b', seeded('small')))).toBe('abc')
  })
})

describe('the pools', () => {
  it('hold each canton once, and at least six together', () => {
    const names = cantonPools.flat().map(fold)
    expect(new Set(names).size).toBe(names.length)
    for (const pool of cantonPools) expect(pool.length).toBeGreaterThanOrEqual(6)
  })

  it('find a canton without accents and in capitals, and its neighbours', () => {
    expect(cantonOf('RUMINAHUI')).toBe('Rumiñahui')
    expect(cantonsNear('Rumiñahui')).toContain('Mejía')
    expect(cantonOf('Atlantis')).toBeUndefined()
  })

  it('read the section of an activity code and of nothing else', () => {
    expect(['G471101', 'g 4711.01', ' Q86'].map(sectionOf)).toEqual(['G', 'G', 'Q'])
    expect(['Comercio', 'Z99', 'G', ''].map(sectionOf)).toEqual([undefined, undefined, undefined, undefined])
    expect(activitySections).toHaveLength(21)
  })

  it('put every amount into exactly one band', () => {
    expect([0.01, 150, 150.01, 400, 401, 40_000, 40_000.5, 9e9].map(payrollBandOf)).toEqual([
      '1',
      '1',
      '2',
      '2',
      '3',
      '7',
      '8',
      '8',
    ])
    expect([0, -1, NaN].map(payrollBandOf)).toEqual([undefined, undefined, undefined])
    payrollBands.forEach(({ band, from }, index) => {
      expect(band).toBe(String(index + 1))
      expect(from).toBe((payrollBands[index - 1]?.to ?? 0) + 1)
    })
  })
})
