import ICAL from 'ical.js'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { statement } from '../../src/platform/database/statement.ts'
import { mainlandDay, calendarOf } from '../../src/kernel/civil-day.ts'
import { days, instantOf, plus } from '../../src/kernel/time.ts'
import { formatDate } from '../../src/platform/text/dates.ts'
import type { Member } from '../support/members.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { lawfulKey, mailsTo, signIn } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

/** Lets the key be so many days old. */
const age = (company: Member, old: number) =>
  change(
    service,
    company,
    `update employer_key set set_at = clock_timestamp() - make_interval(days => $2) where employer_id = $1`,
    old,
  )
/** One round in each of the two workers, at the same time. */
const round = () => Promise.all(service.instances.map(async ({ parts }) => parts.tasks['careForKeys']?.({})))
const reminders = async (ana: Visitor, company: Member) => {
  await mailHandedOver(service, company)
  return mailsTo(ana, company, ana.t('m13.subject'))
}
const setAt = statement<{ at: Date }>(
  'test.keySetAt',
  `select k.set_at as at from employer_key k join employer e on e.id = k.employer_id where e.identifier = $1`,
)

describe('the reminder of a key that comes of its age', () => {
  it('goes out fifteen, five and one day before, each once, and after a stop only the last of them', async () => {
    const [prompt, late] = [service.fresh(), service.fresh()]
    const ana = visit(service)
    const counts: number[] = []
    for (const old of [74, 75, 76, 84, 85, 88, 89, 90, 91]) {
      await age(prompt, old)
      await round()
      counts.push((await reminders(ana, prompt)).length)
    }
    expect(counts).toEqual([0, 1, 1, 1, 2, 2, 3, 3, 3])
    await age(late, 89)
    await round()
    await round()
    expect(await reminders(ana, late)).toHaveLength(1)
  })

  it('names the day, carries it for a calendar, and leads nowhere', async () => {
    const company = service.fresh()
    await age(company, 80)
    await round()
    const ana = visit(service)
    const [mail] = await reminders(ana, company)
    const made = await service.db.first(setAt, [company.identifier])
    const due = plus(instantOf(made?.at ?? new Date(0)), days(90))
    expect(mail?.text).toContain(
      ana
        .t('m13.p1', { razonSocial: company.legalName, dias: '90', fecha: formatDate(due, 'es') })
        .replace('..', '.'),
    )
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/https?:|href|www\./)
    const [file, ...more] = mail?.attachments ?? []
    expect([file?.name, file?.type, more]).toEqual(['clave.ics', 'text/calendar', []])
    const event = new ICAL.Event(
      new ICAL.Component(ICAL.parse(file?.text ?? '') as unknown[]).getAllSubcomponents('vevent')[0],
    )
    const { year, month, day } = calendarOf(mainlandDay(due))
    expect(event.startDate.toString()).toBe(
      `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    )
    expect(file?.text).not.toMatch(/^(?:URL|ATTACH)/m)
  })

  it('begins anew with the next key, and says nothing of one that is blocked', async () => {
    const [changed, blocked] = [service.fresh(), service.fresh()]
    const ana = visit(service)
    await age(changed, 80)
    await round()
    await signIn(ana, changed, changed.key ?? '')
    await ana.open('/cuenta/clave')
    await ana.submit('/cuenta/clave', { actual: changed.key ?? '', clave: lawfulKey('as-described', 3) })
    await round()
    expect(await reminders(ana, changed)).toHaveLength(1)
    await age(changed, 80)
    await round()
    expect(await reminders(ana, changed)).toHaveLength(2)

    await age(blocked, 80)
    await change(
      service,
      blocked,
      `update employer_key set blocked_at = clock_timestamp() where employer_id = $1`,
    )
    await round()
    expect(await reminders(ana, blocked)).toEqual([])
  })

  it('stands in the account until it is put off, and again the next day', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await signIn(ana, company, company.key ?? '')
    expect(ana.page.html).not.toContain(ana.t('u02.later'))
    await age(company, 80)
    await ana.open('/cuenta')
    expect(ana.page.html).toContain('Su clave cumple 90 días el')
    await ana.press(ana.t('u02.later'))
    expect([ana.page.path, ana.page.html.includes(ana.t('u02.later'))]).toEqual(['/cuenta', false])
    await change(
      service,
      company,
      `update employer_key set reminder_off_until = reminder_off_until - interval '1 day' where employer_id = $1`,
    )
    await ana.open('/cuenta')
    expect(ana.page.html).toContain(ana.t('u02.later'))
    // It is advice: everything is open, also long after.
    await age(company, 400)
    await ana.open('/contacto')
    expect(ana.page.path).toBe('/contacto')
  })
})

describe('where the institution insists on a new key', () => {
  let strict: Service
  beforeAll(async () => {
    strict = await startService({
      policy: (base) => ({ ...base, key: { ...base.key, rotationForced: true } }),
    })
  })
  afterAll(() => strict.stop())

  it('an overdue key opens the change and the way out, and nothing else, until it is changed', async () => {
    const company = strict.fresh()
    const ana = visit(strict)
    await signIn(ana, company, company.key ?? '')
    expect(ana.page.path).toBe('/cuenta')
    await change(
      strict,
      company,
      `update employer_key set set_at = clock_timestamp() - interval '90 days' where employer_id = $1`,
    )
    for (const path of ['/cuenta', '/contacto', '/contacto/nuevo', '/cuenta/llaves', '/entrar']) {
      await ana.open(path)
      expect([path, ana.page.path]).toEqual([path, '/cuenta/clave'])
    }
    expect(ana.page.html).toContain(ana.t('u02.forced'))
    expect(ana.page.html).not.toContain(ana.t('u02.later'))
    const other = visit(strict)
    await signIn(other, company, company.key ?? '')
    expect(other.page.path).toBe('/cuenta/clave')
    await other.press(other.t('u01.signOut'))
    expect([other.page.path, other.page.h1]).toEqual(['/salir', other.t('u01.signedOut')])

    await ana.submit('/cuenta/clave', { actual: company.key ?? '', clave: lawfulKey('as-described', 5) })
    expect(ana.page.path).toBe('/cuenta/clave/lista')
    await ana.open('/cuenta')
    expect(ana.page.path).toBe('/cuenta')
    expect(strict.faultLines()).toEqual([])
  })
})
