import type { Lang } from '../../../kernel/lang.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import { locales } from '../../../platform/text/lang.ts'
import { trustedHtml } from '../../../platform/ui/jsx-runtime.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { faultNames, simulatedRegistries } from './faults.ts'
import type { FaultName } from './faults.ts'
import { simulatorWords } from './words.ts'
import type { SimulatorWords } from './words.ts'

export interface FaultsFormProps {
  readonly lang: Lang
  /** Where the form is sent. */
  readonly action: string
  readonly current: Readonly<Record<RegistrySource, FaultName>>
  /** Of the page that the form stands on, where that has one; sent as `f`. */
  readonly formNumber?: string
}

const FaultSelect = (props: {
  readonly registry: RegistrySource
  readonly current: FaultName
  readonly words: SimulatorWords
}): Html => (
  <div class="govuk-form-group">
    <label class="govuk-label" for={props.registry}>
      {props.words.registries[props.registry]}
    </label>
    <select class="govuk-select" id={props.registry} name={props.registry}>
      {faultNames.map((fault) => (
        <option value={fault} selected={fault === props.current}>
          {props.words.faults[fault]}
        </option>
      ))}
    </select>
  </div>
)

/** One select a registry and a button: works without JavaScript, on our own page or inside another. */
export function FaultsForm({ lang, action, current, formNumber }: FaultsFormProps): Html {
  const words = simulatorWords[lang]
  return (
    <form method="post" action={action} novalidate>
      {formNumber !== undefined && <input type="hidden" name="f" value={formNumber} />}
      <p class="govuk-body">{words.intro}</p>
      {simulatedRegistries.map((registry) => (
        <FaultSelect registry={registry} current={current[registry]} words={words} />
      ))}
      <button type="submit" class="govuk-button">
        {words.apply}
      </button>
    </form>
  )
}

/** The simulator's own page, for when it runs by itself. */
export function FaultsPage(props: {
  readonly lang: Lang
  readonly current: FaultsFormProps['current']
}): Html {
  const { lang, current } = props
  const words = simulatorWords[lang]
  const other = lang === 'es' ? 'en' : 'es'
  return (
    <>
      {trustedHtml('<!DOCTYPE html>')}
      <html lang={locales[lang]}>
        <head>
          <meta charset="utf-8" />
          <title>{words.title}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
        </head>
        <body>
          <nav>
            <a href={`/?lang=${other}`} lang={locales[other]} hreflang={locales[other]}>
              {words.otherLanguage}
            </a>
          </nav>
          <main>
            <h1>{words.title}</h1>
            <FaultsForm lang={lang} action={`/faults?lang=${lang}`} current={current} />
          </main>
        </body>
      </html>
    </>
  )
}
