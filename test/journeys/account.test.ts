import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { proposeVerdict, type ReportReviewId } from '../../src/desk/app/report-review.ts'
import { compose } from '../../src/entry/compose.ts'
import { buildWeb } from '../../src/entry/web.ts'
import type { AccountRefusal } from '../../src/staff/app/account.ts'
import { byCode, codeOf } from '../../src/kernel/catalogue.ts'
import { invite, retire } from '../../src/staff/app/members.ts'
import type { StaffRole } from '../../src/staff/domain/roles.ts'
import { accountsBy, bindBy, byAccount, goOut } from '../support/accounts.ts'
import {
  startIdentityProvider,
  type IdentityProvider,
  type ProviderLie,
} from '../support/identity-provider.ts'
import {
  atCounter,
  changesOf,
  confirmAt,
  mailTo,
  onDuty,
  proposeAt,
  sayWord,
} from '../support/contact-change.ts'
import { ask, checkAll, officer } from '../support/counter.ts'
import { sentToDesk } from '../support/desk.ts'
import { withinAnHour } from '../support/hour.ts'
import { newest } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn, enrol, enrolled, hire, membersOf, type Colleague } from '../support/staff.ts'
import { visit, type Visitor } from '../support/visitor.ts'

const home = '/interno/inicio'
const back = '/interno/cuenta/vuelta'

let provider: IdentityProvider
let service: Service
beforeAll(async () => {
  provider = await startIdentityProvider()
  service = await startService({ instances: 2, accounts: accountsBy(provider) })
})
const closing: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
  await service.stop()
  await provider.stop()
})
beforeEach(() => {
  provider.lie = {}
  provider.person = { sub: `persona-${randomUUID()}`, amr: ['pwd', 'mfa'] }
})

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await service.db.pool.query(text, [...values])).rows as Row[]
const acts = async (act: string) =>
  sql<{ actor: string; reason: string | null; detail: string | null }>(
    'select actor, reason, detail from audit_entry where act = $1 order by at',
    [act],
  )
const isIn = async (browser: Visitor) => (await browser.open(home)).path === home

/** Somebody whose account opens the back office. */
async function bound(roles?: readonly StaffRole[]): Promise<Colleague> {
  const colleague = await hire(service, roles)
  const path = await bindBy(colleague, provider)
  if (path !== '/interno?cuenta=lista') throw new Error(`not bound: ${path}`)
  return colleague
}

/** The same browser before a service that is no demonstration: there a click stands in for nothing. */
async function asProduction(browser: Visitor): Promise<Visitor> {
  const [first] = service.instances
  if (first === undefined) throw new Error('no instance')
  const app = await buildWeb(compose({ ...first.parts.installation, mode: 'production', demo: null }))
  await app.listen({ port: 0, host: '127.0.0.1' })
  closing.push(() => app.close())
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const there = visit({ ...service, port: address.port })
  for (const [name, value] of browser.cookies) there.cookies.set(name, value)
  return there
}

const pageOf = (browser: Visitor) => {
  const { path, status, h1 } = browser.page
  return { path, status, h1 }
}
const refusedAs = (browser: Visitor, refusal: AccountRefusal) => {
  const code = codeOf(refusal)
  return {
    path: `/interno/cuenta/aviso?codigo=${code.slice(4)}`,
    status: byCode(code).httpStatus,
    h1: browser.t(`s01.account.${refusal}`),
  }
}

describe('the account of the institution', () => {
  it('is bound by an invitation, opens the back office with our roles, and leaves a trail and no token', async () => {
    const ana = await hire(service, ['technical'])
    expect(await bindBy(ana, provider)).toBe('/interno?cuenta=lista')
    expect(ana.browser.page.html).toContain(ana.browser.t('s01.account.ready'))
    expect((await acts('accountBound')).at(-1)).toMatchObject({ actor: expect.stringMatching(/^officer:/) })
    // Binding opens no session.
    expect(await isIn(ana.browser)).toBe(false)
    expect(await byAccount(ana.browser, provider)).toBe(home)
    expect(ana.browser.page.html).toContain(ana.browser.t('s29.role.technical'))
    expect((await acts('staffSignedIn')).at(-1)).toMatchObject({ detail: '{"by":"account"}' })
    // Its session is one like any other: the same guard, the same end.
    expect(await byAccount(ana.browser, provider)).toBe(home)

    const [dump] = await sql<{ all: string }>(
      `select (select string_agg(a::text, ' ') from staff_account a) || (select string_agg(s::text, ' ') from staff_session s) as all`,
    )
    expect(dump?.all).not.toContain(provider.person.sub)
    const lines = service.logLines().join('\n')
    for (const { body } of provider.asked)
      for (const name of ['code', 'code_verifier']) {
        const value = body.get(name)
        if (value !== null) expect(lines.includes(value)).toBe(false)
      }
  })

  it('is offered on S-01 and with an invitation, as a link that needs no script', async () => {
    const ana = await hire(service)
    await ana.browser.open('/interno')
    const link = ana.browser.page.links.find(({ href }) => href === '/interno/cuenta')
    expect(link?.text).toBe('Entrar con la cuenta de la institución')
    expect(visit(service, { lang: 'en' }).t('s01.sso')).toBe('Sign in with the institution’s account')
    expect(ana.browser.page.html).toContain(ana.browser.t('s01.account.noscript'))
  })

  it('is asked anew at the provider where it is bound, whoever sat there before', async () => {
    const ana = await hire(service)
    await bindBy(ana, provider)
    const asked = (path: string) => provider.asked.findLast((each) => each.path === path)?.body
    expect([asked('/par')?.get('prompt'), asked('/par')?.get('max_age')]).toEqual(['login', '0'])
    await byAccount(ana.browser, provider)
    expect([asked('/par')?.get('prompt'), asked('/par')?.get('max_age')]).toEqual([
      null,
      String(service.policy.staff.sessionIdle),
    ])
    const luis = await hire(service)
    provider.person = { ...provider.person, sub: randomUUID() }
    provider.lie = { claims: { auth_time: Math.floor(Date.now() / 1_000) - 120 } }
    await bindBy(luis, provider)
    expect(pageOf(luis.browser)).toEqual(refusedAs(luis.browser, 'accountAnswerRefused'))
  })

  it('takes the place of the one before with another invitation, and never opens two members', async () => {
    const ana = await bound()
    const former = provider.person
    const again = await invite(membersOf(service), ana.id)
    provider.person = { ...former, sub: randomUUID() }
    const newest = provider.person
    expect(again.ok && (await bindBy({ ...ana, invitation: again.value.token }, provider))).toBe(
      '/interno?cuenta=lista',
    )
    expect((await acts('accountBound')).at(-1)).toMatchObject({ detail: '{"replaced":true}' })
    expect(await byAccount(visit(service), provider)).toBe(home)
    provider.person = former
    const gone = visit(service)
    await byAccount(gone, provider)
    expect(pageOf(gone)).toEqual(refusedAs(gone, 'accountUnknown'))

    const luis = await hire(service)
    provider.person = newest
    await bindBy(luis, provider)
    expect(pageOf(luis.browser)).toEqual(refusedAs(luis.browser, 'accountTaken'))
    // The invitation is as it was: with their own account, or a passkey, they come in.
    expect(await enrol(luis)).toBe(200)
  })

  it('leaves the invitation to whoever refused: a passkey is made with it, and then no account is bound', async () => {
    const ana = await hire(service)
    provider.lie = { claims: { amr: ['pwd'] } }
    await bindBy(ana, provider)
    expect(pageOf(ana.browser)).toEqual(refusedAs(ana.browser, 'accountOneFactor'))
    expect(ana.browser.page.links.map(({ href }) => href)).toContain('/interno/invitacion/llave')
    provider.lie = {}
    const late = ana.browser.copy()
    const to = await goOut(late, '/interno/invitacion/cuenta')
    expect(await enrol(ana)).toBe(200)
    await late.open(`${back}?${await provider.visit(to ?? '')}`)
    expect(late.page.path).toBe('/interno/invitacion/llave')
    expect(late.page.status).toBe(410)
    expect(await sql('select 1 from staff_account where staff_id = $1', [ana.id])).toEqual([])
    expect(await goOut(late, '/interno/invitacion/cuenta')).toBe(undefined)
  })

  it('uses its invitation up: no passkey is made with the same one', async () => {
    const ana = await bound()
    expect(await enrol(ana)).toBe(422)
  })

  it('decides nothing at the desk: who has no passkey is told what is missing, and a bare form is refused', async () => {
    const [vera, sara] = [await officer(service), await bound(['supervisor'])]
    const company = service.fresh()
    await change(
      service,
      company,
      'update employer_key set blocked_at = clock_timestamp() where employer_id = $1',
    )
    const { code } = await sentToDesk(service, company, 'firstKey')
    await checkAll(service, vera, code)
    const asked = await ask(service, vera, code)
    const id = asked.ok && asked.value.is === 'asked' ? asked.value.id : ''
    await byAccount(sara.browser, provider)
    const production = await asProduction(sara.browser)
    const address = `/interno/aprobaciones/${id}`
    await production.open(address)
    expect(production.page.html).toContain(production.t('s09.passkey.none'))
    expect(production.page.forms.map(({ action }) => action)).not.toContain(address)

    // With a passkey of hers, the same session decides, and not without it.
    const again = await invite(membersOf(service), sara.id)
    const elsewhere = { ...sara, browser: visit(service), invitation: again.ok ? again.value.token : '' }
    expect(await enrol(elsewhere)).toBe(200)
    await production.open(address)
    await production.submit(address, { decision: 'approved' })
    expect(production.page.errors).toEqual([production.t('s09.err.passkey')])
    const { body } = await production.ask(`${address}/reto`)
    await production.submit(address, { decision: 'approved', llave: sara.device.show(body) })
    expect(production.page.words).toContain(production.t('s09.over.approved'))
  })

  it('says no second word either: on a mail from the counter, and on a report that stopped an employer', async () => {
    const [vera, sara] = [await onDuty(service, ['counter']), await bound(['supervisor'])]
    const here = await atCounter(service)
    const mail = 'sin-llave@empresa.example'
    const since = newest(visit(service))
    await proposeAt(service, here, vera.officer, mail)
    await confirmAt(service, here, await mailTo(service, mail, since, vera.browser.t('m18.subject')))
    const [first] = service.instances
    if (first === undefined) throw new Error('no instance')
    const { employerId } = here
    await change(
      service,
      here.company,
      `insert into employer_report (code, origin, employer_id) values ('AV-3ZZ3-3ZZ3', 'notice', $1)`,
    )
    await proposeVerdict(first.parts.reportReview, employerId, 'notFraud', vera.officer)
    const dictamen = (await sql<{ id: ReportReviewId }>('select id from report_review'))[0]?.id ?? ''

    await byAccount(sara.browser, provider)
    const production = await asProduction(sara.browser)
    const word = `/interno/contactos/${here.caseCode}`
    const [reports, decide] = ['/interno/avisos', '/interno/avisos/decidir']
    for (const [page, action] of [
      [word, word],
      [reports, decide],
    ] as const) {
      await production.open(page)
      expect(production.page.words).toContain(production.t('s09.passkey.none'))
      expect(production.page.forms.map((form) => form.action)).not.toContain(action)
    }

    // The forms of a demonstration, where her click would do, sent to a production that knows the same session.
    await sara.browser.open(word)
    const said = await sara.browser.filled(word, { fallo: 'approve' })
    expect((await production.ask(word, { method: 'POST', body: said })).status).toBe(422)
    await sara.browser.open(reports)
    const decided = await sara.browser.filled(decide, { decision: 'approved' })
    const { headers } = await production.ask(decide, { method: 'POST', body: decided })
    expect(headers['location']).toBe(`${reports}?aviso=passkey`)
    expect(await changesOf(service, here.company)).toMatchObject([{ state: 'approval' }])
    expect(await sql('select 1 from report_review where decided_at is null')).toHaveLength(1)

    // With a passkey of hers, the same session says both.
    const again = await invite(membersOf(service), sara.id)
    const elsewhere = { ...sara, browser: visit(service), invitation: again.ok ? again.value.token : '' }
    expect(await enrol(elsewhere)).toBe(200)
    await production.open(reports)
    const llave = sara.device.show((await production.ask(`${reports}/${dictamen}/reto`)).body)
    await production.submit(decide, { decision: 'returned', llave })
    expect(production.page.words).toContain(production.t('s28.said.returned'))
    await sayWord({ ...sara, browser: production }, here.caseCode, { fallo: 'approve' })
    expect(await changesOf(service, here.company)).toMatchObject([{ state: 'cooling' }])
  })

  it('goes with its member, at once', async () => {
    const ana = await bound()
    await byAccount(ana.browser, provider)
    const to = await goOut(visit(service))
    expect(await isIn(ana.browser)).toBe(true)
    await retire(membersOf(service), ana.id)
    expect(await isIn(ana.browser)).toBe(false)
    await byAccount(ana.browser, provider)
    expect(pageOf(ana.browser)).toEqual(refusedAs(ana.browser, 'accountUnknown'))
    expect(to).toBeDefined()
  })

  it('is still open at its provider after signing out here, which is said with a way to leave that, too', async () => {
    const ana = await bound()
    await byAccount(ana.browser, provider)
    await ana.browser.submit('/interno/salir')
    expect(ana.browser.page.html).toContain(ana.browser.t('s01.account.open'))
    const leave = ana.browser.page.links.find(({ text }) => text === ana.browser.t('s01.account.leave'))
    const to = await goOut(ana.browser, leave?.href)
    expect(to).toContain(`${provider.issuer}/logout?`)
    expect(to).not.toContain('id_token')
    expect(await isIn(ana.browser)).toBe(false)
    // Who came in with a passkey is told nothing of it.
    const luis = await enrolled(service)
    await comeIn(luis)
    await luis.browser.submit('/interno/salir')
    expect(luis.browser.page.html).not.toContain(luis.browser.t('s01.account.open'))
  })
})

const answers: readonly (readonly [what: string, lie: ProviderLie, refusal: AccountRefusal])[] = [
  ['is down', { answers: { '/token': 500 } }, 'accountProviderAway'],
  ['is slow', { answers: { '/token': 'hang' } }, 'accountProviderAway'],
  ['says another issuer', { claims: { iss: 'https://otro.example' } }, 'accountAnswerRefused'],
  ['is another, on the way back', { back: { iss: 'https://otro.example' } }, 'accountAnswerRefused'],
  ['signs with another key', { foreignKey: true }, 'accountAnswerRefused'],
  ['signs nothing', { alg: 'none' }, 'accountAnswerRefused'],
  ['answers another question', { claims: { nonce: 'x' } }, 'accountAnswerRefused'],
  ['says what is over', { claims: { exp: 1 } }, 'accountAnswerRefused'],
  ['saw the person long ago', { claims: { auth_time: 1 } }, 'accountAnswerRefused'],
  ['was asked for one factor', { claims: { amr: ['pwd'] } }, 'accountOneFactor'],
  ['says nothing of factors', { claims: { amr: undefined } }, 'accountOneFactor'],
  [
    'says that the person did not want to',
    { back: { error: 'access_denied', code: undefined } },
    'accountCancelled',
  ],
  ['knows somebody else', { claims: { sub: 'otra' } }, 'accountUnknown'],
  [
    'has the right name from elsewhere',
    { claims: { email: 'ana@issp.example', sub: 'otra' } },
    'accountUnknown',
  ],
]

describe('nobody comes in, with a code and a way on, when the provider', () => {
  it.each(answers)('%s', async (_what, lie, refusal) => {
    const ana = await bound()
    provider.lie = lie
    const before = (await acts('staffSignInRefused')).length
    await byAccount(ana.browser, provider)
    expect(pageOf(ana.browser)).toEqual(refusedAs(ana.browser, refusal))
    expect(ana.browser.page.html).toContain(codeOf(refusal))
    expect(ana.browser.page.links.map(({ href }) => href)).toEqual(
      expect.arrayContaining(['/interno', '/interno/cuenta']),
    )
    const written = (await acts('staffSignInRefused')).slice(before).map(({ reason }) => reason)
    expect(written).toEqual(refusal === 'accountProviderAway' ? [] : [refusal])
    expect(await isIn(ana.browser)).toBe(false)
    provider.lie = {}
    expect(await byAccount(ana.browser, provider)).toBe(home)
  })

  it('cannot be asked, before anything is taken along', async () => {
    const ana = visit(service)
    provider.lie = { answers: { '/par': 'hang' } }
    expect(await goOut(ana)).toBe(undefined)
    expect(pageOf(ana)).toEqual(refusedAs(ana, 'accountProviderAway'))
  })

  it('refuses over and over: its network waits, and a provider that is away costs nobody a try', async () => {
    await withinAnHour()
    const most = service.policy.network.signInFailuresPerHour
    const network = '203.0.113.77'
    const tries = async (lie: ProviderLie, n: number) => {
      provider.lie = lie
      const seen = new Set<string>()
      for (let i = 0; i < n; i += 1) {
        const ana = visit(service, { network })
        await byAccount(ana, provider)
        seen.add(ana.page.path)
      }
      return [...seen]
    }
    expect(await tries({ answers: { '/token': 500 } }, most + 2)).toEqual([
      '/interno/cuenta/aviso?codigo=280',
    ])
    expect(await tries({}, most)).toEqual(['/interno/cuenta/aviso?codigo=285'])
    const busy = visit(service, { network })
    await byAccount(busy, provider)
    expect(busy.page.status).toBe(429)
  })
})

describe('what a browser comes back with', () => {
  it('opens nothing twice, nor on another instance, nor with a copy of its cookie', async () => {
    const ana = await bound()
    const here = visit(service, { instance: 0 })
    const to = await goOut(here)
    const query = await provider.visit(to ?? '')
    const there = visit(service, { instance: 1 })
    for (const [name, value] of here.cookies) there.cookies.set(name, value)
    const both = await Promise.all([here, there].map((one) => one.open(`${back}?${query}`)))
    expect(both.map(({ path }) => path).sort()).toEqual(['/interno/cuenta/aviso?codigo=282', home])
    await here.open(`${back}?${query}`)
    expect(pageOf(here)).toEqual(refusedAs(here, 'accountSignInOver'))
    expect(ana.id).toBeDefined()
  })

  it('is nothing in another browser, and counts nowhere: no site can use up somebody’s tries or their sign-in', async () => {
    await bound()
    const ana = visit(service)
    const query = await provider.visit((await goOut(ana)) ?? '')
    const eva = visit(service)
    await eva.open(`${back}?${query}`)
    expect(pageOf(eva)).toEqual(refusedAs(eva, 'accountSignInOver'))
    const before = await acts('staffSignInRefused')
    for (const wrong of ['', '?', '?code=x&state=x', `?${query}&state=x`, `?code=${'x'.repeat(3_000)}`]) {
      await ana.open(`${back}${wrong}`)
      expect(pageOf(ana)).toEqual(refusedAs(ana, 'accountSignInOver'))
    }
    expect(await acts('staffSignInRefused')).toHaveLength(before.length)
    expect((await ana.open(`${back}?${query}`)).path).toBe(home)
  })

  it('is over after its time', async () => {
    await bound()
    const ana = visit(service)
    const query = await provider.visit((await goOut(ana)) ?? '')
    service.moveWebClock(service.policy.staff.challengeLife + 1)
    await ana.open(`${back}?${query}`)
    service.moveWebClock(-service.policy.staff.challengeLife - 1)
    expect(pageOf(ana)).toEqual(refusedAs(ana, 'accountSignInOver'))
  })

  it('binds nothing where it was a sign-in, and signs nobody in where it was a binding', async () => {
    const ana = await bound()
    await byAccount(ana.browser, provider)
    expect(await acts('accountBound')).not.toEqual([])
    const luis = await hire(service)
    provider.person = { ...provider.person, sub: randomUUID() }
    expect(await bindBy(luis, provider)).toBe('/interno?cuenta=lista')
    expect(luis.browser.cookies.get('clv-staff')).toBe(undefined)
  })

  it.each(['?lang=en', '?next=https://otro.example', '?returnTo=//otro.example'])(
    'leads to the start page and nowhere else, whatever was asked for: %s',
    async (more) => {
      await bound()
      const ana = visit(service)
      const { headers } = await ana.ask(`/interno/cuenta${more}`, {
        headers: { 'sec-fetch-site': 'same-origin' },
      })
      const to = String(headers['location'])
      const went = to.startsWith('/') ? await goOut(ana) : to
      expect(new URL(went ?? '').origin).toBe(provider.issuer)
      expect(await byAccount(ana, provider)).toBe(home)
    },
  )

  it('is begun from a page of ours only', async () => {
    const ana = visit(service)
    for (const site of ['cross-site', 'same-site', 'none']) {
      const { status, headers } = await ana.ask('/interno/cuenta', { headers: { 'sec-fetch-site': site } })
      expect([status, headers['location']]).toEqual([303, '/interno'])
    }
    for (const code of ['', '999', '130', 'x', '280&codigo=281'])
      expect((await ana.open(`/interno/cuenta/aviso?codigo=${code}`)).path).toBe('/interno')
  })
})

it('a service that was not told of a provider has no such way', async () => {
  const plain = await startService()
  const ana = visit(plain)
  for (const path of [
    '/interno/cuenta',
    back,
    '/interno/cuenta/aviso?codigo=280',
    '/interno/invitacion/cuenta',
  ])
    expect((await ana.open(path)).status).toBe(404)
  expect((await ana.open('/interno')).html).not.toContain('/interno/cuenta')
  expect((await ana.open('/interno?cuenta=abierta')).html).not.toContain(ana.t('s01.account.open'))
  await plain.stop()
})
