import { maskEmail, maskRuc, shownName } from '../../kernel/mask.ts'
import { formatDateShort, formatTime } from '../../platform/text/dates.ts'
import { Link, WideTable } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import type { WaitingChange } from '../app/ports.ts'

export interface WaitingPageProps {
  readonly visit: Visit
  readonly waiting: readonly WaitingChange[]
  /** Who looks: what they proposed themselves is for somebody else (I-12). */
  readonly person: PersonDigest
}

/** The way to S-12: changes that wait for a second word, the longest wait first. Whole addresses stand behind the link. */
export function WaitingPage({ visit, waiting, person }: WaitingPageProps): Html {
  const { t } = visit
  return (
    <Page {...visit.page} title={t('s12.list')} styles={['more.css']} isWide back={staffPaths.home}>
      {waiting.length === 0 ? (
        <p class="govuk-body">{t('s12.list.none')}</p>
      ) : (
        <WideTable
          caption={t('s12.list')}
          columns={[
            { header: t('s02.col.code') },
            { header: t('s02.col.company') },
            { header: t('s05.field.ruc') },
            { header: t('s12.old') },
            { header: t('s12.new') },
            { header: t('s12.list.since') },
          ]}
          rows={waiting.map((one) => [
            <>
              <Link href={`/interno/contactos/${one.caseCode}`}>{one.caseCode}</Link>
              {one.proposedBy === person && ` · ${t('s12.list.own')}`}
            </>,
            shownName(one),
            maskRuc(one.identifier),
            one.presentMail === null ? t('s12.old.none') : maskEmail(one.presentMail),
            maskEmail(one.newMail),
            `${formatDateShort(one.since)} ${formatTime(one.since)}`,
          ])}
          firstCellIsHeader
        />
      )}
    </Page>
  )
}
