import { windowReader } from '../../../src/centres/app/window-row.ts'
import { firstRule, type Calendar } from '../../../src/centres/domain/calendar.ts'
import { parseHours, writeHours } from '../../../src/centres/domain/hours.ts'
import { readChange } from '../../../src/desk/web/change-form.ts'
import type { CentreId } from '../../../src/kernel/ids.ts'
import { zones } from '../../../src/kernel/time.ts'
import { must, type Target } from '../../support/fuzz/target.ts'
import { split, throughReader } from './files.ts'

const emptyCalendar: Calendar = {
  centreId: 'c' as CentreId,
  zone: zones.mainland,
  rule: firstRule,
  procedures: [],
  windows: [],
  days: [],
  closures: [],
}

/** Readers of what somebody says about the calendar of a centre. */
export const calendarTargets: readonly Target[] = [
  {
    name: 'windowReader',
    file: 'centres/app/window-row.ts',
    seeds: split(
      'province,canton,centre,window,kind,mon,sun,procedures,active\nLoja,Loja,Norte,3,video,08:00-12:30;13:30-16:30,,recovery unlock,no',
      ',',
    ),
    share: 0.1,
    call: throughReader(windowReader, () => []),
  },
  {
    name: 'parseHours',
    file: 'centres/domain/hours.ts',
    seeds: ['08:00-12:30, 13:30-16:30', '8:00 a 16:00', '', '00:00-24:00'],
    call(raw: string) {
      const read = parseHours(raw, 1)
      if (!read.ok) return
      must(
        read.value.every(({ opens, closes }) => opens >= 0 && opens < closes && closes <= 1440),
        'hours that no day has',
      )
      const again = parseHours(writeHours(read.value, 1), 1)
      must(again.ok && again.value.length === read.value.length, 'written hours read otherwise')
    },
  },
  {
    name: 'readChange',
    file: 'desk/web/change-form.ts',
    seeds: [
      { cambio: 'regla', duracion: '20', aviso: '4', dias: '60', abre: '2026-12-01' },
      { cambio: 'cerrar', dia: '2026-12-01', desde: '10:00', hasta: '24:00', motivo: 'x' },
      { cambio: 'feriado', dia: '2026-12-24', motivo: 'x', todos: 'todos' },
      { cambio: 'ventanilla-nueva', numero: '7', tipo: 'video', h1: '08:00-12:00' },
    ],
    call(raw: Readonly<Record<string, string>>) {
      const read = readChange(raw, emptyCalendar, {
        window: () => 'w' as never,
        day: () => 'd' as never,
        closure: () => 'c' as never,
      })
      if (!read.ok) must(read.detail.field !== '', 'refused without a field')
      else if (read.value.is === 'closed')
        must(read.value.closure.from < read.value.closure.until, 'a stretch that ends before it begins')
    },
  },
]
