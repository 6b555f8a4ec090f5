import { expect, it } from 'vitest'
import { attack } from '../support/attack.ts'
import { signIn } from '../support/recover.ts'
import { visit } from '../support/visitor.ts'
import { comparable } from '../lab/enumeration/comparable.ts'
import { countedInstance, countWork, type Work } from '../lab/enumeration/counted-work.ts'
import { entries, somebody, type Entry } from '../lab/enumeration/entries.ts'
import { doorOf, forgetCounts, measure } from '../lab/enumeration/measure.ts'
import { populate, type Named, type Population } from '../lab/enumeration/named.ts'
import { arms, steadyChance, type Arm } from '../lab/enumeration/sample.ts'
import { isLeak, verdictOf } from '../lab/enumeration/verdict.ts'

/**
 * I-22: time is measured by `npm run lab:enumeration`, and here what takes time is counted. A request that
 * names an employer does the very same as one that names nobody, in the same order.
 */
attack(
  'ATK-15',
  'telling known from unknown by time',
  (scene) => {
    const each = 2
    let people: Promise<Population> | undefined
    const population = () => (people ??= populate(scene.service, each))

    it.each(entries)('the same answer at the price of the same work: $id', async (entry) => {
      const { known, unknown } = await population()
      await forgetCounts(scene.service)
      entry.during?.set(scene.service)
      try {
        const seen: Record<Arm, unknown[]> = { known: [], unknown: [] }
        for (let n = 0; n < each; n += 1)
          for (const [arm, named] of [
            ['known', known[n]],
            ['unknown', unknown[n]],
          ] as const)
            if (named !== undefined) seen[arm].push(await doings(entry, named))
        expect(seen.known).toHaveLength(each)
        expect(seen.known).toEqual(seen.unknown)
      } finally {
        entry.during?.reset(scene.service)
      }
    })

    const doings = async (entry: Entry, named: Named) => {
      const stranger = visit(scene.service, { instance: countedInstance })
      const done: { door: string; seen: unknown; work: Work }[] = []
      for (const probe of await entry.come(stranger, named)) {
        let seen: unknown
        const work = await countWork(scene.service, async () => {
          const { length: _differsByTheCheck, ...answer } = comparable(
            await stranger.ask(probe.path, probe.asking),
            [named.ruc, named.caseCode, somebody],
          )
          seen = answer
        })
        done.push({ door: doorOf(entry, probe, named), seen, work })
      }
      return done
    }

    it('what is counted is really done: two registries or more, one hash, and an entry in the log', async () => {
      const [named] = (await population()).known
      await forgetCounts(scene.service)
      if (named === undefined) throw new Error('nobody is known')
      const [pair, key] = ['P-02 pair', 'U-01 wrong key'].map((id) => entries.find((one) => one.id === id))
      if (pair === undefined || key === undefined) throw new Error('no such door')
      const [asked] = await doings(pair, named)
      expect(asked?.work.registryCalls.length).toBeGreaterThanOrEqual(2)
      expect(asked?.work.statements).toContain('audit.append')
      const [tried] = await doings(key, named)
      expect(tried?.work).toMatchObject({ hashes: 1, registryCalls: [] })
      expect(tried?.work.statements).toEqual(
        expect.arrayContaining(['signIn.reserve', 'signIn.onFile', 'audit.append']),
      )
    })

    it('the lab tells the arms apart as soon as one word differs', async () => {
      const few = 12
      const { service } = scene
      const { known, unknown } = await populate(service, few)
      const entry = entries.find(({ id }) => id === 'U-01 wrong key')
      if (entry === undefined) throw new Error('no such door')
      const chance = steadyChance(1)
      // Every known number, and no other, has a refused try behind it: the page says four left instead of five.
      const planted: Entry = {
        ...entry,
        async come(stranger, named) {
          if (known.includes(named))
            await signIn(visit(service), { ...service.cast.E1, identifier: named.ruc }, 'Otra+Cosa57')
          return entry.come(stranger, named)
        },
      }
      const [[, samples] = ['', []]] = await measure(
        service,
        planted,
        { known, unknown },
        { samples: few, chance },
      )
      const verdict = verdictOf(samples)
      expect(verdict).toMatchObject({ known: few, unknown: few, onlyOne: 2, features: { share: 1 } })
      expect(isLeak(verdict)).toBe(true)
      expect(new Set(samples.map(({ arm }) => arm))).toEqual(new Set(arms))
    })
  },
  { employers: 200, policy: (base) => ({ ...base, humanCheck: { ...base.humanCheck, ticketWait: 0 } }) },
)
