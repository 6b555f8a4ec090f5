import { expect, it } from 'vitest'
import { guardsOf, walks } from '../../../../test/support/explorations/models.ts'

it.each(walks.filter(({ model }) => model === 'tries'))(
  '$profile: three tries, however three sets are taken, judged and lost',
  ({ profile, explore }) => {
    const { states, transitions, seconds, violation } = explore()
    console.info(`${profile}, tries: ${states} states, ${transitions} transitions, ${seconds.toFixed(1)} s`)
    expect(violation).toBeUndefined()
    expect(transitions).toBeGreaterThan(10_000)
  },
)

it.each(guardsOf('tries').needed)('is found missing ($breaks): $without', ({ breaks, explore }) => {
  expect(explore().violation?.invariant).toBe(breaks)
})
