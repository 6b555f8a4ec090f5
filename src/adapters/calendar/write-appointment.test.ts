import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import type { CalendarEntry } from '../../appointments/app/ports.ts'
import { instant } from '../../kernel/time.ts'
import { writeAppointment } from './write-appointment.ts'

const entry: CalendarEntry = {
  id: '0190a5b2@clave.example',
  from: instant(Date.UTC(2026, 11, 2, 13, 20)),
  until: instant(Date.UTC(2026, 11, 2, 13, 40)),
  title: 'Turno; caso CLV-7Q4M-2K9T',
  text: 'Lleve:\n- Cédula, original',
  place: 'Centro Norte, Calle 1',
  url: 'https://clave.example/turno/CLV-7Q4M-2K9T',
  lang: 'ES',
  now: instant(Date.UTC(2026, 10, 24, 15, 42)),
}

/** As a calendar that is not ours reads it. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  const [component, ...others] = calendar.getAllSubcomponents('vevent')
  if (component === undefined) throw new Error('no event')
  return { component, others, event: new ICAL.Event(component) }
}

describe('a turno, read by somebody else', () => {
  it('is at its instants in UTC, whatever zone the machine stands in', () => {
    const file = writeAppointment(entry)
    expect(file).toContain('DTSTART:20261202T132000Z')
    expect(file).toContain('DTEND:20261202T134000Z')
    expect(file).not.toMatch(/TZID|VTIMEZONE/)
    const { event, others } = read(file)
    expect(others).toEqual([])
    expect(event.startDate.toJSDate()).toEqual(new Date(entry.from))
    expect(event.endDate.toJSDate()).toEqual(new Date(entry.until))
  })

  it('rings one day before, and says what was written', () => {
    const { component, event } = read(writeAppointment(entry))
    const [alarm] = component.getAllSubcomponents('valarm')
    expect([alarm?.getFirstPropertyValue('action'), String(alarm?.getFirstPropertyValue('trigger'))]).toEqual(
      ['DISPLAY', '-P1D'],
    )
    expect(event).toMatchObject({
      uid: entry.id,
      summary: entry.title,
      description: entry.text,
      location: entry.place,
    })
    expect(component.getFirstPropertyValue('class')).toBe('PRIVATE')
    expect(component.getFirstPropertyValue('url')).toBe(entry.url)
  })

  it('takes no property out of a text', () => {
    const hostile = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:https://evil.test\u2028\u0000\u202e'
    const { others, component, event } = read(
      writeAppointment({ ...entry, title: hostile, text: hostile, place: hostile }),
    )
    expect(others).toEqual([])
    expect(component.getAllProperties('attach')).toEqual([])
    expect(event.summary).not.toMatch(/[\r\u0000\u202e]/)
  })
})
