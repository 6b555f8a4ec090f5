import type { FastifyInstance } from 'fastify'
import { html, seeOther, type Visit } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { Button, ButtonLink, Details, Link, Radios } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { errandPlaces, readErrand, type Errand } from './errands.ts'

/** P-00 · what this is, what it takes, and where to begin. */
export function StartPage({ visit }: { readonly visit: Visit }): Html {
  const { t } = visit
  const needs = [t('p00.need.1'), t('p00.need.2'), t('p00.need.3'), t('p00.need.4')]
  const others = [
    { href: '/entrar', text: t('p00.other.signin') },
    { href: '/caso', text: t('p00.other.case') },
    { href: '/ayuda/que-me-pasa', text: t('p00.other.help') },
    { href: '/pronostico', text: t('fc.see') },
    { href: '/certificado/pedir', text: t('p00.other.certificate') },
    { href: '/aviso', text: t('p00.other.report') },
  ]
  return (
    <Page {...visit.page} title={t('p00.title')}>
      <p class="govuk-body-l">{t('p00.lead')}</p>
      <p class="govuk-body">
        {t('p00.time')} {t('p00.who')}
      </p>
      <h2 class="govuk-heading-m">{t('p00.need.title')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {needs.map((need) => (
          <li>{need}</li>
        ))}
      </ul>
      <p class="govuk-body">{t('p00.mail', { remitente: visit.page.theme.sender })}</p>
      <ButtonLink href="/tramite" isStart>
        {t('p00.start')}
      </ButtonLink>
      <p class="govuk-body">{t('p00.free')}</p>
      <Details summary={t('p00.why.title')}>{t('p00.why')}</Details>
      <h2 class="govuk-heading-m">{t('p00.other.title')}</h2>
      <ul class="govuk-list govuk-list--spaced">
        {others.map(({ href, text }) => (
          <li>
            <Link href={href} class="clv-target">
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}

export interface ErrandPageProps {
  readonly visit: Visit
  readonly formNumber: string
  /** Marked already, for whoever comes from the help pages; it can be changed. */
  readonly chosen?: Errand | undefined
  readonly nothingChosen?: boolean
}

/** P-01 · one question: which way? */
export function ErrandPage({ visit, formNumber, chosen, nothingChosen = false }: ErrandPageProps): Html {
  const { t } = visit
  const error = nothingChosen ? t('p01.err.none') : undefined
  return (
    <Page
      {...visit.page}
      title={t('p01.title')}
      ownHeading
      back="/"
      errors={error === undefined ? [] : [{ field: 'necesita', text: error }]}
    >
      <form method="post" action="/tramite" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Radios
          name="necesita"
          legend={t('p01.title')}
          legendClass="govuk-fieldset__legend--l"
          legendIsHeading
          value={chosen}
          error={error}
          items={[
            { value: 'recover', label: t('p01.recover') },
            { value: 'unlock', label: t('p01.unlock') },
            { value: 'first', label: t('p01.first') },
            { value: 'home', label: t('p01.home') },
            { value: 'contact', label: t('p01.contact') },
            { value: 'signed', label: t('p01.signed') },
            { value: 'turn', label: t('p01.turn') },
            { value: 'unsure', label: t('p01.unsure'), hint: t('p01.unsure.hint') },
          ]}
        />
        <Button>{t('g.continue')}</Button>
      </form>
      <p class="govuk-body">
        <Link href="/pronostico" class="clv-target">
          {t('fc.see')}
        </Link>
      </p>
    </Page>
  )
}

const act = 'errand'

/** P-00 and P-01. The answer only leads somewhere, so a form that was sent before leads there again. */
export const startRoutes = () => (app: FastifyInstance) => {
  app.get('/', async ({ visit }, reply) => html(reply, StartPage({ visit })))

  app.get<{ Querystring: { necesita?: unknown } }>('/tramite', async ({ visit, query }, reply) =>
    html(reply, ErrandPage({ visit, formNumber: visit.formNumber(act), chosen: readErrand(query.necesita) })),
  )

  app.post('/tramite', async ({ visit, body }, reply) => {
    const raw = takeFields(body, ['f', 'necesita'])
    visit.checkForm(raw.f, act)
    const errand = readErrand(raw.necesita)
    if (errand !== undefined) return seeOther(reply, errandPlaces[errand])
    return html(reply, ErrandPage({ visit, formNumber: visit.formNumber(act), nothingChosen: true }), 422)
  })
}
