import { reviewWithin } from '../../cases/app/report.ts'
import { shownName } from '../../kernel/mask.ts'
import { plus } from '../../kernel/time.ts'
import { formatDateShort, formatTime } from '../../platform/text/dates.ts'
import { Link, Tag, WideTable } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import type { WaitingSigned } from '../app/signed-ports.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { ageWords } from './desk-words.ts'

/** The way to S-11: what waits for an officer, the longest wait first, with the day by which the person was told an answer. */
export function SignedListPage({
  visit,
  waiting,
}: {
  readonly visit: Visit
  readonly waiting: readonly WaitingSigned[]
}): Html {
  const { t, now } = visit
  return (
    <Page {...visit.page} title={t('s11.list')} styles={['more.css']} isWide back={staffPaths.home}>
      {waiting.length === 0 ? (
        <p class="govuk-body">{t('s11.list.none')}</p>
      ) : (
        <WideTable
          caption={t('s11.list')}
          columns={[
            { header: t('s02.col.code') },
            { header: t('s02.col.company') },
            { header: t('s11.purpose') },
            { header: t('s11.list.why') },
            { header: t('s02.col.waits') },
            { header: t('s11.list.due') },
            { header: t('s02.col.who') },
          ]}
          rows={waiting.map((one) => {
            const due = plus(one.receivedAt, reviewWithin)
            return [
              <Link href={casePath(deskRoutes.signed, one.code)}>{one.code}</Link>,
              shownName(one),
              t(`s11.purpose.${one.purpose}`),
              one.kind === 'pdf'
                ? one.why === null
                  ? t('s11.state.staff')
                  : t(`s11.code.${one.why}`)
                : t('s11.waits.wrapped'),
              ageWords(one.receivedAt, now, t),
              `${formatDateShort(due)} ${formatTime(due)}`,
              <>
                {one.takenBy ?? t('s02.nobody')}
                {one.isSecond && (
                  <>
                    {' '}
                    <Tag colour="purple">{t('s11.list.second')}</Tag>
                  </>
                )}
              </>,
            ]
          })}
          firstCellIsHeader
        />
      )}
    </Page>
  )
}
