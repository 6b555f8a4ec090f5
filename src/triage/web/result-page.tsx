import { QrCode } from '../../appointments/web/qr-code.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { ButtonLink, InsetText, Link } from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { ResultRow } from '../domain/row-types.ts'
import type { Question } from '../domain/tree.ts'
import { questionPath, triagePath } from './paths.ts'
import type { RowFacts, RowWords } from './row-words.ts'
import { rowWords } from './row-words.ts'

/** What others say beside a result: dates, what waiting costs. It stands under what to prepare. */
export type ResultBlock = (visit: Visit, row: ResultRow) => Child

export interface ResultPageProps {
  readonly visit: Visit
  readonly row: ResultRow
  readonly facts: RowFacts
  /** The question whose answer led here, where one did. */
  readonly from?: Question | undefined
  /** The address of this result without any language or way, and its code for a camera. */
  readonly address: string
  readonly qr: readonly (readonly boolean[])[]
  readonly blocks?: readonly ResultBlock[] | undefined
}

/**
 * · what happens, why, what to do, how long, what to prepare, and one button. It says the same to
 * everybody: nothing of it is about anybody (SCREENS 0.6, level 0).
 */
export function ResultPage(props: ResultPageProps): Html {
  const { visit, row, facts, from, address, qr, blocks = [] } = props
  const { t } = visit
  const words = rowWords(t, row, facts)
  const back = from === undefined ? triagePath : questionPath(from.id)
  return (
    <Page {...visit.page} title={words.title} back={back}>
      <div class="clv-result">
        {row.isStuck && <InsetText>{t('t.result.dont')}</InsetText>}
        <h2 class="govuk-heading-m">{t('t.result.why')}</h2>
        <p class="govuk-body">{words.why}</p>
        <h2 class="govuk-heading-m">{t('t.result.do')}</h2>
        <p class="govuk-body">{words.todo}</p>
        <h2 class="govuk-heading-m">{t('t.result.time')}</h2>
        <p class="govuk-body">{words.time}</p>
        <h2 class="govuk-heading-m">{t('t.result.prepare')}</h2>
        <Papers visit={visit} papers={words.papers} />
        {blocks.map((block) => block(visit, row))}
        <ButtonLink href={row.next.path}>{words.next}</ButtonLink>
        <p class="govuk-body">
          <Link href={back} class="clv-target">
            {t('t.result.wrong')}
          </Link>
        </p>
        <h2 class="govuk-heading-s">{t('t.result.carry')}</h2>
        <p class="govuk-body-s">{t('t.result.carry.body', { direccion: address })}</p>
        <QrCode modules={qr} label={t('t.result.qr')} />
        <p class="govuk-body-s">{t('t.result.number', { fila: row.id })}</p>
      </div>
    </Page>
  )
}

/** With one way its papers are enough; of several, each says whose they are. */
const Papers = ({
  visit: { t },
  papers,
}: Pick<ResultPageProps, 'visit'> & Pick<RowWords, 'papers'>): Html => {
  if (papers.length === 0) return <p class="govuk-body">{t('t.result.nothing')}</p>
  return (
    <>
      {papers.map(({ way, papers: all }) => (
        <>
          {papers.length > 1 && <h3 class="govuk-heading-s">{way}</h3>}
          {all.map((words) => (
            <p class="govuk-body">{words}</p>
          ))}
        </>
      ))}
    </>
  )
}
