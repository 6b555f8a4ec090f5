import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { civilDay } from '../../kernel/civil-day.ts'
import type { CaseId, ContactId, EmployerId, OfficerId } from '../../kernel/ids.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'
import type { ResetId } from '../domain/reset-request.ts'
import { counterStore } from './counter-store.ts'
import { forgetCounterWords } from './forget-words.ts'

let database: TestDatabase
let employerId: EmployerId
let caseId: CaseId
let vera: OfficerId
let sara: OfficerId
let contactId: ContactId
beforeAll(async () => {
  database = await freshDatabase()
  employerId = randomUUID() as EmployerId
  caseId = randomUUID() as CaseId
  contactId = randomUUID() as ContactId
  await sql(`insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'Demo')`, [
    employerId,
    syntheticCompanyRuc(1),
  ])
  await sql(
    `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
     values ($1, $2, 'CLV-7Q4M-2K9T', 'firstKey', 'proving', '{"ledger":[]}', 'as-described', 'es', $3, 'x')`,
    [caseId, employerId, randomBytes(32)],
  )
  await sql(
    `insert into contact (id, employer_id, kind, value) values ($1, $2, 'mail', 'a@empresa.example')`,
    [contactId, employerId],
  )
  ;[vera, sara] = [await member(), await member()]
})
afterAll(() => database.drop())

const sql = (text: string, values: readonly unknown[] = []) => database.db.pool.query(text, [...values])
async function member(): Promise<OfficerId> {
  const id = randomUUID() as OfficerId
  await sql(`insert into staff_member (id, person, name, roles) values ($1, $2, 'Persona', '{counter}')`, [
    id,
    randomBytes(32),
  ])
  return id
}
const place = () => ({ employerId, caseId })
const within = <T>(
  act: (tx: Parameters<Parameters<TestDatabase['db']['transaction']>[0]>[0]) => Promise<T>,
) => database.db.transaction(act)
async function asked(): Promise<ResetId> {
  const id = randomUUID() as ResetId
  const request = {
    ...place(),
    id,
    requestedBy: vera,
    reason: 'lostKey',
    note: 'vino hoy',
    contactId,
  } as const
  const added = await within((tx) =>
    counterStore(database.db).addRequest(tx, { ...request, digest: 'ab'.repeat(32) }),
  )
  if (!added) throw new Error('another is open')
  return id
}

describe('what officers did at the counter', () => {
  it('is numbered by case, and the newest counts', async () => {
    const store = counterStore(database.db)
    for (const result of ['notConfirmed', 'confirmed'] as const)
      await within((tx) =>
        store.addAttendance(tx, place(), {
          officer: vera,
          result,
          points: ['face'],
          paper: null,
          attorney: null,
        }),
      )
    expect(await store.lastAttendance(place())).toMatchObject({ n: 2, result: 'confirmed', officer: vera })
    expect(await store.lastInquiry(place())).toBeNull()
  })

  it('is neither changed nor removed', async () => {
    for (const text of [
      `update attendance set result = 'confirmed'`,
      `delete from attendance`,
      `update registry_inquiry set verdict = 'match'`,
    ]) {
      await within((tx) =>
        counterStore(database.db).addInquiry(tx, place(), {
          officer: vera,
          verdict: 'mismatch',
          answers: [],
          evidence: 'x',
        }),
      )
      await expect(sql(text)).rejects.toThrow('append only')
    }
  })

  it('nobody attends themselves, whatever the code above forgets (I-12)', async () => {
    const { rows } = await sql(`select encode(person, 'hex') as person from staff_member where id = $1`, [
      vera,
    ])
    const [{ person }] = rows as [{ person: PersonDigest }]
    const attorney = { person, masked: '-', notary: '-', powerOn: civilDay(2026, 3, 5), scope: '-' }
    const seen = { officer: vera, result: 'confirmed', points: ['face'], paper: null, attorney } as const
    const kept = within((tx) => counterStore(database.db).addAttendance(tx, place(), seen))
    await expect(kept).rejects.toThrow('nobody attends themselves')
    expect(await within((tx) => counterStore(database.db).hasServed(tx, place(), person))).toBe(true)
    expect(await within((tx) => counterStore(database.db).wasAttorney(tx, place(), person))).toBe(false)
  })

  it('a request is open once a case, decided once, by another person, and stays as it was', async () => {
    const store = counterStore(database.db)
    const id = await asked()
    await expect(asked()).rejects.toThrow('another is open')
    const decided = (by: OfficerId) =>
      within((tx) => store.decide(tx, { id, employerId }, { decision: 'approved', by, reason: '' }))
    await expect(decided(vera)).rejects.toThrow()
    await expect(sql(`update reset_request set digest = $1`, [randomBytes(32)])).rejects.toThrow('stays')
    expect(await decided(sara)).toBe(true)
    expect(await decided(sara)).toBe(false)
    await expect(sql(`update reset_request set decision = 'rejected'`)).rejects.toThrow('stays')
    await expect(sql(`delete from reset_request`)).rejects.toThrow('append only')
  })

  it('keeps what was decided when the words are forgotten with their case', async () => {
    const store = counterStore(database.db)
    const id = await asked()
    await within((tx) => store.addNote(tx, place(), vera, 'llamó dos veces'))
    const attorney = {
      person: 'cd'.repeat(32) as PersonDigest,
      masked: '•••••••482',
      notary: 'Notaría 1',
      powerOn: civilDay(2026, 3, 5),
      scope: 'la clave',
    }
    const seen = { officer: vera, result: 'confirmed', points: ['face'], paper: null } as const
    await within((tx) => store.addAttendance(tx, place(), { ...seen, attorney }))
    expect(await store.lastAttendance(place())).toMatchObject({ attorney })
    // The representative came themselves before.
    const others = await sql(`select n from attendance_attorney`)
    expect(others.rowCount).toBe(1)
    await expect(sql(`update attendance_attorney set scope = 'todo'`)).rejects.toThrow('append only')
    await expect(sql(`delete from attendance_attorney`)).rejects.toThrow('append only')
    expect(await forgetCounterWords(database.db, 90)).toBe(0)
    await sql(`update recovery_case set touched_at = clock_timestamp() - interval '91 days'`)
    expect(await forgetCounterWords(database.db, 90)).toBeGreaterThan(1)
    expect(await forgetCounterWords(database.db, 90)).toBe(0)
    expect(await store.request(id)).toMatchObject({ note: '-', reason: 'lostKey' })
    expect((await store.notes(place())).map(({ text }) => text)).toEqual(['-'])
    const forgotten = { ...attorney, masked: '-', notary: '-', scope: '-' }
    expect(await store.lastAttendance(place())).toMatchObject({ attorney: forgotten })
    expect(await within((tx) => store.wasAttorney(tx, place(), attorney.person))).toBe(true)
    await expect(sql(`update desk_note set note = 'otra cosa'`)).rejects.toThrow('append only')
  })
})
