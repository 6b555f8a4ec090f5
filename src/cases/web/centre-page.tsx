import type { ServiceCentre } from '../../centres/domain/centre.ts'
import { CentreLines } from '../../centres/web/centres-page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { Button, Radios } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'

export interface CentrePageProps {
  readonly visit: Visit
  readonly code: string
  readonly centres: readonly ServiceCentre[]
  readonly formNumber: string
  /** Id of the one that was chosen before. */
  readonly chosen?: string | undefined
  readonly nothingChosen?: boolean
}

/** P-41 without an appointment: every open centre, in the order of province and canton. */
export function CentrePage({
  visit,
  code,
  centres,
  formNumber,
  chosen,
  nothingChosen,
}: CentrePageProps): Html {
  const { t } = visit
  const error = nothingChosen === true ? t('p41.err') : undefined
  return (
    <Page
      {...visit.page}
      title={t('p41.title')}
      ownHeading
      back={`/caso/${code}`}
      caseCode={code}
      errors={error === undefined ? [] : [{ field: 'centro', text: error }]}
    >
      <form method="post" action={`/caso/${code}/centro`} novalidate>
        <input type="hidden" name="f" value={formNumber} />
        <Radios
          name="centro"
          legend={t('p41.title')}
          legendClass="govuk-fieldset__legend--l"
          legendIsHeading
          hint={
            centres.length === 0
              ? t('centre.none', { telefonoAyuda: visit.page.theme.phone })
              : t('centre.any')
          }
          value={chosen}
          error={error}
          items={centres.map((centre) => ({
            value: centre.id,
            label: `${centre.province}, ${centre.canton}: ${centre.name}`,
            hint: <CentreLines visit={visit} centre={centre} />,
          }))}
        />
        <Button>{t('g.continue')}</Button>
      </form>
    </Page>
  )
}
