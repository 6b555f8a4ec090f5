import { shownName } from '../../kernel/mask.ts'
import { Link, WideTable } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import type { WaitingRequest } from '../app/counter-ports.ts'
import { approvalPath, deskRoutes } from './desk-paths.ts'
import { momentWords } from './told-acts.ts'

export interface ApprovalsPageProps {
  readonly visit: Visit
  readonly waiting: readonly WaitingRequest[]
}

/** S-09, what waits: the longest wait first. */
export function ApprovalsPage({ visit, waiting }: ApprovalsPageProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('s09.list')} styles={['more.css']} isWide back={staffPaths.home}>
      {waiting.length === 0 ? (
        <p class="govuk-body">{t('s09.list.none')}</p>
      ) : (
        <WideTable
          caption={t('s09.list')}
          columns={[
            { header: t('s02.col.code') },
            { header: t('s02.col.company') },
            { header: t('s09.list.who') },
            { header: t('s09.list.when') },
          ]}
          rows={waiting.map((one) => [
            <Link href={approvalPath(deskRoutes.approval, one.id)}>{one.code}</Link>,
            shownName(one),
            one.requestedBy,
            momentWords(one.requestedAt),
          ])}
        />
      )}
    </Page>
  )
}
