import { describe, expect, it } from 'vitest'
import { profileNames, profiles } from '../../../policy/index.ts'
import { chanceOfGuessing, drawAmounts, ordered, readCents, written } from './amounts.ts'

describe('the two amounts', () => {
  it('are drawn from one cent to the most, each for itself, and written in one order', () => {
    const drawn = [98, 0]
    expect(drawAmounts(() => drawn.shift() ?? 0, 99)).toEqual([1, 99])
    expect(written(ordered(9, 4))).toBe(written(ordered(4, 9)))
  })

  it('are hit by three guesses as rarely as counted: every pair is looked at', () => {
    const most = 99
    const share = (guess: string) => {
      let hits = 0
      for (let a = 1; a <= most; a += 1)
        for (let b = 1; b <= most; b += 1) if (written(ordered(a, b)) === guess) hits += 1
      return hits / most ** 2
    }
    // Three guesses at two different amounts each, the best that there are.
    const three = share('1-2') + share('3-4') + share('5-6')
    expect(three).toBeCloseTo(chanceOfGuessing(3, most), 10)
    expect(share('7-7')).toBeLessThan(share('1-2'))
    expect(three).toBeLessThan(0.01)
  })

  it.each(profileNames)('are rare enough under the profile %s', (name) => {
    const { mostCents, depositTries } = profiles[name].bank
    expect(chanceOfGuessing(depositTries, mostCents)).toBeLessThan(0.01)
  })
})

describe('cents as people type them', () => {
  it.each([
    ['7', 7],
    ['07', 7],
    [' 42 ', 42],
    ['0,07', 7],
    ['0.42', 42],
    ['$0,42', 42],
    [',42', 42],
    ['1,05', 105],
    ['４２', 42],
  ])('%s is %i', (raw, cents) => {
    expect(readCents(raw)).toBe(cents)
  })

  it.each(['', '0', '00', '0,00', '-7', '7,5', '7.123', '1e1', 'siete', '99999', '12 34', '7\u0000'])(
    '%j is no amount',
    (raw) => {
      expect(readCents(raw)).toBeUndefined()
    },
  )
})
