import ICAL from 'ical.js'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ObligationAnswer } from '../../src/arrears/app/ports.ts'
import { dueDate, nextDueDate } from '../../src/arrears/domain/due-date.ts'
import { monthsLater, writePeriod } from '../../src/arrears/domain/period.ts'
import { addDays, isoDay, mainlandDay } from '../../src/kernel/civil-day.ts'
import { days, instant } from '../../src/kernel/time.ts'
import { arrearsPaths } from '../../src/arrears/web/arrears-paths.ts'
import { importedObligations } from '../../src/arrears/store/obligation-store.ts'
import { signedInAs } from '../support/contact-change.ts'
import { extend, owes } from '../support/obligations.ts'
import { recover } from '../support/recover.ts'
import { change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
/** What the institution's service says instead of what it has; undefined while it works. */
let outage: ObligationAnswer | undefined
let asked = 0
beforeAll(async () => {
  service = await startService({
    profile: 'as-described',
    obligations: {
      of(employer) {
        asked += 1
        return outage === undefined ? importedObligations(service.db).of(employer) : Promise.resolve(outage)
      },
    },
  })
})
afterAll(() => service.stop())
afterEach(() => {
  outage = undefined
  expect(service.faultLines()).toEqual([])
})

const now = () => instant(Date.now())
const today = () => mainlandDay(now())
const signedIn = () => signedInAs(service)

describe('what an employer owes (DOMAIN 11)', () => {
  it('is told to whoever is signed in, and to nobody else', async () => {
    const stranger = visit(service)
    for (const path of [arrearsPaths.obligations, arrearsPaths.calendar])
      expect((await stranger.open(path)).path).toBe('/entrar')
    const { ana, company } = await signedIn()
    await owes(service, [[company]])
    await ana.open('/cuenta')
    await ana.follow(ana.t('arr.title'))
    expect([ana.page.path, ana.page.h1]).toEqual([arrearsPaths.obligations, ana.t('arr.title')])
    expect(ana.page.words).toContain(ana.t('arr.upToDate.body'))
    expect(ana.page.words).toContain(ana.t('arr.list.none'))
  })

  it('is each of the four, by the institution’s file and the day', async () => {
    const { ana, company } = await signedIn()
    const [late, agreed, unnamed] = [await signedIn(), await signedIn(), await signedIn()]
    const soon = isoDay(addDays(today(), 3))
    await owes(service, [
      [
        company,
        { kind: 'debtNotice', amount: '1234,50', state: 'pending', dueOn: '2026-01-05', reference: 'G-1' },
      ],
      [late.company, { kind: 'debtNotice', amount: '9', state: 'pending', dueOn: soon }],
      [
        agreed.company,
        { kind: 'enforceableTitle', amount: '50', state: 'inAgreement', dueOn: '2026-01-05' },
        { kind: 'agreementInstalment', amount: '5', state: 'pending', dueOn: isoDay(addDays(today(), 60)) },
      ],
    ])
    const words = async ({ ana: browser }: typeof late) =>
      (await browser.open(arrearsPaths.obligations)).words
    await ana.open(arrearsPaths.obligations)
    expect(ana.page.words).toContain('Registra obligaciones vencidas por USD 1.234,50, sin intereses.')
    expect(ana.page.words).toMatch(/Glosa G-1\s*Vence:\s*05\/01\/2026\s*Valor \(USD\):\s*1\.234,50\s*Vencida/)
    expect(ana.page.words).toContain(ana.t('arr.means.health'))
    expect(ana.page.words).toContain(ana.t('arr.means.recovery'))
    // No threats (DOMAIN 11): nothing of prison, and no interest that we worked out.
    expect(ana.page.words).not.toMatch(/prisi|cárcel|delito|penal/i)
    expect(await words(late)).toContain(ana.t('arr.dueSoon.body'))
    expect(await words(agreed)).toContain(ana.t('arr.agreement'))
    expect(await words(agreed)).toContain(ana.t('arr.upToDate.body'))
    // Whom the file does not name is neither up to date nor in arrears.
    const unknown = await words(unnamed)
    expect(unknown).toContain(ana.t('arr.noData'))
    expect(unknown).not.toContain(ana.t('arr.upToDate.body'))
  })

  it('is said to be old where its data is', async () => {
    const { ana, company } = await signedIn()
    await owes(service, [[company]], new Date(now() - days(8) * 1000))
    expect((await ana.open(arrearsPaths.obligations)).words).toContain('Estos datos no son recientes.')
    await owes(service, [[company]], new Date(now() - days(6) * 1000))
    expect((await ana.open(arrearsPaths.obligations)).words).not.toContain('Estos datos no son recientes.')
  })

  it.each(['unavailable', 'timeout', 'unauthorized', 'malformed'] as const)(
    'is not known while its source is out (%s), which the page says; the dates are there all the same',
    async (kind) => {
      const { ana, company } = await signedIn()
      await owes(service, [[company]])
      outage = { kind, source: 'test' }
      await ana.open(arrearsPaths.obligations)
      expect(ana.page.words).toContain(ana.t('arr.down.body'))
      expect(ana.page.words).toContain('CLV-340')
      expect(ana.page.words).toContain(ana.t('arr.next'))
      expect(ana.page.words).not.toContain(ana.t('arr.upToDate'))
      outage = undefined
      // Nothing is kept: the next look asks anew.
      const before = asked
      expect((await ana.open(arrearsPaths.obligations)).words).toContain(ana.t('arr.upToDate.body'))
      expect(asked).toBe(before + 1)
    },
  )
})

describe('due dates (DOMAIN 10)', () => {
  it('are put off where the authorities say so, with their source', async () => {
    const { ana, company } = await signedIn()
    await change(service, company, `update employer set province = 'IMBABURA' where id = $1`)
    const { period, day } = nextDueDate(now())
    await extend(service, 'Imbabura', writePeriod(period), isoDay(addDays(day, 7)))
    await ana.open(arrearsPaths.obligations)
    expect(ana.page.words).toContain('La fecha se amplió para Imbabura: Resolución de prueba.')
    await change(service, company, `update employer set province = 'LOJA' where id = $1`)
    expect((await ana.open(arrearsPaths.obligations)).words).not.toContain('Resolución de prueba')
    await service.db.pool.query('delete from due_extension')
  })

  it('go into a calendar, a year of them, each on its day', async () => {
    const { ana } = await signedIn()
    const { status, headers, body } = await ana.ask(arrearsPaths.calendar)
    expect([status, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
    const events = new ICAL.Component(ICAL.parse(body) as unknown[])
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one))
    const first = nextDueDate(now()).period
    expect(events.map(({ startDate }) => startDate.toString())).toEqual(
      Array.from({ length: 12 }, (_, n) => isoDay(dueDate(monthsLater(first, n)).day)),
    )
    expect(events.every(({ startDate }) => startDate.isDate)).toBe(true)
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(12)
  })
})

it('informs and never stops a recovery, whatever is owed and whoever is out (DOMAIN 11)', async () => {
  const company = service.fresh()
  await owes(service, [
    [company, { kind: 'enforceableTitle', amount: '999999', state: 'pending', dueOn: '2020-01-05' }],
  ])
  outage = { kind: 'unavailable', source: 'test' }
  const before = asked
  const ana = visit(service)
  await recover(ana, company)
  expect(ana.page.path).toBe('/clave/lista')
  expect(await standingOf(service, company)).toMatchObject({ state: 'completed', blocked: false })
  // It was not even asked.
  expect(asked).toBe(before)
})
