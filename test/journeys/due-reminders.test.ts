import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { arrearsPaths } from '../../src/arrears/web/arrears-paths.ts'
import { periodWords } from '../../src/arrears/web/obligation-words.ts'
import { monthsLater, periodAt, writePeriod } from '../../src/arrears/domain/period.ts'
import { addDays, isoDay, mainlandDay } from '../../src/kernel/civil-day.ts'
import { parseId, type EmployerId } from '../../src/kernel/ids.ts'
import { instant } from '../../src/kernel/time.ts'
import { signedInAs } from '../support/contact-change.ts'
import type { Member } from '../support/members.ts'
import { extend } from '../support/obligations.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { mailsTo } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(async () => {
  await service.db.pool.query('delete from due_extension')
  expect(service.faultLines()).toEqual([])
})

const now = () => instant(Date.now())
const today = () => mainlandDay(now())
/** Two months ago: due by no law any more, only where it was put off. */
const period = () => monthsLater(periodAt(now()), -2)

/** The payment of that month is due in so many days, in the whole country. */
async function dueIn(days: number): Promise<void> {
  await service.db.pool.query('delete from due_extension')
  await extend(service, null, writePeriod(period()), isoDay(addDays(today(), days)))
}
/** One round in each of the two workers, at the same time. */
const round = () => Promise.all(service.instances.map(async ({ parts }) => parts.tasks['careForKeys']?.({})))

/** Mails about that month: the one that is due by law may come on any day of the test. */
async function told(ana: Visitor, company: Member) {
  await mailHandedOver(service, company)
  return mailsTo(ana, company, ana.t('m46.subject')).filter(({ text }) =>
    text.includes(periodWords(period(), 'es')),
  )
}

async function asking(days: number) {
  const { ana, company } = await signedInAs(service)
  await ana.open(arrearsPaths.obligations)
  await ana.press(ana.t('arr.reminder.save'), { aviso: String(days) })
  expect([ana.page.status, ana.page.words.includes(ana.t('arr.reminder.done'))]).toEqual([200, true])
  return { ana, company }
}

/** What the log has of it under the name of an employer, oldest first. */
async function acts({ identifier }: Member): Promise<readonly string[]> {
  const { rows } = await service.db.pool.query<{ id: string }>(
    'select id from employer where identifier = $1',
    [identifier],
  )
  const id = parseId<EmployerId>(rows[0]?.id)
  if (!id.ok) throw new Error('no employer')
  const list = await service.instances[0]?.parts.proofs.acts.list(id.value, undefined, 100)
  return (list ?? [])
    .map(({ act }) => act)
    .filter((act) => act.startsWith('dueReminder'))
    .reverse()
}

/** The one address of a mail. */
const addressIn = (text: string): string => {
  const found = text.match(/https?:\S+/g) ?? []
  expect(found).toHaveLength(1)
  return (found[0] ?? '').replace(/^https?:\/\/[^/]+/, '')
}

describe('a mail before contributions are due (M-46)', () => {
  it('comes once, as early as was asked for, and once more when the date was put off', async () => {
    const { ana, company } = await asking(3)
    const counts: number[] = []
    for (const days of [4, 3, 3, 8, 3]) {
      await dueIn(days)
      await round()
      counts.push((await told(ana, company)).length)
    }
    expect(counts).toEqual([0, 1, 1, 1, 1])
    await dueIn(2)
    await round()
    expect(await told(ana, company)).toHaveLength(2)
    const [mail] = await told(ana, company)
    expect(mail?.text).toContain(ana.t('m46.paid'))
    expect(mail?.text).not.toMatch(/USD|\$/)
    expect(addressIn(mail?.text ?? '')).toMatch(/^\/recordatorio\/[\w-]{22}$/)
    expect(await acts(company)).toEqual(['dueReminderAsked'])
  })

  it('comes to nobody who did not ask, and to no address that nobody confirmed', async () => {
    const { ana, company } = await asking(10)
    const { company: silent } = await signedInAs(service)
    await change(
      service,
      company,
      `update contact set confirmed_at = null where employer_id = $1 and kind = 'mail'`,
    )
    await dueIn(5)
    await round()
    expect([await told(ana, company), await told(ana, silent)]).toEqual([[], []])
  })

  it('is ended by one click on a page of ours, and opening that page ends nothing', async () => {
    const { ana, company } = await asking(5)
    await dueIn(5)
    await round()
    const path = addressIn((await told(ana, company))[0]?.text ?? '')
    const anybody = visit(service)
    await anybody.open(path)
    expect(anybody.page.words).not.toContain(company.legalName)
    await ana.open(arrearsPaths.obligations)
    expect(chosen(ana)).toBe('5')
    await anybody.press(anybody.t('m46.stop.go'))
    expect([anybody.page.path, anybody.page.h1]).toEqual([
      '/recordatorio/terminado',
      anybody.t('m46.stopped'),
    ])
    await ana.open(arrearsPaths.obligations)
    expect(chosen(ana)).toBe('no')
    await dueIn(4)
    await round()
    expect(await told(ana, company)).toHaveLength(1)
    // Asked for anew, the mail of before still ends it.
    await ana.press(ana.t('arr.reminder.save'), { aviso: '5' })
    await dueIn(3)
    await round()
    expect(await told(ana, company)).toHaveLength(2)
    await anybody.open(path)
    await anybody.press(anybody.t('m46.stop.go'))
    await dueIn(2)
    await round()
    expect(await told(ana, company)).toHaveLength(2)
    const [asked, ended] = ['dueReminderAsked', 'dueReminderEnded']
    expect(await acts(company)).toEqual([asked, ended, asked, ended])
  })

  it('a number that is nobody’s is answered as one that is', async () => {
    const anybody = visit(service)
    await anybody.open(`/recordatorio/${'a'.repeat(22)}`)
    await anybody.press(anybody.t('m46.stop.go'))
    expect(anybody.page.path).toBe('/recordatorio/terminado')
    expect((await anybody.open('/recordatorio/corto')).status).toBe(404)
  })

  it('is chosen among what is offered, by whoever is signed in', async () => {
    const { ana, company } = await signedInAs(service)
    await ana.open(arrearsPaths.obligations)
    expect(chosen(ana)).toBe('no')
    for (const aviso of ['', '0', '2', '11', 'x']) {
      await ana.submit(arrearsPaths.reminder, { aviso })
      expect([aviso, ana.page.status, ana.page.errors]).toEqual([aviso, 422, [ana.t('arr.reminder.err')]])
    }
    await ana.submit(arrearsPaths.reminder, { aviso: 'no' })
    expect(await acts(company)).toEqual([])
    const stranger = visit(service)
    const body = { f: 'x', aviso: '3' }
    expect((await stranger.ask(arrearsPaths.reminder, { method: 'POST', body })).status).not.toBe(200)
  })
})

/** The answer that stands ticked. */
const chosen = ({ page }: Visitor): string | undefined =>
  /<input[^>]*name="aviso"[^>]*checked[^>]*>/.exec(page.html)?.[0].match(/value="([^"]*)"/)?.[1]
