import { isDay } from '../../kernel/civil-day.ts'
import { parseId, type OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { instantAt, zones, type Instant } from '../../kernel/time.ts'
import type { TextKey } from '../../platform/text/keys.ts'
import type { EnterRefusal, PaperForm } from '../app/enter-paper.ts'
import { attendanceResults, identityPoints } from '../domain/attendance.ts'
import { counterRefusals } from './counter-refusals.ts'
import { identityField } from './identity-field.ts'

export type OfflineError = Extract<
  TextKey,
  `paper.err.${string}` | `s07.err.${string}` | 's06.err.over' | 's06.err.conflict'
>

/** What was refused, and the field beside which it is said. */
export interface OfflineMistake {
  readonly field: 'hoja' | 'fecha' | 'hora' | 'atendio' | 'resultado'
  readonly error: OfflineError
}

export const offlineAct = (code: string): string => `deskOffline:${code}`

export const offlineFields = [
  'f',
  'hoja',
  'fecha-day',
  'fecha-month',
  'fecha-year',
  'hora',
  'atendio',
  'resultado',
  ...identityPoints.map(identityField),
] as const
export type OfflineFields = Readonly<Record<(typeof offlineFields)[number], string>>

/** What every refusal is said beside. */
export const offlineMistakes = {
  noCase: { field: 'resultado', error: counterRefusals.noCase },
  conflict: { field: 'atendio', error: counterRefusals.conflict },
  points: { field: 'resultado', error: 's07.err.points' },
  future: { field: 'fecha', error: 'paper.err.future' },
  beforeCase: { field: 'fecha', error: 'paper.err.beforeCase' },
  tooOld: { field: 'fecha', error: 'paper.err.tooOld' },
  attendant: { field: 'atendio', error: 'paper.err.attendant' },
  noSheet: { field: 'hoja', error: 'paper.err.noSheet' },
  sheetUsed: { field: 'hoja', error: 'paper.err.sheetUsed' },
} as const satisfies Readonly<Record<EnterRefusal, OfflineMistake>>

type Wrong = 'sheet' | 'day' | 'time' | 'attendant' | 'result'
/** What cannot be read, each beside its field. */
export const unreadable = {
  sheet: { field: 'hoja', error: 'paper.err.sheet' },
  day: { field: 'fecha', error: 'paper.err.day' },
  time: { field: 'hora', error: 'paper.err.time' },
  attendant: { field: 'atendio', error: 'paper.err.attendant' },
  result: { field: 'resultado', error: 's07.err.result' },
} as const satisfies Readonly<Record<Wrong, OfflineMistake>>

/** What an officer copied from a form. Times are of the mainland. */
export function readOfflineForm(raw: OfflineFields): Outcome<Omit<PaperForm, 'caseId'>, Wrong> {
  const sheet = raw.hoja.trim()
  if (!/^\d{1,9}$/.test(sheet)) return refused('sheet')
  const at = readMoment(raw)
  if (!at.ok) return at
  const attendedBy = parseId<OfficerId>(raw.atendio)
  if (!attendedBy.ok) return refused('attendant')
  const result = attendanceResults.find((each) => each === raw.resultado)
  if (result === undefined) return refused('result')
  return ok({
    sheet: Number(sheet),
    attendedAt: at.value,
    attendedBy: attendedBy.value,
    result,
    points: identityPoints.filter((point) => raw[identityField(point)] !== ''),
  })
}

function readMoment(raw: OfflineFields): Outcome<Instant, 'day' | 'time'> {
  const boxes = [raw['fecha-day'], raw['fecha-month'], raw['fecha-year']].map((box) => box.trim())
  if (!boxes.every((box) => /^\d{1,4}$/.test(box))) return refused('day')
  const [day = 0, month = 0, year = 0] = boxes.map(Number)
  if (!isDay(year, month, day)) return refused('day')
  const time = /^\s*(\d{1,2})[:.h](\d{2})\s*$/.exec(raw.hora)
  const hour = Number(time?.[1])
  const minute = Number(time?.[2])
  if (time === null || hour > 23 || minute > 59) return refused('time')
  return ok(instantAt({ year, month, day, hour, minute }, zones.mainland))
}
