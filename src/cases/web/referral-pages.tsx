import type { CodeName } from '../../kernel/catalogue.ts'
import type { Instant } from '../../kernel/time.ts'
import { formatDate } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import { ButtonLink, Link } from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { GoToCentre, type CentreDoor } from './ways-page.tsx'

/*
 * The pages for what cannot be mended online: what it is, who mends it, how long it takes, what to
 * bring. Who may see them is the journey's affair (SCREENS 0.6): the views say what they are told to.
 */
interface ReferralProps {
  readonly visit: Visit
  readonly caseCode?: string | undefined
  readonly door: CentreDoor
  /** What happened, with its times. */
  readonly why?: Html | undefined
}

interface FrameProps extends ReferralProps {
  readonly title: string
  readonly code: CodeName
  /** The words of the published process, for whoever looks for them. */
  readonly published?: string
  readonly children: Child
}

const ReferralFrame = ({
  visit,
  caseCode,
  door,
  title,
  code,
  published,
  why,
  children,
}: FrameProps): Html => (
  <Page {...visit.page} title={title} back="/" caseCode={caseCode}>
    {children}
    {why}
    <GoToCentre visit={visit} door={door} />
    <p class="govuk-body">
      <Link href="/otras-formas">{visit.t('p14.other')}</Link>
    </p>
    {published !== undefined && <p class="govuk-body-s">{visit.t('g.published', { nombre: published })}</p>}
    <CodeLine visit={visit} name={code} />
  </Page>
)

/** The heading and the words that say what to bring to a centre, or send. */
const Papers = ({ visit, children }: { readonly visit: Visit; readonly children: Child }): Html => (
  <>
    <h2 class="govuk-heading-m">{visit.t('p16.papers.title')}</h2>
    <p class="govuk-body">{children}</p>
  </>
)

/** P-20 · public knowledge, so anyone may be told (level 0). */
export function RucNotActivePage({
  state,
  ...props
}: ReferralProps & { readonly state: 'suspended' | 'cancelled' }): Html {
  const { t } = props.visit
  const suspended = state === 'suspended'
  return (
    <ReferralFrame {...props} title={t('p20.title')} code={suspended ? 'rucSuspended' : 'rucClosed'}>
      <p class="govuk-body">{suspended ? t('p20.suspended') : t('p20.closed')}</p>
      <p class="govuk-body">{t('p20.body')}</p>
      <ol class="govuk-list govuk-list--number">
        <li>{t('p20.1')}</li>
        <li>{t('p20.2')}</li>
      </ol>
      <p class="govuk-body">{t('p20.time')}</p>
      <Papers visit={props.visit}>{t('p20.papers')}</Papers>
      <p class="govuk-body">
        <Link href="/turno">{t('p20.turn')}</Link>
      </p>
      <p class="govuk-body">
        <Link href="/otras-formas#office">{t('p20.office')}</Link>
      </p>
      <p class="govuk-body">
        <Link href="/empresa">{t('p20.recheck')}</Link>
      </p>
    </ReferralFrame>
  )
}

/** P-22 · level 1. */
export function NoMailPage(props: ReferralProps): Html {
  const { t } = props.visit
  return (
    <ReferralFrame {...props} title={t('p22.title')} code="noMailOnFile" published={t('p22.published')}>
      <p class="govuk-body">{t('p22.body')}</p>
      <p class="govuk-body">
        <Link href="/solicitud">{t('p22.sign')}</Link>
      </p>
      <p class="govuk-body">
        <Link href="/turno">{t('p22.turn')}</Link>
      </p>
      <p class="govuk-body">{t('p22.time')}</p>
      <Papers visit={props.visit}>{t('p22.papers')}</Papers>
    </ReferralFrame>
  )
}

/** P-23 · level 1. */
export function RepresentativePage(props: ReferralProps): Html {
  const { t, page } = props.visit
  return (
    <ReferralFrame {...props} title={t('p23.title')} code="representativeNotInForce">
      <p class="govuk-body">{t('p23.body', { institucion: page.theme.name })}</p>
      <ol class="govuk-list govuk-list--number">
        <li>{t('p23.1')}</li>
        <li>{t('p23.2')}</li>
      </ol>
      <p class="govuk-body">{t('p23.held')}</p>
      <p class="govuk-body">{t('p23.wrong')}</p>
      <p class="govuk-body">
        <Link href="/solicitud">{t('p50.title')}</Link>
      </p>
      <Papers visit={props.visit}>{t('p23.papers')}</Papers>
    </ReferralFrame>
  )
}

/** P-24 · level 1. The mailed link does not free a blocked key. */
export function KeyBlockedPage({
  blockedAt,
  ...props
}: ReferralProps & { readonly blockedAt: Instant }): Html {
  const { t, lang } = props.visit
  return (
    <ReferralFrame {...props} title={t('p24.title')} code="keyBlocked">
      <p class="govuk-body">{t('p24.body', { fecha: formatDate(blockedAt, lang) })}</p>
      <p class="govuk-body">{t('p24.two')}</p>
      <ButtonLink href="/desbloqueo">{t('p24.go')}</ButtonLink>
      <Papers visit={props.visit}>{t('p24.papers')}</Papers>
    </ReferralFrame>
  )
}
