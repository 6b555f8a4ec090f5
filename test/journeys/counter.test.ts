import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { askRegistries } from '../../src/desk/app/ask-registries.ts'
import { addNote } from '../../src/desk/app/add-note.ts'
import { finishAttendance } from '../../src/desk/app/finish.ts'
import { resend } from '../../src/desk/app/resend.ts'
import { longestNote } from '../../src/desk/domain/reset-request.ts'
import {
  ask,
  attended,
  caseOf,
  checkAll,
  counterAt,
  decide,
  inOrder,
  officer,
  type Attended,
  type Officer,
} from '../support/counter.ts'
import { hours } from '../../src/kernel/time.ts'
import { letTimePass, mailHandedOver } from '../support/passing-time.ts'
import { newest, newKeys, nextMail, openLink, signIn } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'

const key = newKeys['as-described']
let service: Service
let vera: Officer
let sara: Officer
beforeAll(async () => {
  service = await startService({ instances: 2 })
  vera = await officer(service)
  sara = await officer(service, ['supervisor'])
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const stateOf = async (code: string) => (await caseOf(service, code)).case.state
const deskStatus = async (code: string) => {
  const { rows } = await service.db.pool.query<{ status: string; finished_reason: string | null }>(
    `select d.status, d.finished_reason from desk_case d join recovery_case c on c.id = d.case_id where c.code = $1`,
    [code],
  )
  return rows[0]
}

/** For what reasons a reset was asked for, as the log has it. */
const reasonsOf = async (code: string): Promise<readonly (string | null)[]> => {
  const { rows } = await service.db.pool.query<{ reason: string | null }>(
    `select reason from audit_entry where case_code = $1 and act = 'resetRequested'`,
    [code],
  )
  return rows.map(({ reason }) => reason)
}

/** The person opens the mail where they stand, makes a key and comes in with it. */
async function finishWith({ ana, company }: Attended, since: number): Promise<void> {
  const mail = await nextMail(ana, company, since)
  await mailHandedOver(service, company)
  await openLink(ana, mail)
  await ana.press(ana.t('p12.save'), { clave: key })
  expect(ana.page.path).toBe('/clave/lista')
  await signIn(ana, company, key)
}

describe('a case that is finished in person', () => {
  it('goes from the choice of the way to the first sign-in, and to the mailbox without a second person', async () => {
    const one = await attended(service)
    const since = newest(one.ana)
    await checkAll(service, vera, one.code)
    expect(await ask(service, vera, one.code)).toEqual({ ok: true, value: { is: 'sent' } })
    expect(await reasonsOf(one.code)).toEqual(['lostKey'])
    expect(await deskStatus(one.code)).toMatchObject({ status: 'sent' })
    await finishWith(one, since)
    expect(await stateOf(one.code)).toMatchObject({
      is: 'completed',
      signedInAt: expect.any(Number) as number,
    })
    expect(await deskStatus(one.code)).toEqual({ status: 'done', finished_reason: 'signedIn' })
    expect(
      await finishAttendance(counterAt(service), vera.duty, (await caseOf(service, one.code)).case.id, null),
    ).toEqual({ ok: true, value: 'signedIn' })
    await one.ana.open(`/caso/${one.code}`)
    for (const event of ['registriesAgreed', 'proved', 'keySet'] as const)
      expect(one.ana.page.words.split(one.ana.t(`p96.ev.${event}`)), event).toHaveLength(2)
    const { case: done } = await caseOf(service, one.code)
    expect(done.ledger.map(({ kind }) => kind).toSorted()).toEqual(['att', 'mail', 'reg'])
  })

  it.each([
    ['the registries', 'registries', 'registries'],
    ['the person', 'identity', 'identity'],
    ['the letter', 'letter', 'documents'],
    ['the cédula', 'cedula', 'documents'],
  ] as const)('says that %s is missing, and nothing goes out', async (_, without, missing) => {
    const { code } = await attended(service)
    await checkAll(service, vera, code, [without])
    expect(await ask(service, vera, code)).toEqual({ ok: false, code: 'pending', detail: [missing] })
    expect(await stateOf(code)).toEqual({ is: 'proving' })
  })

  it('is not closed at the counter before the key was tried, but for a reason that has a name', async () => {
    const { code } = await attended(service)
    const { id } = (await caseOf(service, code)).case
    const counter = counterAt(service)
    expect(await finishAttendance(counter, vera.duty, id, null)).toMatchObject({ ok: false, code: 'reason' })
    expect(await finishAttendance(counter, vera.duty, id, 'comesBack')).toEqual({
      ok: true,
      value: 'comesBack',
    })
    expect(await deskStatus(code)).toEqual({ status: 'closed', finished_reason: 'comesBack' })
  })

  it('is served whoever comes the day after they chose the way', async () => {
    const one = await attended(service)
    await letTimePass(service, one.company, hours(20))
    await checkAll(service, vera, one.code)
    expect(await ask(service, vera, one.code)).toEqual({ ok: true, value: { is: 'sent' } })
  })

  it('goes on another day with the papers of the first: registries and person are asked anew, and nothing is lost', async () => {
    const one = await attended(service)
    await checkAll(service, vera, one.code, ['letter'])
    await letTimePass(service, one.company, hours(20))
    await inOrder(service, vera, one.code, 'letter')
    expect(await ask(service, vera, one.code)).toEqual({
      ok: false,
      code: 'pending',
      detail: ['registries'],
    })
    await askRegistries(counterAt(service), vera.duty, await caseOf(service, one.code))
    expect(await ask(service, vera, one.code)).toEqual({ ok: true, value: { is: 'sent' } })
  })

  it('an approval that comes too late sends nothing, and the case goes on: it is asked for anew', async () => {
    const one = await attended(service, 'firstKey')
    await checkAll(service, vera, one.code)
    const asked = await ask(service, vera, one.code)
    if (!asked.ok || asked.value.is !== 'asked') throw new Error('not asked')
    // Only this moves: what stood on the approver's page is the same to the last digit.
    const idle = `update recovery_case set touched_at = touched_at - interval '20 hours' where employer_id = $1`
    await change(service, one.company, idle)
    expect(await decide(service, sara, asked.value.id, 'approved')).toEqual({ ok: false, code: 'stale' })
    expect(await stateOf(one.code)).toEqual({ is: 'proving' })
    await askRegistries(counterAt(service), vera.duty, await caseOf(service, one.code))
    expect(await ask(service, vera, one.code)).toMatchObject({ ok: true, value: { is: 'asked' } })
  })

  it('a note says something, in a few words, and the log does not repeat them', async () => {
    const { code } = await attended(service)
    const { case: one, employer } = await caseOf(service, code)
    const counter = counterAt(service)
    expect(await addNote(counter, vera.duty, one.id, '  ')).toMatchObject({ ok: false, code: 'empty' })
    expect(await addNote(counter, vera.duty, one.id, ` Llamó. ${'x'.repeat(longestNote)}`)).toMatchObject({
      ok: true,
    })
    const [note, ...more] = await counter.counter.notes({ employerId: employer.id, caseId: one.id })
    expect([note?.text.length, note?.text.slice(0, 6), more]).toEqual([longestNote, 'Llamó.', []])
    const { rows } = await service.db.pool.query<{ text: string }>(
      `select act || coalesce(reason, '') || detail as text from audit_entry where case_code = $1 and act = 'noteAdded'`,
      [code],
    )
    expect(rows.map(({ text }) => text)).toEqual(['noteAdded{}'])
  })

  it('sends the link again within the limits of everybody', async () => {
    const { ana, company, code } = await attended(service)
    const counter = counterAt(service)
    expect(await resend(counter, vera.duty, await caseOf(service, code))).toMatchObject({ code: 'notNow' })
    const since = newest(ana)
    await checkAll(service, vera, code)
    await ask(service, vera, code)
    expect(await resend(counter, vera.duty, await caseOf(service, code))).toMatchObject({ code: 'tooSoon' })
    await nextMail(ana, company, since)
    await letTimePass(service, company, 60)
    const between = newest(ana)
    expect(await resend(counter, vera.duty, await caseOf(service, code))).toMatchObject({ ok: true })
    await finishWith({ ana, company, code }, between)
  })
})

describe('what asks for a second person', () => {
  it.each([
    ['a first key', 'E6', 'firstKey'],
    ['a key that is blocked', 'E7', 'firstKey'],
    ['a RUC that is suspended', 'E3', 'firstKey'],
  ] as const)(
    '%s goes out when another approved, in the transaction of their decision',
    async (_, tag, path) => {
      const one = await attended(service, path, service.cast[tag])
      const since = newest(one.ana)
      await checkAll(service, vera, one.code)
      const asked = await ask(service, vera, one.code)
      if (!asked.ok || asked.value.is !== 'asked') throw new Error(JSON.stringify(asked))
      expect(await deskStatus(one.code)).toMatchObject({ status: 'second' })
      expect(await ask(service, vera, one.code)).toMatchObject({ code: 'open' })
      expect(await decide(service, sara, asked.value.id, 'approved')).toEqual({ ok: true, value: 'approved' })
      expect(await deskStatus(one.code)).toMatchObject({ status: 'sent' })
      await finishWith(one, since)
      expect(await deskStatus(one.code)).toEqual({ status: 'done', finished_reason: 'signedIn' })
    },
  )
})

describe('F-10: the log cannot be written', () => {
  it('then nothing of an act at the counter is, and the same act succeeds once it can be', async () => {
    const { code } = await attended(service)
    await checkAll(service, vera, code)
    const { pool } = service.db
    await pool.query(`create function no_room() returns trigger language plpgsql as
      $$ begin raise exception 'no space left on device'; end $$`)
    await pool.query(
      `create trigger no_room before insert on audit_entry for each row execute function no_room()`,
    )
    try {
      await expect(ask(service, vera, code)).rejects.toThrow('no space left')
      await expect(checkAll(service, vera, code, ['registries', 'cedula'])).rejects.toThrow('no space left')
    } finally {
      await pool.query('drop function no_room() cascade')
    }
    const { case: before } = await caseOf(service, code)
    expect(before.state).toEqual({ is: 'proving' })
    expect(before.ledger.map(({ kind }) => kind)).toEqual(['reg'])
    const { rows } = await pool.query(`select count(*)::int as n from attendance where case_id = $1`, [
      before.id,
    ])
    expect(rows).toEqual([{ n: 1 }])
    expect(await ask(service, vera, code)).toEqual({ ok: true, value: { is: 'sent' } })
  })
})
