import type { Agreement } from '../app/first-key.ts'
import type { WayTime } from '../domain/way-time.ts'
import type { Visit } from '../../platform/web/context.ts'
import { Button, InsetText, Link, Radios } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { timeWords } from './way-block.tsx'

/** The words that the person agrees to, in the language of the page; another text is another version. */
export const agreementIn = ({ t, lang }: Visit): Agreement => ({
  version: '1',
  lang,
  words: [t('p70.agree.1'), t('p70.agree.2'), t('p70.agree.3')].join('\n'),
})

export interface FirstKeyPageProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly time: WayTime
  /** The case of which the registries confirmed the pair; without one the numbers are asked for first. */
  readonly confirmed?: { readonly caseCode: string } | undefined
  /** Where the online way goes on; told to whoever has shown that the employer is theirs (SCREENS 0.6). */
  readonly exists?: { readonly href: string } | undefined
  readonly notAgreed?: boolean
}

/** The same words, a paragraph for each line. */
export const AgreementWords = ({ visit }: { readonly visit: Visit }): Html => (
  <>
    {agreementIn(visit)
      .words.split('\n')
      .map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
  </>
)

/** P-70 · a set-up, not a reset: data, agreement, papers, counter. */
export function FirstKeyPage(props: FirstKeyPageProps): Html {
  const { visit, formNumber, time, confirmed, exists, notAgreed } = props
  const { t } = visit
  const error = notAgreed === true ? t('p70.agree.err') : undefined
  return (
    <Page
      {...visit.page}
      title={t('p70.title')}
      back="/tramite"
      caseCode={confirmed?.caseCode}
      errors={error === undefined ? [] : [{ field: 'acuerdo', text: error }]}
    >
      {exists !== undefined && (
        <InsetText>
          {t('p70.exists')} <Link href={exists.href}>{t('p96.resume')}</Link>
        </InsetText>
      )}
      <p class="govuk-body">{t('p70.body.today')}</p>
      <p class="govuk-body">{timeWords(visit, time)}</p>
      <h2 class="govuk-heading-m">{t('p70.list')}</h2>
      <ol class="govuk-list govuk-list--number">
        <li>{confirmed === undefined ? t('p70.t1') : t('p70.t1.done')}</li>
        <li>{t('p70.t3')}</li>
        <li>{t('p70.t2.today')}</li>
      </ol>
      <form method="post" action="/primera-clave" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        {confirmed !== undefined && (
          <Radios
            name="acuerdo"
            legend={t('p70.agree.title')}
            legendClass="govuk-fieldset__legend--m"
            hint={<AgreementWords visit={visit} />}
            error={error}
            items={[{ value: 'si', label: t('p70.agree') }]}
          />
        )}
        <Button>{confirmed === undefined ? t('p70.start') : t('p20.prepare')}</Button>
      </form>
    </Page>
  )
}
