import type { Visit } from '../../platform/web/context.ts'
import type { Attendance, OnPaper } from '../domain/attendance.ts'
import { momentWords } from './told-acts.ts'

/** An attendance on paper in words: both times, who attended, and the number on the form (F-41). */
export const offlineWords = (
  { t }: Pick<Visit, 't'>,
  { at }: Pick<Attendance, 'at'>,
  paper: OnPaper,
): string =>
  t('paper.line', {
    hoja: String(paper.sheet),
    atendida: momentWords(paper.attendedAt),
    nombre: paper.attendedBy.name,
    ingresada: momentWords(at),
  })
