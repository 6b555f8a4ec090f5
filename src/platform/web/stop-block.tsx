import type { CodeName } from '../../kernel/catalogue.ts'
import { ButtonLink } from '../ui/components/index.ts'
import type { Html } from '../ui/jsx-runtime.ts'
import type { Visit } from './context.ts'

export interface StopBlockProps {
  readonly visit: Visit
  readonly name: CodeName
  /** Where the same help stands for this page, if not where it stands for others. */
  readonly href?: string | undefined
}

/**
 * "Stop, this will not help": in place of the same refusal over and over, what to do instead. Nothing is closed by it;
 * the form stands below and takes another try (SCREENS 2, t.result.dont).
 */
export function StopBlock({ visit, name, href }: StopBlockProps): Html {
  const advice = visit.isRepeating(name) ? visit.advice(name) : undefined
  if (advice === undefined) return <></>
  const { t } = visit
  return (
    <section class="govuk-inset-text" aria-labelledby="alto">
      <h2 class="govuk-heading-m" id="alto">
        {t('t.result.dont')}
      </h2>
      <p class="govuk-body">{t('why.instead', { titulo: t(advice.title) })}</p>
      <ButtonLink href={href ?? advice.href}>{t(advice.words)}</ButtonLink>
      <p class="govuk-body">{t('why.goOn')}</p>
    </section>
  )
}
