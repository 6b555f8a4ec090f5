import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instant } from '../../src/kernel/time.ts'
import { createAgenda } from '../support/day/agenda.ts'

it('an agenda gives back everything, by time, and at the same time in the order of asking', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), (times) => {
      const agenda = createAgenda<number>()
      for (const [n, at] of times.entries()) agenda.add(instant(at), n)
      const taken = times.map(() => agenda.take())
      expect(agenda.take()).toBeUndefined()
      const sorted = times
        .map((at, what) => ({ at, what }))
        .toSorted((a, b) => a.at - b.at || a.what - b.what)
      expect(taken.map((one) => one && { at: one.at, what: one.what })).toEqual(sorted)
    }),
  )
})
