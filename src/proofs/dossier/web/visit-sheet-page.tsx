import { ButtonLink, SummaryList } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import type { Visit } from '../../../platform/web/context.ts'
import type { VisitSheetWords } from './visit-sheet-words.ts'

/** The sheet of the way on the screen; printed from here, it is what the PDF is, without its QR code. */
export function VisitSheetPage({
  visit,
  words,
}: {
  readonly visit: Visit
  readonly words: VisitSheetWords
}): Html {
  const { t } = visit
  const here = `/caso/${words.code}`
  return (
    <Page
      {...visit.page}
      title={t('sheet.title')}
      back={`${here}/documentos`}
      caseCode={words.code}
      styles={['more.css']}
    >
      <ButtonLink href={`${here}/hoja.pdf`}>{t('sheet.download')}</ButtonLink>
      <div class="clv-sheet">
        <SummaryList
          rows={[
            { key: t('sheet.code'), value: words.code },
            ...words.facts.map(([key, value]) => ({ key, value })),
          ]}
        />
        <h2 class="govuk-heading-m">{t('p16.papers.title')}</h2>
        <ul class="govuk-list govuk-list--spaced clv-boxes">
          {words.papers.map(({ name, notes }) => (
            <li>
              <strong>{name}</strong>
              {notes.map((note) => (
                <p class="govuk-body-s clv-note">{note}</p>
              ))}
            </li>
          ))}
        </ul>
        <h2 class="govuk-heading-m">{t('sheet.steps')}</h2>
        <ol class="govuk-list govuk-list--number">
          {words.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p class="govuk-body">
          <strong>{words.warning}</strong>
        </p>
      </div>
    </Page>
  )
}
