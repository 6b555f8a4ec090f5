import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { instant } from '../../kernel/time.ts'
import { writeDay } from './write-day.ts'

const day = {
  id: '0f1e2d3c@clave.example',
  day: instant(Date.UTC(2026, 11, 1)),
  title: 'Cambiar la clave; Comercial, S.A.',
  text: 'Entre por la dirección de siempre.\r\nATTACH:https://evil.test',
  lang: 'ES',
  now: instant(Date.UTC(2026, 10, 24, 15, 42)),
}

it('is one whole day without an address, as a calendar that is not ours reads it', () => {
  const file = writeDay(day)
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  const [component, ...others] = calendar.getAllSubcomponents('vevent')
  if (component === undefined) throw new Error('no event')
  const event = new ICAL.Event(component)
  expect([others, component.getAllProperties('attach'), component.getFirstPropertyValue('url')]).toEqual([
    [],
    [],
    null,
  ])
  expect([event.startDate.isDate, event.startDate.toString(), event.summary, event.uid]).toEqual([
    true,
    '2026-12-01',
    day.title,
    day.id,
  ])
  expect(writeDay(day, 'https://clave.example/caso')).toContain('https://clave.example/caso')
})
