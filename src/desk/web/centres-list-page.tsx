import type { ServiceCentre } from '../../centres/domain/centre.ts'
import { Link, WideTable } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import { agendaRoutes } from './agenda-paths.ts'

export interface CentresListPageProps {
  readonly visit: Visit
  /** Those within reach, each with whether it gives turnos. */
  readonly centres: readonly (ServiceCentre & { readonly isOpen: boolean })[]
}

/** S-22: the centres. */
export const CentresListPage = ({ visit, centres }: CentresListPageProps): Html => {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('s22.title')} styles={['more.css']} isWide back={staffPaths.home}>
      <WideTable
        caption={t('s22.title')}
        columns={[
          { header: t('s22.col.centre') },
          { header: t('s22.col.where') },
          { header: t('s22.col.state') },
        ]}
        rows={centres.map(({ id, name, province, canton, isOpen }) => [
          <Link href={agendaRoutes.centre.replace(':id', id)}>{name}</Link>,
          `${province}, ${canton}`,
          t(isOpen ? 's22.open' : 's22.closed'),
        ])}
        firstCellIsHeader
      />
    </Page>
  )
}
