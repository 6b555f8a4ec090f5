import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Instant } from '../../kernel/time.ts'
import { formatDate, formatTime } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import { html, type Visit } from '../../platform/web/context.ts'
import { ButtonLink, InsetText, Link } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { otherErrands, recoveryWays, wayWords, type Way } from './ways.ts'

/** Why a way is not open for this case. Level 1: told only to whoever has the case (SCREENS 0.6). */
export type ClosedReason =
  | { readonly is: 'suspended'; readonly until: Instant }
  | { readonly is: 'noMail' | 'thin' | 'blocked' | 'ruc' | 'attended' | 'noKey' }

export interface CaseWays {
  readonly caseCode: string
  readonly keptUntil: Instant
  readonly closed: Readonly<Partial<Record<Way, ClosedReason>>>
}

export interface WaysPageProps {
  readonly visit: Visit
  /** Without a case every way is listed, and none is said to be closed. */
  readonly standing?: CaseWays | undefined
}

/** P-16 · every way to a key and what it takes. Open ways stand before closed ones. */
export function WaysPage({ visit, standing }: WaysPageProps): Html {
  const { t, lang } = visit
  const closed = standing?.closed ?? {}
  const openFirst = (list: readonly Way[]) =>
    list.toSorted((a, b) => Number(a in closed) - Number(b in closed))
  const rows = (list: readonly Way[]) =>
    openFirst(list).map((way) => <WayRow visit={visit} way={way} closed={closed[way]} />)
  return (
    <Page {...visit.page} title={t('p16.title')} back="/" caseCode={standing?.caseCode}>
      {closed.online?.is === 'noKey' && (
        <InsetText>
          {t('clv.122')} <Link href="#firstKey">{t('p16.firstKey')}</Link>
        </InsetText>
      )}
      <p class="govuk-body">{t('p16.intro')}</p>
      {standing !== undefined && (
        <p class="govuk-body">
          {t('p16.keep', { caso: standing.caseCode, fecha: formatDate(standing.keptUntil, lang) })}
        </p>
      )}
      {rows(recoveryWays)}
      <h2 class="govuk-heading-l">{t('p00.other.title')}</h2>
      {rows(otherErrands)}
      {closed.online?.is === 'noKey' && <CodeLine visit={visit} name="noKeyYet" />}
    </Page>
  )
}

interface WayRowProps {
  readonly visit: Visit
  readonly way: Way
  readonly closed: ClosedReason | undefined
}

function WayRow({ visit, way, closed }: WayRowProps): Html {
  const { t, page } = visit
  const { time, soon, papers } = wayWords[way]
  const telefonoAyuda = page.theme.phone
  return (
    <section aria-labelledby={way}>
      <h2 class="govuk-heading-m" id={way}>
        {t(`p16.${way}`)}
      </h2>
      {closed !== undefined && (
        <p class="govuk-body">
          <strong>{t('p16.closed', { motivo: reasonWords(visit, closed) })}</strong>
        </p>
      )}
      {time !== undefined && <p class="govuk-body">{t(time)}</p>}
      {soon !== undefined && (
        <p class="govuk-body">
          {soon === 'p16.soon' ? t(soon, { institucion: page.theme.name, telefonoAyuda }) : t(soon)}
        </p>
      )}
      {way !== 'online' && <h3 class="govuk-heading-s">{t('p16.papers.title')}</h3>}
      {papers.map((key) => (
        <p class="govuk-body">{t(key)}</p>
      ))}
      {way === 'office' && <p class="govuk-body">{t('p16.office.phone', { telefonoAyuda })}</p>}
      {way === 'online' && closed === undefined && (
        <ButtonLink href="/empresa">{t('p16.online.go')}</ButtonLink>
      )}
    </section>
  )
}

function reasonWords({ t, lang }: Visit, reason: ClosedReason): string {
  if (reason.is !== 'suspended') return t(`p16.closed.${reason.is}`)
  return t('p16.closed.suspended', { fecha: formatDate(reason.until, lang), hora: formatTime(reason.until) })
}

export interface WaysRoutesDeps {
  /** What the case of this browser leaves open; undefined without one. Never refuses: the page is public. */
  standing(request: FastifyRequest): Promise<CaseWays | undefined>
}

export const waysRoutes = (deps: WaysRoutesDeps) => (app: FastifyInstance) => {
  app.get('/otras-formas', async (request, reply) =>
    html(reply, WaysPage({ visit: request.visit, standing: await deps.standing(request) })),
  )
}
