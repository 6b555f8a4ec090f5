import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { TextKey } from '../../src/platform/text/keys.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { askUnlock } from '../../src/proofs/biometrics/app/ask-unlock.ts'
import { readReceipt, receiptJson, type ReceiptFacts } from '../../src/audit/index.ts'
import type { Member } from '../support/members.ts'
import { block, putOnFile } from '../support/on-file.ts'
import { letTimePass, mailHandedOver } from '../support/passing-time.ts'
import {
  identify,
  linkOf,
  newest,
  newKeys,
  nextMail,
  openLink,
  recover,
  screenCodeOn,
  signIn,
} from '../support/recover.ts'
import { actsOf, change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ employers: 96 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

/** A company whose key is blocked, with a record of its representative or without one. */
async function blocked(how: 'onFile' | 'notOnFile' = 'onFile', age?: number): Promise<Member> {
  const company = service.fresh()
  if (how === 'onFile') await putOnFile(service, company, age === undefined ? {} : { age })
  await block(service, company)
  return company
}

/** From the start page to the page that says where to look. */
async function askToUnlock(ana: Visitor, company: Member): Promise<void> {
  await ana.open('/tramite')
  await ana.press(ana.t('g.continue'), { necesita: 'unlock' })
  await ana.press(ana.t('g.continue'), { forma: 'huella' })
  expect(ana.page.path).toBe('/empresa')
  await ana.submit('/empresa', { ruc: company.identifier, cedula: company.document })
  expect(ana.page.path).toBe('/desbloqueo/biometria')
  await ana.press(ana.t('p31.go'))
}

const mailAfter = (ana: Visitor, company: Member, since: number, subject: TextKey) =>
  nextMail(ana, company, since, service.texts.in('es')(subject as 'm25.subject'))

/** The choice of the two ends is on the screen. */
async function opened(ana: Visitor, company: Member) {
  const since = newest(ana)
  await askToUnlock(ana, company)
  const mail = await mailAfter(ana, company, since, 'm25.subject')
  await mailHandedOver(service, company)
  await openLink(ana, mail)
  expect(ana.page.path).toBe('/clave/desbloquear')
  return mail
}

const stateOf = async ({ identifier }: Member) =>
  (
    await service.db.pool.query<{ body: { state: Record<string, unknown> }; path: string }>(
      `select c.body, c.path from recovery_case c join employer e on e.id = c.employer_id
        where e.identifier = $1 order by c.opened_at desc limit 1`,
      [identifier],
    )
  ).rows[0]

describe('E1, from a blocked key to a key that works again', () => {
  it('keeps the present key: it opens the account, and no other was made', async () => {
    const company = await blocked()
    const ana = visit(service)
    await signIn(ana, company, company.key ?? '')
    expect(ana.page.h1).toBe(ana.t('p24.title'))
    await ana.follow(ana.t('p24.go'))
    expect(ana.page.h1).toBe(ana.t('p30.title'))

    const since = newest(ana)
    await opened(ana, company)
    await ana.press(ana.t('g.continue'), { fin: 'seguir' })
    expect(ana.page.path).toBe('/clave/desbloqueada')
    expect(ana.page.h1).toContain(ana.t('p13.unlocked.panel'))
    expect(await standingOf(service, company)).toMatchObject({
      blocked: false,
      generation: 1,
      consumed: 1,
      liveLinks: 0,
      state: 'completed',
      sessions: 0,
    })
    expect(await stateOf(company)).toMatchObject({ body: { state: { is: 'completed', unlocked: true } } })
    expect(await actsOf(service, company)).toMatchObject({
      unlockAsked: 1,
      linkRequested: 1,
      keyUnblocked: 1,
    })
    const told = await mailAfter(ana, company, since, 'm20.subject')
    expect(told.text).toContain(company.legalName)

    await ana.follow(ana.t('p13.try'))
    await signIn(ana, company, company.key ?? '')
    expect(ana.page.path).toBe('/cuenta')
    const [code] = /CLV-\w{4}-\w{4}/.exec(ana.page.words) ?? ['no case']
    expect(ana.page.words).toContain(
      ana.t('u01.home.unlocked', { fecha: '|', hora: '|', caso: code }).split('|').at(-1),
    )
    // Its page says what happened, and offers nothing to go on with.
    await ana.open(`/caso/${code}`)
    expect(ana.page.words).toContain(ana.t('p96.unlocked'))
    expect(ana.page.words).not.toContain(ana.t('p96.resume'))
    expect(await stateOf(company)).toMatchObject({
      body: { state: { signedInAt: expect.any(Number) as number } },
    })
  })

  it('goes on to a new key with the same link', async () => {
    const company = await blocked()
    const ana = visit(service)
    await opened(ana, company)
    await ana.press(ana.t('g.continue'), { fin: 'otra' })
    expect(ana.page.h1).toBe(ana.t('p12.title'))
    const clave = newKeys['as-described']
    await ana.press(ana.t('p12.save'), { clave })
    expect(ana.page.path).toBe('/clave/lista')
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, generation: 2 })
    await signIn(ana, company, clave)
    expect(ana.page.path).toBe('/cuenta')
  })

  it('gives a receipt that says what happened, signed', async () => {
    const company = await blocked()
    const ana = visit(service)
    await opened(ana, company)
    await ana.press(ana.t('g.continue'), { fin: 'seguir' })
    const code = /CLV-\w{4}-\w{4}/.exec(ana.page.html)?.[0] ?? ''
    const { body } = await ana.ask(`/caso/${code}/comprobante.json`)
    const { facts } = JSON.parse(body) as { facts: ReceiptFacts }
    expect(facts).toMatchObject({ act: 'keyUnblocked', path: 'unlockOnFile', proofs: ['bio', 'reg', 'mail'] })
    expect(readReceipt(receiptJson(facts))).toEqual(facts)
    const pdf = await ana.ask(`/caso/${code}/comprobante.pdf`)
    expect(pdf.status).toBe(200)
  })

  it('works without a script, by waiting', async () => {
    const company = await blocked()
    const ana = visit(service)
    await identify(ana, company)
    await ana.open('/desbloqueo/biometria')
    const { body } = { body: await ana.filled('/desbloqueo/biometria') }
    const { headers } = await ana.ask('/desbloqueo/biometria', {
      method: 'POST',
      body: { ...body, humanCheck: '' },
    })
    expect(headers['location']).toBe('/desbloqueo/espera')
    await ana.open('/desbloqueo/espera')
    await ana.press(ana.t('g.continue'))
    expect([ana.page.status, ana.page.path]).toEqual([422, '/desbloqueo/espera'])
    service.moveWebClock(25)
    const since = newest(ana)
    await ana.press(ana.t('g.continue'))
    service.moveWebClock(-25)
    expect(ana.page.path).toBe('/desbloqueo/enviado')
    await mailAfter(ana, company, since, 'm25.subject')
  })

  it('asks another browser for the code on the screen, and takes the code of the mail here', async () => {
    const company = await blocked()
    const ana = visit(service)
    const since = newest(ana)
    await askToUnlock(ana, company)
    const shown = screenCodeOn(ana)
    const mail = await mailAfter(ana, company, since, 'm25.subject')
    await mailHandedOver(service, company)
    const phone = visit(service)
    await openLink(phone, mail)
    expect([phone.page.status, phone.page.path]).toEqual([422, linkOf(mail).path])
    await openLink(phone, mail, shown)
    expect(phone.page.path).toBe('/clave/desbloquear')

    await ana.press(ana.t('p10.mailCode.go'), { codigo: 'AAAA-AAAA' })
    expect([ana.page.status, ana.page.words]).toEqual([
      422,
      expect.stringContaining(ana.t('p10.mailCode.err.bad')),
    ])
    await ana.press(ana.t('p10.mailCode.go'), { codigo: linkOf(mail).code })
    expect(ana.page.path).toBe('/clave/desbloquear')
  })

  it('is one act, sent twice or at once (F-27)', async () => {
    const company = await blocked()
    const ana = visit(service)
    await opened(ana, company)
    const body = await ana.filled('/clave/desbloquear', { fin: 'seguir' })
    const both = await Promise.all(
      Array.from({ length: 8 }, () => ana.ask('/clave/desbloquear', { method: 'POST', body })),
    )
    expect(new Set(both.map(({ headers }) => headers['location']))).toEqual(new Set(['/clave/desbloqueada']))
    expect(await actsOf(service, company)).toMatchObject({ keyUnblocked: 1 })
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, consumed: 1 })
  })
})

describe('where nothing on file serves, the mailbox is told why, and the page is the same', () => {
  const words = (ana: Visitor) => ana.page.words.replaceAll(/CLV-\w{4}-\w{4}|\d{3}\s\d{3}/gu, '')

  const whys: readonly (readonly [string, TextKey, () => Promise<Member>])[] = [
    ['nobody is on file', 'm26.why.none', () => blocked('notOnFile')],
    ['the record is too old', 'm26.why.tooOld', () => blocked('onFile', 1_827)],
    [
      'the key is not blocked',
      'm26.why.notBlocked',
      async () => {
        const company = service.fresh()
        await putOnFile(service, company)
        return company
      },
    ],
    [
      'the mailbox is another one',
      'm26.why.contactChanged',
      async () => {
        const company = await blocked()
        await change(
          service,
          company,
          `update biometric_on_file set contact_digest = sha256('another') where employer_id = $1`,
        )
        return company
      },
    ],
    [
      'the appointment is another one',
      'm26.why.representativeChanged',
      async () => {
        const company = await blocked()
        await change(
          service,
          company,
          `update biometric_on_file set represents_since = '2001-01-01' where employer_id = $1`,
        )
        return company
      },
    ],
    [
      'somebody reported something lately',
      'm26.why.attended',
      async () => {
        const company = await blocked()
        await change(
          service,
          company,
          `insert into employer_report (code, origin, employer_id, handled_at, reported_at)
           values ('CLV-' || substr(md5($1::uuid::text), 1, 9), 'notice', $1, clock_timestamp(), clock_timestamp() - interval '2 days')`,
        )
        return company
      },
    ],
  ]

  it.each(whys)('%s', async (_what, why, made) => {
    const usual = visit(service)
    const usualCompany = await blocked()
    await askToUnlock(usual, usualCompany)
    const company = await made()
    const ana = visit(service)
    const since = newest(ana)
    await askToUnlock(ana, company)
    expect([ana.page.status, ana.page.path]).toEqual([usual.page.status, usual.page.path])
    expect(words(ana)).toBe(words(usual))
    const mail = await mailAfter(ana, company, since, 'm26.subject')
    expect(mail.text).toContain(service.texts.in('es')(why as 'm26.why.none'))
    expect(mail.text).not.toContain('/clave/')
    expect(await standingOf(service, company)).toMatchObject({ links: 0, generation: 1 })

    // Nor does what can be done from there, or the page of the case.
    for (const one of [ana, usual]) {
      await one.press(one.t('p10.mailCode.go'), { codigo: 'AAAA-AAAA' })
      await one.press(one.t('p10.mailCode.go'), { codigo: 'BBBB-BBBB' })
      await one.press(one.t('p10.mailCode.go'), { codigo: 'CCCC-CCCC' })
      await one.press(one.t('p10.mailCode.go'), { codigo: 'DDDD-DDDD' })
    }
    expect([ana.page.status, words(ana)]).toEqual([usual.page.status, words(usual)])
    for (const path of ['/enlace', '/enlace/enviado', '/bloqueada', '/preguntas', '/clave/lista']) {
      await Promise.all([ana.open(path), usual.open(path)])
      expect([path, ana.page.status, ana.page.path, words(ana)]).toEqual([
        path,
        usual.page.status,
        usual.page.path,
        words(usual),
      ])
    }
    // The page of the case, with the same steps and the same next one, whatever came of it.
    const story = async (one: Visitor, of: Member) => {
      await one.open('/desbloqueo/enviado')
      await one.open(`/caso/${/CLV-\w{4}-\w{4}/.exec(one.page.html)?.[0] ?? ''}`)
      return words(one)
        .replaceAll(of.legalName, 'EMPRESA')
        .replaceAll(/\d{1,2}:\d{2}(:\d{2})?/g, 'HORA')
    }
    const usually = await story(usual, usualCompany)
    expect(usually).toContain(usual.t('p96.ev.unlockAsked'))
    expect(usually).toContain(usual.t('p96.do.checkMail'))
    expect(await story(ana, company)).toBe(usually)
  })

  it('a contact that was touched today: the mail says from when on', async () => {
    const company = await blocked()
    await change(
      service,
      company,
      `insert into contact (id, employer_id, kind, value, confirmed_at, retired_at)
       values (gen_random_uuid(), $1, 'phone', '+593999999999', clock_timestamp() - interval '300 days', clock_timestamp() - interval '1 hour')`,
    )
    const ana = visit(service)
    const since = newest(ana)
    await askToUnlock(ana, company)
    const mail = await mailAfter(ana, company, since, 'm26.subject')
    expect(mail.text).toMatch(/Hace poco cambió un contacto de su empresa\. Pruebe desde el \w+ \d/)
    expect(await standingOf(service, company)).toMatchObject({ links: 0 })
  })

  it('without a mailbox nothing goes out, and the page is the same', async () => {
    const ana = visit(service)
    await askToUnlock(ana, service.cast.E5)
    expect(ana.page.h1).toBe(ana.t('p31.sent.title'))
    expect(await standingOf(service, service.cast.E5)).toMatchObject({ links: 0 })
  })
})

describe('what came of the link is told to nobody who has not opened it', () => {
  it('a link that ran out leaves the page as it is, and another may be asked for', async () => {
    const company = await blocked()
    const ana = visit(service)
    const since = newest(ana)
    await askToUnlock(ana, company)
    const mail = await mailAfter(ana, company, since, 'm25.subject')
    await mailHandedOver(service, company)
    await letTimePass(service, company, 181)
    for (const path of ['/enlace', '/desbloqueo/enviado']) {
      await ana.open(path)
      expect(ana.page.path).toBe('/desbloqueo/enviado')
    }
    await openLink(visit(service), mail)
    const between = newest(ana)
    await ana.follow(ana.t('p31.sent.again'))
    await ana.press(ana.t('p31.go'))
    await openLink(ana, await mailAfter(ana, company, between, 'm25.subject'))
    await ana.press(ana.t('g.continue'), { fin: 'seguir' })
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, links: 2, consumed: 1 })
  })

  it('a mailbox that refuses the mail leaves the page as it is', async () => {
    const company = service.cast.NADIE
    await putOnFile(service, company)
    await block(service, company)
    const ana = visit(service)
    await askToUnlock(ana, company)
    const refused = async () =>
      (
        await service.db.pool.query(
          `select 1 from message m join employer e on e.id = m.employer_id
            where e.identifier = $1 and m.template = 'M-25' and m.state = 'rejected'`,
          [company.identifier],
        )
      ).rowCount
    for (let looks = 0; (await refused()) === 0 && looks < 100; looks += 1)
      await new Promise((passed) => setTimeout(passed, 50))
    expect(await refused()).toBe(1)
    await ana.open('/enlace/enviado')
    expect([ana.page.path, ana.page.h1]).toEqual(['/desbloqueo/enviado', ana.t('p31.sent.title')])
    expect(await stateOf(company)).toMatchObject({ body: { state: { is: 'linkIssued' } } })
  })
})

describe('limits', () => {
  it('one check, one request', async () => {
    const company = await blocked()
    const ana = visit(service)
    await identify(ana, company)
    await ana.open('/desbloqueo/biometria')
    const { humanCheck = '' } = await ana.filled('/desbloqueo/biometria')
    for (const n of [0, 1]) {
      await ana.open('/desbloqueo/biometria')
      const body = await ana.filled('/desbloqueo/biometria')
      const { headers } = await ana.ask('/desbloqueo/biometria', {
        method: 'POST',
        body: { ...body, humanCheck },
      })
      expect([n, headers['location']]).toEqual([n, '/desbloqueo/enviado'])
    }
    expect(await actsOf(service, company)).toMatchObject({ unlockAsked: 1 })
  })

  it('what an officer has checked is not undone by asking beside it', async () => {
    const company = await blocked()
    const ana = visit(service)
    await identify(ana, company)
    await ana.open('/desbloqueo/biometria')
    const before = await ana.filled('/desbloqueo/biometria')
    await ana.open('/otras-formas')
    await ana.press(ana.t('p20.prepare'))
    await ana.open('/desbloqueo/biometria')
    expect(ana.page.path).toMatch(/^\/caso\//)
    // A page of before, or one that was shown meanwhile.
    const parts = service.instances[0]?.parts
    const { rows } = await service.db.pool.query<{ id: CaseId }>(
      `select c.id from recovery_case c join employer e on e.id = c.employer_id where e.identifier = $1`,
      [company.identifier],
    )
    const caseId = rows[0]?.id
    if (parts === undefined || caseId === undefined) throw new Error('no case')
    await ana.ask('/desbloqueo/biometria', { method: 'POST', body: before })
    expect(await askUnlock(parts.unlocking, { caseId, nonce: 'never-used', network: 'test' })).toMatchObject({
      code: 'atCounter',
    })
    expect(await stateOf(company)).toMatchObject({ path: 'attendedUnlock' })
  })

  it('an employer and a person may ask three times a day, whoever asks and at once', async () => {
    const company = await blocked()
    const askers = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const ana = visit(service)
        await identify(ana, company)
        await ana.open('/desbloqueo/biometria')
        return { ana, body: await ana.filled('/desbloqueo/biometria') }
      }),
    )
    const answers = await Promise.all(
      askers.map(({ ana, body }) => ana.ask('/desbloqueo/biometria', { method: 'POST', body })),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(3)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3)
    expect(await actsOf(service, company)).toMatchObject({ unlockAsked: 3 })
    const again = visit(service)
    await identify(again, company)
    await again.open('/desbloqueo/biometria')
    await again.press(again.t('p31.go'))
    expect(again.page.words).toContain(again.t('p31.err.limit'))
    await again.follow(again.t('p31.other'))
    expect(again.page.h1).toBe(again.t('p30.title'))
  })

  it('the links of the day being spent is told to nobody here', async () => {
    const company = await blocked()
    await change(
      service,
      company,
      `insert into link_day (employer_id, asked_at) values ($1, array_fill(clock_timestamp(), array[5]))`,
    )
    const ana = visit(service)
    await askToUnlock(ana, company)
    expect(ana.page.h1).toBe(ana.t('p31.sent.title'))
    expect(await standingOf(service, company)).toMatchObject({ links: 0, state: 'proving' })
    expect(await actsOf(service, company)).toMatchObject({ unlockAsked: 1 })
  })
})

describe('the other ways', () => {
  const places: readonly (readonly [string, string])[] = [
    ['video', '/turno?atencion=video'],
    ['centro', '/turno?atencion=counter'],
    ['firma', '/solicitud'],
  ]
  it.each(places)('%s leads to %s', async (forma, place) => {
    const ana = visit(service)
    await ana.open('/desbloqueo')
    const body = await ana.filled('/desbloqueo', { forma })
    const { headers } = await ana.ask('/desbloqueo', { method: 'POST', body })
    expect(headers['location']).toBe(place)
  })

  it.each(['video', 'counter'])('a turno begins with %s where that was chosen on P-30', async (kind) => {
    const company = await blocked()
    const ana = visit(service)
    const chosen = () =>
      /<input (?=[^>]*name="atencion")(?=[^>]* checked)[^>]*value="(\w+)"/.exec(ana.page.html)?.[1]
    // The numbers come between the two pages.
    await ana.open(`/turno?atencion=${kind}`)
    expect(ana.page.path).toBe('/empresa')
    await ana.submit('/empresa', { ruc: company.identifier, cedula: company.document })
    expect(ana.page.path).toBe('/turno')
    expect(chosen()).toBe(kind)
    await ana.open('/turno?atencion=nada')
    expect(chosen()).toBe(kind)
  })

  it('nothing chosen is said, and nothing is lost', async () => {
    const ana = visit(service)
    await ana.open('/desbloqueo')
    await ana.press(ana.t('g.continue'))
    expect([ana.page.status, ana.page.errors]).toEqual([422, [ana.t('p30.err')]])
  })

  it('a blocked key is found out on the ordinary way, and leads here (P-24)', async () => {
    const company = await blocked()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'answered' })
    expect(ana.page.path).toBe('/bloqueada')
    await ana.follow(ana.t('p24.go'))
    await ana.press(ana.t('g.continue'), { forma: 'huella' })
    expect(ana.page.path).toBe('/desbloqueo/biometria')
    const since = newest(ana)
    await ana.press(ana.t('p31.go'))
    await mailAfter(ana, company, since, 'm25.subject')
  })
})
