import { askRegistries } from '../../src/desk/app/ask-registries.ts'
import { checkPaper } from '../../src/desk/app/check-paper.ts'
import { enterPaper, type PaperForm } from '../../src/desk/app/enter-paper.ts'
import { takeBlock } from '../../src/desk/app/print-paper.ts'
import { addDays, calendarOf, mainlandDay } from '../../src/kernel/civil-day.ts'
import { instant, wallClock, zones, type Instant } from '../../src/kernel/time.ts'
import { loadDossier } from '../../src/proofs/dossier/app/load-dossier.ts'
import { documentRules } from '../../src/proofs/dossier/domain/documents.ts'
import { attended, caseOf, counterAt, type Attended, type Officer } from './counter.ts'
import { letTimePass } from './passing-time.ts'
import type { Service } from './service.ts'

/** A whole minute, as people write it, this many hours ago. */
export const hoursAgo = (hours: number): Instant =>
  instant(Math.floor((Date.now() - hours * 3_600_000) / 60_000) * 60_000)

/** A case that was opened some hours ago, and goes on before an officer. */
export async function openedAgo(
  service: Service,
  hours: number,
  path: 'inPerson' | 'firstKey' = 'inPerson',
): Promise<Attended> {
  const one = await attended(service, path)
  await letTimePass(service, one.company, hours * 3_600)
  return one
}

/** The number of a form that was printed. */
export const printedSheet = async (service: Service, { duty }: Pick<Officer, 'duty'>): Promise<number> =>
  (await takeBlock(counterAt(service), duty, 1)).first

export async function enter(
  service: Service,
  { duty }: Pick<Officer, 'duty'>,
  code: string,
  form: Partial<Omit<PaperForm, 'caseId'>> = {},
) {
  return enterPaper(counterAt(service), duty, {
    caseId: (await caseOf(service, code)).case.id,
    result: 'confirmed',
    points: ['face', 'questions', 'agreement'],
    attendedAt: hoursAgo(20),
    attendedBy: duty.id,
    sheet: form.sheet ?? (await printedSheet(service, { duty })),
    ...form,
  })
}

/** Registries and papers, after a form was entered; every paper was as old then as it may be. */
export async function papersOfForm(
  service: Service,
  { duty }: Pick<Officer, 'duty'>,
  code: string,
  attendedAt: Instant,
): Promise<void> {
  const counter = counterAt(service)
  const loaded = await caseOf(service, code)
  await askRegistries(counter, duty, loaded)
  const then = mainlandDay(attendedAt)
  for (const { kind } of (await loadDossier(counter, loaded)).documents) {
    const { ends, oldest, points } = documentRules[kind]
    const day = ends ? then : oldest === null ? null : addDays(then, -counter.policy.docs[oldest])
    const checked = await checkPaper(counter, duty, loaded.case.id, {
      kind,
      result: 'ok',
      points,
      reason: '',
      fileDigest: null,
      day,
    })
    if (!checked.ok) throw new Error(`${kind} is not in order: ${checked.code}`)
  }
}

/** The fields of a form as an officer types them. */
export function typedForm(sheet: number, attendedAt: Instant, attendedBy: string): Record<string, string> {
  const { day, month, year } = calendarOf(mainlandDay(attendedAt))
  const { hour, minute } = wallClock(attendedAt, zones.mainland)
  return {
    hoja: String(sheet),
    'fecha-day': String(day),
    'fecha-month': String(month),
    'fecha-year': String(year),
    hora: `${hour}:${String(minute).padStart(2, '0')}`,
    atendio: attendedBy,
    resultado: 'confirmed',
    'punto.face': 'si',
    'punto.questions': 'si',
  }
}
