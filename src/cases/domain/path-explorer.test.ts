import { expect, it } from 'vitest'
import { guards, walks } from '../../../test/support/explorations/models.ts'

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

it.each(guards.filter(({ model }) => model === 'paths'))(
  '$breaks falls, or another makes up for it: $without',
  ({ breaks, explore }) => {
    expect(explore().violation?.invariant).toBe(breaks)
  },
)
