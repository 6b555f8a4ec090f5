import { describe, expect, it } from 'vitest'
import { firstRule, momentOf, type Calendar, type WindowId } from '../../centres/domain/calendar.ts'
import { civilDay } from '../../kernel/civil-day.ts'
import type { CentreId } from '../../kernel/ids.ts'
import { zones } from '../../kernel/time.ts'
import { readChange } from './change-form.ts'

const ids = { window: () => 'w' as never, day: () => 'd' as never, closure: () => 'c' as never }
const window = { id: 'w1' as WindowId, number: 1, kind: 'counter' as const, active: true, hours: [] }
const calendar: Calendar = {
  centreId: 'c' as CentreId,
  zone: zones.galapagos,
  rule: firstRule,
  procedures: [],
  windows: [window],
  days: [{ id: 'x' as never, day: civilDay(2026, 12, 24), working: false, reason: 'x', isLocal: false }],
  closures: [],
}
const read = (raw: Readonly<Record<string, string>>) => readChange(raw, calendar, ids)
const rule = { cambio: 'regla', duracion: '15', aviso: '0', dias: '90', abre: '', 'proc.unlock': 'unlock' }
const closing = {
  cambio: 'cerrar',
  ventanilla: '',
  dia: '2026-12-1',
  desde: '8:00',
  hasta: '24:00',
  motivo: 'Corte',
}

it('reads what is set for a centre', () => {
  expect(read(rule)).toEqual({
    ok: true,
    value: {
      is: 'rule',
      rule: { slotMinutes: 15, noticeHours: 0, opensOn: null, daysAhead: 90 },
      procedures: ['unlock'],
    },
  })
})

it('reads a closure by the clock of the centre', () => {
  const day = civilDay(2026, 12, 1)
  expect(read(closing)).toMatchObject({
    value: {
      is: 'closed',
      closure: {
        windowId: null,
        from: momentOf(day, 480, zones.galapagos),
        until: momentOf(day, 1440, zones.galapagos),
      },
    },
  })
  expect(read({ ...closing, ventanilla: 'w1' })).toMatchObject({ value: { closure: { windowId: 'w1' } } })
})

it('reads windows, days, and what is taken back', () => {
  expect(read({ cambio: 'ventanilla', ventanilla: 'w1', activa: 'si', h1: '08:00-09:00' })).toMatchObject({
    value: { is: 'windowChanged', active: true, hours: [{ weekday: 1, opens: 480, closes: 540 }] },
  })
  expect(read({ cambio: 'feriado', dia: '2026-12-07', motivo: 'Fiesta', trabaja: 'si' })).toMatchObject({
    value: { is: 'dayAdded', day: { working: true, isLocal: true } },
  })
  expect(read({ cambio: 'quitar-dia', dato: 'x' })).toMatchObject({ value: { isLocal: false } })
})

describe('refuses, with the field that is wrong', () => {
  it.each([
    ['cambio', {}],
    ['duracion', { ...rule, duracion: '4' }],
    ['duracion', { ...rule, duracion: '1e2' }],
    ['aviso', { ...rule, aviso: '169' }],
    ['dias', { ...rule, dias: '181' }],
    ['abre', { ...rule, abre: '2026-02-30' }],
    ['numero', { cambio: 'ventanilla-nueva', numero: '100' }],
    ['h3', { cambio: 'ventanilla-nueva', numero: '2', h3: '9-10' }],
    ['cambio', { cambio: 'ventanilla', ventanilla: 'w2' }],
    ['dia', { cambio: 'feriado', dia: '', motivo: 'x' }],
    ['motivo', { cambio: 'feriado', dia: '2026-12-07', motivo: ' ' }],
    ['hasta', { ...closing, hasta: '08:00' }],
    ['desde', { ...closing, desde: '25:00' }],
    ['cambio', { ...closing, ventanilla: 'w2' }],
    ['cambio', { cambio: 'reabrir', dato: 'x' }],
  ])('%s of %j', (field, raw) => {
    expect(read(raw)).toMatchObject({ ok: false, detail: { field } })
  })
})
