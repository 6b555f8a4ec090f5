import { describe, expect, it } from 'vitest'
import ICAL from 'ical.js'
import { writeAppointment } from '../../src/adapters/calendar/write-appointment.ts'
import { availability, dayIn, startOf } from '../../src/appointments/domain/availability.ts'
import type { CentreCalendar, WindowId } from '../../src/appointments/domain/calendar.ts'
import { addDays, civilDay, isoDay, type CivilDay } from '../../src/kernel/civil-day.ts'
import type { CentreId } from '../../src/kernel/ids.ts'
import { plus, zones, type Zone } from '../../src/kernel/time.ts'
import { formatTime } from '../../src/platform/text/dates.ts'

/** Days on which a calendar is most easily wrong: turns of year and month, leap days, and the days around them. */
const days: readonly CivilDay[] = [
  [2024, 2, 28],
  [2024, 2, 29],
  [2024, 12, 31],
  [2026, 2, 28],
  [2026, 11, 30],
  [2026, 12, 31],
  [2027, 1, 4],
  [2028, 2, 29],
  [2100, 2, 28],
].flatMap(([y = 0, m = 0, d = 0]) => [-1, 0, 1].map((n) => addDays(civilDay(y, m, d), n)))

const every = [0, 1, 2, 3, 4, 5, 6]
const centre = (zone: Zone, day: CivilDay): CentreCalendar => ({
  centreId: 'centre' as CentreId,
  zone,
  rule: { slotMinutes: 60, noticeHours: 0, opensOn: null, daysAhead: 2 },
  procedures: ['recovery'],
  windows: [
    {
      id: 'window' as WindowId,
      number: 1,
      kind: 'counter',
      // The whole day: from midnight to midnight.
      hours: every.map((weekday) => ({ weekday, opens: 0, closes: 1_440 })),
    },
  ],
  days: [{ day, working: true, ofAll: false }],
  closures: [],
})

describe('F-31 two civil times', () => {
  it.each(
    days.flatMap((day) => Object.values(zones).map((zone) => [isoDay(day), zone.name, day, zone] as const)),
  )('%s in %s has the hours of its own wall, and each is its own instant in UTC', (iso, name, day, zone) => {
    const now = plus(startOf(day, zone), -1)
    const asked = { kind: 'counter', procedure: 'recovery', from: day, to: day, now } as const
    const { slots } = availability(centre(zone, day), [], asked)
    const wall = new Intl.DateTimeFormat('en-CA', {
      timeZone: name,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    expect(slots.map(({ from }) => wall.format(from))).toEqual(
      Array.from({ length: 24 }, (_, hour) => `${iso}, ${String(hour).padStart(2, '0')}:00`),
    )
    for (const { from, until } of slots) {
      expect(dayIn(from, zone)).toBe(day)
      expect(formatTime(from, zone)).toBe(wall.format(from).slice(-5))
      expect(until - from).toBe(3_600_000)
    }
  })

  it('the same hour of both walls is an hour apart, and a calendar elsewhere is told the instant', () => {
    const day = civilDay(2026, 12, 31)
    const at = (zone: Zone) => plus(startOf(day, zone), 8 * 3_600)
    expect(at(zones.galapagos) - at(zones.mainland)).toBe(3_600_000)
    for (const zone of Object.values(zones)) {
      const file = writeAppointment({
        id: 'x@clave.example',
        from: at(zone),
        until: plus(at(zone), 1_200),
        title: 'Turno',
        text: '',
        place: '',
        url: 'https://clave.example/turno',
        lang: 'ES',
        now: at(zone),
      })
      const event = new ICAL.Component(ICAL.parse(file) as unknown[]).getFirstSubcomponent('vevent')
      expect(event && new ICAL.Event(event).startDate.toJSDate().getTime()).toBe(at(zone))
      expect(event && String(event.getFirstPropertyValue('dtstart'))).toMatch(/Z$/)
    }
  })
})
