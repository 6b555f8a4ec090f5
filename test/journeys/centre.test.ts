import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CastTag } from '../../src/entry/demo/cast.ts'
import type { PathName } from '../../src/policy/paths.ts'
import { statement } from '../../src/platform/database/statement.ts'
import { answerAll, askForLink, caseCodeOn, identify, recover } from '../support/recover.ts'
import type { Member } from '../support/members.ts'
import { actsOf, change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ employers: 48 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const pathRow = statement<{ path: PathName; state: string; ledger: unknown[] }>(
  'test.path',
  `select c.path, c.state, c.body->'ledger' as ledger from recovery_case c join employer e on e.id = c.employer_id
    where e.identifier = $1 order by c.opened_at desc limit 1`,
)
const pathOf = async ({ identifier }: Member) => service.db.first(pathRow, [identifier])

/** Presses the button to the centre, and sees the papers of this case and what the case says then. */
async function goToCentre(ana: Visitor, company: Member): Promise<PathName | undefined> {
  await ana.press(ana.t('p20.prepare'))
  const code = caseCodeOn(ana) || (/CLV-\w{4}-\w{4}/.exec(ana.page.path)?.[0] ?? '')
  expect([ana.page.status, ana.page.path]).toEqual([200, `/caso/${code}/documentos`])
  expect(ana.page.h1).toBe(ana.t('p90.title'))
  const gone = await pathOf(company)
  expect(gone).toMatchObject({ state: 'proving', ledger: [] })
  await ana.open(`/caso/${code}`)
  expect(ana.page.words).toContain(ana.t('p96.you', { accion: ana.t('p96.do.papers') }))
  expect(ana.page.words).toContain(ana.t('p96.ev.wayChosen'))
  // Whatever page of the online way is opened now: it leads to the case.
  for (const online of ['/preguntas', '/preguntas/1', '/enlace', '/enlace/enviado', '/bloqueada']) {
    await ana.open(online)
    expect([online, ana.page.path]).toEqual([online, `/caso/${code}`])
  }
  expect(await standingOf(service, company)).toMatchObject({ liveLinks: 0, cases: 1 })
  expect(await actsOf(service, company)).toMatchObject({ wayChosen: 1 })
  return gone?.path
}

async function answered(company: Member): Promise<Visitor> {
  const ana = visit(service)
  await identify(ana, company)
  await ana.press(ana.t('p05.start'))
  await answerAll(ana, company)
  return ana
}

describe('from every dead end the same case goes on at a centre', () => {
  const ends: readonly (readonly [CastTag, string, PathName])[] = [
    ['E3', '/ruc-no-activo', 'firstKey'],
    ['E4', '/ruc-no-activo', 'firstKey'],
    ['E5', '/sin-correo', 'firstKey'],
    ['E7', '/bloqueada', 'attendedUnlock'],
  ]
  it.each(ends)('%s from %s, on the path %s', async (tag, page, path) => {
    const company = service.cast[tag]
    const ana = await answered(company)
    expect(ana.page.path).toBe(page)
    expect(await goToCentre(ana, company)).toBe(path)
  })

  it.each(['ESTATE', 'FOREIGN', 'CHANGED'] as const)('%s, whom only an officer can serve', async (tag) => {
    const company = service.cast[tag]
    const ana = visit(service)
    await identify(ana, company)
    expect(ana.page.path).toBe('/otras-formas')
    expect(await goToCentre(ana, company)).toBe('inPerson')
  })

  it('who has too little on record for questions', async () => {
    const company = service.cast.THIN
    const ana = visit(service)
    await identify(ana, company)
    await ana.press(ana.t('p05.start'))
    await ana.open('/otras-formas')
    expect(await goToCentre(ana, company)).toBe('inPerson')
  })

  it('whose mailbox refuses the link: only another address at the counter helps', async () => {
    const company = service.cast.NADIE
    const ana = await answered(company)
    await askForLink(ana)
    await expect
      .poll(async () => (await standingOf(service, company)).state, { timeout: 20_000 })
      .toBe('referred')
    await ana.open('/otras-formas')
    expect(await goToCentre(ana, company)).toBe('firstKey')
  })
})

it('who has a link out and would rather go to a centre loses the link with it', async () => {
  const company = service.fresh()
  const ana = visit(service)
  await recover(ana, company, { stopAt: 'sent' })
  await ana.open('/otras-formas')
  expect(await goToCentre(ana, company)).toBe('inPerson')
})

it('a stranger is asked for the numbers first, and is back at the way they wanted when the registries confirm', async () => {
  const company = service.fresh()
  const ana = visit(service, { lang: 'en' })
  await ana.open('/representante')
  await ana.press(ana.t('p20.prepare'))
  expect(ana.page.path).toBe('/empresa')
  await ana.submit('/empresa', { ruc: company.identifier, cedula: company.document })
  expect(ana.page.path).toBe('/otras-formas')
  expect(await goToCentre(ana, company)).toBe('inPerson')
})

it('the button pressed twice goes once, and from an older page nothing is undone', async () => {
  const company = service.fresh()
  const ana = visit(service)
  await identify(ana, company)
  await ana.open('/otras-formas')
  const body = await ana.filled('/otras-formas')
  const answers = await Promise.all([1, 2].map(() => ana.ask('/otras-formas', { method: 'POST', body })))
  const places = answers.map(({ status, headers }) => [status, String(headers['location'])])
  expect(places[0]).toEqual([303, expect.stringMatching(/^\/caso\/CLV-\w{4}-\w{4}\/documentos$/)])
  expect(places[1]).toEqual(places[0])
  await ana.ask('/otras-formas', { method: 'POST', body })
  expect(await actsOf(service, company)).toMatchObject({ wayChosen: 1 })
  await ana.open('/otras-formas')
  expect(ana.page.words).not.toContain(ana.t('p20.prepare'))
  expect(ana.page.words).toContain(ana.t('p96.resume'))
})

describe('who has shown nothing but the two numbers (ATK-16, ATK-18)', () => {
  const conditions: readonly (readonly [string, string])[] = [
    ['nothing is wrong with', 'select $1::uuid'],
    ['that is frozen', 'update employer set frozen_at = clock_timestamp() where id = $1'],
    ['that has no key', 'delete from employer_key where employer_id = $1'],
    ['whose key is blocked', 'update employer_key set blocked_at = clock_timestamp() where employer_id = $1'],
    ['that has no mailbox', `update contact set retired_at = clock_timestamp() where employer_id = $1`],
  ]
  it('learns the same of an employer whatever is wrong with it', async () => {
    const shapes = new Set<string>()
    for (const [, text] of conditions) {
      const company = service.fresh()
      await change(service, company, text)
      const ana = visit(service)
      await identify(ana, company)
      const blank = (said: string) =>
        said
          .replace(/CLV-\w{4}-\w{4}/g, '#')
          .replace(/value="[^"]*"/g, '')
          .replace(/datetime="[^"]*"/g, '')
          .replace(/\d\d:\d\d/g, '')
      await ana.open('/otras-formas')
      const before = blank(ana.page.html)
      await ana.press(ana.t('p20.prepare'))
      const papers = blank(ana.page.html)
      await ana.open(/^\/caso\/[^/]+/.exec(ana.page.path)?.[0] ?? '')
      shapes.add(JSON.stringify([before, papers, blank(ana.page.html)]))
    }
    expect(shapes.size).toBe(1)
  })
})

it('whoever was told that a report has to be looked at first cannot go round it', async () => {
  const company = service.fresh()
  await change(service, company, 'update employer set frozen_at = clock_timestamp() where id = $1')
  const ana = visit(service)
  await identify(ana, company)
  await ana.press(ana.t('p05.start'))
  await answerAll(ana, company)
  expect([ana.page.path, ana.page.code]).toEqual(['/otras-formas', 'CLV-240'])
  expect(ana.page.words).not.toContain(ana.t('p20.prepare'))
  // The same form from a page that has it.
  await ana.open('/representante')
  await ana.press(ana.t('p20.prepare'))
  expect(ana.page.path).toBe('/otras-formas')
  expect(await pathOf(company)).toMatchObject({ path: 'online', state: 'referred' })
})

it('with a case that is over the button begins another', async () => {
  const company = service.fresh()
  const ana = visit(service)
  await recover(ana, company)
  await ana.open('/otras-formas')
  await ana.press(ana.t('p20.prepare'))
  expect(ana.page.path).toBe('/empresa')
  await identify(ana, company)
  expect(ana.page.path).toBe('/otras-formas')
  await ana.press(ana.t('p20.prepare'))
  expect(ana.page.h1).toBe(ana.t('p90.title'))
  expect(await standingOf(service, company)).toMatchObject({ generation: 2, cases: 2 })
})
