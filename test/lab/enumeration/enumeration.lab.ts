import { writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policyFor, profileNames } from '../../../src/policy/index.ts'
import { startService, type Service } from '../../support/service.ts'
import { entries } from './entries.ts'
import { measure } from './measure.ts'
import { employersFor, populate, type Population } from './named.ts'
import { plantDelay } from './plant.ts'
import { tableOf } from './report.ts'
import { steadyChance } from './sample.ts'
import { isLeak, verdictOf, type Verdict } from './verdict.ts'

/** `scripts/lab-enumeration.mjs` sets these. */
const samples = Number(process.env['CLAVERO_LAB_SAMPLES'])
const wanted = process.env['CLAVERO_LAB_ENTRY'] ?? ''
const file = process.env['CLAVERO_LAB_JSON']
const planted = Number(process.env['CLAVERO_LAB_PLANT'] ?? 0)

const all: Record<string, Readonly<Record<string, Verdict>>> = {}
afterAll(async () => {
  if (file !== undefined)
    await writeFile(file, `${JSON.stringify({ samples, planted, profiles: all }, null, 2)}\n`)
})

/** ATK-15, I-22: known and unknown employers, at every door, by time and by content. */
describe.each(profileNames)('telling known from unknown, %s', (profile) => {
  const chance = steadyChance(15)
  const verdicts = new Map<string, Verdict>()
  let service: Service
  let population: Population
  beforeAll(async () => {
    service = await startService({
      profile,
      instances: 2,
      employers: employersFor(samples),
      // Whoever waits for the page without a script need not wait here.
      policy: (base) => ({
        ...base,
        humanCheck: { ...base.humanCheck, ticketWait: 0 },
        network: { ...base.network, answerBeat: policyFor(profile).network.answerBeat },
      }),
    })
    population = await populate(service, samples)
    if (planted > 0) await plantDelay(service, planted)
  }, 3_600_000)
  afterAll(async () => {
    await service.stop()
    all[profile] = Object.fromEntries(verdicts)
    console.log(`${profile}\n${tableOf(verdicts)}\n`)
  })

  const chosen = entries.filter(({ id }) => id.startsWith(wanted))
  it('has such a door', () => expect(chosen).not.toEqual([]))

  it.each(chosen)('$id', { timeout: 7_200_000 }, async (entry) => {
    const measured = await measure(service, entry, population, { samples, chance })
    const found = [...measured].map(([door, seen]) => [door, verdictOf(seen)] as const)
    for (const [door, verdict] of found) verdicts.set(door, verdict)
    expect(found.filter(([, verdict]) => isLeak(verdict)).map(([door]) => door)).toEqual([])
  })
})
