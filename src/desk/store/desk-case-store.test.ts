import { endOfDay } from '../../arrears/domain/due-date.ts'
import { addDays, mainlandDay } from '../../kernel/civil-day.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { testNow } from '../../../test/support/visit.ts'
import type { CaseId, CentreId, OfficerId } from '../../kernel/ids.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { plus, type Instant } from '../../kernel/time.ts'
import { openDatabase, type Database } from '../../platform/database/database.ts'
import type { DeskCaseStore, FreshDeskCase, Taken } from '../app/ports.ts'
import { openDeskStatuses } from '../domain/desk-case.ts'
import { deskCaseStore } from './desk-case-store.ts'
import { forgetDeskCases } from './forget-desk-cases.ts'

let database: TestDatabase
let second: Database
let desk: DeskCaseStore
beforeAll(async () => {
  database = await freshDatabase(10)
  second = openDatabase({ url: database.url, max: 10 })
  desk = deskCaseStore(database.db)
})
afterAll(async () => {
  await second.close()
  await database.drop()
})

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await database.db.pool.query(text, [...values])).rows as Row[]

let serial = 0
beforeEach(() => sql('delete from desk_case'))

async function officer(): Promise<OfficerId> {
  const nth = (serial += 1)
  const id = randomUUID() as OfficerId
  await sql(`insert into staff_member (id, person, name, roles) values ($1, $2, $3, '{counter}')`, [
    id,
    Buffer.from(id),
    `Persona ${nth}`,
  ])
  return id
}

async function opened(fresh: Partial<FreshDeskCase> = {}, province = 'Pichincha'): Promise<CaseId> {
  const nth = (serial += 1)
  const employerId = randomUUID()
  const caseId = randomUUID() as CaseId
  await sql(
    `insert into employer (id, identifier, class, legal_name, province) values ($1, $2, 'privateCompany', 'Demo', $3)`,
    [employerId, syntheticCompanyRuc(nth), province],
  )
  await sql(
    `insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
     values ($1, $2, $3, 'inPerson', 'proving', '{}', 'as-described', 'es', '', 'c')`,
    [caseId, employerId, `CLV-${nth}`],
  )
  await begin(caseId, fresh)
  return caseId
}
const begin = (caseId: CaseId, fresh: Partial<FreshDeskCase> = {}) =>
  database.db.transaction((tx) =>
    desk.openDeskCase(tx, {
      caseId,
      path: 'inPerson',
      now: testNow,
      dueAt: plus(testNow, 864_000),
      duePeriod: { year: 2026, month: 10 },
      ...fresh,
    }),
  )
const take = (caseId: CaseId, id: OfficerId, db: Database = database.db): Promise<Taken> =>
  db.transaction((tx) => deskCaseStore(db).takeCase(tx, caseId, id))
const next = (id: OfficerId, db: Database = database.db, centreId: CentreId | null = null) =>
  db.transaction((tx) => deskCaseStore(db).takeNext(tx, { id, centreId }))
const move = (
  caseId: CaseId,
  from: Parameters<DeskCaseStore['setStatus']>[2],
  to: 'person' | 'second' | 'sent',
  now: Instant = testNow,
) => database.db.transaction((tx) => desk.setStatus(tx, caseId, from, to, now))

describe('a case at the desk', () => {
  it('is new, nobody’s, and due when the payment of its province is', async () => {
    await sql(
      `insert into due_extension (id, province, period, until, source, ended_at) values
         ($1, 'Imbabura', '2026-10-01', date '1970-01-01' + $4::int, 'test', null),
         ($2, 'Imbabura', '2026-10-01', date '1970-01-01' + $4::int + 9, 'test', clock_timestamp()),
         ($3, 'Cañar', '2026-09-01', date '1970-01-01' + $4::int - 12, 'test', null)`,
      [randomUUID(), randomUUID(), randomUUID(), mainlandDay(testNow) + 15],
    )
    const put = endOfDay(addDays(mainlandDay(testNow), 15))
    const there = await opened({}, 'IMBABURA')
    const elsewhere = await opened()
    // An earlier period that was put off comes first, for as long as it can be paid.
    const earlier = await opened({}, 'CANAR')
    await sql('delete from due_extension')
    expect(await desk.loadDeskCase(earlier)).toMatchObject({
      dueAt: endOfDay(addDays(mainlandDay(testNow), 3)),
    })
    expect(await desk.loadDeskCase(there)).toEqual({
      caseId: there,
      path: 'inPerson',
      status: 'new',
      waitingSince: testNow,
      dueAt: put,
      centreId: null,
      assignedTo: null,
      finishedAt: null,
      finishedReason: null,
      version: 1,
    })
    expect(await desk.loadDeskCase(elsewhere)).toMatchObject({ dueAt: plus(testNow, 864_000) })
  })

  it('is served by whoever takes it, and nobody else can take it then', async () => {
    const [one, other] = [await officer(), await officer()]
    const id = await opened()
    expect(await take(id, one)).toEqual({ is: 'mine' })
    const held = await desk.loadDeskCase(id)
    expect(held).toMatchObject({ status: 'staff', assignedTo: { id: one } })
    expect(await take(id, other)).toEqual({
      is: 'theirs',
      name: held?.assignedTo?.name,
      at: held?.assignedTo?.at,
    })
    expect(await take(id, one)).toEqual({ is: 'mine' })
    expect((await desk.loadDeskCase(id))?.assignedTo?.at).toBe(held?.assignedTo?.at)
  })

  it('comes back from whoever has left the staff', async () => {
    const [one, other] = [await officer(), await officer()]
    const id = await opened()
    await take(id, one)
    await sql('update staff_member set retired_at = clock_timestamp() where id = $1', [one])
    expect(await take(id, other)).toEqual({ is: 'mine' })
  })

  it('is given back by its officer alone, and is new again', async () => {
    const [one, other] = [await officer(), await officer()]
    const id = await opened()
    await take(id, one)
    const release = (who: OfficerId) => database.db.transaction((tx) => desk.release(tx, id, who))
    expect(await release(other)).toBe(false)
    expect(await release(one)).toBe(true)
    expect(await desk.loadDeskCase(id)).toMatchObject({ status: 'new', assignedTo: null })
  })

  it('moves from where it is thought to be, and from nowhere else', async () => {
    const id = await opened()
    const later = plus(testNow, 60)
    expect(await move(id, ['staff', 'person'], 'second', later)).toBe(false)
    expect(await move(id, ['new'], 'person', later)).toBe(true)
    expect(await desk.loadDeskCase(id)).toMatchObject({ status: 'person', waitingSince: later })
    // To where it is already: it has not begun to wait anew.
    expect(await move(id, openDeskStatuses, 'person', plus(testNow, 120))).toBe(true)
    expect(await desk.loadDeskCase(id)).toMatchObject({ waitingSince: later })
  })

  it('ends once, for a reason, and is then taken by nobody', async () => {
    const id = await opened()
    const finish = (to: 'done' | 'closed', reason: string) =>
      database.db.transaction((tx) => desk.finish(tx, id, to, reason, testNow))
    expect(await finish('done', 'signedIn')).toBe(true)
    expect(await finish('closed', 'withdrawn')).toBe(false)
    expect(await desk.loadDeskCase(id)).toMatchObject({
      status: 'done',
      finishedAt: testNow,
      finishedReason: 'signedIn',
    })
    expect(await take(id, await officer())).toEqual({ is: 'gone' })
    expect(await next(await officer())).toBeUndefined()
  })

  it('begins again when its way is chosen once more, and stays with its officer', async () => {
    const one = await officer()
    const id = await opened()
    await take(id, one)
    await move(id, ['staff'], 'second')
    await begin(id, { path: 'firstKey' })
    expect(await desk.loadDeskCase(id)).toMatchObject({
      path: 'firstKey',
      status: 'staff',
      assignedTo: { id: one },
    })
  })

  it('is forgotten with its case', async () => {
    const id = await opened({ now: plus(testNow, -1e9) })
    await sql(`update desk_case set waiting_since = clock_timestamp() - interval '91 days'`)
    expect(await forgetDeskCases(database.db, 90)).toBe(0)
    await sql(`update recovery_case set touched_at = clock_timestamp() - interval '91 days' where id = $1`, [
      id,
    ])
    expect(await forgetDeskCases(database.db, 90)).toBe(1)
    expect(await desk.loadDeskCase(id)).toBeUndefined()
  })
})

describe('the next case', () => {
  it('is the one that is due first, then the one that waits longest', async () => {
    const late = await opened({ dueAt: plus(testNow, 200) })
    const waits = await opened({ dueAt: plus(testNow, 100), now: plus(testNow, -50) })
    const fresh = await opened({ dueAt: plus(testNow, 100) })
    const one = await officer()
    expect([await next(one), await next(one), await next(one), await next(one)]).toEqual([
      waits,
      fresh,
      late,
      undefined,
    ])
  })

  it('is none that waits for the person, or that somebody has', async () => {
    await move(await opened(), ['new'], 'person')
    await take(await opened(), await officer())
    expect(await next(await officer())).toBeUndefined()
  })
})

describe('fifty officers at two instances', () => {
  const instance = (n: number) => (n % 2 === 0 ? database.db : second)

  it('take one case: exactly one has it', async () => {
    const id = await opened()
    const officers = await Promise.all(Array.from({ length: 50 }, officer))
    const taken = await Promise.all(officers.map((who, n) => take(id, who, instance(n))))
    expect(taken.filter(({ is }) => is === 'mine')).toHaveLength(1)
    const winner = officers[taken.findIndex(({ is }) => is === 'mine')]
    expect((await desk.loadDeskCase(id))?.assignedTo?.id).toBe(winner)
    const names = new Set(taken.flatMap((each) => (each.is === 'theirs' ? [each.name] : [])))
    expect(names.size).toBe(1)
  })

  it('take the next of thirty: every case has one officer, and twenty have none', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => opened()))
    const officers = await Promise.all(Array.from({ length: 50 }, officer))
    const taken = await Promise.all(officers.map((who, n) => next(who, instance(n))))
    const got = taken.filter((id) => id !== undefined)
    expect(got.toSorted()).toEqual(ids.toSorted())
  })
})
