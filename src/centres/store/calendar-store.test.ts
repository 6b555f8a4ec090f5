import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { addDays, mainlandDay } from '../../kernel/civil-day.ts'
import type { RefusedRow, RowBatch } from '../../employers/app/import-rows.ts'
import type { CentreId, OfficerId } from '../../kernel/ids.ts'
import { instant } from '../../kernel/time.ts'
import { importWindows } from '../app/import-windows.ts'
import { firstRule, momentOf, type CalendarDayId, type ClosureId, type WindowId } from '../domain/calendar.ts'
import type { CalendarChange } from '../domain/calendar-change.ts'
import { calendarStore } from './calendar-store.ts'
import { windowImportStore } from './window-import-store.ts'

let database: TestDatabase
const officer = randomUUID() as OfficerId
beforeAll(async () => {
  database = await freshDatabase()
  await database.db.pool.query(
    `insert into staff_member (id, name, person, roles) values ($1, 'Persona', decode(repeat('ab', 32), 'hex'), '{supervisor}')`,
    [officer],
  )
})
afterAll(() => database.drop())

let built = 0
async function centre(): Promise<CentreId> {
  built += 1
  const id = randomUUID() as CentreId
  await database.db.pool.query(
    `insert into service_centre (id, name, province, canton, address, hours, zone, active)
     values ($1, $2, 'Loja', 'Loja', 'Calle 1', 'Siempre', 'Pacific/Galapagos', true)`,
    [id, `Centro ${built}`],
  )
  return id
}
const put = (centreId: CentreId, change: CalendarChange) =>
  database.db.transaction((tx) => calendarStore(database.db).put(tx, centreId, change, officer))
const load = async (centreId: CentreId) => (await calendarStore(database.db).load(centreId))?.calendar

const windowId = (): WindowId => randomUUID() as WindowId
const today = mainlandDay(instant(Date.now()))

it('loads what was put, change by change', async () => {
  const centreId = await centre()
  expect(await load(centreId)).toMatchObject({ rule: null, windows: [], procedures: [] })
  const rule = { slotMinutes: 15, noticeHours: 2, opensOn: addDays(today, 3), daysAhead: 30 }
  expect(await put(centreId, { is: 'rule', rule, procedures: ['unlock', 'recovery'] })).toBe(true)
  const window = {
    id: windowId(),
    number: 2,
    kind: 'counter' as const,
    active: true,
    hours: [{ weekday: 1, opens: 480, closes: 720 }],
  }
  expect(await put(centreId, { is: 'windowAdded', window })).toBe(true)
  expect(await put(centreId, { is: 'windowAdded', window: { ...window, id: windowId() } })).toBe(false)
  const day = {
    id: randomUUID() as CalendarDayId,
    day: addDays(today, 1),
    working: false,
    reason: 'Fiesta',
    isLocal: true,
  }
  expect(await put(centreId, { is: 'dayAdded', day })).toBe(true)
  expect(await put(centreId, { is: 'dayAdded', day: { ...day, id: randomUUID() as CalendarDayId } })).toBe(
    false,
  )
  const closure = {
    id: randomUUID() as ClosureId,
    windowId: window.id,
    from: momentOf(addDays(today, 2), 480, { name: 'Pacific/Galapagos', offsetHours: -6 }),
    until: momentOf(addDays(today, 2), 540, { name: 'Pacific/Galapagos', offsetHours: -6 }),
    reason: 'Reunión',
  }
  expect(await put(centreId, { is: 'closed', closure })).toBe(true)
  expect(await load(centreId)).toEqual({
    centreId,
    zone: { name: 'Pacific/Galapagos', offsetHours: -6 },
    rule,
    procedures: ['recovery', 'unlock'],
    windows: [window],
    days: [day],
    closures: [closure],
  })
  const hours = [{ weekday: 2, opens: 600, closes: 660 }]
  expect(await put(centreId, { is: 'windowChanged', windowId: window.id, active: false, hours })).toBe(true)
  expect(await put(centreId, { is: 'dayRemoved', id: day.id, isLocal: true })).toBe(true)
  expect(await put(centreId, { is: 'reopened', id: closure.id })).toBe(true)
  expect(await load(centreId)).toMatchObject({
    windows: [{ active: false, hours }],
    days: [],
    closures: [],
  })
})

it('one centre changes nothing of another, and a day of all is of all', async () => {
  const [one, other] = [await centre(), await centre()]
  const window = { id: windowId(), number: 1, kind: 'counter' as const, active: true, hours: [] }
  await put(one, { is: 'windowAdded', window })
  expect(await put(other, { is: 'windowChanged', windowId: window.id, active: false, hours: [] })).toBe(false)
  const id = randomUUID() as CalendarDayId
  const day = { id, day: addDays(today, 9), working: false, reason: 'Decreto', isLocal: false }
  await put(one, { is: 'dayAdded', day })
  expect((await load(other))?.days).toEqual([day])
  expect(await put(other, { is: 'dayRemoved', id, isLocal: true })).toBe(false)
  expect(await put(other, { is: 'dayRemoved', id, isLocal: false })).toBe(true)
  expect((await load(one))?.days).toEqual([])
})

const header = ['province', 'canton', 'centre', 'window', 'kind', 'mon', 'tue', 'procedures', 'active']
async function bringIn(...rows: readonly (readonly string[])[]) {
  const refused: RefusedRow[] = []
  async function* batches(): AsyncIterable<RowBatch> {
    yield { rows: [header, ...rows].map((fields, at) => ({ line: at + 1, fields })), bytes: 1 }
  }
  const done = await importWindows({
    store: windowImportStore(database.db),
    batches: batches(),
    newWindowId: windowId,
    refuse: (row) => void refused.push(row),
  })
  return { done, refused }
}

it('brings windows in, opens the calendar of the centre, and brings a window it knows up to date', async () => {
  const centreId = await centre()
  const row = [
    'Loja',
    'Loja',
    `Centro ${built}`,
    '3',
    '',
    '08:00-12:00, 13:00-16:00',
    '',
    'recovery unlock',
    '',
  ]
  expect(await bringIn(row)).toMatchObject({ refused: [] })
  const first = await load(centreId)
  expect(first).toMatchObject({
    rule: firstRule,
    procedures: ['recovery', 'unlock'],
    windows: [{ number: 3, kind: 'counter', active: true, hours: [{ weekday: 1 }, { weekday: 1 }] }],
  })
  await bringIn(row.with(5, '').with(6, '09:00-10:00').with(8, 'no'))
  const [window] = first?.windows ?? []
  expect((await load(centreId))?.windows).toEqual([
    { ...window, active: false, hours: [{ weekday: 2, opens: 540, closes: 600 }] },
  ])
  expect((await bringIn(row.with(4, 'video'))).refused).toEqual([
    { line: 2, field: 'centre', reason: 'notAccepted' },
  ])
})

it('refuses what it cannot read or does not know, each by its line and field', async () => {
  await centre()
  const row = ['Loja', 'Loja', `Centro ${built}`, '1', '', '08:00-12:00', '', '', '']
  const { done, refused } = await bringIn(
    row.with(2, 'Ninguno'),
    row.with(3, '0'),
    row.with(4, 'moon'),
    row.with(5, '12:00-08:00'),
    row.with(7, 'everything'),
    row.with(8, 'perhaps'),
    row.with(0, ''),
    row,
    row,
  )
  expect(done).toMatchObject({ ok: true, value: { lines: 9, refused: 8 } })
  expect(refused).toEqual([
    { line: 3, field: 'window', reason: 'form' },
    { line: 4, field: 'kind', reason: 'form' },
    { line: 5, field: 'mon', reason: 'form' },
    { line: 6, field: 'procedures', reason: 'form' },
    { line: 7, field: 'active', reason: 'form' },
    { line: 8, field: 'province', reason: 'empty' },
    { line: 10, field: 'window', reason: 'duplicate' },
    { line: 2, field: 'centre', reason: 'notAccepted' },
  ])
})
