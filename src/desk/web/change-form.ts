import {
  centreProcedures,
  momentOf,
  windowKinds,
  type Calendar,
  type CalendarDayId,
  type ClosureId,
  type WindowId,
} from '../../centres/domain/calendar.ts'
import type { CalendarChange } from '../../centres/domain/calendar-change.ts'
import { parseHours, type OpenHours } from '../../centres/domain/hours.ts'
import { civilDay, isDay, type CivilDay } from '../../kernel/civil-day.ts'
import { parseId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { TextKey } from '../../platform/text/keys.ts'

/** The number of every form that changes the calendar of a centre. */
export const changeAct = (centreId: string): string => `calendar:${centreId}`

/** What can be changed, as the forms name it. */
export const changeNames = [
  'regla',
  'ventanilla-nueva',
  'ventanilla',
  'feriado',
  'quitar-dia',
  'cerrar',
  'reabrir',
] as const
export type ChangeName = (typeof changeNames)[number]

export const hourField = (weekday: number): string => `h${weekday}`
export const procedureField = (procedure: string): string => `proc.${procedure}`
const weekdays = [0, 1, 2, 3, 4, 5, 6] as const

/** Every field that a form of a change can have. */
export const changeFields = [
  'cambio',
  'ventanilla',
  'numero',
  'tipo',
  'activa',
  ...weekdays.map(hourField),
  'duracion',
  'aviso',
  'abre',
  'dias',
  ...centreProcedures.map(procedureField),
  'dia',
  'desde',
  'hasta',
  'motivo',
  'trabaja',
  'todos',
  'dato',
] as const
export type RawChange = Readonly<Record<string, string>>

export type ChangeError = Extract<TextKey, `s22.err.${string}`>
export interface ChangeMistake {
  readonly field: string
  readonly error: ChangeError
}

/** Ids for what is new. */
export interface NewIds {
  window(): WindowId
  day(): CalendarDayId
  closure(): ClosureId
}

const wrong = (field: string, error: ChangeError) => refused('form', { field, error })

/** A whole number of plain digits within bounds. */
function numberIn(raw: string, least: number, most: number): number | undefined {
  const n = /^[0-9]{1,4}$/.test(raw.trim()) ? Number(raw) : NaN
  return n >= least && n <= most ? n : undefined
}

/** `2026-12-24`, for the next years. */
export function typedDay(raw: string): CivilDay | undefined {
  const [, y, m, d] = /^(20[0-9]{2})-([0-9]{1,2})-([0-9]{1,2})$/.exec(raw.trim()) ?? []
  return y !== undefined && isDay(Number(y), Number(m), Number(d))
    ? civilDay(Number(y), Number(m), Number(d))
    : undefined
}

/** `08:30`, in minutes since midnight; `24:00` is the end of the day. */
export function typedMinute(raw: string): number | undefined {
  const [, h, m] = /^([0-9]{1,2}):([0-9]{2})$/.exec(raw.trim()) ?? []
  const minute = Number(h) * 60 + Number(m)
  return h !== undefined && Number(m) < 60 && minute <= 1440 ? minute : undefined
}

/** Reads one change; refused with the field that is wrong. */
export function readChange(
  raw: RawChange,
  calendar: Calendar,
  ids: NewIds,
): Outcome<CalendarChange, 'form', ChangeMistake> {
  switch (raw['cambio']) {
    case 'regla':
      return ruleOf(raw)
    case 'ventanilla-nueva': {
      const number = numberIn(raw['numero'] ?? '', 1, 99)
      if (number === undefined) return wrong('numero', 's22.err.number')
      const kind = windowKinds.find((each) => each === raw['tipo']) ?? 'counter'
      const hours = hoursOf(raw)
      if (!hours.ok) return hours
      return ok({
        is: 'windowAdded',
        window: { id: ids.window(), number, kind, active: true, hours: hours.value },
      })
    }
    case 'ventanilla': {
      const window = calendar.windows.find(({ id }) => id === raw['ventanilla'])
      if (window === undefined) return wrong('cambio', 's22.err.gone')
      const hours = hoursOf(raw)
      return hours.ok
        ? ok({
            is: 'windowChanged',
            windowId: window.id,
            active: raw['activa'] === 'si',
            hours: hours.value,
          })
        : hours
    }
    case 'feriado': {
      const day = typedDay(raw['dia'] ?? '')
      if (day === undefined) return wrong('dia', 's22.err.day')
      const reason = reasonOf(raw, 120)
      if (reason === undefined) return wrong('motivo', 's22.err.reason')
      const working = raw['trabaja'] === 'si'
      return ok({
        is: 'dayAdded',
        day: { id: ids.day(), day, working, reason, isLocal: raw['todos'] !== 'todos' },
      })
    }
    case 'quitar-dia': {
      const day = calendar.days.find(({ id }) => id === raw['dato'])
      if (day === undefined) return wrong('cambio', 's22.err.gone')
      return ok({ is: 'dayRemoved', id: day.id, isLocal: day.isLocal })
    }
    case 'cerrar':
      return closureOf(raw, calendar, ids)
    case 'reabrir': {
      const closure = parseId<ClosureId>(raw['dato'])
      const known = calendar.closures.find(({ id }) => closure.ok && id === closure.value)
      return known === undefined ? wrong('cambio', 's22.err.gone') : ok({ is: 'reopened', id: known.id })
    }
    default:
      return wrong('cambio', 's22.err.gone')
  }
}

function ruleOf(raw: RawChange): Outcome<CalendarChange, 'form', ChangeMistake> {
  const slotMinutes = numberIn(raw['duracion'] ?? '', 5, 120)
  if (slotMinutes === undefined) return wrong('duracion', 's22.err.slot')
  const noticeHours = numberIn(raw['aviso'] ?? '', 0, 168)
  if (noticeHours === undefined) return wrong('aviso', 's22.err.notice')
  const daysAhead = numberIn(raw['dias'] ?? '', 1, 180)
  if (daysAhead === undefined) return wrong('dias', 's22.err.ahead')
  const opens = (raw['abre'] ?? '').trim()
  const opensOn = opens === '' ? null : typedDay(opens)
  if (opensOn === undefined) return wrong('abre', 's22.err.day')
  const procedures = centreProcedures.filter((each) => raw[procedureField(each)] === each)
  return ok({ is: 'rule', rule: { slotMinutes, noticeHours, opensOn, daysAhead }, procedures })
}

function hoursOf(raw: RawChange): Outcome<readonly OpenHours[], 'form', ChangeMistake> {
  const all: OpenHours[] = []
  for (const weekday of weekdays) {
    const read = parseHours(raw[hourField(weekday)] ?? '', weekday)
    if (!read.ok) return wrong(hourField(weekday), 's22.err.hours')
    all.push(...read.value)
  }
  return ok(all)
}

function closureOf(
  raw: RawChange,
  calendar: Calendar,
  ids: NewIds,
): Outcome<CalendarChange, 'form', ChangeMistake> {
  const day = typedDay(raw['dia'] ?? '')
  if (day === undefined) return wrong('dia', 's22.err.day')
  const [begins, ends] = [typedMinute(raw['desde'] ?? ''), typedMinute(raw['hasta'] ?? '')]
  if (begins === undefined) return wrong('desde', 's22.err.time')
  if (ends === undefined || ends <= begins) return wrong('hasta', 's22.err.time')
  const reason = reasonOf(raw, 200)
  if (reason === undefined) return wrong('motivo', 's22.err.reason')
  const named = raw['ventanilla'] ?? ''
  const window = calendar.windows.find(({ id }) => id === named)
  if (named !== '' && window === undefined) return wrong('cambio', 's22.err.gone')
  return ok({
    is: 'closed',
    closure: {
      id: ids.closure(),
      windowId: window?.id ?? null,
      from: momentOf(day, begins, calendar.zone),
      until: momentOf(day, ends, calendar.zone),
      reason,
    },
  })
}

function reasonOf(raw: RawChange, longest: number): string | undefined {
  const reason = (raw['motivo'] ?? '').trim()
  return reason === '' || reason.length > longest ? undefined : reason
}
