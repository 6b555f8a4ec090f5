import type { Visit } from '../../platform/web/context.ts'
import type { AttendedArrival } from '../domain/attendance.ts'
import { momentWords } from './told-acts.ts'

/** To what the person came whom an officer attended, for whoever decides about it (ATK-48). */
export function arrivalWords({ t }: Pick<Visit, 't'>, arrival: AttendedArrival | null): string {
  if (arrival === null) return t('s09.arrival.none')
  const { arrivedAt, turnoAt, window } = arrival
  const told = { llegada: momentWords(arrivedAt), n: window ?? 0 }
  return turnoAt === null
    ? t('s09.arrival.walkIn', told)
    : t('s09.arrival.turno', { ...told, turno: momentWords(turnoAt) })
}
