import { civilDay, isDay, type CivilDay } from '../../kernel/civil-day.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import {
  documentKinds,
  documentRules,
  type DocumentKind,
  type DocumentPoint,
} from '../../proofs/dossier/domain/documents.ts'
import type { CheckResult, JudgedCheck } from '../../proofs/dossier/domain/dossier.ts'
import type { TextKey } from '../../platform/text/keys.ts'

export type PaperError = Extract<TextKey, `s06.err.${string}`>

export const paperResults = ['ok', 'fix', 'skip'] as const satisfies readonly CheckResult[]

/** Every point of any paper, once. */
export const documentPoints: readonly DocumentPoint[] = [
  ...new Set(documentKinds.flatMap((kind) => documentRules[kind].points)),
]
/** A box is a field of its own: no field comes twice. */
export const pointField = (point: DocumentPoint): `punto.${DocumentPoint}` => `punto.${point}`

/** The boxes of the day that stands on a paper. */
export const dayFields = ['fecha-day', 'fecha-month', 'fecha-year'] as const

export const paperFields = [
  'f',
  'resultado',
  'motivo',
  'original',
  'archivo',
  ...dayFields,
  ...documentPoints.map(pointField),
] as const
export type PaperFields = Readonly<Record<(typeof paperFields)[number], string>>

/**
 * What an officer said about a paper. `archivo` is the digest of the file that stood on their page; without it, or
 * with the original before them, the original is what they looked at.
 */
export function readPaperForm(kind: DocumentKind, raw: PaperFields): Outcome<JudgedCheck, PaperError> {
  const result = paperResults.find((each) => each === raw.resultado)
  if (result === undefined) return refused('s06.err.result')
  const isOriginal = raw.original !== ''
  // In order means that something was looked at; nobody says so without saying what.
  if (result === 'ok' && !isOriginal && raw.archivo === '') return refused('s06.err.seen')
  const day = readDay(raw)
  // What has to be mended need not say when it was issued.
  if (!day.ok && result === 'ok') return day
  return ok({
    kind,
    day: day.ok ? day.value : null,
    result,
    points: documentPoints.filter((point) => raw[pointField(point)] !== ''),
    reason: raw.motivo,
    fileDigest: isOriginal || raw.archivo === '' ? null : raw.archivo,
  })
}

/** Three boxes that are a day, or none of them. */
function readDay(raw: PaperFields): Outcome<CivilDay | null, 's06.err.badDay'> {
  const typed = dayFields.map((field) => raw[field].trim())
  if (typed.every((box) => box === '')) return ok(null)
  if (!typed.every((box) => /^\d{1,4}$/.test(box))) return refused('s06.err.badDay')
  const [day = 0, month = 0, year = 0] = typed.map(Number)
  return isDay(year, month, day) ? ok(civilDay(year, month, day)) : refused('s06.err.badDay')
}

/** What stands in a form again that was refused. */
export const typedPaper = (raw: PaperFields): TypedPaper => ({
  result: raw.resultado,
  points: documentPoints.filter((point) => raw[pointField(point)] !== ''),
  isOriginal: raw.original !== '',
  reason: raw.motivo,
  day: { day: raw['fecha-day'], month: raw['fecha-month'], year: raw['fecha-year'] },
})

export interface TypedPaper {
  readonly result: string
  readonly points: readonly DocumentPoint[]
  readonly isOriginal: boolean
  readonly reason: string
  readonly day: TypedDay
}

/** As somebody typed it, or as it was kept. */
export interface TypedDay {
  readonly day: string
  readonly month: string
  readonly year: string
}

const dayErrors: ReadonlySet<PaperError> = new Set([
  's06.err.noDay',
  's06.err.badDay',
  's06.err.future',
  's06.err.old',
  's06.err.ended',
])
/** Said beside the day, and everything else beside the result. */
export const isAboutDay = (error: PaperError): boolean => dayErrors.has(error)

/** Name the forms, for whoever takes them. */
export const paperAct = (code: string, kind: DocumentKind): string => `deskPaper:${code}:${kind}`
export const registryAct = (code: string): string => `deskRegistries:${code}`
