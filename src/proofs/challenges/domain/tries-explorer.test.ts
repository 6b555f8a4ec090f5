import { expect, it } from 'vitest'
import { explore } from '../../../../test/support/explorer/explore.ts'
import { triesModel, type Counter } from '../../../../test/support/tries-model/model.ts'
import { removals } from '../../../../test/support/tries-model/removals.ts'
import { asDescribed, profileNames, profiles } from '../../../policy/index.ts'
import { abandon, cleared, reserve, settle, standingAt, type TriesRule } from './tries.ts'

const counterOf = (rule: TriesRule): Counter => ({ rule, abandon, cleared, reserve, settle, standingAt })

it.each(profileNames)('%s: three tries, however three sets are taken, judged and lost', (profile) => {
  const explored = explore(triesModel(counterOf(profiles[profile].questions)))
  const { states, transitions, seconds } = explored
  console.info(`${profile}, tries: ${states} states, ${transitions} transitions, ${seconds.toFixed(1)} s`)
  expect(explored.violation).toBeUndefined()
  expect(transitions).toBeGreaterThan(10_000)
})

it.each(removals)('is found missing ($breaks): $without', ({ without, breaks, remove }) => {
  const explored = explore(triesModel(remove(counterOf(asDescribed.questions))), { only: [breaks] })
  expect(explored.violation?.invariant).toBe(breaks)
  console.info(`${breaks} falls without ${without}:\n  ${explored.violation?.trace.join('\n  ')}`)
})
