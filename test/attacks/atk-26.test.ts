import { expect, it } from 'vitest'
import { statement } from '../../src/platform/database/statement.ts'
import { attack, type Scene } from '../support/attack.ts'
import type { Member } from '../support/members.ts'
import { letTimePass, letTimePassForAll } from '../support/passing-time.ts'
import { failSet } from '../support/question-sets.ts'
import { answerAll, identify, recover } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { visit, type Visitor } from '../support/visitor.ts'

/** The campaign has a thousand employers; it has to be noticed within a twentieth of them. */
const longestUnnoticed = 1_000 / 20

const campaigns = statement<{ n: number }>('test.campaigns', 'select count(*)::int as n from campaign')
const entries = statement<{ reason: string; actor: string }>(
  'test.campaignEntries',
  `select reason, actor from audit_entry where act = 'campaignDetected' order by at`,
)
const campaignsSeen = async ({ service }: Scene) => (await service.db.first(campaigns))?.n
const alarms = ({ service }: Scene) =>
  service.logLines().filter((line) => line.includes('a campaign against the security questions'))

let guesses = 0

/** One set at one employer, from the next of two hundred addresses, at whichever instance. */
async function guess({ service }: Scene, company = service.fresh()): Promise<Visitor> {
  guesses += 1
  const stranger = visit(service, { network: `203.0.113.${guesses % 200}`, instance: guesses % 2 })
  // On a busy machine a registry may take longer than it is waited for.
  for (let n = 0; n < 5 && stranger.page.path !== '/preguntas'; n += 1) await identify(stranger, company)
  await failSet(stranger, company)
  return stranger
}

/** At as many employers, three at the same time. */
async function guessAt(scene: Scene, many: number): Promise<void> {
  let left = many
  const one = async () => {
    for (; left > 0;) {
      left -= 1
      await guess(scene)
    }
  }
  await Promise.all(Array.from({ length: 3 }, one))
}

/** What P-02 says about the wait of whoever has no script. */
async function waitWithoutScript({ service }: Scene): Promise<string> {
  const ana = visit(service)
  await ana.open('/empresa')
  return ana.page.words
}

/** How many steps it took to solve the human check of P-02. */
async function stepsOfCheck({ service }: Scene): Promise<number> {
  const ana = visit(service)
  await ana.open('/empresa')
  const { humanCheck = '' } = await ana.filled('/empresa')
  const { solution } = JSON.parse(Buffer.from(humanCheck, 'base64').toString()) as {
    solution: { counter: number }
  }
  return solution.counter
}

attack(
  'ATK-26',
  'one guess on a thousand employers',
  (scene) => {
    const seconds = (n: number) => scene.service.texts.t('es', 'g.time.seconds', { n })

    it('slowly, over a day: is noticed by the fortieth, and not before', async () => {
      const { maxCounter } = scene.service.policy.humanCheck
      for (const many of [13, 13, 13]) {
        await guessAt(scene, many)
        await letTimePassForAll(scene.service, 8 * 3_600 - 300)
      }
      expect(await campaignsSeen(scene)).toBe(0)
      expect(await waitWithoutScript(scene)).toContain(seconds(20))
      expect(await stepsOfCheck(scene)).toBeLessThanOrEqual(maxCounter)
      await guess(scene)
      expect(await campaignsSeen(scene)).toBe(1)
      expect(40).toBeLessThanOrEqual(longestUnnoticed)
      await letTimePassForAll(scene.service, 3 * 86_400)
    })

    it('at once, at two instances: one campaign, one alarm, one entry; then every check costs eight times', async () => {
      const before = { alarms: alarms(scene).length, campaigns: (await campaignsSeen(scene)) ?? 0 }
      await guessAt(scene, 29)
      expect(await campaignsSeen(scene)).toBe(before.campaigns)
      await guessAt(scene, 6)
      expect(await campaignsSeen(scene)).toBe(before.campaigns + 1)
      expect(35).toBeLessThanOrEqual(longestUnnoticed)

      const told = alarms(scene).slice(before.alarms)
      expect(told).toHaveLength(1)
      expect(told[0]).toContain('"level":"warn"')
      expect(JSON.parse(told[0] ?? '')).toMatchObject({ signs: ['burst'], campaign: expect.any(Number) })
      expect((await scene.service.db.many(entries)).slice(before.campaigns)).toEqual([
        { reason: 'burst', actor: 'system' },
      ])
      const { t } = scene.service.texts
      const wait = t('es', 'g.time.and', { mayor: t('es', 'g.time.minutes', { n: 2 }), menor: seconds(40) })
      expect(await waitWithoutScript(scene)).toContain(wait)
      // Drawn up to eight times as high: all of twelve are below it once in a thousand million runs.
      const { maxCounter } = scene.service.policy.humanCheck
      const steps = await Promise.all(Array.from({ length: 12 }, () => stepsOfCheck(scene)))
      expect(Math.max(...steps)).toBeGreaterThan(maxCounter)
      expect(Math.max(...steps)).toBeLessThanOrEqual(maxCounter * 8)
    })

    it('meanwhile whoever answers right gets a key as always, and nobody waits for a stranger’s other guesses', async () => {
      const company = scene.service.fresh()
      const ana = visit(scene.service)
      await recover(ana, company)
      expect(ana.page.h1).toBe(ana.t('p13.panel'))
    })

    it('meanwhile a second guess at an employer has to wait half an hour, by whatever browser, case or instance', async () => {
      const { service } = scene
      const company: Member = service.fresh()
      const stranger = await guess(scene, company)
      await stranger.press(stranger.t('p07.retry'))
      expect([stranger.page.status, stranger.page.path, stranger.page.code]).toEqual([
        429,
        '/preguntas',
        'CLV-153',
      ])
      // The set that somebody else had on the screen is not judged either.
      for (const instance of [0, 1]) {
        const other = visit(service, { instance })
        await identify(other, company)
        expect([other.page.h1, other.page.code]).toEqual([other.t('p05.pause.title'), 'CLV-153'])
      }
      expect(await standingOf(service, company)).toMatchObject({ refused: 1, suspended: false })
      await letTimePass(service, company, service.policy.campaign.pause)
      const ana = visit(service)
      await recover(ana, company)
      expect(ana.page.h1).toBe(ana.t('p13.panel'))
    })

    it('a set that was on the screen already is not judged while its employer waits', async () => {
      const { service } = scene
      const company = service.fresh()
      const slow = visit(service)
      await recover(slow, company, { stopAt: 'asked' })
      await letTimePassForAll(service, 3 * 86_400)
      await answerAll(slow, company, 'wrong')
      expect(slow.page.path).toBe('/preguntas/resultado')
      await recover(slow, company, { stopAt: 'asked' })
      const late = slow.copy()
      await guessAt(scene, 30)
      await late.open('/preguntas/1')
      await answerAll(late, company, 'wrong')
      expect([late.page.path, late.page.code]).toEqual(['/preguntas', 'CLV-153'])
      expect(await standingOf(service, company)).toMatchObject({ refused: 1 })
    })

    it('ends by itself when nobody guesses any more', async () => {
      const { service } = scene
      await letTimePassForAll(service, service.policy.campaign.hold + 86_400)
      expect(await waitWithoutScript(scene)).toContain(seconds(20))
      const company = service.fresh()
      const stranger = await guess(scene, company)
      await stranger.press(stranger.t('p07.retry'))
      expect(stranger.page.path).toBe('/preguntas/1')
    })
  },
  { employers: 260 },
)
