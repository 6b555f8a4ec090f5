import { expect, it } from 'vitest'
import { guardsOf, walks } from '../../../test/support/explorations/models.ts'

/** The transition function and the table of all paths by themselves, with nothing around them that would help. */
it.each(walks.filter(({ model }) => model === 'paths'))(
  'keeps every rule on every path, $profile',
  ({ profile, explore }) => {
    const { states, transitions, seconds, violation } = explore()
    console.info(`${profile}, paths: ${states} states, ${transitions} transitions, ${seconds.toFixed(1)} s`)
    expect(violation).toBeUndefined()
    expect(transitions).toBeGreaterThan(500_000)
  },
)

const { needed, spare } = guardsOf('paths')

it.each(needed)('is found missing ($breaks): $without', ({ breaks, explore }) => {
  expect(explore().violation?.invariant).toBe(breaks)
})

it.each(spare)('is made up for by another: $without', ({ explore }) => {
  expect(explore().violation).toBeUndefined()
})
