import type { Visit } from '../../platform/web/context.ts'
import { ButtonLink } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { tree } from '../domain/tree.ts'
import { triagePath } from './paths.ts'
import { Answers } from './question-page.tsx'

/** `/ayuda` · the way into the questions, and all of them on one page, for whoever would rather look than answer. */
export function HelpPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('help.title')} back="/">
      <p class="govuk-body-l">{t('help.lead')}</p>
      <ButtonLink href={triagePath} isStart>
        {t('t01.title')}
      </ButtonLink>
      <h2 class="govuk-heading-l">{t('help.all')}</h2>
      <p class="govuk-body">{t('help.all.body')}</p>
      {tree.questions.map((question) => (
        <section aria-labelledby={question.id}>
          <h3 class="govuk-heading-m" id={question.id}>
            {t(question.title)}
          </h3>
          <Answers visit={visit} question={question} level="s" />
        </section>
      ))}
    </Page>
  )
}
