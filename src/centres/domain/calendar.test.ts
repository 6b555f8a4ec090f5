import { describe, expect, it } from 'vitest'
import { civilDay } from '../../kernel/civil-day.ts'
import type { CentreId } from '../../kernel/ids.ts'
import { zones } from '../../kernel/time.ts'
import {
  firstRule,
  hasRoomFor,
  isHoliday,
  momentOf,
  type AskedTime,
  type Calendar,
  type CalendarDay,
  type WindowId,
} from './calendar.ts'
import { takenAway } from './calendar-change.ts'

const window = (n: number) => ({
  id: `w${n}` as WindowId,
  number: n,
  kind: 'counter' as const,
  active: true,
  hours: [1, 2, 3, 4, 5, 6].flatMap((weekday) => [
    { weekday, opens: 480, closes: 750 },
    { weekday, opens: 810, closes: 990 },
  ]),
})
const calendar: Calendar = {
  centreId: 'c' as CentreId,
  zone: zones.mainland,
  rule: firstRule,
  procedures: ['recovery'],
  windows: [window(1), window(2)],
  days: [],
  closures: [],
}
const tuesday = civilDay(2026, 12, 1)
const at = (minute: number, day = tuesday, n = 1): AskedTime => ({
  windowId: `w${n}` as WindowId,
  procedure: 'recovery',
  from: momentOf(day, minute, zones.mainland),
  until: momentOf(day, minute + 20, zones.mainland),
})
const day = (on: number, working: boolean, isLocal: boolean): CalendarDay => ({
  id: `${on}` as CalendarDay['id'],
  day: on as never,
  working,
  reason: 'x',
  isLocal,
})

describe('a calendar has room', () => {
  it('within the hours of its windows, whole appointments only, and by the clock of the centre', () => {
    expect([480, 730, 810, 970].map((minute) => hasRoomFor(calendar, at(minute)))).toEqual(
      Array.from({ length: 4 }, () => true),
    )
    expect([479, 731, 790, 971, 0].map((minute) => hasRoomFor(calendar, at(minute)))).toEqual(
      Array.from({ length: 5 }, () => false),
    )
    const islands = { ...calendar, zone: zones.galapagos }
    expect([hasRoomFor(islands, at(480)), hasRoomFor(islands, at(540))]).toEqual([false, true])
  })

  it('on Saturdays where a window has hours on them, and on no holiday', () => {
    expect(hasRoomFor(calendar, at(480, civilDay(2026, 12, 5)))).toBe(true)
    expect(hasRoomFor(calendar, at(480, civilDay(2026, 12, 6)))).toBe(false)
    // Christmas of 2027 is kept on the Friday before; New Year of 2028 on the last day of 2027.
    for (const holiday of [civilDay(2026, 12, 25), civilDay(2027, 12, 24), civilDay(2027, 12, 31)])
      expect(hasRoomFor(calendar, at(480, holiday))).toBe(false)
  })

  it('for what is offered, at windows that work, from the first day on', () => {
    expect(hasRoomFor({ ...calendar, procedures: [] }, at(480))).toBe(false)
    expect(hasRoomFor({ ...calendar, windows: [{ ...window(1), active: false }] }, at(480))).toBe(false)
    expect(hasRoomFor(calendar, at(480, tuesday, 3))).toBe(false)
    const later = { ...firstRule, opensOn: civilDay(2026, 12, 2) }
    expect(hasRoomFor({ ...calendar, rule: later }, at(480))).toBe(false)
  })

  it('outside of closures, to the minute', () => {
    const [from, until] = [at(500).from, at(520).from]
    const closure = { id: 'x' as never, windowId: 'w1' as WindowId, from, until, reason: 'x' }
    const now = { ...calendar, closures: [closure] }
    expect([480, 481, 519, 520].map((minute) => hasRoomFor(now, at(minute)))).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(hasRoomFor(now, at(500, tuesday, 2))).toBe(true)
    expect(hasRoomFor({ ...now, closures: [{ ...closure, windowId: null }] }, at(500, tuesday, 2))).toBe(
      false,
    )
  })
})

it('the word of a centre counts before that of the executive, and that before the law', () => {
  const christmas = civilDay(2026, 12, 25)
  expect(isHoliday({ days: [day(christmas, true, false)] }, christmas)).toBe(false)
  expect(isHoliday({ days: [day(christmas, true, false), day(christmas, false, true)] }, christmas)).toBe(
    true,
  )
  expect(isHoliday({ days: [day(tuesday, false, true)] }, tuesday)).toBe(true)
  expect(isHoliday({ days: [] }, civilDay(2026, 1, 2))).toBe(true)
})

it('a change takes away what had room and has none any more, and nothing else', () => {
  const times = [at(480), at(490, tuesday, 2), at(0)]
  const gone = (change: Parameters<typeof takenAway>[1]) => takenAway(calendar, change, times)
  expect(gone({ is: 'dayAdded', day: day(tuesday, false, true) })).toEqual(times.slice(0, 2))
  expect(gone({ is: 'windowChanged', windowId: 'w1' as WindowId, active: false, hours: [] })).toEqual([
    times[0],
  ])
  expect(gone({ is: 'rule', rule: firstRule, procedures: ['unlock'] })).toEqual(times.slice(0, 2))
  expect(gone({ is: 'rule', rule: { ...firstRule, slotMinutes: 60 }, procedures: ['recovery'] })).toEqual([])
  expect(gone({ is: 'windowAdded', window: window(3) })).toEqual([])
})
