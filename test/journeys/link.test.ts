import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { statement } from '../../src/platform/database/statement.ts'
import { profileNames } from '../../src/policy/index.ts'
import { letTimePass, mailHandedOver } from '../support/passing-time.ts'
import {
  askForLink,
  linkOf,
  mailsTo,
  newest,
  newKeys,
  nextMail,
  openLink,
  recover,
  screenCodeOn,
} from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { restore } from '../support/restore.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

describe.each(profileNames)('a link under the profile %s', (profile) => {
  let service: Service
  beforeAll(async () => {
    service = await startService({ profile })
  })
  afterAll(() => service.stop())
  afterEach(() => expect(service.faultLines()).toEqual([]))
  const key = newKeys[profile]

  async function sent() {
    const company = service.fresh()
    const ana = visit(service)
    const since = newest(ana)
    await recover(ana, company, { stopAt: 'sent' })
    const mail = await nextMail(ana, company, since)
    return { company, ana, mail, link: linkOf(mail) }
  }

  async function resent(ana: Visitor, company: Awaited<ReturnType<typeof sent>>['company']) {
    await letTimePass(service, company, 60)
    const since = newest(ana)
    await ana.open('/enlace/enviado')
    await ana.press(ana.t('p10.resend'))
    return nextMail(ana, company, since)
  }

  it('I-06: is over 180 seconds after the mail server took it, for opening and for saving', async () => {
    const { company, ana, mail } = await sent()
    await openLink(ana, mail)
    await letTimePass(service, company, 170)
    await ana.open('/clave/nueva')
    expect(ana.page.status).toBe(200)
    const typing = ana.copy()
    await letTimePass(service, company, 11)
    await typing.press(ana.t('p12.save'), { clave: key })
    expect([typing.page.status, typing.page.code]).toEqual([410, 'CLV-160'])
    for (const path of ['/clave/nueva', linkOf(mail).path, '/enlace/enviado']) {
      await ana.open(path)
      expect([ana.page.status, ana.page.h1]).toEqual([410, ana.t('p14.expired.title')])
    }
    expect(await standingOf(service, company)).toMatchObject({ generation: 1, liveLinks: 0 })
  })

  it(`expired, means ${profile === 'standards' ? 'another link on the same proofs' : 'the whole process again'}`, async () => {
    const { company, ana, mail } = await sent()
    await letTimePass(service, company, 181)
    await openLink(ana, mail)
    const since = newest(ana)
    if (profile === 'standards') {
      await ana.follow(ana.t('p14.again'))
      expect(ana.page.h1).toBe(ana.t('p09.title'))
      await ana.press(ana.t('p09.send'), { tiempo: 'short' })
      await openLink(ana, await nextMail(ana, company, since))
    } else {
      await ana.follow(ana.t('p14.restart'))
      expect(ana.page.h1).toBe(ana.t('p02.title'))
      await recover(ana, company, { stopAt: 'opened' })
    }
    await ana.press(ana.t('p12.save'), { clave: key })
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
    expect(await standingOf(service, company)).toMatchObject({ cases: profile === 'standards' ? 1 : 2 })
  })

  it('is followed by no other while its case is over by its end (as published), and by one where proofs last', async () => {
    const { company, ana } = await sent()
    await ana.open('/enlace/enviado')
    const waiting = ana.copy()
    await letTimePass(service, company, 181)
    const since = newest(ana)
    await waiting.press(ana.t('p10.resend'))
    if (profile === 'standards') {
      await nextMail(ana, company, since)
      expect(waiting.page.h1).toBe(ana.t('p10.title'))
    } else {
      expect([waiting.page.status, waiting.page.code]).toEqual([410, 'CLV-160'])
      expect(await standingOf(service, company)).toMatchObject({ links: 1, state: 'closed' })
    }
  })

  it('that nobody made, that is not whole, or that belongs to another address is not complete', async () => {
    const { company, ana, link } = await sent()
    const other = await sent()
    for (const path of ['/clave/x', '/clave/000000000000', `/clave/${link.token}`, `${link.path}x`]) {
      await ana.open(path)
      expect([ana.page.status, ana.page.code, ana.page.h1]).toEqual([
        410,
        'CLV-163',
        ana.t('p14.unknown.title'),
      ])
    }
    for (const token of [
      other.link.token,
      link.token.slice(0, -1),
      `${link.token}A`,
      'null',
      '0',
      '{"$ne":""}',
    ]) {
      await ana.open(link.path)
      await ana.submit(link.path, { token })
      expect([ana.page.status, ana.page.code]).toEqual([410, 'CLV-163'])
    }
    expect(await standingOf(service, company)).toMatchObject({ liveLinks: 1, generation: 1 })
    await ana.open(link.path)
    await ana.submit(link.path, { token: link.token })
    expect(ana.page.h1).toBe(ana.t('p12.title'))
  })

  it('L-07: needs the code of the screen in another browser, says so, and closes after the tries it has', async () => {
    const { company, ana, link } = await sent()
    const code = screenCodeOn(ana)
    const thief = visit(service)
    await thief.open(link.path)
    await thief.submit(link.path, { token: link.token })
    expect([thief.page.status, thief.page.errors]).toEqual([422, [ana.t('p11.err.code.empty')]])
    const wrong = code === '111 111' ? '222222' : '111111'
    for (let n = 0; n < service.policy.link.codeTries; n += 1) {
      await thief.submit(link.path, { token: link.token, codigoPantalla: wrong })
      expect([thief.page.status, thief.page.errors]).toEqual([422, [ana.t('p11.err.code.bad')]])
    }
    await thief.submit(link.path, { token: link.token, codigoPantalla: code })
    expect(thief.page.status).toBe(410)
    expect(await standingOf(service, company)).toMatchObject({ generation: 1 })
    // Whoever asked needs no code and is not locked out by somebody else's guessing.
    await ana.open(link.path)
    await ana.submit(link.path, { token: link.token })
    expect(ana.page.h1).toBe(ana.t('p12.title'))
  })

  it('L-08: says how many tries are left, and keeps what the link itself has shown', async () => {
    const { ana, link } = await sent()
    const code = screenCodeOn(ana)
    const phone = visit(service)
    await phone.open(link.path)
    await phone.submit(link.path, { token: link.token })
    expect(phone.page.errors).toEqual([phone.t('p11.err.code.empty')])
    const fields = () => phone.page.forms.flatMap((form) => form.fields.map(({ name }) => name))
    expect(fields()).not.toContain('codigoCorreo')
    const wrong = code === '111 111' ? '222222' : '111111'
    await phone.submit(link.path, { codigoPantalla: wrong })
    expect([phone.page.status, phone.page.code]).toEqual([422, 'CLV-164'])
    expect(phone.page.words).toContain(phone.t('p11.left', { n: service.policy.link.codeTries - 1 }))
    await phone.submit(link.path, { codigoPantalla: code })
    expect(phone.page.h1).toBe(phone.t('p12.title'))
  })

  it('L-08: wrong codes are counted for the employer too: another link brings no other tries', async () => {
    const { company, ana, link: first } = await sent()
    const { codeTries, codeTriesDay } = service.policy.link
    const guess = async (link: typeof first, code: string) => {
      const thief = visit(service)
      await thief.open(link.path)
      await thief.submit(link.path, { token: link.token, codigoPantalla: code })
      return thief.page
    }
    let link = first
    for (let n = 0; n < codeTriesDay; n += 1) {
      if (n > 0 && n % codeTries === 0) link = linkOf(await resent(ana, company))
      expect((await guess(link, '000000')).status).toBe(422)
    }
    await ana.open('/enlace/enviado')
    const late = await guess(link, screenCodeOn(ana))
    expect([late.status, late.code]).toEqual([410, 'CLV-168'])
    // The link itself is as good as ever where it was asked for.
    await ana.open(link.path)
    await ana.submit(link.path, { token: link.token })
    await ana.press(ana.t('p12.save'), { clave: key })
    expect(ana.page.h1).toBe(ana.t('p13.panel'))
  })

  it('L-20: is not shown as alive once its employer changed, whatever the mail server said', async () => {
    const { company, ana } = await sent()
    await mailHandedOver(service, company)
    await change(service, company, `update employer set frozen_at = clock_timestamp() where id = $1`)
    expect(JSON.parse((await ana.ask('/enlace/estado')).body)).toMatchObject({ reload: true })
    await ana.open('/enlace/enviado')
    expect([ana.page.status, ana.page.code, ana.page.h1]).toEqual([410, 'CLV-169', ana.t('p14.void.title')])
  })

  it('I-20: whose proofs ran out meanwhile ends its case, says so, and leads round in no circle', async () => {
    const { company, ana, mail } = await sent()
    await openLink(ana, mail)
    await change(
      service,
      company,
      `update recovery_case set body = jsonb_set(body, '{ledger,1,at}', to_jsonb((body->'ledger'->1->>'at')::bigint - 86400000)),
              opened_at = opened_at - interval '1 day'
        where employer_id = $1`,
    )
    const elsewhere = ana.copy()
    await ana.press(ana.t('p12.save'), { clave: key })
    expect([ana.page.status, ana.page.path.startsWith('/caso/')]).toEqual([200, true])
    expect(await standingOf(service, company)).toMatchObject({ state: 'closed', liveLinks: 0, generation: 1 })
    await elsewhere.open('/clave/lista')
    expect([elsewhere.page.status, elsewhere.page.code]).toEqual([410, 'CLV-169'])
  })

  it('L-08: wrong codes typed from the mail are counted, also for who asked', async () => {
    const { ana, link } = await sent()
    const late = ana.copy()
    for (let n = 0; n < service.policy.link.codeTries; n += 1) {
      await ana.press(ana.t('p10.mailCode.go'), { codigo: 'ABCD-EFGH' })
      expect(ana.page.status).toBe(422)
    }
    expect(ana.page.code).toBe('CLV-165')
    await late.press(late.t('p10.mailCode.go'), { codigo: link.code })
    expect([late.page.status, late.page.code, late.page.h1]).toEqual([
      410,
      'CLV-168',
      late.t('p14.codes.title'),
    ])
    await late.follow(late.t('p14.back'))
    expect(late.page.words).toContain(late.t('p10.mailCode.spent'))
    expect(late.page.forms.map(({ action }) => action)).toEqual(
      expect.not.arrayContaining(['/enlace/codigo']),
    )
    // The token of the link itself cannot be guessed and still works where it was asked for.
    await ana.open(link.path)
    await ana.submit(link.path, { token: link.token })
    expect(ana.page.h1).toBe(ana.t('p12.title'))
  })

  it('L-19: is sent again after a minute and not before, and no more often than a case may', async () => {
    const { company, ana } = await sent()
    await ana.press(ana.t('p10.resend'))
    expect(ana.page.h1).toBe(ana.t('p10.title'))
    expect(await standingOf(service, company)).toMatchObject({ links: 1 })
    for (let n = 0; n < service.policy.link.resendMax; n += 1) await resent(ana, company)
    await letTimePass(service, company, 60)
    await ana.open('/enlace/enviado')
    expect(ana.page.words).toContain(ana.t('p10.resend.max', { n: service.policy.link.resendMax + 1 }))
    expect(ana.page.forms.map(({ action }) => action)).not.toContain('/enlace/reenviar')
    expect(mailsTo(ana, company, ana.t('m01.subject'))).toHaveLength(service.policy.link.resendMax + 1)
  })

  it.runIf(profile === 'standards')(
    'L-19: asked for once more when the last one ran out, is refused in words and with other ways',
    async () => {
      const { company, ana } = await sent()
      for (let n = 0; n < service.policy.link.resendMax; n += 1) await resent(ana, company)
      await letTimePass(service, company, 181)
      await ana.open('/enlace')
      await ana.press(ana.t('p09.send'), { tiempo: 'short' })
      expect([ana.page.path, ana.page.status, ana.page.code]).toEqual(['/enlace', 429, 'CLV-167'])
      expect(ana.page.links.map(({ href }) => href)).toContain('/otras-formas')
    },
  )

  it.runIf(profile === 'standards')('sent again, lives as long as the person chose', async () => {
    const company = service.fresh()
    const ana = visit(service)
    const since = newest(ana)
    await recover(ana, company, { stopAt: 'answered' })
    await ana.press(ana.t('p09.send'), { tiempo: 'long' })
    await nextMail(ana, company, since)
    await resent(ana, company)
    const lives = await service.db.many(livesOf, [company.identifier])
    expect(lives.map(({ seconds }) => seconds)).toEqual([600, 600])
  })

  it('I-05: a key waits for a change of its employer that is under way, and is refused once that stands', async () => {
    const { company, ana, mail } = await sent()
    await openLink(ana, mail)
    const body = await ana.filled('/clave/nueva', { clave: key })
    const client = await service.db.pool.connect()
    await client.query('begin')
    await client.query(
      `update contact set value = 'otra@empresa.example'
        where kind = 'mail' and employer_id = (select id from employer where identifier = $1)`,
      [company.identifier],
    )
    const answer = ana.ask('/clave/nueva', { method: 'POST', body })
    await locksAwaited(service, 1)
    await client.query('commit')
    client.release()
    expect((await answer).status).toBe(410)
    expect(await standingOf(service, company)).toMatchObject({ generation: 1 })
  })

  it('I-05: a change of the employer waits for the key that is being set before it', async () => {
    const { company, ana, mail } = await sent()
    await openLink(ana, mail)
    const body = await ana.filled('/clave/nueva', { clave: key })
    // The log is the last thing that a key writes: while somebody holds it, the key is as good as set.
    const client = await service.db.pool.connect()
    await client.query('begin')
    await client.query('select 1 from audit_lane for update')
    const answer = ana.ask('/clave/nueva', { method: 'POST', body })
    await locksAwaited(service, 1)
    const changed = change(
      service,
      company,
      `update contact set value = 'otra@empresa.example' where employer_id = $1 and kind = 'mail'`,
    )
    await locksAwaited(service, 2)
    await client.query('commit')
    client.release()
    expect((await answer).headers['location']).toBe('/clave/lista')
    await changed
    expect(await standingOf(service, company)).toMatchObject({ generation: 2 })
  })

  it('I-18: a link of before a restore sets no key', async () => {
    const { company, ana, mail } = await sent()
    await openLink(ana, mail)
    await restore(service)
    await ana.press(ana.t('p12.save'), { clave: key })
    expect(ana.page.status).toBe(410)
    expect(await standingOf(service, company)).toMatchObject({ generation: 1 })
  })

  it('I-18: what was proven before a restore brings no link after it, and a fresh case does', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'answered' })
    await restore(service)
    await askForLink(ana)
    expect(await standingOf(service, company)).toMatchObject({ state: 'closed', links: 0 })
    await recover(visit(service), company)
    expect(await standingOf(service, company)).toMatchObject({ state: 'completed', generation: 2 })
  })
})

const livesOf = statement<{ seconds: number }>(
  'test.livesOf',
  `select l.life_seconds as seconds from link l join employer e on e.id = l.employer_id where e.identifier = $1`,
)

/** Comes back once so many statements wait for a lock: looked for, not timed. */
async function locksAwaited({ db }: Service, n: number): Promise<void> {
  for (;;) {
    const { rows } = await db.pool.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`,
    )
    if ((rows[0]?.n ?? 0) >= n) return
    await new Promise((passed) => setTimeout(passed, 20))
  }
}
