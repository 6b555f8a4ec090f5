import type { FastifyInstance } from 'fastify'
import { html, type Visit } from '../../platform/web/context.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { CentreStore } from '../app/ports.ts'
import { byProvince, isOfGalapagos, type ServiceCentre } from '../domain/centre.ts'

/** Where it is, and when it is open; which zone the hours are of, where that is not the usual one. */
export const CentreLines = ({
  visit,
  centre,
}: {
  readonly visit: Visit
  readonly centre: ServiceCentre
}): Html => (
  <>
    {centre.address}, {centre.canton}
    <br />
    {centre.hours}
    {isOfGalapagos(centre) && ` (${visit.t('g.zone.galapagos')})`}
  </>
)

export interface CentresPageProps {
  readonly visit: Visit
  readonly centres: readonly ServiceCentre[]
}

/** Every centre that is open, by province: before anybody travels, with or without a case. */
export function CentresPage({ visit, centres }: CentresPageProps): Html {
  const { t, page } = visit
  return (
    <Page {...page} title={t('centre.title')} back="/otras-formas">
      {centres.length === 0 ? (
        <p class="govuk-body">{t('centre.none', { telefonoAyuda: page.theme.phone })}</p>
      ) : (
        <p class="govuk-body">{t('centre.any')}</p>
      )}
      {[...byProvince(centres)].map(([province, some]) => (
        <>
          <h2 class="govuk-heading-m">{province}</h2>
          <ul class="govuk-list govuk-list--spaced">
            {some.map((centre) => (
              <li>
                <strong>{centre.name}</strong>
                <br />
                <CentreLines visit={visit} centre={centre} />
              </li>
            ))}
          </ul>
        </>
      ))}
    </Page>
  )
}

export const centresRoutes =
  (deps: { readonly centres: Pick<CentreStore, 'open'> }) => (app: FastifyInstance) => {
    app.get('/centros', async ({ visit }, reply) =>
      html(reply, CentresPage({ visit, centres: await deps.centres.open() })),
    )
  }
