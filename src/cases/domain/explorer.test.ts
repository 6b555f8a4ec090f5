import { describe, expect, it } from 'vitest'
import { guards, walks } from '../../../test/support/explorations/models.ts'
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

const ofRecovery = <T extends { readonly model: string }>(all: readonly T[]): readonly T[] =>
  all.filter(({ model }) => model === 'recovery')

describe('explored to the end', () => {
  let transitions = 0

  it.each(ofRecovery(walks))(
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
  it.each(ofRecovery(guards))(
    '$breaks falls, or another makes up for it: $without',
    ({ breaks, explore: walk }) => {
      expect(walk().violation?.invariant).toBe(breaks)
    },
  )
})
