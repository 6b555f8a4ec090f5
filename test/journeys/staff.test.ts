import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWeb } from '../../src/entry/web.ts'
import { makeOfficers, officerPath } from '../../src/entry/demo/officers.ts'
import { departuresOf } from '../../src/policy/index.ts'
import { invite, retire } from '../../src/staff/app/members.ts'
import type { StaffRole } from '../../src/staff/domain/roles.ts'
import { syntheticCedula } from '../../src/kernel/synthetic.ts'
import { withinAnHour } from '../support/hour.ts'
import { recover, signIn } from '../support/recover.ts'
import { routesOf, addressOn } from '../support/route-table.ts'
import { startService, type Service } from '../support/service.ts'
import {
  challengeOf,
  comeIn,
  enrol,
  enrolled,
  hire,
  membersOf,
  openInvitation,
  takeIn,
  type Colleague,
} from '../support/staff.ts'
import type { Lie } from '../support/authenticator.ts'
import { visit } from '../support/visitor.ts'

const home = '/interno/inicio'

/** Whose work has pages by now. */
const rolesWithPages: readonly StaffRole[] = ['information', 'counter', 'supervisor', 'signatures', 'audit']

let service: Service
beforeAll(async () => {
  service = await startService()
  await makeOfficers(membersOf(service))
})
afterAll(() => service.stop())

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await service.db.pool.query(text, [...values])).rows as Row[]
const lastAct = async () =>
  (
    await sql<{ act: string; actor: string; reason: string | null }>(
      'select act, actor, reason from audit_entry order by at desc limit 1',
    )
  )[0]
const isIn = async ({ browser }: Pick<Colleague, 'browser'>) => (await browser.open(home)).path === home

describe('a passkey', () => {
  it('is made with an invitation, opens the back office, and leaves a trail', async () => {
    const ana = await hire(service, ['technical'])
    expect(await enrol(ana)).toBe(200)
    expect(ana.browser.page.html).toContain(ana.browser.t('s01.ready'))
    expect(await lastAct()).toMatchObject({
      act: 'passkeyRegistered',
      actor: expect.stringMatching(/^officer:/),
    })
    expect(await comeIn(ana)).toBe(home)
    expect(await lastAct()).toMatchObject({ act: 'staffSignedIn' })
    expect(ana.browser.page.html).toContain(ana.browser.t('s00.before.none'))
    await ana.browser.submit('/interno/salir')
    expect(await lastAct()).toMatchObject({ act: 'staffSessionEnded' })
    expect(await isIn(ana)).toBe(false)
    expect(await comeIn(ana)).toBe(home)
    expect(ana.browser.page.html).not.toContain(ana.browser.t('s00.before.none'))
  })

  it('ends the session that this browser had, when somebody comes in with another (ASVS 7.2.4)', async () => {
    const { browser, device } = await enrolled(service)
    const first = await challengeOf(browser)
    const form = await browser.filled('/interno', { llave: '' })
    expect((await browser.submit('/interno', { llave: device.show(first) })).path).toBe(home)
    const before = browser.copy()
    const { body: second } = await browser.ask('/interno/reto')
    await browser.ask('/interno', { method: 'POST', body: { ...form, llave: device.show(second) } })
    expect((await browser.open(home)).path).toBe(home)
    expect((await before.open(home)).path).toBe('/interno')
  })

  it('is stored with what its authenticator said, and without anything secret', async () => {
    const ana = await enrolled(service)
    const [row] = await sql('select * from staff_credential where staff_id = $1', [ana.id])
    expect(row).toMatchObject({
      transports: ['internal'],
      backup_eligible: false,
      backed_up: false,
      aaguid: '00000000-0000-0000-0000-000000000000',
      ended_at: null,
    })
  })

  it('lets two ceremonies share no challenge, nor a sign-in what a registration was asked', async () => {
    const ana = await enrolled(service)
    const [one, two] = [await challengeOf(ana.browser), await challengeOf(ana.browser)]
    expect(one).not.toBe(two)
    // The one before was replaced in the browser.
    await ana.browser.submit('/interno', { llave: ana.device.show(one) })
    expect(ana.browser.page.status).toBe(422)
    const luis = await hire(service)
    await openInvitation(luis.browser, luis.invitation)
    const { body } = await luis.browser.ask('/interno/invitacion/reto')
    const page = await luis.browser.open('/interno')
    expect(page.path).toBe('/interno')
    await luis.browser.submit('/interno', {
      llave: ana.device.show(JSON.stringify({ ...JSON.parse(body), rpId: 'localhost' })),
    })
    expect(luis.browser.page.status).toBe(422)
  })

  it('asks for a resident key and a verified person, at our own relying party', async () => {
    const ana = await hire(service)
    await openInvitation(ana.browser, ana.invitation)
    const make = JSON.parse((await ana.browser.ask('/interno/invitacion/reto')).body) as Record<
      string,
      unknown
    >
    expect(make).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    const show = JSON.parse(await challengeOf(ana.browser)) as Record<string, unknown>
    expect(show).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(show['allowCredentials'] ?? []).toEqual([])
    expect(Buffer.from(String(show['challenge']), 'base64url')).toHaveLength(32)
  })
})

const lies: readonly (readonly [what: string, lie: Lie])[] = [
  ['a foreign challenge', { challenge: Buffer.alloc(32, 7).toString('base64url') }],
  ['a foreign origin', { origin: 'https://clave.evil.test' }],
  ['a foreign relying party', { rpId: 'evil.test' }],
  ['no user verification', { verified: false }],
  ['another kind of ceremony', { type: 'payment.get' }],
]

describe('S-01 refuses, with one message, and writes down', () => {
  const outcome = async (colleague: Colleague) => {
    const { path, status, errors } = colleague.browser.page
    const [written] = await sql<{ reason: string }>(
      `select reason from audit_entry where act = 'staffSignInRefused' order by at desc limit 1`,
    )
    return { path, status, errors, reason: written?.reason, isIn: await isIn(colleague) }
  }
  const refused = (reason: string) => ({
    path: '/interno',
    status: 422,
    errors: [service.texts.in('es')('s01.err')],
    reason,
    isIn: false,
  })

  it.each(lies)('%s', async (_what, lie) => {
    const ana = await enrolled(service)
    await comeIn(ana, lie)
    expect(await outcome(ana)).toEqual(refused('assertion'))
    // What was refused has spoilt nothing.
    expect(await comeIn(ana)).toBe(home)
  })

  it('a replayed assertion, also in the browser that it came from and on its own challenge', async () => {
    const ana = await enrolled(service)
    const options = await challengeOf(ana.browser)
    const llave = ana.device.show(options)
    const before = ana.browser.copy()
    expect((await ana.browser.submit('/interno', { llave })).path).toBe(home)
    expect((await before.submit('/interno', { llave })).path).toBe('/interno')
    expect(await outcome({ ...ana, browser: before })).toEqual(refused('replayed'))
  })

  it('a challenge that is older than five minutes', async () => {
    const ana = await enrolled(service)
    const options = await challengeOf(ana.browser)
    service.moveWebClock(301)
    await ana.browser.submit('/interno', { llave: ana.device.show(options) })
    service.moveWebClock(-301)
    expect(await outcome(ana)).toEqual(refused('challenge'))
  })

  it('a browser that was asked nothing', async () => {
    const ana = await enrolled(service)
    const options = await challengeOf(visit(service))
    const stranger = visit(service)
    await stranger.open('/interno')
    await stranger.submit('/interno', { llave: ana.device.show(options) })
    expect(await outcome({ ...ana, browser: stranger })).toEqual(refused('challenge'))
  })

  it('a credential that nobody registered', async () => {
    const ana = await enrolled(service)
    const luis = await hire(service)
    luis.device.make(JSON.stringify({ challenge: 'x', rp: { id: 'localhost' }, user: { id: 'x' } }))
    await comeIn(luis)
    expect(await outcome(luis)).toEqual(refused('unknownPasskey'))
    expect(await comeIn(ana)).toBe(home)
  })

  it('a credential that says it belongs to somebody else', async () => {
    const [ana, luis] = [await enrolled(service), await enrolled(service)]
    const userHandle = Buffer.from(luis.id).toString('base64url')
    await comeIn(ana, { userHandle })
    expect(await outcome(ana)).toEqual(refused('unknownPasskey'))
  })

  it('a counter that did not rise: the authenticator was cloned', async () => {
    const ana = await enrolled(service)
    const copy = { ...ana, device: ana.device.clone(), browser: visit(service) }
    expect(await comeIn(ana)).toBe(home)
    await comeIn(copy)
    expect(await outcome(copy)).toEqual(refused('assertion'))
  })

  it.each([
    '{}',
    'null',
    '[]',
    '{"id":1}',
    'x',
    '{"id":"x","response":null}',
    '{"id":"\\u0000"}',
    '{"id":"\\ud800"}',
  ])('text that is no answer: %s', async (llave) => {
    const browser = visit(service)
    await challengeOf(browser)
    const { status, errors } = await browser.submit('/interno', { llave })
    expect({ status, errors }).toEqual({ status: 422, errors: [browser.t('s01.err')] })
  })

  it('and says it in the log of the service, without a fault', () => {
    expect(service.logLines().join('\n')).toContain('a passkey of the staff was refused')
    expect(service.faultLines()).toEqual([])
  })

  it('a network that failed too often, even with a good passkey (X-06)', async () => {
    await withinAnHour()
    const ana = await enrolled(service)
    const browser = visit(service, { network: '203.0.113.77' })
    const most = service.policy.network.signInFailuresPerHour
    await sql(
      `insert into network_count (kind, network, window_start, n)
       values ('staffSignInFailure', '203.0.113.77', date_trunc('hour', clock_timestamp()), $1)`,
      [most],
    )
    expect(await comeIn({ ...ana, browser })).toBe('/interno')
    expect(browser.page.status).toBe(429)
  })
})

describe('without a script', () => {
  it('the page says honestly that there is no other way, and the button counts nothing', async () => {
    const browser = visit(service)
    const page = await browser.open('/interno')
    expect(page.html).toContain(browser.t('s01.noscript'))
    const acts = await sql(`select 1 from audit_entry where act = 'staffSignInRefused'`)
    const { status, errors } = await browser.submit('/interno')
    expect({ status, errors }).toEqual({ status: 422, errors: [browser.t('s01.noscript')] })
    expect(await sql(`select 1 from audit_entry where act = 'staffSignInRefused'`)).toHaveLength(acts.length)
  })
})

describe('an invitation', () => {
  it('makes one passkey, and is over then', async () => {
    const ana = await enrolled(service)
    const again = { ...ana, browser: visit(service) }
    expect(await enrol(again)).toBe(422)
    expect(again.browser.page.h1).toBe(ana.browser.t('s29.invite.over.title'))
  })

  it('makes one passkey also where two browsers have it open', async () => {
    const ana = await hire(service)
    const rival = visit(service)
    await openInvitation(rival, ana.invitation)
    const { body } = await rival.ask('/interno/invitacion/reto')
    expect(await enrol(ana)).toBe(200)
    const late = await rival.submit('/interno/invitacion/llave', { llave: ana.device.clone().make(body) })
    expect({ status: late.status, h1: late.h1 }).toEqual({
      status: 422,
      h1: rival.t('s29.invite.over.title'),
    })
    expect(await sql('select 1 from staff_credential where staff_id = $1', [ana.id])).toHaveLength(1)
  })

  it('expires after an hour, also while it is open', async () => {
    const [closed, open] = [await hire(service), await hire(service)]
    await openInvitation(open.browser, open.invitation)
    await sql(`update staff_invitation set dies_at = clock_timestamp() where staff_id = any($1::uuid[])`, [
      [closed.id, open.id],
    ])
    expect(await enrol(closed)).toBe(422)
    expect((await open.browser.ask('/interno/invitacion/reto')).status).toBe(404)
    expect((await open.browser.open('/interno/invitacion/llave')).status).toBe(410)
  })

  it('lives for the time the policy says', async () => {
    const ana = await hire(service)
    const [row] = await sql<{ life: number }>(
      'select extract(epoch from dies_at - created_at)::float8 as life from staff_invitation where staff_id = $1',
      [ana.id],
    )
    expect(Math.round(row?.life ?? 0)).toBe(service.policy.staff.invitationLife)
  })

  it('ends with a newer one', async () => {
    const ana = await hire(service)
    const newer = await invite(membersOf(service), ana.id)
    expect(await enrol(ana)).toBe(422)
    expect(newer.ok && (await enrol({ ...ana, invitation: newer.value.token }))).toBe(200)
  })

  it('takes no passkey that somebody has already', async () => {
    const ana = await enrolled(service)
    const luis = { ...(await hire(service)), device: ana.device }
    expect(await enrol(luis)).toBe(422)
    expect(luis.browser.page.errors).toEqual([luis.browser.t('s29.invite.err')])
    // And may still be used with another.
    expect(await enrol({ ...luis, device: (await hire(service)).device })).toBe(200)
  })

  it.each([...lies.slice(0, 4), ['an attestation nobody asked for', { fmt: 'packed' }] as const])(
    'takes no passkey with %s',
    async (_what, lie) => {
      const ana = await hire(service)
      expect(await enrol(ana, lie)).toBe(422)
      expect(await sql('select 1 from staff_credential where staff_id = $1', [ana.id])).toEqual([])
      expect(await enrol(ana)).toBe(200)
    },
  )

  it('is not found by guessing, and guesses count', async () => {
    const browser = visit(service)
    await openInvitation(browser, 'A'.repeat(27))
    expect(browser.page.status).toBe(422)
    expect(
      await sql(
        `select n from network_count where kind = 'staffSignInFailure' and n > 0 order by n desc limit 1`,
      ),
    ).toHaveLength(1)
  })
})

describe('a member', () => {
  it('who retires is out at once, with session, passkey and invitation', async () => {
    const ana = await enrolled(service)
    expect(await comeIn(ana)).toBe(home)
    await invite(membersOf(service), ana.id)
    expect(await retire(membersOf(service), ana.id)).toBe(true)
    expect(await lastAct()).toMatchObject({ act: 'staffRetired', actor: 'operator' })
    expect(await isIn(ana)).toBe(false)
    expect(await comeIn(ana)).toBe('/interno')
    expect(ana.browser.page.errors).toEqual([ana.browser.t('s01.err')])
    expect(await retire(membersOf(service), ana.id)).toBe(false)
    expect((await invite(membersOf(service), ana.id)).ok).toBe(false)
    for (const table of ['staff_session', 'staff_credential'])
      expect(await sql(`select 1 from ${table} where staff_id = $1 and ended_at is null`, [ana.id])).toEqual(
        [],
      )
    expect(
      await sql(
        'select 1 from staff_invitation where staff_id = $1 and used_at is null and voided_at is null',
        [ana.id],
      ),
    ).toEqual([])
  })

  it('is one natural person once (I-12)', async () => {
    const document = syntheticCedula(22, 7)
    expect(await takeIn(service, document)).toMatchObject({ ok: true })
    expect(await takeIn(service, document)).toMatchObject({ ok: false, code: 'alreadyMember' })
    expect(JSON.stringify(await sql('select * from staff_member'))).not.toContain(document)
  })
})

describe('a session of the staff', () => {
  const moved = async (column: string, seconds: number) => {
    const ana = await enrolled(service)
    await comeIn(ana)
    await sql(
      `update staff_session set ${column} = ${column} - make_interval(secs => $2) where staff_id = $1`,
      [ana.id, seconds],
    )
    return isIn(ana)
  }

  it('ends after its time without use, and not before', async () => {
    const { sessionIdle } = service.policy.staff
    expect(await moved('seen_at', sessionIdle - 10)).toBe(true)
    expect(await moved('seen_at', sessionIdle + 1)).toBe(false)
  })

  it('ends after its life, however much it is used', async () => {
    const { sessionLife } = service.policy.staff
    expect(await moved('created_at', sessionLife - 10)).toBe(true)
    expect(await moved('created_at', sessionLife + 1)).toBe(false)
  })

  it('is over after a restore, and so is an invitation (I-18)', async () => {
    const [ana, luis] = [await enrolled(service), await hire(service)]
    await comeIn(ana)
    await sql('update installation set restore_epoch = restore_epoch + 1')
    expect(await isIn(ana)).toBe(false)
    expect(await enrol(luis)).toBe(422)
    expect(await comeIn(ana)).toBe(home)
  })

  it('is not the session of an employer, under either name', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await signIn(ana, company, company.key ?? '')
    const token = ana.cookies.get('clv-session') ?? ''
    expect(token).not.toBe('')
    expect(await isIn({ browser: ana })).toBe(false)
    ana.cookies.set('clv-staff', token)
    expect(await isIn({ browser: ana })).toBe(false)
  })

  it('opens no account of an employer', async () => {
    const ana = await enrolled(service)
    await comeIn(ana)
    ana.browser.cookies.set('clv-session', ana.browser.cookies.get('clv-staff') ?? '')
    expect((await ana.browser.open('/cuenta')).path).toBe('/entrar')
  })
})

describe('the guard', () => {
  const open = new Set([
    '/interno',
    '/interno/reto',
    '/interno/invitacion',
    '/interno/invitacion/llave',
    '/interno/invitacion/reto',
    '/interno/demostracion',
  ])

  it('stands before every route of the back office but the ways in', async () => {
    const [instance] = service.instances
    if (instance === undefined) throw new Error('no instance')
    const app = await buildWeb(instance.parts, [
      (more) => void more.get('/interno/nueva/:n', (_request, reply) => reply.send('secret')),
    ])
    await app.ready()
    const host = new URL(service.origin).host
    const guarded = routesOf(app).filter(({ path }) => path.startsWith('/interno') && !open.has(path))
    expect(guarded.map(({ path }) => path)).toEqual(
      expect.arrayContaining([home, '/interno/salir', '/interno/nueva/:n']),
    )
    for (const route of guarded)
      for (const method of route.methods as ('GET' | 'POST')[]) {
        const headers = {
          host,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        }
        const { statusCode, body } = await app.inject({
          url: addressOn(route),
          method,
          headers,
          ...(method === 'POST' && { payload: '' }),
        })
        expect([statusCode, method, route.path]).toEqual([method === 'POST' ? 403 : 303, method, route.path])
        expect(body).not.toContain('secret')
      }
    for (const url of [
      '/interno/nueva/1/',
      '/interno/nueva/%31',
      '//interno/nueva/1',
      '/Interno/nueva/1',
      '/interno//nueva/1',
    ])
      expect((await app.inject({ url, headers: { host } })).body).not.toContain('secret')
    await app.close()
  })
})

describe('the start page', () => {
  const as = async (role: StaffRole) => {
    const browser = visit(service)
    await browser.open('/interno')
    const form = await browser.filled(officerPath)
    const { headers } = await browser.ask(officerPath, { method: 'POST', body: { ...form, rol: role } })
    expect(headers['location']).toBe(home)
    return browser.open(home)
  }

  it.each(['parameters', 'technical'] as const)(
    'shows every departure to %s, and how the parts are',
    async (role) => {
      const { html } = await as(role)
      const t = service.texts.in('es')
      for (const { requirements, why } of departuresOf(service.policy))
        for (const said of [...requirements, why.es]) expect(html).toContain(said)
      expect(html).toContain(t('s00.parts'))
      expect(html).toContain(`>${service.policy.profile}<`)
      // Whoever runs the rules has the calendars of centres by now.
      expect(html.includes(t('s00.notYet'))).toBe(role === 'technical')
    },
  )

  it.each(['information', 'counter', 'supervisor', 'signatures', 'audit'] as const)(
    'tells %s what the role is for, and whether there is a page for it yet',
    async (role) => {
      const { html } = await as(role)
      const t = service.texts.in('es')
      expect(html).toContain(t(`s29.will.${role}`))
      if (rolesWithPages.includes(role)) expect(html).not.toContain(t('s00.notYet'))
      else expect(html).toContain(t('s00.notYet'))
      expect(html).not.toContain('ASVS')
      expect(html).not.toContain(t('s00.parts'))
    },
  )

  it('has its officers made once', async () => {
    const count = () => sql('select 1 from staff_member where retired_at is null')
    const before = await count()
    await makeOfficers(membersOf(service))
    expect(await count()).toHaveLength(before.length)
  })
})

describe('a production', () => {
  it('has neither the officers of the demonstration nor a way to them', async () => {
    const [instance] = service.instances
    if (instance === undefined) throw new Error('no instance')
    const { parts } = instance
    const app = await buildWeb({
      ...parts,
      installation: { ...parts.installation, mode: 'production', demo: null },
    })
    await app.ready()
    const headers = { host: new URL(service.origin).host }
    const page = await app.inject({ url: '/interno', headers })
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/demostracion|name="rol"/)
    expect(routesOf(app).map(({ path }) => path)).not.toContain(officerPath)
    await app.close()
  })
})

describe('nobody of the staff', () => {
  it('has anything in these tables with which a key could be set (I-24)', async () => {
    const ana = visit(service)
    await recover(ana, service.fresh(), { stopAt: 'opened' })
    const columns = await sql<{ c: string }>(
      `select table_name || '.' || column_name as c from information_schema.columns
        where table_name like 'staff_%' and column_name ~ '(hash|token|link|employer)'`,
    )
    expect(columns).toEqual([])
  })
})
