import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CastTag } from '../../src/entry/demo/cast.ts'
import { maskPersonName } from '../../src/kernel/mask.ts'
import { statement } from '../../src/platform/database/statement.ts'
import type { TextKey } from '../../src/platform/text/keys.ts'
import {
  answerAll,
  askForLink,
  identify,
  linkOf,
  newest,
  newKeys,
  nextMail,
  openLink,
  recover,
  signIn,
} from '../support/recover.ts'
import { guessesSettled } from '../support/passing-time.ts'
import { change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ employers: 48 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const reasonPages = ['/ruc-no-activo', '/sin-correo', '/bloqueada']

describe('what is said only after the answers were right (ATK-16, ATK-44)', () => {
  const rows: readonly (readonly [CastTag, string, TextKey, string])[] = [
    ['E3', '/ruc-no-activo', 'p20.title', 'CLV-121'],
    ['E4', '/ruc-no-activo', 'p20.title', 'CLV-120'],
    ['E5', '/sin-correo', 'p22.title', 'CLV-140'],
    ['E7', '/bloqueada', 'p24.title', 'CLV-190'],
    ['E8', '/bloqueada', 'p24.title', 'CLV-190'],
  ]
  it.each(rows)('%s ends at %s, and never before', async (tag, path, title, code) => {
    const company = service.cast[tag]
    const ana = visit(service)
    await identify(ana, company)
    expect(ana.page.h1).toBe(ana.t('p05.title'))
    const usual = visit(service)
    await identify(usual, service.cast.E1)
    expect(ana.page.words.replace(company.legalName, '')).toBe(
      usual.page.words.replace(service.cast.E1.legalName, ''),
    )
    for (const early of reasonPages) {
      await ana.open(early)
      expect(ana.page.path).toBe('/preguntas')
    }
    await ana.press(ana.t('p05.start'))
    await answerAll(ana, company)
    expect([ana.page.path, ana.page.h1, ana.page.code]).toEqual([
      path,
      service.texts.in('es')(title as 'p20.title'),
      code,
    ])
    await ana.open('/enlace')
    expect(ana.page.path).toBe(path)
    expect(await standingOf(service, company)).toMatchObject({ links: 0, state: 'referred', liveLinks: 0 })
    // A way on stands on every one of them.
    await ana.follow(ana.t('p14.other'))
    expect(ana.page.path).toBe('/otras-formas')
  })
})

describe('whose key was never set, and whose is held elsewhere', () => {
  const keyOf = (generation: number) =>
    `update employer_key set generation = ${generation}, hash = null, path = 'import', set_at = null where employer_id = $1`

  it('CLV-122: who never had a key is told so after the answers, and where a first one comes from', async () => {
    const company = service.fresh()
    await change(service, company, 'delete from key_generation where employer_id = $1')
    await change(service, company, keyOf(0))
    const ana = visit(service)
    await identify(ana, company)
    await ana.press(ana.t('p05.start'))
    await answerAll(ana, company)
    expect([ana.page.path, ana.page.code]).toEqual(['/otras-formas', 'CLV-122'])
    expect(ana.page.words).toContain(ana.t('p16.intro.closed', { motivo: ana.t('p16.closed.noKey') }))
    expect(ana.page.words).not.toContain(ana.t('p16.online.go'))
  })

  it('D1: whose key came from another system recovers it here, and nobody can block it by guessing', async () => {
    const company = service.fresh()
    await change(service, company, 'delete from key_generation where employer_id = $1')
    await change(service, company, keyOf(1))
    const ana = visit(service)
    for (let tries = 0; tries < service.policy.signIn.attempts; tries += 1)
      await signIn(ana, company, 'Clave+Antigua58')
    await guessesSettled(service)
    expect(await standingOf(service, company)).toMatchObject({ generation: 1, blocked: false })
    await recover(ana, company)
    expect(ana.page.path).toBe('/clave/lista')
    expect(await standingOf(service, company)).toMatchObject({ generation: 2, state: 'completed' })
    await signIn(ana, company, newKeys['as-described'])
    expect(await standingOf(service, company)).toMatchObject({ sessions: 1 })
  })
})

describe('who has too little on record for questions', () => {
  it.each(['THIN', 'E6'] as const)(
    '%s is told so at once, loses no try and is sent to the other ways',
    async (tag) => {
      const company = service.cast[tag]
      const ana = visit(service)
      await identify(ana, company)
      await ana.press(ana.t('p05.start'))
      expect([ana.page.h1, ana.page.code]).toEqual([ana.t('p05.thin.title'), 'CLV-152'])
      await ana.follow(ana.t('p05.thin.ways'))
      expect(ana.page.path).toBe('/otras-formas')
      expect(await standingOf(service, company)).toMatchObject({ refused: 0, links: 0 })
    },
  )
})

describe('who is served in person', () => {
  it.each(['ESTATE', 'LIQUIDATION', 'FOREIGN', 'DECEASED', 'CONTRADICTED', 'CHANGED'] as const)(
    'F-18: %s is sent to a centre, is asked nothing and learns no reason that staff alone may know',
    async (tag) => {
      const company = service.cast[tag]
      const ana = visit(service)
      await identify(ana, company)
      expect([ana.page.status, ana.page.path]).toEqual([200, '/otras-formas'])
      expect(ana.page.words).not.toMatch(/falleci|contradi/i)
      // Why, and what to do: no circle back to the start of the online way.
      expect(ana.page.code).toBe('CLV-124')
      expect(ana.page.words).toContain(ana.t('p16.intro.closed', { motivo: ana.t('p16.closed.attended') }))
      expect(ana.page.words).not.toContain(ana.t('p16.online.go'))
      expect(ana.page.words.indexOf(ana.t('p16.office'))).toBeLessThan(
        ana.page.words.indexOf(ana.t('p16.sign')),
      )
      for (const path of ['/preguntas', '/preguntas/1', '/enlace', ...reasonPages]) {
        await ana.open(path)
        expect([path, ana.page.path]).toEqual([path, '/otras-formas'])
      }
      expect(await standingOf(service, company)).toMatchObject({ links: 0, state: 'referred', refused: 0 })
    },
  )
})

describe('who has no key yet, or an open report', () => {
  const rows: readonly (readonly [string, string, TextKey, string])[] = [
    [
      'delete from employer_key where employer_id in (select id from employer where identifier = $1)',
      'CLV-122',
      'p16.closed.noKey',
      'firstKey',
    ],
    [
      'update employer set frozen_at = clock_timestamp() where identifier = $1',
      'CLV-240',
      'p16.closed.frozen',
      '',
    ],
  ]
  it.each(rows)('%s: the other ways say so, with its code', async (change, code, why, first) => {
    const company = service.fresh()
    const ana = visit(service)
    await service.db.run(statement(`test.${code}`, change), [company.identifier])
    await identify(ana, company)
    await ana.press(ana.t('p05.start'))
    await answerAll(ana, company)
    const { page } = ana
    expect([page.path, page.code]).toEqual(['/otras-formas', code])
    expect(page.words).toContain(ana.t('p16.intro.closed', { motivo: ana.t(why as 'p16.closed.noKey') }))
    expect(page.words).not.toContain(ana.t('p16.online.go'))
    const [top = ''] = [...page.html.matchAll(/<h3[^>]* id="(\w+)"/g)].map(([, id]) => id)
    if (first !== '') expect(top).toBe(first)
  })
})

it('shows of a person’s name the first letters only, to whoever has the two numbers and after (DOMAIN 2.4, rule 5)', async () => {
  const person = service.cast.N1
  const ana = visit(service)
  const said: string[] = []
  const look = () => void said.push(ana.page.html)
  await identify(ana, person)
  look()
  await ana.press(ana.t('p05.start'))
  await answerAll(ana, person)
  look()
  const since = newest(ana)
  await askForLink(ana)
  const mail = await nextMail(ana, person, since)
  await ana.open(linkOf(mail).path)
  look()
  await openLink(ana, mail)
  expect(ana.page.path).toBe('/clave/nueva')
  look()
  expect(said.filter((html) => html.includes(person.legalName))).toEqual([])
  expect(said.filter((html) => html.includes(maskPersonName(person.legalName)))).toHaveLength(4)
})

describe('who is served online like a company', () => {
  it.each(['N1', 'SAS', 'NONPROFIT', 'COOPERATIVE', 'CONSORTIUM', 'PUBLIC'] as const)(
    '%s comes to the link by its own questions',
    async (tag) => {
      const ana = visit(service, { lang: 'en' })
      await identify(ana, service.cast[tag])
      await ana.press(ana.t('p05.start'))
      await answerAll(ana, service.cast[tag])
      expect(ana.page.h1).toBe(ana.t('p09.title'))
    },
  )
})
