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

export const paperFields = [
  'f',
  'resultado',
  'motivo',
  'original',
  'archivo',
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
  return ok({
    kind,
    result,
    points: documentPoints.filter((point) => raw[pointField(point)] !== ''),
    reason: raw.motivo,
    fileDigest: isOriginal || raw.archivo === '' ? null : raw.archivo,
  })
}

/** What stands in a form again that was refused. */
export const typedPaper = (raw: PaperFields): TypedPaper => ({
  result: raw.resultado,
  points: documentPoints.filter((point) => raw[pointField(point)] !== ''),
  isOriginal: raw.original !== '',
  reason: raw.motivo,
})

export interface TypedPaper {
  readonly result: string
  readonly points: readonly DocumentPoint[]
  readonly isOriginal: boolean
  readonly reason: string
}

/** Name the forms, for whoever takes them. */
export const paperAct = (code: string, kind: DocumentKind): string => `deskPaper:${code}:${kind}`
export const registryAct = (code: string): string => `deskRegistries:${code}`
