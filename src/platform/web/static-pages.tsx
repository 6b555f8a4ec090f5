import type { FastifyInstance } from 'fastify'
import { Link } from '../ui/components/index.ts'
import type { Child, Html } from '../ui/jsx-runtime.ts'
import { Page } from '../ui/page.tsx'
import { html, type Visit } from './context.ts'
import { StatusPage, type ComponentStatus } from './status-page.tsx'

interface WordsProps {
  readonly visit: Visit
  readonly title: string
  readonly children: readonly Child[]
}

/** A page that only says something, a paragraph for every thing it says. */
const WordsPage = ({ visit, title, children }: WordsProps): Html => (
  <Page {...visit.page} title={title} back="/">
    {children.map((words) => (
      <p class="govuk-body">{words}</p>
    ))}
  </Page>
)

/** */
export function AccessibilityPage({ visit }: { readonly visit: Visit }): Html {
  const { t, page } = visit
  const telefonoAyuda = page.theme.phone
  return (
    <WordsPage visit={visit} title={t('x09.title')}>
      {[t('x09.1'), t('x09.2'), t('x09.3'), t('x09.4'), t('x09.5'), t('x09.6', { telefonoAyuda })]}
    </WordsPage>
  )
}

/** Where a person asks to see, correct or delete their data. */
export interface RightsDesk {
  readonly href: string
  readonly text: string
}

export interface PrivacyPageProps {
  readonly visit: Visit
  readonly caseKeepDays: number
  readonly rightsDesk?: RightsDesk | undefined
}

/** Without a desk of its own the institution's phone is named. */
export function PrivacyPage({ visit, caseKeepDays, rightsDesk }: PrivacyPageProps): Html {
  const { t, page } = visit
  const { phone, name } = page.theme
  // Blanks that do not break, so that the number stays on one line.
  const byPhone = { href: `tel:${phone.replace(/[^0-9+]/g, '')}`, text: phone.replaceAll(' ', '\u00a0') }
  const desk = rightsDesk ?? byPhone
  // The link stands where the sentence has its placeholder.
  const [before, after] = t('x11.rights', { enlace: '\u0000' }).split('\u0000')
  return (
    <WordsPage visit={visit} title={t('x11.title')}>
      {[
        t('x11.6', { institucion: name }),
        t('x11.1'),
        t('x11.2'),
        t('x11.3'),
        t('x11.4', { n: caseKeepDays }),
        t('x11.fingers'),
        t('x11.5'),
        t('x11.cookies'),
        <>
          {before}
          <Link href={desk.href}>{desk.text}</Link>
          {after}
        </>,
      ]}
    </WordsPage>
  )
}

/** */
export function TermsPage({ visit }: { readonly visit: Visit }): Html {
  const { t, page } = visit
  return (
    <WordsPage visit={visit} title={t('x16.title')}>
      {[t('x16.1'), t('x16.2'), t('x16.3', { institucion: page.theme.name }), t('x16.4')]}
    </WordsPage>
  )
}

export interface StaticRoutesDeps {
  readonly caseKeepDays: number
  readonly rightsDesk?: RightsDesk
  /** How the parts are. Answers from what is known already: it waits for no part, and for no database. */
  status(): Promise<readonly ComponentStatus[]>
  /** Seconds, rounded up; null while nobody knows. */
  mailSeconds?(): number | null
}

/** The pages that are there whatever else is not. */
export const staticRoutes = (deps: StaticRoutesDeps) => (app: FastifyInstance) => {
  app.get('/accesibilidad', async ({ visit }, reply) => html(reply, AccessibilityPage({ visit })))
  app.get('/terminos', async ({ visit }, reply) => html(reply, TermsPage({ visit })))
  app.get('/privacidad', async ({ visit }, reply) =>
    html(reply, PrivacyPage({ visit, caseKeepDays: deps.caseKeepDays, rightsDesk: deps.rightsDesk })),
  )
  app.get('/estado', async ({ visit, log }, reply) => {
    const components = await deps.status().catch((fault: unknown): readonly ComponentStatus[] => {
      log.error({ err: fault }, 'the status is not known')
      return [{ component: 'service', state: 'down', since: visit.now }]
    })
    return html(reply, StatusPage({ visit, components, mailSeconds: deps.mailSeconds?.() ?? null }))
  })
}
