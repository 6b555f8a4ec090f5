import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { signIn as attempt } from '../../src/keys/app/sign-in.ts'
import type { Member } from '../support/members.ts'
import { guessesSettled, letTimePass } from '../support/passing-time.ts'
import { answerAll, identify, mailsTo, newKeys, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const right = ({ key }: Member): string => key ?? ''
const wrong = 'Otra+Cosa58'

async function signedIn(company: Member): Promise<Visitor> {
  const ana = visit(service)
  await signIn(ana, company, right(company))
  expect(ana.page.path).toBe('/cuenta')
  return ana
}

/** Fails until the key is blocked, each time in another browser, network and instance. */
async function block(company: Member): Promise<Visitor> {
  let ana = visit(service)
  for (let n = 0; n < service.policy.signIn.attempts; n += 1) {
    ana = visit(service, { instance: n % 2 })
    await signIn(ana, company, wrong)
  }
  await guessesSettled(service)
  return ana
}

describe('a key that does not match', () => {
  it('ATK-14: is said with the same words, tries and codes for a company and for a number that nobody has', async () => {
    const company = service.fresh()
    const nobody = { ...company, identifier: '2499999999001' }
    const answers: unknown[][] = [[], []]
    for (const [n, member] of [company, nobody].entries()) {
      for (let tries = 0; tries <= service.policy.signIn.attempts; tries += 1) {
        const ana = visit(service)
        await signIn(ana, member, wrong)
        const { status, h1, errors, code, words, headers } = ana.page
        answers[n]?.push([status, h1, errors, code, words, Object.keys(headers)])
      }
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[0]?.map((answer) => (answer as number[])[0])).toEqual([422, 422, 422, 422, 409, 409])
  })

  it('keeps the number and not the key, counts down, and a right one gives the tries back', async () => {
    const company = service.fresh()
    const ana = visit(service)
    for (const left of [4, 3, 2, 1]) {
      await signIn(ana, company, wrong)
      expect([ana.page.status, ana.page.errors, ana.page.code]).toEqual([
        422,
        [ana.t('u01.err', { n: left })],
        'CLV-196',
      ])
      const values = ana.page.forms.flatMap(({ fields }) => fields.map(({ value }) => value))
      expect([values.includes(company.identifier), ana.page.html.includes(wrong)]).toEqual([true, false])
    }
    await signIn(ana, company, right(company))
    expect(ana.page.path).toBe('/cuenta')
    const other = visit(service)
    await signIn(other, company, wrong)
    expect(other.page.errors).toEqual([other.t('u01.err', { n: 4 })])
  })

  it('costs no try while something is missing from the form', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await ana.open('/entrar')
    await ana.press(ana.t('u01.go'))
    expect([ana.page.status, ana.page.errors]).toEqual([
      422,
      [ana.t('p02.err.ruc.empty'), ana.t('u01.err.key')],
    ])
    await signIn(ana, company, '')
    expect(ana.page.errors).toEqual([ana.t('u01.err.key')])
    await signIn(ana, company, wrong)
    expect(ana.page.errors).toEqual([ana.t('u01.err', { n: 4 })])
  })
})

describe('F-27: a refused form that comes again', () => {
  const send = (ana: Visitor, body: Readonly<Record<string, string>>) =>
    ana.copy().ask('/entrar', { method: 'POST', body })

  it('costs one try however often it comes, and a fresh form with the same words costs another', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await ana.open('/entrar')
    const body = await ana.filled('/entrar', { ruc: company.identifier, clave: wrong })
    const twice = await Promise.all([send(ana, body), send(ana, body)])
    for (let n = 0; n < 4; n += 1) twice.push(await send(ana, body))
    const left = (n: number) => ana.t('u01.err', { n })
    for (const { status, body: html } of twice) expect([status, html.includes(left(4))]).toEqual([422, true])
    await signIn(ana, company, wrong)
    expect(ana.page.errors).toEqual([left(3)])
    // The last one only is known again: what was wrong before somebody else failed counts anew.
    expect((await send(ana, body)).body).toContain(left(2))
  })

  it('opens no guessing: after the key has changed it is a try like any other', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await ana.open('/entrar')
    const body = await ana.filled('/entrar', { ruc: company.identifier, clave: wrong })
    await send(ana, body)
    // Nobody fails in between, and the count begins anew.
    await recover(visit(service), company)
    expect((await send(ana, body)).body).toContain(ana.t('u01.err', { n: 4 }))
    await signIn(ana, company, `${wrong}9`)
    expect(ana.page.errors).toEqual([ana.t('u01.err', { n: 3 })])
  })

  it('says the fifth time, too, what it said, and tells the mailbox once', async () => {
    const company = service.fresh()
    for (let n = 1; n < service.policy.signIn.attempts; n += 1) await signIn(visit(service), company, wrong)
    const ana = visit(service)
    await ana.open('/entrar')
    const body = await ana.filled('/entrar', { ruc: company.identifier, clave: wrong })
    for (let n = 0; n < 3; n += 1) expect((await send(ana, body)).status).toBe(409)
    await service.inbox.next(({ to, subject }) => to === company.mail && subject === ana.t('m12.subject'))
    await new Promise((passed) => setTimeout(passed, 100))
    expect(mailsTo(ana, company, ana.t('m12.subject'))).toHaveLength(1)
  })
})

describe('the list of sessions', () => {
  it('shows those that are open, and none that ended by itself', async () => {
    const company = service.fresh()
    await signedIn(company)
    await letTimePass(service, company, service.policy.session.idle + 1)
    const ana = await signedIn(company)
    await signedIn(company)
    await ana.open('/cuenta')
    expect(ana.page.html.match(/<tr class="govuk-table__row">/g)).toHaveLength(2)
  })
})

describe('the fifth failure', () => {
  it('blocks the key, tells the mailbox once, and takes not even the right key any more', async () => {
    const company = service.fresh()
    const ana = await block(company)
    expect([ana.page.status, ana.page.h1, ana.page.code]).toEqual([409, ana.t('p24.title'), 'CLV-190'])
    const notice = await service.inbox.next(
      ({ to, subject }) => to === company.mail && subject === ana.t('m12.subject'),
    )
    expect(notice.text).not.toMatch(/\/clave\//)
    expect(notice.text).not.toContain(company.identifier)
    await signIn(ana, company, right(company))
    expect([ana.page.status, ana.page.code]).toEqual([409, 'CLV-190'])
    await block(company)
    await new Promise((passed) => setTimeout(passed, 100))
    expect(mailsTo(ana, company, ana.t('m12.subject'))).toHaveLength(1)
    expect(await standingOf(service, company)).toMatchObject({ blocked: true, generation: 1 })
    // A closed door with the next one beside it.
    await ana.follow(ana.t('p16.unlock'))
    expect([ana.page.status, ana.page.path]).toEqual([200, '/desbloqueo'])
  })

  it('five at once are five: no sixth guess is judged while they run', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await ana.open('/entrar')
    const bodies = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        ana.filled('/entrar', { ruc: company.identifier, clave: `${wrong}${n}` }),
      ),
    )
    const answers = await Promise.all(
      bodies.map((body) => ana.copy().ask('/entrar', { method: 'POST', body })),
    )
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => b - a)
    expect(statuses).toEqual([...Array<number>(4).fill(422), ...Array<number>(8).fill(409)])
    await guessesSettled(service)
    expect(await standingOf(service, company)).toMatchObject({ blocked: true })
  })

  it('blocks the key that was guessed at, and not one that took its place meanwhile', async () => {
    const company = service.fresh()
    const eva = visit(service)
    for (let n = 1; n < service.policy.signIn.attempts; n += 1) await signIn(visit(service), company, wrong)
    const [first] = service.instances
    if (first === undefined) throw new Error('no instance')
    const { hasher } = first.parts.signIn
    const late = await attempt(
      {
        ...first.parts.signIn,
        hasher: {
          ...hasher,
          // While this wrong key is compared, the right person makes a new one.
          async verify() {
            await recover(eva, company)
            return false
          },
        },
      },
      {
        form: '',
        identifier: company.identifier,
        branchCode: '0001',
        key: wrong,
        browser: 'b',
        network: 'n',
      },
    )
    expect(late.ok).toBe(false)
    await guessesSettled(service)
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, generation: 2 })
    await signIn(eva, company, newKeys['as-described'])
    expect(eva.page.path).toBe('/cuenta')
  })

  it('P-24: leaves the mailed link no power: the way through the questions ends at the blocked key', async () => {
    const company = service.fresh()
    await block(company)
    const ana = visit(service)
    await identify(ana, company)
    expect(ana.page.h1).toBe(ana.t('p05.title'))
    await ana.press(ana.t('p05.start'))
    await answerAll(ana, company)
    expect([ana.page.path, ana.page.code]).toEqual(['/bloqueada', 'CLV-190'])
    expect(await standingOf(service, company)).toMatchObject({ links: 0, generation: 1 })
  })

  it('ends a recovery that was under way, whose link is out already', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
    await block(company)
    await ana.press(ana.t('p12.save'), { clave: newKeys['as-described'] })
    expect(ana.page.status).toBe(410)
    expect(await standingOf(service, company)).toMatchObject({ generation: 1, blocked: true, consumed: 0 })
  })
})

describe('a key that is blocked already', () => {
  it('ATK-16: is told to who knows the key; to anybody else it is a key like any other, counted like any other', async () => {
    const { E7, E8 } = service.cast
    const owner = visit(service)
    await signIn(owner, E7, right(E7))
    expect([owner.page.status, owner.page.code]).toEqual([409, 'CLV-190'])
    const codes: (string | undefined)[] = []
    for (let n = 0; n <= service.policy.signIn.attempts; n += 1) {
      const stranger = visit(service)
      await signIn(stranger, E8, wrong)
      codes.push(stranger.page.code)
    }
    expect(codes).toEqual(['CLV-196', 'CLV-196', 'CLV-196', 'CLV-196', 'CLV-190', 'CLV-190'])
    // It was blocked before, and nobody is told of it as if it were news.
    await guessesSettled(service)
    await new Promise((passed) => setTimeout(passed, 100))
    expect(mailsTo(owner, E8, owner.t('m12.subject'))).toEqual([])
    expect(await standingOf(service, E8)).toMatchObject({ sessions: 0 })
  })
})

describe('the sessions of an employer', () => {
  const endings = (ana: Visitor) => ana.page.forms.filter(({ action }) => action === '/cuenta/sesiones')

  it('are listed where one is open, each with its moment; one is ended, and only that one', async () => {
    const company = service.fresh()
    const office = await signedIn(company)
    const home = await signedIn(company)
    const stranger = await signedIn(company)
    await office.open('/cuenta')
    expect(office.page.words).toContain(company.legalName)
    expect(office.page.words).toContain(office.t('u01.sessions.this'))
    expect(endings(office)).toHaveLength(2)
    // The newest stands first; nothing in the page opens a session of somebody else.
    for (const { cookies } of [home, stranger])
      expect(office.page.html).not.toContain(cookies.get('clv-session') ?? 'none')
    await office.submit('/cuenta/sesiones')
    expect([office.page.path, endings(office).length]).toEqual(['/cuenta', 1])
    const left = await Promise.all([home, stranger].map(async (one) => (await one.open('/cuenta')).path))
    expect(left.sort()).toEqual(['/cuenta', '/entrar'])
  })

  it('are ended all but the own one with one button, and again with none', async () => {
    const company = service.fresh()
    const office = await signedIn(company)
    const others = [await signedIn(company), await signedIn(company)]
    await office.open('/cuenta')
    await office.press(office.t('u01.sessions.close'))
    expect(office.page.words).toContain(office.t('u01.sessions.closed'))
    for (const one of others) expect((await one.open('/cuenta')).path).toBe('/entrar')
    expect(office.page.forms.map(({ action }) => action)).not.toContain('/cuenta/sesiones/otras')
    expect(await standingOf(service, company)).toMatchObject({ sessions: 1 })
  })

  it('ATK-50: are nobody else’s to end, whatever handle a form names', async () => {
    const [mine, theirs] = [service.fresh(), service.fresh()]
    const victim = await signedIn(theirs)
    await signedIn(theirs)
    await victim.open('/cuenta')
    const handle = (await victim.filled('/cuenta/sesiones'))['sesion'] ?? ''
    const thief = await signedIn(mine)
    await signedIn(mine)
    await thief.open('/cuenta')
    await thief.submit('/cuenta/sesiones', { sesion: handle })
    expect(thief.page.path).toBe('/cuenta')
    expect(await standingOf(service, theirs)).toMatchObject({ sessions: 2 })
  })

  it('are asked about by handles only: what is none ends nothing, and is no fault', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    await signedIn(company)
    await ana.open('/cuenta')
    for (const sesion of ['', 'ab'.repeat(31), 'zz'.repeat(32)]) {
      const body = { ...(await ana.filled('/cuenta/sesiones')), sesion }
      expect((await ana.ask('/cuenta/sesiones', { method: 'POST', body })).headers['location']).toBe(
        '/cuenta',
      )
    }
    const noText = { ...(await ana.filled('/cuenta/sesiones')), sesion: '\0' }
    expect((await ana.ask('/cuenta/sesiones', { method: 'POST', body: noText })).status).toBe(400)
    expect(await standingOf(service, company)).toMatchObject({ sessions: 2 })
    expect(service.faultLines()).toEqual([])
  })

  it('signing out ends the session on the server: a kept cookie opens nothing', async () => {
    const company = service.fresh()
    const ana = await signedIn(company)
    const kept = ana.copy()
    await ana.open('/cuenta')
    await ana.press(ana.t('u01.signOut'))
    expect([ana.page.path, ana.page.h1]).toEqual(['/salir', ana.t('u01.signedOut')])
    expect(ana.cookies.has('clv-session')).toBe(false)
    expect((await kept.open('/cuenta')).path).toBe('/entrar')
    expect(await standingOf(service, company)).toMatchObject({ sessions: 0 })
  })

  it('each is named by 160 bits of its own, of which the database knows the digest (ASVS 7.2.3)', async () => {
    const company = service.fresh()
    const tokens: string[] = []
    for (let n = 0; n < 20; n += 1) {
      const { cookies } = await signedIn(company)
      tokens.push(cookies.get('clv-session') ?? '')
    }
    expect(tokens.filter((token) => /^[A-Za-z0-9_-]{27}$/.test(token))).toHaveLength(20)
    expect(new Set(tokens.map((token) => token.slice(0, 8))).size).toBe(20)
    const { rows } = await service.db.pool.query<{ digest: string }>(
      `select encode(s.digest, 'hex') as digest from session s join employer e on e.id = s.employer_id where e.identifier = $1`,
      [company.identifier],
    )
    const digests = tokens.map((token) => createHash('sha256').update(token).digest('hex'))
    expect(rows.map(({ digest }) => digest).toSorted()).toEqual(digests.toSorted())
  })

  it('leaves an entry for every try, right or wrong (ASVS 16.3.1)', async () => {
    const acts = async (): Promise<readonly string[]> =>
      (await service.db.pool.query<{ act: string }>('select act from audit_entry')).rows.map(({ act }) => act)
    const count = (all: readonly string[], act: string) => all.filter((one) => one === act).length
    const company = service.fresh()
    const before = await acts()
    await signedIn(company)
    await block(company)
    const late = visit(service)
    await signIn(late, company, right(company))
    expect(late.page.code).toBe('CLV-190')
    const after = await acts()
    const tries = service.policy.signIn.attempts + 1
    expect(count(after, 'signInRefused') - count(before, 'signInRefused')).toBe(tries)
    expect(count(after, 'signedIn') - count(before, 'signedIn')).toBe(1)
  })

  it('end by themselves: without use, and in any case after their life', async () => {
    const { session, signIn: rule } = service.policy
    const company = service.fresh()
    const idle = await signedIn(company)
    await letTimePass(service, company, session.idle - 20)
    expect((await idle.open('/cuenta')).path).toBe('/cuenta')
    await letTimePass(service, company, session.idle + 1)
    expect((await idle.open('/cuenta')).path).toBe('/entrar')
    const busy = await signedIn(company)
    for (let passed = 0; passed < rule.sessionLife; passed += 800) {
      await letTimePass(service, company, 800)
      await busy.open('/cuenta')
    }
    expect(busy.page.path).toBe('/entrar')
    // Somebody who says that they are still there uses the session, and lengthens its life by nothing.
    const reading = await signedIn(company)
    const stay = () =>
      reading.ask('/cuenta/sigo', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } })
    for (let passed = 0; passed < 3_200; passed += 800) {
      await letTimePass(service, company, 800)
      expect((await stay()).status).toBe(204)
    }
    await letTimePass(service, company, rule.sessionLife - 3_200 + 1)
    expect((await stay()).status).toBe(403)
  })

  it('I-21: end with the recovery that sets a new key; the browser that made it signs in with that', async () => {
    const company = service.fresh()
    const office = await signedIn(company)
    const ana = visit(service)
    await recover(ana, company)
    expect((await office.open('/cuenta')).path).toBe('/entrar')
    await signIn(office, company, right(company))
    expect([office.page.status, office.page.code]).toEqual([422, 'CLV-196'])
    await signIn(ana, company, newKeys['as-described'])
    expect(ana.page.path).toBe('/cuenta')
  })
})
