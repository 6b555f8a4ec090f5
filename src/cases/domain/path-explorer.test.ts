import { describe, expect, it } from 'vitest'
import { explore, type Exploration } from '../../../test/support/explorer/explore.ts'
import { closingRemovals, proofRemovals } from '../../../test/support/path-model/cell-removals.ts'
import { guardRemovals, guardSpares } from '../../../test/support/path-model/guard-removals.ts'
import { pathModel, type Decider } from '../../../test/support/path-model/model.ts'
import { stateRemovals } from '../../../test/support/path-model/state-removals.ts'
import { asDescribed, pathNames, profileNames, profiles, type Policy } from '../../policy/index.ts'
import { transition } from './transition.ts'

const deciderOf = (policy: Policy): Decider => ({ policy, transition, opensAnother: true })

const figures = (name: string, { states, transitions, seconds }: Exploration) =>
  console.info(`${name}: ${states} states, ${transitions} transitions, ${seconds.toFixed(1)} s`)

/** The transition function and the table of all paths by themselves, with nothing around them that would help. */
describe.each(profileNames)('profile %s, every event in every state', (profile) => {
  it('keeps every rule on every path', { timeout: 120_000 }, () => {
    const explored = explore(pathModel(deciderOf(profiles[profile])))
    figures(`${profile}, ${pathNames.length} paths`, explored)
    expect(explored.violation).toBeUndefined()
    expect(explored.transitions).toBeGreaterThan(500_000)
  })
})

describe('a guard, a state or a cell of the table taken out', () => {
  it.each([...guardRemovals, ...stateRemovals, ...proofRemovals, ...closingRemovals])(
    'is found missing ($breaks): $without',
    ({ without, breaks, paths, remove }) => {
      const explored = explore(pathModel(remove(deciderOf(asDescribed)), paths), { only: [breaks] })
      expect(explored.violation?.invariant).toBe(breaks)
      console.info(`${breaks} falls without ${without}:\n  ${explored.violation?.trace.join('\n  ')}`)
    },
  )

  it.each(guardSpares)('is made up for by another: $without', ({ paths, remove }) => {
    expect(explore(pathModel(remove(deciderOf(asDescribed)), paths)).violation).toBeUndefined()
  })
})
