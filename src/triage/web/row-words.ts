import { wayWords } from '../../cases/web/ways.ts'
import type { Policy } from '../../policy/policy.ts'
import { durationInWords } from '../../platform/text/dates.ts'
import type { Translate } from '../../platform/text/texts.ts'
import type { Theme } from '../../platform/ui/theme.ts'
import { slugOf } from '../domain/rows.ts'
import type { PaperList, ResultRow, RowTime, Span } from '../domain/row-types.ts'

/** What the words of the rows take from the rules and from the face of the institution. */
export interface RowFacts {
  readonly sender: string
  readonly phone: string
  readonly institution: string
  readonly keyMin: number
  readonly keyMax: number
  /** Seconds that a longer link lives; undefined where none is offered. */
  readonly longerLink: number | undefined
  /** Seconds. */
  readonly suspension: number
}

export const rowFactsOf = (policy: Policy, theme: Theme): RowFacts => ({
  sender: theme.sender,
  phone: theme.phone,
  institution: theme.name,
  keyMin: policy.key.min,
  keyMax: policy.key.max,
  longerLink: policy.link.longOffered ? policy.link.lifeLong : undefined,
  suspension: policy.questions.suspension,
})

/** One row as it is said: on a page, on paper, to a program. */
export interface RowWords {
  readonly title: string
  readonly why: string
  readonly todo: string
  readonly time: string
  /** Way by way; the words are those of P-16. */
  readonly papers: readonly { readonly way: string; readonly papers: readonly string[] }[]
  readonly next: string
}

export function rowWords(t: Translate, row: ResultRow, facts: RowFacts): RowWords {
  const slug = slugOf(row.id)
  const given = {
    remitente: facts.sender,
    telefonoAyuda: facts.phone,
    institucion: facts.institution,
    min: facts.keyMin,
    max: facts.keyMax,
  }
  const todo = t(`t.${slug}.do`, given)
  return {
    title: t(`t.${slug}.title`),
    why: t(`t.${slug}.why`),
    todo: row.id === 'R-07' ? [todo, ...longerLink(t, facts)].join(' ') : todo,
    time: timeWords(t, row.time, facts),
    papers: row.papers.map((way) => ({ way: t(`p16.${way}`), papers: papersOf(t, way) })),
    next: t(`t.next.${row.next.words}`),
  }
}

const longerLink = (t: Translate, { longerLink: seconds }: RowFacts): readonly string[] =>
  seconds === undefined ? [] : [t('t.r07.longer', { plazo: durationInWords(seconds, t) })]

const papersOf = (t: Translate, way: PaperList): readonly string[] =>
  wayWords[way].papers.map((key) => t(key))

function timeWords(t: Translate, time: RowTime, { suspension }: RowFacts): string {
  switch (time.is) {
    case 'varies':
      return t('t.time.varies')
    case 'rule':
      return durationInWords(suspension, t)
    case 'span': {
      const [least, most] = [spanWords(t, time.least), spanWords(t, time.most)]
      if (least === most) return most
      // "De 1 a 3 días", where both ends are said in the same unit.
      const isSame = time.least.unit === time.most.unit && (time.most.unit !== 'minutes' || time.most.n < 60)
      return t('t.time.range', { menos: isSame ? String(time.least.n) : least, plazo: most })
    }
  }
}

const secondsIn = { minutes: 60, hours: 3600 } as const

const spanWords = (t: Translate, { n, unit }: Span): string =>
  unit === 'workingDays' ? t('t.time.workingDays', { n }) : durationInWords(n * secondsIn[unit], t)
