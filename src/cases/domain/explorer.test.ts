import { describe, expect, it } from 'vitest'
import { guardsOf, walks } from '../../../test/support/explorations/models.ts'
import { explore, type Exploration } from '../../../test/support/explorer/explore.ts'
import { machineOf } from '../../../test/support/recovery-model/machine.ts'
import { far, recoveryModel } from '../../../test/support/recovery-model/model.ts'
import { profileNames, profiles } from '../../policy/index.ts'

/**
 * Every state that the model of test/support/recovery-model can reach, with the product's own transition
 * function, table of paths, judgement of links and tries. Which invariants it asserts: `npm run explore`.
 */
const figures = (name: string, { states, transitions, seconds }: Exploration) =>
  console.info(`${name}: ${states} states, ${transitions} transitions, ${seconds.toFixed(1)} s`)

describe('explored to the end', () => {
  let transitions = 0

  it.each(walks.filter(({ model }) => model === 'recovery'))(
    'keeps every invariant: $scope, $profile',
    ({ scope, profile, explore: walk }) => {
      const explored = walk()
      figures(`${profile}, ${scope}`, explored)
      expect(explored.violation).toBeUndefined()
      expect(explored.transitions).toBeGreaterThan(2_000_000)
      transitions += explored.transitions
    },
  )

  it('in more than ten million transitions', () => {
    expect(transitions).toBeGreaterThan(10_000_000)
  })

  // A night's work: EXPLORE=far vitest run src/cases/domain/explorer.test.ts
  it.runIf(process.env['EXPLORE'] === 'far').each(profileNames)(
    `keeps every invariant: ${far.name}, %s`,
    { timeout: 3_600_000 },
    (profile) => {
      const explored = explore(recoveryModel(machineOf(profiles[profile]), far))
      figures(`${profile}, far`, explored)
      expect(explored.violation).toBeUndefined()
    },
  )
})

describe('a guard taken out on purpose', () => {
  const { needed, spare } = guardsOf('recovery')

  it.each(needed)('is found missing ($breaks): $without', ({ breaks, explore: walk }) => {
    expect(walk().violation?.invariant).toBe(breaks)
  })

  it.each(spare)('is made up for by another: $without', ({ explore: walk }) => {
    expect(walk().violation).toBeUndefined()
  })
})
