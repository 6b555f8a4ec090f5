import { expect, it } from 'vitest'
import { guardsOf, walks } from '../../../test/support/explorations/models.ts'

/** The path of households alone, with what the bank and the affiliate service bring back (SCREENS P-60 to P-64). */
it.each(walks.filter(({ model }) => model === 'household'))(
  'I-20: leads $scope from every state to a working key, and keeps every rule, $profile',
  ({ scope, profile, explore }) => {
    const { states, transitions, seconds, violation } = explore()
    console.info(
      `${profile}, ${scope}: ${states} states, ${transitions} transitions, ${seconds.toFixed(1)} s`,
    )
    expect(violation).toBeUndefined()
    expect(transitions).toBeGreaterThan(50_000)
  },
)

const { needed, spare } = guardsOf('household')

it.each(needed)('is found missing ($breaks): $without', ({ breaks, explore }) => {
  expect(explore().violation?.invariant).toBe(breaks)
})

it.each(spare)('is made up for by another: $without', ({ explore }) => {
  expect(explore().violation).toBeUndefined()
})
