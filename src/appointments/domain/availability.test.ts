import { describe, expect, it } from 'vitest'
import { civilDay, type CivilDay } from '../../kernel/civil-day.ts'
import type { CentreId } from '../../kernel/ids.ts'
import { instant, plus, toIso, zones, type Instant } from '../../kernel/time.ts'
import { availability, dayIn, startOf, type Asked } from './availability.ts'
import type { CentreCalendar, Taken, WindowId } from './calendar.ts'

const [one, two] = ['one', 'two'] as readonly string[] as readonly [WindowId, WindowId]
const everyDay = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opens: 480, closes: 540 }))
const workdays = everyDay.filter(({ weekday }) => weekday % 6 !== 0)
const day = (iso: string): CivilDay => {
  const [y = 0, m = 0, d = 0] = iso.split('-').map(Number)
  return civilDay(y, m, d)
}
const at = (iso: string): Instant => instant(Date.parse(iso))

const centre = (change: Partial<CentreCalendar> = {}): CentreCalendar => ({
  centreId: 'centre' as CentreId,
  zone: zones.mainland,
  rule: { slotMinutes: 20, noticeHours: 4, opensOn: null, daysAhead: 60 },
  procedures: ['recovery'],
  windows: [{ id: one, number: 1, kind: 'counter', hours: workdays }],
  days: [],
  closures: [],
  ...change,
})
const asked = (from: string, to = from, change: Partial<Asked> = {}): Asked => ({
  kind: 'counter',
  procedure: 'recovery',
  from: day(from),
  to: day(to),
  now: at('2026-12-01T10:00:00Z'),
  ...change,
})
const times = (calendar: CentreCalendar, what: Asked, taken: readonly Taken[] = []) =>
  availability(calendar, taken, what).slots.map(({ from }) => toIso(from).slice(0, 16))
const why = (calendar: CentreCalendar, what: Asked, taken: readonly Taken[] = []) => {
  const found = availability(calendar, taken, what)
  return 'why' in found ? found.why : undefined
}
const whole = (windowId: WindowId, iso: string): Taken => ({
  windowId,
  from: startOf(day(iso), zones.mainland),
  until: startOf((day(iso) + 1) as CivilDay, zones.mainland),
})

describe('free times of a centre', () => {
  it('begin when a window opens, and the last one ends before it closes', () => {
    expect(times(centre(), asked('2026-12-02'))).toEqual([
      '2026-12-02T13:00',
      '2026-12-02T13:20',
      '2026-12-02T13:40',
    ])
    const odd = [{ weekday: 3, opens: 480, closes: 530 }]
    expect(
      times(centre({ windows: [{ id: one, number: 1, kind: 'counter', hours: odd }] }), asked('2026-12-02')),
    ).toEqual(['2026-12-02T13:00', '2026-12-02T13:20'])
  })

  it('are one time for all windows that have it, and stay while one of them is free', () => {
    const windows = [one, two].map((id, n) => ({
      id,
      number: n + 1,
      kind: 'counter' as const,
      hours: workdays,
    }))
    const found = availability(centre({ windows }), [whole(one, '2026-12-02')], asked('2026-12-02'))
    expect(found.slots.map(({ windowIds }) => windowIds)).toEqual([[two], [two], [two]])
    expect(
      why(centre({ windows }), asked('2026-12-02'), [whole(one, '2026-12-02'), whole(two, '2026-12-02')]),
    ).toBe('full')
  })

  it('are gone where anything overlaps by a minute, and not where it touches', () => {
    const from = at('2026-12-02T13:20:00Z')
    const minute = (f: number, u: number): Taken => ({
      windowId: one,
      from: plus(from, f),
      until: plus(from, u),
    })
    expect(times(centre(), asked('2026-12-02'), [minute(0, 1_200)])).toEqual([
      '2026-12-02T13:00',
      '2026-12-02T13:40',
    ])
    expect(times(centre(), asked('2026-12-02'), [minute(-60, 60)])).toEqual(['2026-12-02T13:40'])
    expect(times(centre(), asked('2026-12-02'), [{ ...minute(0, 1_200), windowId: two }])).toHaveLength(3)
  })

  it('have not begun', () => {
    const now = at('2026-12-02T13:20:00Z')
    expect(times(centre(), asked('2026-12-02', '2026-12-02', { now }))).toEqual(['2026-12-02T13:40'])
  })

  it.each([
    ['a closure of the window', { windowId: one }],
    ['a closure of the whole centre', { windowId: null }],
  ])('are not in %s', (_what, { windowId }) => {
    const closures = [{ windowId, from: at('2026-12-02T13:30:00Z'), until: at('2026-12-03T13:30:00Z') }]
    expect(times(centre({ closures }), asked('2026-12-02', '2026-12-03'))).toEqual([
      '2026-12-02T13:00',
      '2026-12-03T13:40',
    ])
  })

  it.each([
    ['Christmas', '2026-12-25'],
    ['the New Year that is kept on the last day of the year before', '2027-12-31'],
    ['a day of the executive', '2026-01-02'],
    ['a weekend without hours', '2026-12-05'],
  ])('are not on %s', (_what, iso) => {
    const now = startOf((day(iso) - 3) as CivilDay, zones.mainland)
    expect(why(centre(), asked(iso, iso, { now }))).toBe('closed')
  })

  it('are on a Saturday for who has hours then', () => {
    expect(
      times(
        centre({ windows: [{ id: one, number: 1, kind: 'counter', hours: everyDay }] }),
        asked('2026-12-05'),
      ),
    ).toHaveLength(3)
  })

  it('follow the day of the centre before one of all, and both before the law', () => {
    const special = (working: boolean, ofAll: boolean) => ({ day: day('2026-12-25'), working, ofAll })
    expect(times(centre({ days: [special(true, true)] }), asked('2026-12-25'))).toHaveLength(3)
    expect(why(centre({ days: [special(true, true), special(false, false)] }), asked('2026-12-25'))).toBe(
      'closed',
    )
    expect(
      times(centre({ days: [special(false, true), special(true, false)] }), asked('2026-12-25')),
    ).toHaveLength(3)
  })
})

describe('why there is none', () => {
  it.each([
    ['full', {}, asked('2026-12-02'), [whole(one, '2026-12-02')]],
    ['closed', {}, asked('2026-12-05', '2026-12-06'), []],
    ['closed', {}, asked('2026-11-02'), []],
    ['notYetOpen', { rule: null }, asked('2026-12-02'), []],
    ['notYetOpen', {}, asked('2027-02-01', '2027-02-05'), []],
    [
      'notYetOpen',
      { rule: { slotMinutes: 20, noticeHours: 4, opensOn: day('2026-12-09'), daysAhead: 60 } },
      asked('2026-12-02', '2026-12-08'),
      [],
    ],
    ['notOffered', { procedures: ['unlock'] }, asked('2026-12-02'), []],
    ['notOffered', {}, asked('2026-12-02', '2026-12-02', { kind: 'video' }), []],
  ] as const)('%s: %j', (cause, change, what, taken) => {
    expect(why(centre(change), what, taken)).toBe(cause)
  })

  it('is nothing from the opening day on, nor up to the last day that can be booked', () => {
    const rule = { slotMinutes: 20, noticeHours: 4, opensOn: day('2026-12-09'), daysAhead: 9 }
    const found = times(centre({ rule }), asked('2026-12-01', '2026-12-31')).map((time) => time.slice(8, 10))
    expect([...new Set(found)]).toEqual(['09', '10'])
  })
})

/** F-31: two civil times. What the wall shows is the same; the instant is an hour apart. */
describe('two zones', () => {
  const islands = centre({ zone: zones.galapagos })
  it('open at eight by their own clock', () => {
    expect(times(islands, asked('2026-12-02'))[0]).toBe('2026-12-02T14:00')
    expect(times(centre(), asked('2026-12-02'))[0]).toBe('2026-12-02T13:00')
  })

  it.each([
    ['2026-12-02T04:59:59Z', '2026-12-01', '2026-12-01'],
    ['2026-12-02T05:00:00Z', '2026-12-02', '2026-12-01'],
    ['2026-12-02T05:59:59Z', '2026-12-02', '2026-12-01'],
    ['2026-12-02T06:00:00Z', '2026-12-02', '2026-12-02'],
    ['2027-01-01T05:30:00Z', '2027-01-01', '2026-12-31'],
    ['2028-02-29T05:30:00Z', '2028-02-29', '2028-02-28'],
    ['2028-03-01T05:30:00Z', '2028-03-01', '2028-02-29'],
  ])('%s is %s on the mainland and %s on the islands', (iso, mainland, galapagos) => {
    expect(dayIn(at(iso), zones.mainland)).toBe(day(mainland))
    expect(dayIn(at(iso), zones.galapagos)).toBe(day(galapagos))
  })

  it('has a last day of its own, by its own calendar', () => {
    const rule = { slotMinutes: 20, noticeHours: 4, opensOn: null, daysAhead: 1 }
    const what = asked('2026-12-01', '2026-12-31', { now: at('2026-12-02T05:30:00Z') })
    const last = (calendar: CentreCalendar) => times(calendar, what).at(-1)?.slice(0, 10)
    expect(last(centre({ rule }))).toBe('2026-12-03')
    expect(last(centre({ rule, zone: zones.galapagos }))).toBe('2026-12-02')
  })
})
