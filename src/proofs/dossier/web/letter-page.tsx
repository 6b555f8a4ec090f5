import { Button, ButtonLink, Details, Input, SummaryList } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { locales } from '../../../platform/text/lang.ts'
import type { Visit } from '../../../platform/web/context.ts'
import { letterLang, type LetterWords } from './letter-words.ts'

export interface LetterPageProps {
  readonly visit: Visit
  readonly code: string
  readonly formNumber: string
  /** As it was typed, or as it is remembered. */
  readonly city: string
  readonly error?: 'empty' | 'characters' | 'long' | undefined
  /** The letter as it is printed, and the same in the language of the page; undefined until the place is known. */
  readonly letter?:
    { readonly printed: LetterWords; readonly translated: LetterWords | undefined } | undefined
}

/** P-92 · the letter filled in from the case; only its place is asked for. */
export function LetterPage({ visit, code, formNumber, city, error, letter }: LetterPageProps): Html {
  const { t } = visit
  const words = error === undefined ? undefined : t(`p92.err.${error}`)
  const form = (
    <form method="post" action={`/caso/${code}/carta`} novalidate>
      <input type="hidden" name="f" value={formNumber} />
      <Input
        name="ciudad"
        label={t('p92.city')}
        hint={t('p92.city.hint')}
        value={city}
        error={words}
        class="govuk-input--width-20"
      />
      <Button kind={letter === undefined ? 'primary' : 'secondary'}>{t('p92.make')}</Button>
    </form>
  )
  return (
    <Page
      {...visit.page}
      title={t('p92.title')}
      back={`/caso/${code}/documentos`}
      caseCode={code}
      styles={['more.css']}
      errors={words === undefined ? [] : [{ field: 'ciudad', text: words }]}
    >
      {letter === undefined ? (
        <>
          <p class="govuk-body">{t('p92.first')}</p>
          {form}
        </>
      ) : (
        <>
          <p class="govuk-body">{t('p92.body')}</p>
          <section class="govuk-inset-text" lang={locales[letterLang]} aria-label={t('p92.title')}>
            <LetterText words={letter.printed} />
          </section>
          {letter.translated !== undefined && (
            <Details summary={t('p92.translated')}>
              <LetterText words={letter.translated} />
            </Details>
          )}
          <ButtonLink href={`/caso/${code}/carta.pdf`}>{t('p92.download')}</ButtonLink>
          <p class="govuk-body">{t('p92.sign')}</p>
          <Details summary={t('p92.change')}>{form}</Details>
        </>
      )}
    </Page>
  )
}

const LetterText = ({ words }: { readonly words: LetterWords }): Html => (
  <>
    <p class="govuk-body">{words.place}</p>
    {words.to.map((line) => (
      <p class="govuk-body">{line}</p>
    ))}
    <p class="govuk-body">
      <strong>{words.subject}</strong>
    </p>
    <SummaryList rows={words.facts.map(([key, value]) => ({ key, value }))} />
    {[...words.body, words.code, words.valid].map((line) => (
      <p class="govuk-body">{line}</p>
    ))}
  </>
)
