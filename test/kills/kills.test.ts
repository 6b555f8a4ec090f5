import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profileNames } from '../../src/policy/index.ts'
import { openLab, type Lab } from '../support/lab/lab.ts'
import { ownChance } from '../support/chance.ts'
import { aftermath } from './aftermath.ts'
import { createKilling, type Blow, type KillPoint } from './killing.ts'
import { storm } from './storm.ts'

/** After every how many statements of the flow a process dies here; `npm run kills` asks for each. */
const every = Number(process.env['CLAVERO_KILLS_EVERY'] ?? 8)
/** Processes that die at random; `npm run kills -- --random N` asks for more. */
const atRandom = Number(process.env['CLAVERO_KILLS_RANDOM'] ?? 8)
const seed = Number(process.env['CLAVERO_KILLS_SEED'] ?? 1)

/**
 * Whether every recovery comes to this point: it has two mails, of five words at least each. The process that waits to take
 * over has a worker, too, and hands them over while that of the struck one finds its way back; then the point comes later.
 */
const comesFor = ({ of, only, n }: KillPoint): boolean => of === 'mail' && n <= (only === undefined ? 10 : 2)
/** More statements than a recovery has. */
const beyond = 400
/** An hour: all of them, on a small machine. */
const timeout = 3_600_000

describe.each(profileNames)('a recovery, %s', (profile) => {
  let lab: Lab
  beforeAll(async () => {
    lab = await openLab({ profile, employers: 900 + 20 * atRandom })
  })
  afterAll(() => lab.close())

  /** Strikes at each of the points until the flow is over before it comes to one; says how many there were. */
  async function strikeAll(
    killing: ReturnType<typeof createKilling>,
    blow: Blow,
    point: Omit<KillPoint, 'n'>,
    step = 1,
    first = 1,
  ): Promise<Map<string, number>> {
    const died = new Map<string, number>()
    for (let n = first; n < beyond; n += step) {
      let struck = await killing.strike({ ...point, n }, blow)
      for (let again = 0; struck === undefined && comesFor({ ...point, n }) && again < 3; again += 1) {
        await killing.startAnew()
        struck = await killing.strike({ ...point, n }, blow)
      }
      if (struck === undefined) return died
      died.set(struck, (died.get(struck) ?? 0) + 1)
    }
    throw new Error('the flow has no end')
  }

  it.each([
    { blow: 'kill', id: 'F-01', says: 'whose process is killed' },
    { blow: 'lose', id: 'F-06', says: 'whose answers are lost' },
  ] as const)(
    '$id, I-13, I-14, I-15: $says after each commit, each word from outside and many a statement goes on to the key',
    { timeout },
    async ({ blow, id }) => {
      const killing = createKilling(lab)
      const begun = performance.now()
      const died = [
        await strikeAll(killing, blow, { of: 'database', only: 'commit' }),
        await strikeAll(killing, blow, { of: 'mail', only: 'final dot' }),
        await strikeAll(killing, blow, { of: 'mail' }),
        await strikeAll(killing, blow, { of: 'registries' }),
        // The two profiles begin apart, and so meet other statements.
        await strikeAll(
          killing,
          blow,
          { of: 'database' },
          every,
          1 + profileNames.indexOf(profile) * (every >> 1),
        ),
      ].flatMap((map) => [...map])
      expect(await killing.aftermath()).toEqual([])
      await killing.end()
      const points = died.reduce((sum, [, n]) => sum + n, 0)
      // Four commits are the least a recovery has: the case, the questions, the link, the key.
      expect(died.find(([what]) => what === 'commit')?.[1]).toBeGreaterThan(4)
      expect(died.map(([what]) => what)).toContain('mail: final dot')
      console.log(
        `${id} ${profile}: ${points} points, ${new Set(died.map(([what]) => what)).size} different, in ${Math.round((performance.now() - begun) / 1000)} s`,
      )
    },
  )

  it(
    'F-01, F-02: whose two processes die at random, one or both, goes on to the key',
    { timeout },
    async () => {
      const { kills, people } = await storm(lab, atRandom, 3, ownChance(seed, 'storm'))
      let last = await lab.launch()
      lab.serve(last)
      const restart = async () => {
        const next = await lab.launch()
        lab.serve(next)
        last.kill()
        last = next
      }
      expect(await aftermath(lab, people, restart), `seed ${seed}`).toEqual([])
      last.kill()
      expect(kills).toBeGreaterThanOrEqual(atRandom)
      console.log(`F-02 ${profile}: ${kills} processes died under ${people.length} people, seed ${seed}`)
    },
  )
})
