import { CentreLines } from '../../centres/web/centres-page.tsx'
import type { ServiceCentre } from '../../centres/domain/centre.ts'
import { days, hours } from '../../kernel/time.ts'
import type { Visit } from '../../platform/web/context.ts'
import { SummaryList } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { WayTime } from '../domain/way-time.ts'

type DocumentName = 'cedula' | 'ruc' | 'appointment' | 'letter' | 'deed'

/** One paper of a case, as far as the way there is concerned. */
export interface Paper {
  readonly name: `p90.${DocumentName}`
  /** A copy is still to be sent, or to be mended. */
  readonly toSend: boolean
  /** The original is shown at the counter, and nowhere else. */
  readonly toBring: boolean
}

/** What somebody has to know before they travel. */
export interface NamedWay {
  readonly time: WayTime
  readonly papers: readonly Paper[]
  readonly centre: ServiceCentre | undefined
}

export interface WayBlockProps {
  readonly visit: Visit
  readonly code: string
  readonly way: NamedWay
}

/** The way named before anybody travels: where, with what, and how long others took. */
export function WayBlock({ visit, code, way: { time, papers, centre } }: WayBlockProps): Html {
  const { t } = visit
  const due = papers.filter(({ toSend, toBring }) => toSend || toBring)
  return (
    <>
      <h2 class="govuk-heading-m">{t('centre.way')}</h2>
      <SummaryList
        rows={[
          {
            key: t('centre.where'),
            value:
              centre === undefined ? (
                t('centre.where.none')
              ) : (
                <>
                  <strong>{centre.name}</strong>
                  <br />
                  <CentreLines visit={visit} centre={centre} />
                </>
              ),
            actions: [{ href: `/caso/${code}/centro`, text: t('g.change'), hiddenText: t('centre.where') }],
          },
          ...(due.length === 0
            ? []
            : [{ key: t('centre.papers'), value: <PaperList visit={visit} papers={due} /> }]),
          { key: t('centre.time'), value: timeWords(visit, time) },
        ]}
      />
    </>
  )
}

const PaperList = ({
  visit,
  papers,
}: Pick<WayBlockProps, 'visit'> & { readonly papers: readonly Paper[] }): Html => (
  <ul class="govuk-list">
    {papers.map(({ name }) => (
      <li>{visit.t(name)}</li>
    ))}
  </ul>
)

/** How long it takes, and which of the two it is: what happened here, or what is reckoned with. */
export function timeWords({ t }: Visit, time: WayTime): string {
  if (time.from === 'estimate') return t('centre.time.estimate', { n: time.usual, m: String(time.slow) })
  const words = (seconds: number) =>
    seconds < days(1)
      ? t('g.time.hours', { n: Math.max(1, Math.ceil(seconds / hours(1))) })
      : t('centre.days', { n: Math.ceil(seconds / days(1)) })
  return t('centre.time.cases', { n: time.count, medio: words(time.median), lento: words(time.slow) })
}
