import { shownName } from '../../kernel/mask.ts'
import { Link, WideTable } from '../../platform/ui/components/index.ts'
import { maySee } from '../../staff/domain/roles.ts'
import type { HomeSection } from '../../staff/web/home-page.tsx'
import { lookAtSuspicions, type SuspicionDeps } from '../app/look-at-suspicions.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { momentWords } from './told-acts.ts'

/** What S-07 promises: supervision is told of a suspicion, on the page where it begins its day. */
export const suspicionSection =
  (deps: SuspicionDeps): HomeSection =>
  async ({ t }, who) => {
    if (!maySee(who.roles, 'suspicions')) return undefined
    const found = await lookAtSuspicions(deps, who)
    return (
      <>
        <h2 class="govuk-heading-m">{t('s00.suspicions')}</h2>
        {found.length === 0 ? (
          <p class="govuk-body">{t('s00.suspicions.none')}</p>
        ) : (
          <>
            <p class="govuk-body">{t('s00.suspicions.body')}</p>
            <WideTable
              caption={t('s00.suspicions')}
              columns={[
                { header: t('s02.col.code') },
                { header: t('s02.col.company') },
                { header: t('s00.suspicions.who') },
                { header: t('s05.history.when') },
              ]}
              rows={found.map((one) => [
                <Link href={casePath(deskRoutes.case, one.code)}>{one.code}</Link>,
                shownName(one),
                one.saidBy ?? t('s00.suspicions.file'),
                momentWords(one.at),
              ])}
              firstCellIsHeader
            />
          </>
        )}
      </>
    )
  }
