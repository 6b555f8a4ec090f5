import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { InboxMail } from '../../src/entry/demo/inbox-store.ts'
import { codeIn } from '../../src/entry/demo/mail-text.ts'
import { syntheticCompanyRuc } from '../../src/kernel/synthetic.ts'
import { statement } from '../../src/platform/database/statement.ts'
import type { Member } from '../support/members.ts'
import {
  answerAll,
  identify,
  mailsTo,
  newest,
  newKeys,
  nextMail,
  recover,
  signIn,
} from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))
const key = newKeys['as-described']

const frozenAt = statement<{ frozen: boolean }>(
  'test.isFrozen',
  `select frozen_at is not null as frozen from employer where identifier = $1`,
)
const isFrozen = async ({ identifier }: Member) => (await service.db.first(frozenAt, [identifier]))?.frozen
const reported = statement<{ n: number }>('test.reports', `select count(*)::int as n from employer_report`)
const reports = async () => (await service.db.first(reported))?.n

/** "It was not me" as the mail has it: address, what stands behind its `#`, and the code to type instead. */
function denialIn({ text }: InboxMail) {
  const [, path = '', token = ''] = /^https?:\/\/[^/]+(\/aviso\/[^#\s]+)#(\S+)$/m.exec(text) ?? []
  const code = codeIn(text.slice(text.indexOf('/aviso/'))) ?? ''
  return { path, token, code }
}

/** A company whose link is out, with what its mail says. */
async function linkOut() {
  const company = service.fresh()
  const thief = visit(service)
  const since = newest(thief)
  await recover(thief, company, { stopAt: 'sent' })
  const mail = await nextMail(thief, company, since)
  return { company, thief, mail, denial: denialIn(mail) }
}

/** A company whose key somebody has just changed, with what the notice says. */
async function changed() {
  const company = service.fresh()
  const thief = visit(service)
  await recover(thief, company)
  const notice = await service.inbox.next(
    ({ to, subject }) => to === company.mail && subject === thief.t('m02.subject'),
  )
  return { company, thief, denial: denialIn(notice) }
}

async function deny(owner: Visitor, { path, token }: { path: string; token: string }, contacto = '') {
  await owner.open(path)
  await owner.submit(path, { token, contacto })
}

describe('"it was not me", from the mail (P-15)', () => {
  it('GET and HEAD, however often, change nothing and ask nobody anything', async () => {
    const { company, denial } = await linkOut()
    const before = [await standingOf(service, company), await reports()]
    const owner = visit(service)
    const pages = new Set<string>()
    for (let n = 0; n < 30; n += 1) {
      for (const method of ['GET', 'HEAD']) {
        const { status, body } = await owner.ask(denial.path, { method })
        expect(status).toBe(200)
        if (method === 'GET') pages.add(body)
      }
    }
    expect(pages.size).toBe(1)
    expect([await standingOf(service, company), await reports()]).toEqual(before)
    expect(await isFrozen(company)).toBe(false)
    // Nothing about the company stands on the page; a mailbox is read by many.
    expect([...pages][0]).not.toContain(company.legalName)
  })

  it('freezes, kills the link that is out and every session, and closes the case; the key stays', async () => {
    const { company, thief, mail, denial } = await linkOut()
    await signIn(visit(service), company, company.key ?? '')
    const owner = visit(service)
    await deny(owner, denial, '0991234567')
    expect([owner.page.status, owner.page.h1]).toEqual([200, owner.t('p15.done')])
    expect(owner.page.words).toMatch(/CLV-\w{4}-\w{4}/)
    expect([owner.page.html.includes('0991234567'), owner.page.html.includes(company.legalName)]).toEqual([
      false,
      false,
    ])
    expect(await isFrozen(company)).toBe(true)
    expect(await standingOf(service, company)).toMatchObject({
      state: 'closed',
      liveLinks: 0,
      sessions: 0,
      generation: 1,
      // Nobody contests the key that was there before.
      blocked: false,
    })
    await thief.open(/^https?:\/\/[^/]+(\/clave\/[^#\s]+)/m.exec(mail.text)?.[1] ?? '')
    expect(thief.page.status).toBe(410)
  })

  it('after the change: the contested key is blocked at once, and its sessions are over', async () => {
    const { company, thief, denial } = await changed()
    await signIn(thief, company, key)
    expect(thief.page.path).toBe('/cuenta')
    const owner = visit(service)
    await deny(owner, denial)
    expect(owner.page.h1).toBe(owner.t('p15.done'))
    expect((await thief.open('/cuenta')).path).toBe('/entrar')
    await signIn(thief, company, key)
    expect([thief.page.status, thief.page.code]).toEqual([409, 'CLV-190'])
    expect(await standingOf(service, company)).toMatchObject({ blocked: true, sessions: 0 })
  })

  it('frozen, the company is recovered by nobody, and whoever tries learns why only with the answers', async () => {
    const { company, denial } = await linkOut()
    await deny(visit(service), denial)
    const ana = visit(service)
    await identify(ana, company)
    expect(ana.page.h1).toBe(ana.t('p05.title'))
    await ana.press(ana.t('p05.start'))
    await answerAll(ana, company)
    expect(ana.page.path).toBe('/otras-formas')
    expect(await standingOf(service, company)).toMatchObject({
      liveLinks: 0,
      state: 'referred',
      generation: 1,
    })
  })

  it('F-27: twice, at once or later, is one report with one code', async () => {
    const { company, denial } = await linkOut()
    const owner = visit(service)
    await owner.open(denial.path)
    const body = await owner.filled(denial.path, { token: denial.token })
    const before = (await reports()) ?? 0
    const answers = await Promise.all(
      [0, 1, 2].map(() => owner.copy().ask(denial.path, { method: 'POST', body })),
    )
    const places = answers.map(({ status, headers }) => `${status} ${String(headers['location'])}`)
    expect(new Set(places).size).toBe(1)
    expect(places[0]).toMatch(/^303 \/aviso\/detenido\/CLV-/)
    const later = await owner.ask(denial.path, { method: 'POST', body })
    expect(`${later.status} ${String(later.headers['location'])}`).toBe(places[0])
    expect([await isFrozen(company), await reports()]).toEqual([true, before + 1])
  })

  it('without scripts the code under the address does the same; a guess is a guess, and they are counted', async () => {
    const { company, denial } = await changed()
    const owner = visit(service)
    await owner.open(denial.path)
    await owner.submit(denial.path)
    expect([owner.page.status, owner.page.errors]).toEqual([422, [owner.t('p11.mailCode.err')]])
    await owner.submit(denial.path, { codigo: 'ABCD-EFGH' })
    expect([owner.page.status, owner.page.errors]).toEqual([422, [owner.t('p11.mailCode.err.bad')]])
    expect(await isFrozen(company)).toBe(false)
    await owner.submit(denial.path, { codigo: ` ${denial.code.toLowerCase()} ` })
    expect([owner.page.h1, await isFrozen(company)]).toEqual([owner.t('p15.done'), true])

    const other = await changed()
    const guesser = visit(service)
    for (let n = 0; n < 6; n += 1) {
      await guesser.open(other.denial.path)
      await guesser.submit(other.denial.path, { codigo: 'ABCD-EFGH' })
    }
    expect(guesser.page.status).toBe(410)
    // Whoever has the whole address is not locked out by that.
    await deny(visit(service), other.denial)
    expect(await isFrozen(other.company)).toBe(true)
  })

  it('a token of another notice, a changed one, and a link of an unknown notice stop nothing', async () => {
    const [one, other] = [await linkOut(), await linkOut()]
    for (const token of [
      other.denial.token,
      one.denial.token.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
    ]) {
      const stranger = visit(service)
      await deny(stranger, { path: one.denial.path, token })
      expect([stranger.page.status, stranger.page.code]).toEqual([410, 'CLV-163'])
    }
    const stranger = visit(service)
    await deny(stranger, { path: '/aviso/000000000000', token: one.denial.token })
    expect([stranger.page.status, stranger.page.code]).toEqual([410, 'CLV-163'])
    expect([await isFrozen(one.company), await isFrozen(other.company)]).toEqual([false, false])
    // Each of them leads to the way that is always open.
    await stranger.follow(stranger.t('p00.other.report'))
    expect(stranger.page.path).toBe('/aviso')
  })

  it('once staff have lifted the freeze the link is spent: it does not freeze again', async () => {
    const { company, denial } = await linkOut()
    await deny(visit(service), denial)
    await change(service, company, `update employer set frozen_at = null, frozen_reason = null where id = $1`)
    const owner = visit(service)
    await deny(owner, denial)
    expect([owner.page.status, owner.page.code, await isFrozen(company)]).toEqual([410, 'CLV-161', false])
  })

  it('the page of the stop opens for the browser that stopped, and for nobody with its address or code', async () => {
    const { denial } = await linkOut()
    const owner = visit(service)
    await deny(owner, denial, 'duena@otra.example')
    const path = owner.posted.length > 0 ? owner.page.path : ''
    expect((await owner.open(path)).h1).toBe(owner.t('p15.done'))
    for (const address of [path, path.split('?')[0] ?? '']) {
      const stranger = visit(service)
      await stranger.open('/')
      expect([403, 404]).toContain((await stranger.open(address)).status)
      expect(stranger.page.html).not.toContain('otra.example')
    }
  })
})

describe('"it was not me", from the start page', () => {
  async function send(ruc: string, contacto: string): Promise<Visitor> {
    const ana = visit(service)
    await ana.open('/')
    await ana.follow(ana.t('p00.other.report'))
    await ana.submit('/aviso', { ruc, contacto })
    return ana
  }

  it('ATK-14: gives the same answer for any number, stops nothing and tells no mailbox', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
    const mails = service.inbox.list(company.mail ?? '').length
    const before = await standingOf(service, company)
    const answers = [
      await send(company.identifier, 'alguien@otra.example'),
      await send(service.cast.E7.identifier, 'alguien@otra.example'),
      await send(syntheticCompanyRuc(9_998), 'alguien@otra.example'),
    ].map(({ page }) => [page.status, page.path, page.html, Object.keys(page.headers)])
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect([await standingOf(service, company), await isFrozen(company)]).toEqual([before, false])
    expect(service.inbox.list(company.mail ?? '')).toHaveLength(mails)
    expect(mailsTo(ana, company, ana.t('m01.subject'))).toHaveLength(1)
  })

  it('says every mistake at once, and the same report twice is one', async () => {
    const wrong = await send('', '')
    expect([wrong.page.status, wrong.page.errors]).toEqual([
      422,
      [wrong.t('p02.err.ruc.empty'), wrong.t('p15.err.contact')],
    ])
    const { identifier } = service.fresh()
    await send(identifier, '0991234567')
    const once = await reports()
    const again = await send(identifier, '0991234567')
    expect([again.page.h1, await reports()]).toEqual([again.t('p15.received'), once])
  })
})
