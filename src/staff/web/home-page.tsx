import { formatDate, formatTime } from '../../platform/text/dates.ts'
import { Button, Link, SummaryList } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { DepartureList } from '../../platform/web/departure-list.tsx'
import { PartsList, type ComponentStatus } from '../../platform/web/status-page.tsx'
import type { Policy } from '../../policy/policy.ts'
import type { OnDuty } from '../app/ports.ts'
import { mayDo, maySee, roleRules, type Power, type Sight } from '../domain/roles.ts'
import { staffPaths } from './paths.ts'
import { roleNames } from './role-names.ts'

/** A page of the back office, for whoever may see what is on it. */
export interface StaffPage {
  readonly href: string
  readonly title:
    | 's02.title'
    | 's25.title'
    | 's28.title'
  | 's31.title'
    | 's04.title'
    | 'paper.print'
    | 's09.list'
    | 's12.list'
    | 's11.list'
    | 's14.title'
    | 's21.title'
    | 's00.agenda'
    | 's22.title'
  readonly sight: Sight
  /** What has to be done there, where looking is not enough. */
  readonly power?: Power
}

/** What another capability tells whoever comes in; undefined for whom it is not. */
export type HomeSection = (visit: Visit, who: OnDuty) => Promise<Html | undefined>

export interface StaffHomePageProps {
  readonly visit: Visit
  readonly who: OnDuty
  readonly policy: Policy
  /** Where the roles may go. */
  readonly pages: readonly StaffPage[]
  /** Asked for only where the role may see it. */
  readonly parts: readonly ComponentStatus[] | undefined
  readonly sections: readonly (Html | undefined)[]
}

/** Where a member of the staff begins: who they are here, what their roles are for, and what the roles may see. */
export function StaffHomePage({ visit, who, policy, parts, pages, sections }: StaffHomePageProps): Html {
  const { t, lang } = visit
  const { previousAt } = who
  const before =
    previousAt === null
      ? t('s00.before.none')
      : t('s00.before.at', {
          fecha: formatDate(previousAt, lang),
          hora: `${formatTime(previousAt)} (${t('g.zone')})`,
        })
  const seesDepartures = maySee(who.roles, 'departures')
  return (
    <Page {...visit.page} title={t('s00.title')} styles={['more.css']}>
      <SummaryList
        rows={[
          { key: t('s00.name'), value: who.name },
          { key: t('s00.roles'), value: roleNames(who.roles, t) },
          { key: t('s00.before'), value: before },
          ...(seesDepartures ? [{ key: t('s00.profile'), value: policy.profile }] : []),
        ]}
      />
      <ul class="govuk-list">
        {pages
          .filter(
            ({ sight, power }) =>
              maySee(who.roles, sight) && (power === undefined || mayDo(who.roles, power)),
          )
          .map(({ href, title }) => (
            <li>
              <Link href={href}>{t(title)}</Link>
            </li>
          ))}
      </ul>
      {sections}
      {who.roles.map((role) => (
        <>
          <h2 class="govuk-heading-m">{t(`s29.role.${role}`)}</h2>
          <p class="govuk-body">
            {t(`s29.will.${role}`)}
            {!pages.some(({ sight }) => roleRules[role].sees.includes(sight)) && <> {t('s00.notYet')}</>}
          </p>
        </>
      ))}
      {parts !== undefined && (
        <>
          <h2 class="govuk-heading-m">{t('s00.parts')}</h2>
          <PartsList visit={visit} components={parts} />
        </>
      )}
      {seesDepartures && <DepartureList visit={visit} policy={policy} />}
      <form method="post" action={staffPaths.signOut} novalidate>
        <input type="hidden" name="f" value={visit.formNumber('staffSignOut')} />
        <Button kind="secondary">{t('u01.signOut')}</Button>
      </form>
    </Page>
  )
}
