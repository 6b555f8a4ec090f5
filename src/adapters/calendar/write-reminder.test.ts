import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { instant } from '../../kernel/time.ts'
import type { Reminder } from '../../proofs/dossier/app/ports.ts'
import { writeReminder } from './write-reminder.ts'

const reminder: Reminder = {
  id: 'CLV-7Q4M-2K9T-2026-12-01@clave.example',
  day: instant(Date.UTC(2026, 11, 1)),
  title: 'Ir al centro de atención; caso CLV-7Q4M-2K9T',
  text: 'Lleve:\n- Cédula, original\n- Nombramiento; inscrito \\ vigente',
  url: 'https://clave.example/caso',
  lang: 'ES',
  now: instant(Date.UTC(2026, 10, 24, 15, 42)),
}

/** As a calendar that is not ours reads it. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  const [component, ...others] = calendar.getAllSubcomponents('vevent')
  if (component === undefined) throw new Error('no event')
  return { calendar, component, others, event: new ICAL.Event(component) }
}

describe('a reminder, read by somebody else', () => {
  it('is one whole day, as a date, with what was written', () => {
    const { calendar, event, component, others } = read(writeReminder(reminder))
    expect(others).toEqual([])
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect([event.startDate.isDate, event.startDate.toString()]).toEqual([true, '2026-12-01'])
    expect(event.duration.toSeconds()).toBe(86_400)
    expect(event).toMatchObject({ uid: reminder.id, summary: reminder.title, description: reminder.text })
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-24T15:42:00Z')
    expect(component.getFirstPropertyValue('class')).toBe('PRIVATE')
    expect(component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
    const [alarm] = component.getAllSubcomponents('valarm')
    expect([alarm?.getFirstPropertyValue('action'), String(alarm?.getFirstPropertyValue('trigger'))]).toEqual(
      ['DISPLAY', '-PT15H'],
    )
  })

  it('folds at 75 octets, never inside a letter, and ends each line with CRLF', () => {
    const text = 'ñandú漢🙂'.repeat(60)
    const file = writeReminder({ ...reminder, text })
    const lines = file.split('\r\n')
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
    expect(file.isWellFormed()).toBe(true)
    expect(read(file).event.description).toBe(text)
  })

  it('takes no property out of a text', () => {
    const hostile =
      'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:https://evil.test\rURL:https://evil.test\u2028\u0000\u202e'
    const { others, component, event } = read(writeReminder({ ...reminder, title: hostile, text: hostile }))
    expect(others).toEqual([])
    expect(component.getAllProperties('attach')).toEqual([])
    expect(component.getAllProperties('url').map((one) => one.getFirstValue())).toEqual([reminder.url])
    expect(event.summary).toMatch(/^x\nEND:VEVENT\n/)
    expect(event.summary).not.toMatch(/[\r\u0000\u202e]/)
  })
})
