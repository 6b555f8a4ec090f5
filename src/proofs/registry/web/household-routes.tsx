import type { FastifyInstance } from 'fastify'
import { Button, Radios } from '../../../platform/ui/components/index.ts'
import type { Html } from '../../../platform/ui/jsx-runtime.ts'
import { Page } from '../../../platform/ui/page.tsx'
import { html, seeOther, type Visit } from '../../../platform/web/context.ts'
import { takeFields } from '../../../platform/web/form-body.ts'
import { nothingTyped } from './typed-of.ts'

const kinds = ['home', 'natural', 'company'] as const
type Kind = (typeof kinds)[number]

const act = 'employerKind'

interface KindPageProps {
  readonly visit: Visit
  readonly formNumber: string
  readonly chosen?: Kind | undefined
  readonly nothingChosen?: boolean
}

/** P-60 · one question: whose key is it? */
export function KindPage({ visit, formNumber, chosen, nothingChosen = false }: KindPageProps): Html {
  const { t } = visit
  const error = nothingChosen ? t('p60.err') : undefined
  return (
    <Page
      {...visit.page}
      title={t('p60.title')}
      ownHeading
      back="/tramite"
      errors={error === undefined ? [] : [{ field: 'tipo', text: error }]}
    >
      <form method="post" action="/hogar" novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Radios
          name="tipo"
          legend={t('p60.title')}
          legendClass="govuk-fieldset__legend--l"
          legendIsHeading
          value={chosen}
          error={error}
          items={kinds.map((kind) => ({ value: kind, label: t(`p60.${kind}`) }))}
        />
        <Button>{t('g.continue')}</Button>
      </form>
    </Page>
  )
}

/** P-60. The answer only says which form comes next, so a form that was sent before leads there again. */
export const householdRoutes = () => (app: FastifyInstance) => {
  app.get('/hogar', async ({ visit }, reply) =>
    html(reply, KindPage({ visit, formNumber: visit.formNumber(act), chosen: visit.browser.typed?.kind })),
  )

  app.post('/hogar', async ({ visit, body }, reply) => {
    const raw = takeFields(body, ['f', 'tipo'])
    visit.checkForm(raw.f, act)
    const kind = kinds.find((one) => one === raw.tipo)
    if (kind === undefined)
      return html(reply, KindPage({ visit, formNumber: visit.formNumber(act), nothingChosen: true }), 422)
    if (kind === 'company') return seeOther(reply, '/empresa')
    // Where somebody wanted to go before belongs to what they did before: this is a recovery of its own.
    const { errand: _before, typed, ...rest } = visit.browser
    visit.browser = { ...rest, typed: typed?.kind === kind ? typed : { ...nothingTyped, kind } }
    return seeOther(reply, '/hogar/datos')
  })
}
