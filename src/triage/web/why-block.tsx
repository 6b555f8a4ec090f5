import { toIso } from '../../kernel/time.ts'
import { formatDate, formatTime } from '../../platform/text/dates.ts'
import type { Visit } from '../../platform/web/context.ts'
import { ButtonLink, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import type { Diagnosis } from '../app/diagnosis.ts'
import { slugOf } from '../domain/rows.ts'
import { resultPath, triagePath } from './paths.ts'
import { goPath, whyLine } from './why-words.ts'

export interface WhyBlockProps {
  readonly visit: Visit
  readonly code: string
  readonly diagnosis: Diagnosis
  /** On the page itself that the button would lead to, there is no button. */
  readonly here?: string | undefined
}

/** "¿Por qué no funcionó?": what happened, with its times, and the way that works first time. */
export function WhyBlock({ visit, code, diagnosis, here }: WhyBlockProps): Html {
  const { t } = visit
  const { go } = diagnosis
  const href = go === 'wait' ? undefined : goPath(go, code)
  return (
    <section aria-labelledby="porque">
      <h2 class="govuk-heading-m" id="porque">
        {t('why.title')}
      </h2>
      <Happened visit={visit} diagnosis={diagnosis} />
      {go !== 'wait' && (
        <p class="govuk-body">
          <Link href={resultPath(diagnosis.row)}>
            {t('why.row', { titulo: t(`t.${slugOf(diagnosis.row)}.title`) })}
          </Link>
        </p>
      )}
      {go === 'wait' ? (
        <p class="govuk-body">{t('why.wait')}</p>
      ) : (
        href !== undefined &&
        href !== here && (
          <ButtonLink href={href} kind="secondary">
            {t(`why.go.${go}`)}
          </ButtonLink>
        )
      )}
    </section>
  )
}

/** What happened, and where that is so, that doing the same again changes nothing. */
export const Happened = ({
  visit,
  diagnosis: { happened, sameAgain },
}: Pick<WhyBlockProps, 'visit' | 'diagnosis'>): Html => {
  const { t, lang } = visit
  return (
    <>
      <ol class="govuk-list govuk-list--spaced">
        {happened
          .map((each) => whyLine(visit, each))
          .map(({ at, text }) => (
            <li>
              {at !== null && (
                <>
                  <time datetime={toIso(at)}>
                    {formatDate(at, lang)}, {formatTime(at, undefined, 'seconds')}
                  </time>
                  <br />
                </>
              )}
              {text}
            </li>
          ))}
      </ol>
      {!sameAgain && (
        <p class="govuk-body">
          <strong>{t('t.result.dont')}</strong>
        </p>
      )}
    </>
  )
}

/** S-05: the words that the person reads, for whoever serves them (DOMAIN 13, row 20). */
export const WhyForOfficer = ({
  visit,
  diagnoses,
}: {
  readonly visit: Visit
  readonly diagnoses: readonly Diagnosis[]
}): Html => (
  <>
    {diagnoses.length > 0 && <h2 class="govuk-heading-m">{visit.t('why.person')}</h2>}
    {diagnoses.map((diagnosis) => (
      <>
        <h3 class="govuk-heading-s">
          {diagnosis.row} · {visit.t(`t.${slugOf(diagnosis.row)}.title`)}
        </h3>
        <Happened visit={visit} diagnosis={diagnosis} />
      </>
    ))}
  </>
)

/** The same block for whoever has shown nothing: one text for all, whatever there is to know (ATK-14, ATK-16). */
export const PublicWhy = ({ visit: { t } }: Pick<WhyBlockProps, 'visit'>): Html => (
  <p class="govuk-body">
    {t('why.public')} <Link href={triagePath}>{t('g.help.triage')}</Link>
  </p>
)
