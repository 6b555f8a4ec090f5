import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { statement } from '../../src/platform/database/statement.ts'
import type { Member } from '../support/members.ts'
import { letTimePass, mailHandedOver } from '../support/passing-time.ts'
import { linkOf, mailsTo, newest, newKeys, nextMail, openLink, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))
const key = newKeys['as-described']

/** What the script of P-10 is told, in the words that the page itself would have. */
interface MailAnswer {
  readonly state: string
  readonly text: string
  readonly until?: string
  readonly secondsLeft?: number
  readonly reload?: true
}

/** Stands on P-10 with the mail under way, a moment after the first attempt was answered. */
async function asked(company: Member) {
  const ana = visit(service)
  const since = newest(ana)
  await recover(ana, company, { stopAt: 'sent' })
  expect(ana.page.path).toBe('/enlace/enviado')
  await mailHandedOver(service, company)
  await ana.open('/enlace/enviado')
  return { ana, since }
}

const told = async (ana: Visitor): Promise<MailAnswer> =>
  JSON.parse((await ana.ask('/enlace/estado')).body) as MailAnswer

/** Asks as the waiting page does until the answer is another one. */
async function toldWhenNot(ana: Visitor, before: string): Promise<MailAnswer> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await told(ana)
    if (answer.state !== before) return answer
    await new Promise((passed) => setTimeout(passed, 50))
  }
  throw new Error(`still ${before}`)
}

/** No limit is shown and none runs: not on the page, not to its script, not in the database. */
async function clockStandsStill(ana: Visitor, company: Member): Promise<void> {
  expect(ana.page.words).not.toMatch(/El enlace vence a las \d/)
  expect(await told(ana)).not.toHaveProperty('secondsLeft')
  expect(await standingOf(service, company)).toMatchObject({ liveLinks: 0, consumed: 0 })
}

async function makesTheKey(ana: Visitor, company: Member): Promise<void> {
  expect(ana.page.h1).toBe(ana.t('p12.title'))
  await ana.press(ana.t('p12.save'), { clave: key })
  expect(ana.page.h1).toBe(ana.t('p13.panel'))
  expect(await standingOf(service, company)).toMatchObject({ generation: 2, consumed: 1 })
}

describe('the waiting page says what the mail server said (L-20, CHANNELS 3.8)', () => {
  it('nadie@: that nobody has this address, that no link is out, and who can change it', async () => {
    const { NADIE } = service.cast
    const { ana } = await asked(NADIE)
    expect([ana.page.code, ana.page.words]).toEqual([
      'CLV-141',
      expect.stringContaining(ana.t('p10.state.rejected')),
    ])
    expect(await told(ana)).toMatchObject({ state: 'rejected', text: ana.t('p10.state.rejected') })
    expect(ana.page.h1).toBe(ana.t('p10.title.rejected'))
    expect(ana.page.words).not.toMatch(/Enviamos un enlace|Ya lo enviamos/)
    await clockStandsStill(ana, NADIE)
    // Nothing here promises what cannot come: no button to send it again, no link that works all the same.
    expect(ana.page.forms).toEqual([])
    expect(ana.page.words).not.toMatch(/\b\d{3} \d{3}\b/)
    expect(ana.page.words).not.toContain(ana.t('p10.keepOpen'))
    expect(ana.page.words).not.toContain(ana.t('p10.resend.max', { n: 1 }))
    expect(mailsTo(ana, NADIE, ana.t('m01.subject'))).toEqual([])
    await ana.follow(ana.t('p10.changeMail.today'))
    expect(ana.page.path).toBe('/otras-formas')
  })

  it('lleno@: that the mailbox is full, when it is tried again, and that the time is not running', async () => {
    const { LLENO } = service.cast
    const { ana } = await asked(LLENO)
    expect(ana.page.code).toBe('CLV-143')
    expect(ana.page.words).toContain(ana.t('p10.state.full'))
    expect(ana.page.words).toMatch(/Volveremos a intentar a las \d\d:\d\d:\d\d\. El tiempo aún no corre\./)
    await clockStandsStill(ana, LLENO)
    await letTimePass(service, LLENO, service.policy.link.life + 1)
    await putOff(LLENO, 2)
    await ana.open('/enlace/enviado')
    expect(ana.page.code).toBe('CLV-143')
    await clockStandsStill(ana, LLENO)
  })

  it('gris@: on its way until the second attempt is taken; only then the whole time begins', async () => {
    const { GRIS } = service.cast
    const { ana, since } = await asked(GRIS)
    expect(ana.page.words).toContain(ana.t('p10.state.queued'))
    await clockStandsStill(ana, GRIS)
    // Longer than the life of a link, and the greylisting server is asked again.
    await letTimePass(service, GRIS, 200)
    const mail = await nextMail(ana, GRIS, since)
    const answer = await toldWhenNot(ana, 'deferred')
    expect(answer).toMatchObject({ state: 'accepted' })
    expect(answer.secondsLeft).toBeGreaterThan(service.policy.link.life - 5)
    expect(answer.secondsLeft).toBeLessThanOrEqual(service.policy.link.life)
    await openLink(ana, mail)
    await makesTheKey(ana, GRIS)
  })

  it('lento@: on its way while the server thinks, and the time begins with its answer', async () => {
    const { LENTO } = service.cast
    const ana = visit(service)
    const since = newest(ana)
    await recover(ana, LENTO, { stopAt: 'sent' })
    expect(ana.page.words).toContain(ana.t('p10.state.queued'))
    expect(await told(ana)).not.toHaveProperty('secondsLeft')
    const answer = await toldWhenNot(ana, 'queued')
    expect(answer).toMatchObject({ state: 'accepted' })
    expect(answer.secondsLeft).toBeGreaterThan(service.policy.link.life - 5)
    await openLink(ana, await nextMail(ana, LENTO, since))
    await makesTheKey(ana, LENTO)
  })

  it('spam@: received, and after a minute without an opening where else to look; the link is good', async () => {
    const { SPAM } = service.cast
    const { ana, since } = await asked(SPAM)
    expect([ana.page.code, (await told(ana)).state]).toEqual([undefined, 'accepted'])
    await letTimePass(service, SPAM, 61)
    await ana.open('/enlace/enviado')
    expect(ana.page.code).toBe('CLV-146')
    expect(ana.page.words).toContain(ana.t('clv.146'))
    expect(ana.page.words).toContain(ana.t('p10.none.1'))
    const mail = await nextMail(ana, SPAM, since)
    expect(mail.folder).toBe('junk')
    await openLink(ana, mail)
    await makesTheKey(ana, SPAM)
  })

  it('ATK-04, escaner@: a scanner that opens every address before anybody else uses up nothing', async () => {
    const { ESCANER } = service.cast
    const { ana, since } = await asked(ESCANER)
    const mail = await nextMail(ana, ESCANER, since)
    await wasOpened(ESCANER)
    const before = await standingOf(service, ESCANER)
    expect(before).toMatchObject({ liveLinks: 1, consumed: 0, generation: 1, state: 'linkIssued' })
    // The notice link in the same mail was opened, too: nothing is frozen by that (P-15).
    expect(await isFrozen(ESCANER)).toBe(false)
    await openLink(ana, mail)
    await makesTheKey(ana, ESCANER)
  })

  it('rebote@: received, and a moment later given back: the page says that nothing will come, and why', async () => {
    const { REBOTE } = service.cast
    const { ana } = await asked(REBOTE)
    expect(await toldWhenNot(ana, 'accepted')).toMatchObject({ state: 'rejected', reload: true })
    await ana.open('/enlace/enviado')
    expect([ana.page.h1, ana.page.code]).toEqual([ana.t('p10.title.rejected'), 'CLV-141'])
    expect(ana.page.words).not.toMatch(/Enviamos un enlace|Ya lo enviamos/)
    expect(ana.page.words).not.toMatch(/El enlace vence a las \d/)
    expect(mailsTo(ana, REBOTE, ana.t('m01.subject'))).toEqual([])
    expect(await standingOf(service, REBOTE)).toMatchObject({ generation: 1, consumed: 0 })
    await ana.follow(ana.t('p10.changeMail.today'))
    expect(ana.page.path).toBe('/otras-formas')
  })

  it('F-22, corta@: cut after the last dot nobody knows; the page says so, and a link that came works once', async () => {
    const { CORTA } = service.cast
    const { ana, since } = await asked(CORTA)
    const mail = await nextMail(ana, CORTA, since)
    await ana.open('/enlace/enviado')
    expect(ana.page.words).toContain(ana.t('p10.state.unknown'))
    // Its limit is the outer one, shown and true; "the time begins when it arrives" would not be.
    expect(ana.page.words).not.toContain(ana.t('p10.state.queued'))
    const { secondsLeft = 0 } = await told(ana)
    expect(secondsLeft).toBeGreaterThan(service.policy.link.cap - 10)
    expect(mailsTo(ana, CORTA, ana.t('m01.subject'))).toHaveLength(1)
    await openLink(ana, mail)
    await makesTheKey(ana, CORTA)
  })

  it('F-23, doble@: two copies of one link are one link, and the second is the used one', async () => {
    const { DOBLE } = service.cast
    const { ana, since } = await asked(DOBLE)
    const [copy, first] = await twoCopies(ana, DOBLE, since)
    expect(linkOf(copy).token).toBe(linkOf(first).token)
    await openLink(ana, first)
    await makesTheKey(ana, DOBLE)
    await ana.open(linkOf(copy).path)
    expect([ana.page.status, ana.page.code]).toEqual([410, 'CLV-161'])
    await signIn(ana, DOBLE, key)
    expect(ana.page.path).toBe('/cuenta')
  })

  it('F-23, doble@ and late: both copies are plainly dead, and lead on', async () => {
    const company = service.fresh()
    const late = { ...company, mail: 'doble+tarde@correo.example' }
    await service.db.pool.query(
      `update contact set value = $2 where kind = 'mail' and employer_id = (select id from employer where identifier = $1)`,
      [company.identifier, late.mail],
    )
    const { ana, since } = await asked(late)
    await letTimePass(service, late, service.policy.link.life + 1)
    for (const mail of await twoCopies(ana, late, since)) {
      await openLink(ana, mail)
      expect([ana.page.status, ana.page.code, ana.page.h1]).toEqual([
        410,
        'CLV-160',
        ana.t('p14.expired.title'),
      ])
    }
    expect(await standingOf(service, late)).toMatchObject({ generation: 1, liveLinks: 0 })
    await ana.follow(ana.t('p14.restart'))
    expect(ana.page.h1).toBe(ana.t('p02.title'))
  })
})

describe('when our own mail server is out (F-20)', () => {
  it('the request stays, the page says from when it is tried again, and the time begins when it is back', async () => {
    const company = service.fresh()
    await service.mailServer.stop()
    const { ana, since } = await asked(company)
    expect(ana.page.words).toContain(ana.t('p10.state.queued'))
    await letTimePass(service, company, 150)
    await putOff(company, 2)
    await ana.open('/enlace/enviado')
    expect(ana.page.code).toBe('CLV-142')
    await clockStandsStill(ana, company)
    await service.mailServer.start()
    await letTimePass(service, company, 61)
    const mail = await nextMail(ana, company, since)
    const answer = await toldWhenNot(ana, 'deferred')
    expect(answer).toMatchObject({ state: 'accepted' })
    expect(answer.secondsLeft).toBeGreaterThan(service.policy.link.life - 5)
    await openLink(ana, mail)
    await makesTheKey(ana, company)
    // Its notice, too, before the server goes out again: three silences in a row close a domain for a while.
    await mailHandedOver(service, company)
  })

  it('for so long that nobody waits: what arrives is the way back and no token, and the page offers a link now', async () => {
    const company = service.fresh()
    await service.mailServer.stop()
    const { ana, since } = await asked(company)
    await letTimePass(service, company, 700)
    // Not while it is being tried: what is written afterwards would not be older.
    await putOff(company, 2)
    await service.mailServer.start()
    await letTimePass(service, company, 61)
    const saved = await nextMail(ana, company, since, ana.t('m16.subject'))
    expect(saved.text).not.toMatch(/\/clave\//)
    expect(saved.text).toMatch(/CLV-\w{4}-\w{4}/)
    await mailHandedOver(service, company)
    await ana.open('/enlace/enviado')
    expect(ana.page.words).toContain(ana.t('p10.state.answersAgain'))
    await ana.press(ana.t('p10.resend'))
    await openLink(ana, await nextMail(ana, company, saved.n))
    await makesTheKey(ana, company)
  })
})

describe('F-21: a mail that was put off until it carried no link', () => {
  it('leaves what was proven, hours later and after the last link that a case may ask for', async () => {
    const company = service.fresh()
    const { ana } = await asked(company)
    for (let n = 0; n < service.policy.link.resendMax; n += 1) {
      await letTimePass(service, company, 61)
      if (n === service.policy.link.resendMax - 1) await service.mailServer.stop()
      await ana.open('/enlace/enviado')
      await ana.press(ana.t('p10.resend'))
      await mailHandedOver(service, company)
    }
    await putOff(company, 1)
    await letTimePass(service, company, 700)
    await putOff(company, 2)
    await service.mailServer.start()
    const before = newest(ana)
    await letTimePass(service, company, 61)
    const saved = await nextMail(ana, company, before, ana.t('m16.subject'))
    await letTimePass(service, company, 3 * 3_600)
    await ana.open('/enlace/enviado')
    expect(ana.page.words).toContain(ana.t('p10.state.answersAgain'))
    await ana.press(ana.t('p10.resend'))
    await openLink(ana, await nextMail(ana, company, saved.n))
    await makesTheKey(ana, company)
  })
})

/** Both copies of a mail that was delivered twice, the newer first. */
async function twoCopies(ana: Visitor, company: Member, since: number) {
  const first = await nextMail(ana, company, since)
  const copy = await service.inbox.next((one) => one.n > first.n && one.to === company.mail)
  return [copy, first] as const
}

/** The mail server has put the message off this often. */
const attempts = statement<{ n: number }>(
  'test.putOff',
  `select m.attempts as n from message m join employer e on e.id = m.employer_id
    where e.identifier = $1 and m.state = 'deferred'`,
)
async function putOff({ identifier }: Member, n: number): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (((await service.db.first(attempts, [identifier]))?.n ?? 0) >= n) return
    await new Promise((passed) => setTimeout(passed, 30))
  }
  throw new Error(`not put off ${n} times`)
}

const openedLinks = statement<{ n: number }>(
  'test.openedLinks',
  `select count(*)::int as n from link l join employer e on e.id = l.employer_id
    where e.identifier = $1 and l.opened_at is not null`,
)
async function wasOpened({ identifier }: Member): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if ((await service.db.first(openedLinks, [identifier]))?.n === 1) return
    await new Promise((passed) => setTimeout(passed, 50))
  }
  throw new Error('nobody opened the link')
}

const frozen = statement<{ frozen: boolean }>(
  'test.frozen',
  `select frozen_at is not null as frozen from employer where identifier = $1`,
)
const isFrozen = async ({ identifier }: Member): Promise<boolean | undefined> =>
  (await service.db.first(frozen, [identifier]))?.frozen
