import { maskCedula, maskEmail, maskRuc } from '../../kernel/mask.ts'
import { formatTime } from '../../platform/text/dates.ts'
import {
  Button,
  ButtonGroup,
  ButtonLink,
  Link,
  SummaryList,
  Tag,
} from '../../platform/ui/components/index.ts'
import type { FieldError } from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import { Page, type PageProps } from '../../platform/ui/page.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { CaseAtDesk, CaseTab, DeskAction, Revealable } from '../app/case-view.ts'
import { deskPaths } from '../domain/desk-case.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { DeskTabs } from './desk-tabs.tsx'
import { dueWords, nextStepWords, statusColour } from './desk-words.ts'

const tabPages = {
  summary: deskRoutes.case,
  documents: deskRoutes.documents,
  identity: deskRoutes.identity,
  fingers: deskRoutes.fingers,
  contact: deskRoutes.contact,
  reset: deskRoutes.reset,
  link: deskRoutes.link,
  history: deskRoutes.history,
  messages: deskRoutes.messages,
  security: deskRoutes.security,
} as const satisfies Record<CaseTab, string>

export interface CasePageProps {
  readonly visit: Visit
  readonly at: CaseAtDesk
  readonly tab: CaseTab
  readonly actions: readonly DeskAction[]
  /** Data that this officer asked to see whole a moment ago. */
  readonly inSight: readonly Revealable[]
  readonly isMine: boolean
  /** A turno by video is still to be served. */
  readonly isByVideo: boolean
  /** They wanted to take it, and somebody was faster, or it was over. */
  readonly wasTaken: boolean
  readonly errors: readonly FieldError[]
  readonly scripts: PageProps['scripts']
  readonly children: Child
}

/** Where a reset and its link are is told by what can be done next: they have no tab of their own. */
const shownTabs = ['summary', 'documents', 'identity', 'contact', 'history', 'messages', 'security'] as const

/** S-05, the frame of all its tabs: what the case is, who has it, and what can safely be done. */
export function CasePage({
  visit,
  at,
  tab,
  actions,
  inSight,
  isMine,
  isByVideo,
  wasTaken,
  errors,
  scripts,
  children,
}: CasePageProps): Html {
  const { t, now } = visit
  const { loaded, desk } = at
  const { employer, code } = loaded
  const path = deskPaths.find((each) => each === desk.path)
  const holder = desk.assignedTo
  const shown = (datum: Revealable, whole: string, masked: string) =>
    inSight.includes(datum) ? whole : masked
  // Elsewhere the tabs lead to the work, and the page is for it.
  const offered = tab === 'summary' ? actions : actions.filter((each) => beyondTabs.has(each) && each !== tab)
  return (
    <Page
      {...visit.page}
      title={`${code} · ${employer.legalName}`}
      styles={['more.css']}
      isWide
      errors={errors}
      scripts={scripts}
      back={deskRoutes.queue}
    >
      {wasTaken && (
        <p class="govuk-inset-text" role="status">
          {desk.finishedAt !== null
            ? t('s05.gone')
            : holder === null
              ? t('s06.take')
              : t('s02.taken', { nombre: holder.name })}
        </p>
      )}
      {!wasTaken && !isMine && holder !== null && desk.finishedAt === null && (
        <p class="govuk-inset-text">
          {t('s05.lock', { nombre: holder.name, hora: `${formatTime(holder.at)} (${t('g.zone')})` })}
        </p>
      )}
      {tab !== 'summary' && (
        <p class="govuk-body">
          <Tag colour={statusColour[desk.status]}>{t(`s02.st.${desk.status}`)}</Tag>{' '}
          {[
            maskRuc(employer.identifier),
            shown('cedula', loaded.claimant, maskCedula(loaded.claimant)),
            dueWords(desk.dueAt, now, t),
            holder?.name ?? t('s02.nobody'),
          ].join(' · ')}
        </p>
      )}
      {tab === 'summary' && (
        <SummaryList
          rows={[
            {
              key: t('s05.state'),
              value: <Tag colour={statusColour[desk.status]}>{t(`s02.st.${desk.status}`)}</Tag>,
            },
            ...(path === undefined ? [] : [{ key: t('s02.col.kind'), value: t(`s02.kind.${path}`) }]),
            { key: t('s05.field.ruc'), value: maskRuc(employer.identifier) },
            {
              key: t('s05.datum.cedula'),
              value: shown('cedula', loaded.claimant, maskCedula(loaded.claimant)),
            },
            ...(employer.mail === null
              ? []
              : [
                  {
                    key: t('s05.datum.mail'),
                    value: shown('mail', employer.mail.value, maskEmail(employer.mail.value)),
                  },
                ]),
            { key: t('s02.col.due'), value: dueWords(desk.dueAt, now, t) },
            { key: t('s02.col.who'), value: holder?.name ?? t('s02.nobody') },
            { key: t('s05.next.title'), value: t(nextStepWords(desk.status)) },
          ]}
        />
      )}
      {offered.length > 0 && <Actions visit={visit} at={at} actions={offered} />}
      {isByVideo && (
        <p class="govuk-body">
          <Link href={casePath(deskRoutes.video, code)}>{t('s13.open')}</Link>
        </p>
      )}
      <DeskTabs
        label={t('s05.tabs')}
        tabs={shownTabs.map((each) => ({
          href: casePath(tabPages[each], code),
          text: t(`s05.tab.${each}`),
          isHere: each === tab,
        }))}
      />
      {children}
      <p class="govuk-body">
        <Link href={casePath(deskRoutes.reveal, code)}>{t('s05.reveal')}</Link>
      </p>
    </Page>
  )
}

/** What no tab leads to. */
const beyondTabs: ReadonlySet<DeskAction> = new Set(['take', 'reset', 'link', 'approve'])

/** Only what is safe now: an action that would be refused is not offered. */
function Actions({ visit, at, actions }: Pick<CasePageProps, 'visit' | 'at' | 'actions'>): Html {
  const { t } = visit
  const { code } = at.loaded
  const form = (
    act: 'deskTake' | 'deskRelease',
    route: string,
    words: string,
    kind: 'primary' | 'secondary',
  ) => (
    <form method="post" action={casePath(route, code)} novalidate>
      <input type="hidden" name="f" value={visit.formNumber(`${act}:${code}`, at.desk.version)} />
      <Button kind={kind}>{words}</Button>
    </form>
  )
  const go = (route: string, words: string) => (
    <ButtonLink href={casePath(route, code)} kind="secondary">
      {words}
    </ButtonLink>
  )
  const made: Readonly<Record<DeskAction, () => Html>> = {
    take: () => form('deskTake', deskRoutes.take, t('s05.take'), 'primary'),
    documents: () => go(deskRoutes.documents, t('s05.go.documents')),
    identity: () => go(deskRoutes.identity, t('s05.go.identity')),
    reset: () => go(deskRoutes.reset, t('s08.go')),
    link: () => go(deskRoutes.link, t('s10.go')),
    approve: () => go(deskRoutes.approvals, t('s09.list')),
    release: () => form('deskRelease', deskRoutes.release, t('s05.release'), 'secondary'),
  }
  return <ButtonGroup>{actions.map((each) => made[each]())}</ButtonGroup>
}
