import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCentre } from '../support/appointments.ts'
import { crowd, freeTimes, holdAt, livePlaces } from '../support/appointment-crowd.ts'
import { startService, type Service } from '../support/service.ts'

const people = 1_000
const places = 50
/** `npm run races -- --ops N` asks for more rounds. */
const rounds = Math.max(1, Math.floor(Number(process.env['CLAVERO_RACE_OPS'] ?? 0) / 20_000))

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2, employers: 60 + rounds })
}, 600_000)
afterAll(() => service.stop())

it(
  `I-19: ${people} people, ${places} places, two instances: ${places} have one, ${people - places} are told, and none is doubled`,
  { timeout: 600_000 },
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const windows = Array.from({ length: 5 }, () => 'counter' as const)
      // Ten times of five windows.
      const centre = await openCentre(service, { windows, opens: 480, closes: 680, daysAhead: 1 })
      const times = (await freeTimes(service, centre)).slice(-10)
      const cases = await crowd(service, people)
      const begun = performance.now()
      const answers = await Promise.all(
        cases.map((id, n) => holdAt(service, n, id, times[n % times.length] ?? fail())),
      )
      const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
      const won = answers.filter(({ ok }) => ok).length
      const taken = answers.filter((one) => !one.ok && one.code === 'taken').length
      const { live, doubled } = await livePlaces(service, centre)
      console.log(`${people} for ${places}: ${won} won, ${taken} told, ${doubled} doubled, ${seconds} s`)
      expect({ won, taken, live, doubled }).toEqual({
        won: places,
        taken: people - places,
        live: places,
        doubled: 0,
      })
    }
    expect(service.faultLines()).toEqual([])
  },
)

function fail(): never {
  throw new Error('no time is free')
}
