import type { ExportFacts } from '../../audit/index.ts'
import type { Translate } from '../../platform/text/texts.ts'
import type { ToldLine } from '../app/case-view.ts'
import { csvText } from '../domain/csv.ts'
import { actWords, reasonWords, whoWords } from './told-acts.ts'

/**
 * An exported log as people read it: its lines, and below them what was asked for, by whom, and where the file was
 * cut. The seal, which follows, signs all of it. Lane and place stand in columns of their own: a spreadsheet takes
 * `3/41` for a day.
 */
export const logFile = (lines: readonly ToldLine[], facts: ExportFacts, t: Translate): string =>
  csvText([
    [
      t('s21.file.lane'),
      t('s21.place'),
      t('s05.history.when'),
      t('s05.history.what'),
      t('s05.history.who'),
      t('s21.case'),
      t('s05.history.why'),
    ],
    ...lines.map((line) => [
      String(line.place.lane),
      String(line.place.seq),
      new Date(line.at).toISOString(),
      actWords(line.act, t),
      whoWords(line, t),
      line.caseCode ?? '',
      reasonWords(line, t),
    ]),
    [],
    [t('s21.file.institution'), facts.institution],
    [t('s21.file.filter'), filterWords(facts, t)],
    [t('s21.file.at'), facts.at],
    [t('s21.file.by'), facts.by],
    [t('s21.file.lines'), String(facts.lines)],
    [t('s21.file.cut'), cutWords(facts, t)],
    [t('s21.file.heads'), facts.heads.join(' ')],
    [t('s21.file.check'), 'clavero audit verify-export'],
  ])

function filterWords({ caseCode, officer, from, to, before }: ExportFacts, t: Translate): string {
  const said = [
    [t('s21.case'), caseCode],
    [t('s21.who'), officer],
    [t('s21.from'), from],
    [t('s21.to'), to],
    [t('s21.file.before'), before],
  ].flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]))
  return said.length === 0 ? t('s21.file.filter.none') : said.join('; ')
}

const cutWords = ({ cut }: ExportFacts, t: Translate): string =>
  cut === null
    ? t('s21.file.cut.no')
    : t('s21.file.cut.yes', { n: cut.line, momento: cut.at, entrada: `${cut.lane}/${cut.seq}` })
