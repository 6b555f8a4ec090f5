import type { FastifyInstance } from 'fastify'
import { shownName } from '../../kernel/mask.ts'
import type { TextKey, TextParams } from '../../platform/text/keys.ts'
import { ButtonLink, InsetText, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { html, type Visit } from '../../platform/web/context.ts'
import { sentElsewhere, type CurrentCase } from './current-case.ts'

type PlainKey = { [K in TextKey]: keyof TextParams[K] extends never ? K : never }[TextKey]

/**
 * One way on which the person of a household or a natural person shows who they are. It is offered to all or to
 * nobody: what a page offers must not say what is on file about one of them (ATK-16, ATK-18).
 */
export interface HouseholdWay {
  readonly href: string
  readonly title: PlainKey
  readonly body: PlainKey
  readonly go: PlainKey
}

export const householdHome = '/hogar/prueba'

interface WaysPageProps {
  readonly visit: Visit
  readonly company: string
  readonly caseCode: string
  /** In the order in which they are offered; empty where this installation has none. */
  readonly ways: readonly HouseholdWay[]
}

/** After P-02 of a household or a natural person: the ways of which one is enough. */
export function HouseholdWaysPage({ visit, company, caseCode, ways }: WaysPageProps): Html {
  const { t } = visit
  return (
    <Page
      {...visit.page}
      title={t('p60.ways.title')}
      caption={t('g.step', { n: 2, total: 4 })}
      caseCode={caseCode}
    >
      <InsetText>{t('p60.who', { nombre: company })}</InsetText>
      <p class="govuk-body">{t(ways.length === 0 ? 'p60.ways.none' : 'p60.ways.body')}</p>
      {ways.map((way, n) => (
        <section>
          <h2 class="govuk-heading-m">{t(way.title)}</h2>
          <p class="govuk-body">{t(way.body)}</p>
          <ButtonLink href={way.href} kind={n === 0 ? undefined : 'secondary'}>
            {t(way.go)}
          </ButtonLink>
        </section>
      ))}
      <p class="govuk-body">
        <Link href="/otras-formas" class="clv-target">
          {t('p60.ways.other')}
        </Link>
      </p>
    </Page>
  )
}

/** Where a case on the path `household` stands until one way has shown the person. */
export const householdWayRoutes =
  ({ current, ways }: { readonly current: CurrentCase; readonly ways: readonly HouseholdWay[] }) =>
  (app: FastifyInstance) => {
    app.get(householdHome, async (request, reply) => {
      const loaded = await current(request)
      if (sentElsewhere(loaded, householdHome, reply)) return reply
      const { visit } = request
      return html(
        reply,
        HouseholdWaysPage({ visit, company: shownName(loaded.employer), caseCode: loaded.code, ways }),
      )
    })
  }
