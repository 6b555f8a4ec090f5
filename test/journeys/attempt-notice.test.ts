import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { parseId, type EmployerId } from '../../src/kernel/ids.ts'
import { claimAttemptNotice } from '../../src/messaging/store/attempt-notices.ts'
import { failSet } from '../support/question-sets.ts'
import { identify, mailsTo, recover } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import type { Member } from '../support/members.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const told = (ana: Visitor, company: Member) => mailsTo(ana, company, ana.t('m03.subject'))
const written = async (company: Member) =>
  (
    await service.db.pool.query<{ n: number }>(
      `select count(*)::int as n from message m join employer e on e.id = m.employer_id
        where m.template = 'M-03' and e.identifier = $1`,
      [company.identifier],
    )
  ).rows[0]?.n
const arrives = (ana: Visitor, company: Member, n: number) =>
  expect.poll(() => told(ana, company).length, { timeout: 10_000 }).toBe(n)

it('a refused set of answers is told to the registered mailbox, with the way to say that it was somebody else', async () => {
  const company = service.fresh()
  const ana = visit(service)
  await identify(ana, company)
  expect(await written(company)).toBe(0)
  await failSet(ana, company)
  await arrives(ana, company, 1)
  const [mail] = told(ana, company)
  expect(mail?.text).toContain(company.legalName)
  expect(mail?.text).toMatch(/\/aviso\//)
  expect(mail?.text).not.toContain(company.identifier)
})

it('is told once in 24 hours, however many are refused, and a suspension by its own message', async () => {
  const company = service.fresh()
  const [ana, eva] = [visit(service, { instance: 0 }), visit(service, { instance: 1 })]
  await identify(ana, company)
  await failSet(ana, company)
  await failSet(ana, company)
  expect(await written(company)).toBe(1)
  await failSet(ana, company)
  await service.inbox.next(({ to, subject }) => to === company.mail && subject === ana.t('m04.subject'))
  expect(await written(company)).toBe(1)
  // Of another employer it says nothing.
  const other = service.fresh()
  await identify(eva, other)
  await failSet(eva, other)
  expect([await written(company), await written(other)]).toEqual([1, 1])
})

it('two at the same instant are told once, and a day later once more', async () => {
  const company = service.fresh()
  await recover(visit(service), company, { stopAt: 'identified' })
  const { rows } = await service.db.pool.query<{ id: string }>(
    'select id from employer where identifier = $1',
    [company.identifier],
  )
  const id = parseId<EmployerId>(rows[0]?.id)
  if (!id.ok) throw new Error('no employer')
  const claim = () => service.db.transaction((tx) => claimAttemptNotice(tx, id.value))
  expect((await Promise.all([claim(), claim(), claim(), claim()])).filter(Boolean)).toHaveLength(1)
  await change(
    service,
    company,
    `update attempt_notice set told_at = told_at - interval '23 hours 59 minutes' where employer_id = $1`,
  )
  expect(await claim()).toBe(false)
  await change(
    service,
    company,
    `update attempt_notice set told_at = told_at - interval '1 minute' where employer_id = $1`,
  )
  expect((await Promise.all([claim(), claim()])).filter(Boolean)).toHaveLength(1)
})

it('goes to no address that nobody has confirmed', async () => {
  const company = service.fresh()
  await change(
    service,
    company,
    `insert into contact (id, employer_id, kind, value) select gen_random_uuid(), $1, 'mail', 'otra@empresa.example'`,
  )
  const ana = visit(service)
  await identify(ana, company)
  await failSet(ana, company)
  await arrives(ana, company, 1)
  expect(await written(company)).toBe(1)
  expect(service.inbox.list('otra@empresa.example').map(({ subject }) => subject)).not.toContain(
    ana.t('m03.subject'),
  )
})
