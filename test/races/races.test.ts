import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startService, type Service } from '../support/service.ts'
import { contestedAffiliate } from './affiliate-contests.ts'
import { contestedBank } from './bank-contests.ts'
import { contests } from './contests.ts'
import { contestedFingers } from './finger-contests.ts'

/** Released together. */
const rivals = 50
/** Contested operations in all; `npm run races -- --ops N` asks for more. */
const operations = Number(process.env['CLAVERO_RACE_OPS'] ?? 1_800)
/** Where a guard was taken out, the contests look for one double win, and longer: few rounds are lost by chance alone. */
const isBroken = process.env['CLAVERO_WITHOUT'] !== undefined
const rounds = isBroken ? 25 : Math.ceil(operations / rivals / contests.length)

/** F-26: whatever the instance and the instant, no more win than may (I-02, I-09, I-25; RELIABILITY 2). */
describe('F-26: two instances and fifty callers at once', () => {
  let service: Service
  beforeAll(async () => {
    service = await startService({
      instances: 2,
      fingers: contestedFingers,
      affiliate: contestedAffiliate,
      bank: contestedBank,
      // Every round takes a company of its own, and not every employer of the world is one.
      employers: 100 + 2 * rounds * contests.length,
      policy: (base) => ({
        ...base,
        network: {
          ...base.network,
          refusedPairsPerHour: 1e9,
          signInFailuresPerHour: 1e9,
          caseLookupsPerHour: 1e9,
        },
      }),
    })
  }, 600_000)
  afterAll(() => service.stop())

  it.each(contests)(`$name: ${rounds} rounds`, { timeout: 3_600_000 }, async ({ name, prizes, prepare }) => {
    let most = 0
    let doubled = 0
    const begun = performance.now()
    for (let round = 0; round < rounds && !(isBroken && doubled > 0); round += 1) {
      const { call, won } = await prepare(service)
      await Promise.all(Array.from({ length: rivals }, (_, rival) => call(rival)))
      const winners = await won()
      most = Math.max(most, winners)
      if (winners > prizes(service)) doubled += 1
      // Nobody wins where nobody could have: then nothing was contested.
      expect(winners).toBeGreaterThan(0)
    }
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
    console.log(
      `${name}: ${rounds * rivals} contested, most winners ${most}, double wins ${doubled}, ${seconds} s`,
    )
    expect(doubled).toBe(0)
    expect(service.faultLines()).toEqual([])
  })
})
