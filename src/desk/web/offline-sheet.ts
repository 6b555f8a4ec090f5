import type { Instant } from '../../kernel/time.ts'
import { locales } from '../../platform/text/lang.ts'
import type { Translate } from '../../platform/text/texts.ts'
import type { Sheet, SheetBlock, SheetText } from '../../platform/ui/sheet.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { Policy } from '../../policy/policy.ts'
import { documentKinds, documentRules, type DocumentKind } from '../../proofs/dossier/domain/documents.ts'
import type { PaperBlock } from '../app/print-paper.ts'
import { identityPoints } from '../domain/attendance.ts'

export interface OfflineFrame {
  readonly institution: string
  /** Everything that is printed says so there (B2). */
  readonly isDemonstration: boolean
  readonly docs: Pick<Policy['docs'], 'rucMaxAge' | 'letterMaxAge'>
}

/** To be written on by hand. */
const blank = '_'.repeat(40)
const blankDay = '____ / ____ / ________'
const blankTime = '____ : ____'

/**
 * The forms that officers keep for the hour in which the desk is offline (F-41). They hold no data of anybody until
 * somebody writes on them, and never a key or a code of a link (I-24).
 */
export function offlineSheets(
  frame: OfflineFrame,
  { t, lang }: Pick<Visit, 't' | 'lang'>,
  { first, count }: PaperBlock,
  at: Instant,
): Sheet {
  const numbers = Array.from({ length: count }, (_, n) => first + n)
  return {
    title: t('paper.title'),
    lang: locales[lang],
    author: frame.institution,
    at,
    blocks: numbers.flatMap((number, n) => [
      ...(n === 0 ? [] : [{ is: 'page' } as const]),
      ...form(frame, t, number),
    ]),
  }
}

function form(frame: OfflineFrame, t: Translate, number: number): readonly SheetBlock[] {
  const line = (text: string): SheetText => ({ is: 'text', text })
  const field = (label: string, value = blank) => ({ label, values: [value] })
  const boxes = (texts: readonly string[]): SheetBlock => ({
    is: 'list',
    mark: 'box',
    items: texts.map((text) => ({ text })),
  })
  const heading = (text: string): SheetBlock => ({ is: 'heading', level: 2, text })
  return [
    ...(frame.isDemonstration ? [{ ...line(t('g.demo')), strong: true } as const] : []),
    { is: 'heading', level: 1, text: t('paper.heading', { hoja: String(number) }) },
    line(t('paper.use')),
    {
      is: 'facts',
      rows: [
        field(t('s02.col.code')),
        field(t('s05.field.ruc')),
        field(t('s05.datum.cedula')),
        field(t('paper.person')),
        field(t('paper.day'), blankDay),
        field(t('paper.time'), blankTime),
      ],
    },
    ...documentKinds.flatMap((kind) => [heading(t(`p90.${kind}`)), boxes(pointsOf(frame, t, kind))]),
    heading(t('s07.points')),
    boxes(identityPoints.map((point) => t(`s07.point.${point}`))),
    heading(t('s07.result')),
    // A suspicion is not written where the person reads it.
    boxes([t('s07.yes'), t('s07.no')]),
    { ...line(t('paper.noKey')), strong: true },
    { is: 'signature', under: [t('paper.signs.officer')] },
    { is: 'signature', under: [t('paper.signs.person')] },
  ]
}

/** The points of a paper, and its day where one counts. */
function pointsOf({ docs }: OfflineFrame, t: Translate, kind: DocumentKind): readonly string[] {
  const { points, oldest, ends } = documentRules[kind]
  const days = oldest === null ? 0 : docs[oldest]
  const day = ends ? t('s06.day.ends') : oldest === null ? undefined : t('s06.day.issued')
  return [
    ...points.map((point) =>
      point === 'recent' ? t('s06.point.recent', { n: days }) : t(`s06.point.${point}`),
    ),
    ...(day === undefined ? [] : [`${day}: ${blankDay}`]),
  ]
}
