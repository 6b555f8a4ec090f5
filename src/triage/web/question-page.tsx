import type { Visit } from '../../platform/web/context.ts'
import { Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { parentOf, tree, type Question } from '../domain/tree.ts'
import { questionPath, targetPath } from './paths.ts'

export interface QuestionPageProps {
  readonly visit: Visit
  readonly question: Question
}

/**
 * T-01 to T-12 · one question. An answer is a link: each page has an address of its own, the way back works, and
 * there is nothing to send and nothing to forget.
 */
export function QuestionPage({ visit, question }: QuestionPageProps): Html {
  const { t } = visit
  const parent = parentOf(question.id)
  return (
    <Page
      {...visit.page}
      title={t(question.title)}
      back={parent === undefined ? '/ayuda' : questionPath(parent.id)}
    >
      {question.id === tree.first && <p class="govuk-body">{t('t01.lead')}</p>}
      <Answers visit={visit} question={question} level="m" />
    </Page>
  )
}

interface AnswersProps extends QuestionPageProps {
  /** Size of the headings over groups of answers. */
  readonly level: 'm' | 's'
}

/** The answers of a question, each leading on. */
export const Answers = ({ visit: { t }, question, level }: AnswersProps): Html => (
  <>
    {question.groups.map(({ title, answers }) => (
      <>
        {title !== undefined &&
          (level === 'm' ? (
            <h2 class="govuk-heading-m">{t(title)}</h2>
          ) : (
            <h3 class="govuk-heading-s">{t(title)}</h3>
          ))}
        <ul class="govuk-list govuk-list--spaced">
          {answers.map(({ key, to }) => (
            <li>
              <Link href={targetPath(to, question.id)} class="clv-target">
                {t(key)}
              </Link>
            </li>
          ))}
        </ul>
      </>
    ))}
  </>
)
