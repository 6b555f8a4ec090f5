import { atTimes, book, openCentre } from '../support/appointments.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createPhoneStore } from '../../src/entry/demo/phone-store.ts'
import { issuePhoneCode, redeemPhoneCode, type CodeBinding } from '../../src/links/app/phone-code.ts'
import { caseOf } from '../support/counter.ts'
import type { Member } from '../support/members.ts'
import { caseCodeOn, recover } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

const phone = createPhoneStore(() => new Date())
let service: Service
let without: Service
beforeAll(async () => {
  service = await startService({
    instances: 2,
    texting: { sender: phone.sender, dayMax: 100, reportCheck: undefined },
  })
  without = await startService()
})
afterAll(async () => {
  await service.stop()
  await without.stop()
})
afterEach(() => expect([...service.faultLines(), ...without.faultLines()]).toEqual([]))

let serial = 0
/** An employer with a mobile on file, a synthetic one. */
async function withPhone(at: Service): Promise<{ readonly company: Member; readonly number: string }> {
  const company = at.fresh()
  serial += 1
  const number = `+59399000${String(1_000 + serial)}`
  await change(
    at,
    company,
    `insert into contact (id, employer_id, kind, value, confirmed_at) values ('${randomUUID()}', $1, 'phone', '${number}', clock_timestamp())`,
  )
  return { company, number }
}

async function bindingOf(at: Service, company: Member): Promise<CodeBinding> {
  const ana = visit(at)
  await recover(ana, company, { stopAt: 'identified' })
  await ana.open('/otras-formas')
  const { case: its, employer, claimant } = await caseOf(at, caseCodeOn(ana))
  const [first] = at.instances
  if (first === undefined) throw new Error('no instance')
  const person = first.parts.passkeys.personDigest(claimant)
  return { employerId: employer.id, caseId: its.id, person, purpose: 'unlock' }
}
const codesOf = ({ instances: [first] }: Service) => {
  if (first === undefined) throw new Error('no instance')
  return first.parts.phoneCodes
}
const arrived = (number: string, says: RegExp) =>
  expect.poll(() => phone.list(number).some(({ text }) => says.test(text)), { timeout: 10_000 }).toBe(true)

describe('text messages', () => {
  it('a key that was made is told to the registered mobile too, without a link (ATK-36)', async () => {
    const { company, number } = await withPhone(service)
    await recover(visit(service), company)
    await arrived(number, /^La clave de su empresa cambia hoy a las \d\d:\d\d\. Si no es usted, llame ya al /)
    expect(phone.list(number)).toHaveLength(1)
  })

  it('a turno is told to the registered mobile with its place and time, and its cancelling is not (M-23)', async () => {
    const { company, number } = await withPhone(service)
    const ana = await atTimes(service, company, await openCentre(service))
    const code = await book(ana)
    await arrived(number, new RegExp(`^Turno ${code}: `))
    await ana.open(`/turno/${code}/anular`)
    await ana.submit(`/turno/${code}/anular`)
    expect(ana.page.words).toContain(ana.t('p46.cancelled'))
    expect(phone.list(number)).toHaveLength(1)
  })

  it('a code goes from the queue to the phone and opens once, whichever instance is asked', async () => {
    const { company, number } = await withPhone(service)
    const here = await bindingOf(service, company)
    expect(await issuePhoneCode(codesOf(service), { ...here, lang: 'es', network: 'n' })).toMatchObject({
      ok: true,
      value: number,
    })
    await arrived(number, /^\d{6} es su clave temporal/)
    const code = phone.list(number)[0]?.text.slice(0, 6) ?? ''
    const done = await Promise.all(
      service.instances.flatMap(({ parts }) =>
        [1, 2, 3].map(() => redeemPhoneCode(parts.phoneCodes, here, code, () => Promise.resolve('open'))),
      ),
    )
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    // Neither the code nor the number stands in a log.
    expect(service.logLines().join('\n')).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)|\\${number}`))
  })

  it('where no gateway is set up a key is made all the same, and a code is refused at once', async () => {
    const { company } = await withPhone(without)
    await recover(visit(without), company)
    const { rows } = await without.db.pool.query('select 1 from text_message')
    expect(rows).toEqual([])
    const other = await withPhone(without)
    const here = await bindingOf(without, other.company)
    expect(await issuePhoneCode(codesOf(without), { ...here, lang: 'es', network: 'n' })).toMatchObject({
      code: 'textsAway',
    })
  })
})
