import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { statement } from '../../src/platform/database/statement.ts'
import { brokenInvariants } from '../support/invariants.ts'
import type { Member } from '../support/members.ts'
import { guessesSettled, mailHandedOver } from '../support/passing-time.ts'
import {
  lawfulKey,
  mailsTo,
  newest,
  newKeys,
  nextMail,
  openLink,
  recover,
  signIn,
} from '../support/recover.ts'
import { change as hold, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(async () => {
  try {
    expect(await brokenInvariants(service.db, service.policy)).toEqual([])
  } finally {
    await service.stop()
  }
})
afterEach(() => expect(service.faultLines()).toEqual([]))

const right = ({ key }: Member): string => key ?? ''
const fresh = newKeys['as-described']
const page = '/cuenta/clave'

async function signedIn(company: Member, key = right(company), instance = 0): Promise<Visitor> {
  const ana = visit(service, { instance })
  await signIn(ana, company, key)
  expect(ana.page.path).toBe('/cuenta')
  return ana
}

const change = async (ana: Visitor, actual: string, clave: string) => {
  await ana.open(page)
  return ana.submit(page, { actual, clave })
}

const made = statement<{
  origin: string
  generation: number
  case_id: string | null
  made_in: Buffer | null
}>(
  'test.keysMade',
  `select g.origin, g.generation, g.case_id, g.made_in from key_generation g join employer e on e.id = g.employer_id
    where e.identifier = $1 order by g.generation`,
)

describe('changing the key while signed in', () => {
  it('I-21, ATK-35: ends every other session and link, and goes on here under a new token', async () => {
    const company = service.fresh()
    const rival = visit(service)
    const since = newest(rival)
    await recover(rival, company, { stopAt: 'sent' })
    const older = await nextMail(rival, company, since)
    await mailHandedOver(service, company)
    const other = await signedIn(company, right(company), 1)
    const ana = await signedIn(company)
    const stolen = ana.copy()

    await change(ana, right(company), fresh)
    expect([ana.page.path, ana.page.h1]).toEqual(['/cuenta/clave/lista', ana.t('p13.panel')])
    await ana.follow(ana.t('u02.receipt'))
    expect([ana.page.path, ana.page.words.includes(ana.t('s21.act.keyChanged'))]).toEqual([
      '/cuenta/comprobantes',
      true,
    ])
    await ana.open('/cuenta')
    expect(ana.page.path).toBe('/cuenta')
    for (const over of [other, stolen]) {
      await over.open('/cuenta')
      expect(over.page.path).toBe('/entrar')
    }
    await openLink(rival, older)
    expect(rival.page.status).toBe(410)
    expect(await standingOf(service, company)).toMatchObject({ sessions: 1, liveLinks: 0, generation: 2 })

    const bea = visit(service)
    await signIn(bea, company, right(company))
    expect(bea.page.status).toBe(422)
    await signIn(bea, company, fresh)
    expect(bea.page.path).toBe('/cuenta')
    const [first, second] = await service.db.many(made, [company.identifier])
    expect([first?.origin, second?.origin, second?.case_id]).toEqual(['elsewhere', 'signedIn', null])
    expect(second?.made_in).toHaveLength(32)
  })

  it('I-26, ATK-36: tells every registered mailbox, with a way to say that it was not they', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    await change(ana, right(company), fresh)
    await mailHandedOver(service, company)
    const [mail] = mailsTo(ana, company, ana.t('m02.subject'))
    expect(mail?.text).toMatch(/\/aviso\/[\w-]+#/)
    expect(mail?.text).not.toMatch(/\/clave\//)
  })

  it('ATK-31: takes no key that breaks a rule or was used before, and no try for one', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    await change(ana, 'Otra+Cosa58', 'corta')
    expect([ana.page.status, ana.page.code]).toEqual([422, 'CLV-170'])
    expect(ana.page.html).not.toContain('value="corta"')
    await change(ana, right(company), right(company))
    expect([ana.page.code, ana.page.errors]).toEqual(['CLV-171', [ana.t('p12.err.reused')]])
    await change(ana, '', '')
    expect(ana.page.errors).toEqual([ana.t('u02.err.empty'), ana.t('p12.err.empty')])
    // The number of its representative is not in the page, and is refused all the same.
    await change(ana, right(company), `Ab+${company.document.slice(6)}xQ`)
    expect(ana.page.code).toBe('CLV-170')
    expect(ana.page.html).not.toContain(company.document.slice(0, 4))
    // Nor one of those before the present one.
    await change(ana, right(company), fresh)
    await change(ana, fresh, right(company))
    expect([ana.page.code, ana.page.errors]).toEqual(['CLV-171', [ana.t('p12.err.reused')]])
    // None of them was a try at the present key.
    await change(ana, 'Otra+Cosa58', lawfulKey('as-described', 9))
    expect(ana.page.errors).toEqual([`${ana.t('u02.err.now')}. ${ana.t('u02.left', { n: 4 })}`])
    expect(await standingOf(service, company)).toMatchObject({ generation: 2, blocked: false })
  })

  it('L-08: a present key that does not match counts with those of signing in, and the last one blocks the key', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    for (const left of [4, 3]) {
      await change(ana, 'Otra+Cosa58', fresh)
      expect([ana.page.status, ana.page.code]).toEqual([422, 'CLV-196'])
      expect(ana.page.errors).toEqual([`${ana.t('u02.err.now')}. ${ana.t('u02.left', { n: left })}`])
    }
    const door = visit(service)
    await signIn(door, company, 'Otra+Cosa58')
    expect(door.page.errors).toEqual([door.t('u01.err', { n: 2 })])
    await change(ana, 'Otra+Cosa58', fresh)
    await change(ana, 'Otra+Cosa58', fresh)
    expect([ana.page.status, ana.page.code]).toEqual([409, 'CLV-190'])
    await guessesSettled(service)
    expect(await standingOf(service, company)).toMatchObject({ generation: 1, blocked: true })
    await ana.open(page)
    expect(ana.page.path).toBe('/entrar')
  })

  it('I-05, ATK-43: changes nothing while a report has stopped the employer, and ends nobody else either', async () => {
    const company = service.fresh()
    const owner = await signedIn(company)
    const thief = await signedIn(company, right(company), 1)
    await hold(service, company, `update employer set frozen_at = clock_timestamp() where id = $1`)
    await change(thief, right(company), fresh)
    expect([thief.page.status, thief.page.code]).toEqual([409, 'CLV-240'])
    expect(await standingOf(service, company)).toMatchObject({ generation: 1, sessions: 2 })
    await owner.open('/cuenta')
    expect(owner.page.path).toBe('/cuenta')
    await hold(service, company, `update employer set frozen_at = null where id = $1`)
    await change(owner, right(company), fresh)
    expect(owner.page.path).toBe('/cuenta/clave/lista')
  })

  it('F-27: the same form sent twice changes once, and the second is told so', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    const second = ana.copy()
    await ana.open(page)
    const body = await ana.filled(page, { actual: right(company), clave: fresh })
    await ana.ask(page, { method: 'POST', body })
    const answer = await second.ask(page, { method: 'POST', body })
    expect(answer.status).toBe(200)
    expect(answer.body).toContain(ana.t('u02.again'))
    expect(await standingOf(service, company)).toMatchObject({ generation: 2 })
    // The session of before opens nothing all the same.
    await second.open('/cuenta')
    expect(second.page.path).toBe('/entrar')
  })

  it('ATK-33: the key is the one that was typed, to the last space', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    const typed = lawfulKey('as-described', 7)
    await change(ana, right(company), typed)
    for (const near of [` ${typed}`, `${typed} `, typed.toLowerCase(), typed.slice(0, -1)]) {
      const door = visit(service)
      await signIn(door, company, near)
      expect(door.page.status).toBe(422)
    }
    const door = visit(service)
    await signIn(door, company, typed)
    expect(door.page.path).toBe('/cuenta')
  })

  it('ATK-37, ATK-43: takes no form of another browser and none without a session', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    await ana.open(page)
    const body = await ana.filled(page, { actual: right(company), clave: fresh })
    const stranger = visit(service)
    await stranger.open('/entrar')
    expect((await stranger.ask(page, { method: 'POST', body })).status).toBe(403)
    expect((await stranger.ask(page)).headers['location']).toBe('/entrar')
    expect(await standingOf(service, company)).toMatchObject({ generation: 1 })
  })

  it('I-02, I-05: of a change, a recovery and another change at one instant one sets the key at most', async () => {
    for (let round = 0; round < 4; round += 1) {
      const company = service.fresh()
      const ana = await signedIn(company)
      const bea = await signedIn(company, right(company), 1)
      const rival = visit(service, { instance: round % 2 })
      await recover(rival, company, { stopAt: 'opened' })
      for (const one of [ana, bea]) await one.open(page)
      const changes = await Promise.all(
        [ana, bea].map((one, n) =>
          one.filled(page, { actual: right(company), clave: lawfulKey('as-described', 20 + n) }),
        ),
      )
      const redeemed = await rival.filled('/clave/nueva', { clave: lawfulKey('as-described', 30) })
      await Promise.all([
        ...[ana, bea].map((one, n) => one.ask(page, { method: 'POST', body: changes[n] ?? {} })),
        rival.ask('/clave/nueva', { method: 'POST', body: redeemed }),
      ])
      const keys = await service.db.many(made, [company.identifier])
      const { generation, liveLinks, sessions } = await standingOf(service, company)
      // A recovery may still follow a change that it waited for: it brings its own proofs. Two changes never follow one key.
      expect(keys.filter(({ origin }) => origin === 'signedIn').length).toBeLessThanOrEqual(1)
      expect([generation, liveLinks]).toEqual([keys.length, 0])
      expect(generation).toBeGreaterThan(1)
      // Whose key it is now is the only one inside, and nobody after a recovery.
      expect(sessions).toBe(keys.at(-1)?.origin === 'signedIn' ? 1 : 0)
    }
  })
})
