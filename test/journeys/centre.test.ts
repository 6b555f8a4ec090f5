import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CastTag } from '../../src/entry/demo/cast.ts'
import type { PathName } from '../../src/policy/paths.ts'
import { serviceCentres } from '../../src/entry/demo/service-centres.ts'
import { statement } from '../../src/platform/database/statement.ts'
import { answerAll, askForLink, caseCodeOn, identify, recover } from '../support/recover.ts'
import type { Member } from '../support/members.ts'
import { actsOf, change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ employers: 64 })
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

it('the centre is chosen on the page of the case, and every one is listed for anybody', async () => {
  const company = service.fresh()
  const ana = visit(service)
  await identify(ana, company)
  await ana.open('/otras-formas')
  await ana.follow(ana.t('centre.see'))
  expect(ana.page.path).toBe('/centros')
  for (const { name, address } of serviceCentres) expect(ana.page.words).toContain(`${name} ${address}`)
  await ana.open('/otras-formas')
  await ana.press(ana.t('p20.prepare'))
  const here = ana.page.path.replace('/documentos', '')
  await ana.open(here)
  expect(ana.page.words).toContain(ana.t('centre.where.none'))
  expect(ana.page.words).toContain(ana.t('centre.time.estimate', { n: 1, m: '3' }))
  await ana.open(`${here}/centro`)
  const picked = ana.page.forms
    .find(({ action }) => action === `${here}/centro`)
    ?.fields.filter(({ name }) => name === 'centro')
  expect(picked).toHaveLength(serviceCentres.length)
  await ana.submit(`${here}/centro`, { centro: 'x' })
  expect([ana.page.status, ana.page.errors]).toEqual([422, [ana.t('p41.err')]])
  await ana.submit(`${here}/centro`, { centro: picked?.at(-1)?.value ?? '' })
  expect(ana.page.path).toBe(here)
  expect(ana.page.words).toContain('Calle de la Muestra')
  // Nobody else may look, and an online case has no centre.
  const stranger = visit(service)
  await stranger.open(`${here}/centro`)
  expect(stranger.page.status).toBe(404)
  const online = visit(service)
  await recover(online, service.fresh(), { stopAt: 'answered' })
  await online.open(`/caso/${caseCodeOn(online)}/centro`)
  expect(online.page.status).toBe(404)
})

describe('a first key (P-70)', () => {
  const noKey = 'delete from employer_key where employer_id = $1'
  const agreed = statement<{ version: string; lang: string; words: string }>(
    'test.agreed',
    `select a.version, a.lang, a.words from responsibility_agreement a join employer e on e.id = a.employer_id
      where e.identifier = $1`,
  )

  it('is set up: numbers, agreement kept with the case, papers', async () => {
    const company = service.fresh()
    await change(service, company, noKey)
    const ana = visit(service)
    await ana.open('/tramite')
    await ana.submit('/tramite', { necesita: 'first' })
    expect([ana.page.path, ana.page.h1]).toEqual(['/primera-clave', ana.t('p70.title')])
    await ana.press(ana.t('p70.start'))
    await ana.submit('/empresa', { ruc: company.identifier, cedula: company.document })
    expect(ana.page.path).toBe('/primera-clave')
    expect(ana.page.words).toContain(ana.t('p70.t1.done'))
    await ana.press(ana.t('p20.prepare'))
    expect([ana.page.status, ana.page.errors]).toEqual([422, [ana.t('p70.agree.err')]])
    expect(await pathOf(company)).toMatchObject({ path: 'online' })
    await ana.press(ana.t('p20.prepare'), { acuerdo: 'si' })
    expect(ana.page.h1).toBe(ana.t('p90.title'))
    expect(await pathOf(company)).toEqual({ path: 'firstKey', state: 'proving', ledger: [] })
    const words = [ana.t('p70.agree.1'), ana.t('p70.agree.2'), ana.t('p70.agree.3')].join('\n')
    expect(await service.db.many(agreed, [company.identifier])).toEqual([{ version: '1', lang: 'es', words }])
    await ana.open('/primera-clave')
    expect(ana.page.path).toMatch(/^\/caso\/CLV-/)
  })

  it('is where who answered and has none is led to, and no way round the agreement', async () => {
    const company = service.fresh()
    await change(service, company, noKey)
    const ana = await answered(company)
    expect([ana.page.path, ana.page.code]).toEqual(['/otras-formas', 'CLV-122'])
    await ana.open('/representante')
    await ana.follow(ana.t('p70.start'))
    expect(ana.page.path).toBe('/primera-clave')
    expect(ana.page.words).not.toContain(ana.t('p70.exists'))
  })

  it('of an employer that has one is told so to who has answered, and looks the same before', async () => {
    const [one, other] = [service.fresh(), service.fresh()]
    await change(service, one, noKey)
    const said = []
    for (const company of [one, other]) {
      const ana = visit(service)
      await identify(ana, company)
      await ana.open('/primera-clave')
      said.push(ana.page.words.replace(/CLV-\w{4}-\w{4}/g, '#'))
    }
    expect(said[0]).toBe(said[1])
    const ana = await answered(service.fresh())
    await ana.open('/primera-clave')
    expect(ana.page.words).toContain(ana.t('p70.exists'))
  })
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
