import { describe, expect, it } from 'vitest'
import { explore, type Exploration } from '../../../test/support/explorer/explore.ts'
import { machineOf } from '../../../test/support/recovery-model/machine.ts'
import { deep, far, recoveryModel, shaken, wide } from '../../../test/support/recovery-model/model.ts'
import { removals, spares } from '../../../test/support/recovery-model/removals.ts'
import { asDescribed, profileNames, profiles } from '../../policy/index.ts'

/**
 * Every state that the model of test/support/recovery-model can reach, with the product's own transition
 * function, table of paths, judgement of links and tries: I-01 to I-07, I-09, I-10 and I-20 of RELIABILITY 5.
 */
const scopes = {
  'one case, and everything that can befall it': deep,
  'two cases at once': wide,
  'one case, while everything around it fails': shaken,
}

const figures = (name: string, { states, transitions, seconds }: Exploration) =>
  console.info(`${name}: ${states} states, ${transitions} transitions, ${seconds.toFixed(1)} s`)

describe.each(profileNames)('profile %s, explored to the end', (profile) => {
  it.each(Object.entries(scopes))('keeps every invariant: %s', (name, scope) => {
    const explored = explore(recoveryModel(machineOf(profiles[profile]), scope))
    figures(`${profile}, ${name}`, explored)
    expect(explored.violation).toBeUndefined()
    expect(explored.transitions).toBeGreaterThan(500_000)
  })

  // A night's work: EXPLORE=far vitest run src/cases/domain/explorer.test.ts
  it.runIf(process.env['EXPLORE'] === 'far')(
    'keeps every invariant: two cases, blocks, waits, renewed links',
    { timeout: 3_600_000 },
    () => {
      const explored = explore(recoveryModel(machineOf(profiles[profile]), far))
      figures(`${profile}, far`, explored)
      expect(explored.violation).toBeUndefined()
    },
  )
})

describe('a guard taken out on purpose', () => {
  it.each(removals)('is found missing ($breaks): $without', ({ without, breaks, scope, remove }) => {
    const explored = explore(recoveryModel(remove(machineOf(asDescribed)), scope), { only: [breaks] })
    expect(explored.violation?.invariant).toBe(breaks)
    console.info(`${breaks} falls without ${without}:\n  ${explored.violation?.trace.join('\n  ')}`)
  })

  it.each(spares)('is made up for by another: $without', ({ scope, remove }) => {
    expect(explore(recoveryModel(remove(machineOf(asDescribed)), scope)).violation).toBeUndefined()
  })
})
