import type { TextKey } from '../text/keys.ts'
import { Link } from '../ui/components/index.ts'
import type { Html } from '../ui/jsx-runtime.ts'
import { Page } from '../ui/page.tsx'
import type { Visit } from './context.ts'

/** A troubled spot, in the words of whoever is in it, and the door out of it. */
interface Trouble {
  readonly name: TroubleName
  readonly door: string
  readonly doorText: Door
}

type TroubleName = Extract<TextKey, `help.${string}.title`> extends `help.${infer Name}.title` ? Name : never
/** The doors' words are those of the places they lead to. */
type Door =
  | 'p00.other.case.today'
  | 'p14.other'
  | 'p14.restart'
  | 'p16.contact'
  | 'p16.firstKey'
  | 'p16.office'
  | 'p16.unlock'
  | 'p20.office'
  | 'g.footer.status'

const troubles: readonly Trouble[] = [
  { name: 'mail', door: '/caso', doorText: 'p00.other.case.today' },
  { name: 'oldMail', door: '/otras-formas#contact', doorText: 'p16.contact' },
  { name: 'expired', door: '/empresa', doorText: 'p14.restart' },
  { name: 'nomatch', door: '/empresa', doorText: 'p14.restart' },
  { name: 'suspended', door: '/otras-formas', doorText: 'p14.other' },
  { name: 'blocked', door: '/desbloqueo', doorText: 'p16.unlock' },
  { name: 'network', door: '/empresa', doorText: 'p14.restart' },
  { name: 'robot', door: '/otras-formas', doorText: 'p14.other' },
  { name: 'rules', door: '/caso', doorText: 'p00.other.case.today' },
  { name: 'registry', door: '/estado', doorText: 'g.footer.status' },
  { name: 'ruc', door: '/otras-formas#office', doorText: 'p20.office' },
  { name: 'first', door: '/otras-formas#firstKey', doorText: 'p16.firstKey' },
  { name: 'none', door: '/otras-formas#office', doorText: 'p16.office' },
]

/** `/ayuda` · the list of what may be wrong, each leading to what to do about it. */
export function HelpPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('help.title')} back="/">
      <ul class="govuk-list govuk-list--spaced">
        {troubles.map(({ name }) => (
          <li>
            <Link href={`/ayuda/que-me-pasa#${name}`} class="clv-target">
              {t(`help.${name}.title`)}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}

/** `/ayuda/que-me-pasa` · until the assistant of SCREENS 2: every trouble, what to do, and one door. */
export function TroublesPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('p00.other.help')} back="/">
      <p class="govuk-body-l">{t('help.lead')}</p>
      {troubles.map((trouble) => (
        <section aria-labelledby={trouble.name}>
          <h2 class="govuk-heading-m" id={trouble.name}>
            {t(`help.${trouble.name}.title`)}
          </h2>
          <p class="govuk-body">{whatToDo(visit, trouble.name)}</p>
          <p class="govuk-body">
            <Link href={trouble.door}>{t(trouble.doorText)}</Link>
          </p>
        </section>
      ))}
    </Page>
  )
}

function whatToDo({ t, lang, page: { theme } }: Visit, name: TroubleName): string {
  if (name === 'mail') return t('help.mail.body', { remitente: theme.sender })
  if (name === 'none')
    return t('help.none.body', { telefonoAyuda: theme.phone, horarioAyuda: theme.hours[lang] })
  return t(`help.${name}.body`)
}
