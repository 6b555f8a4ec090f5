import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { CodeName } from '../../kernel/catalogue.ts'
import type { Instant } from '../../kernel/time.ts'
import { formatDate, formatTime, nextMinute } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import { html, type Visit } from '../../platform/web/context.ts'
import { ButtonLink } from '../../platform/ui/components/index.ts'
import type { Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import { otherErrands, recoveryWays, wayWords, type Way } from './ways.ts'

/** Why a way is not open for this case. Level 1: told only to whoever has the case (SCREENS 0.6). */
export type ClosedReason =
  | { readonly is: 'suspended'; readonly until: Instant }
  | { readonly is: 'noMail' | 'mailRefused' | 'thin' | 'blocked' | 'ruc' | 'noKey' | 'attended' | 'frozen' }

export interface CaseWays {
  readonly caseCode: string
  readonly keptUntil: Instant
  readonly closed: Readonly<Partial<Record<Way, ClosedReason>>>
  /** The one way on where no other leads anywhere; it stands before all others. */
  readonly best?: Way | undefined
  /** Why the online way is closed, for whoever asks by telephone. */
  readonly code?: CodeName | undefined
}

export interface WaysPageProps {
  readonly visit: Visit
  /** Without a case every way is listed, and none is said to be closed. */
  readonly standing?: CaseWays | undefined
}

/** P-16 · every way to a key and what it takes. The way that leads on stands first, closed ones last. */
export function WaysPage({ visit, standing }: WaysPageProps): Html {
  const { t, lang } = visit
  const closed = standing?.closed ?? {}
  const best = standing?.best
  const openFirst = (list: readonly Way[]) =>
    list.filter((way) => way !== best).toSorted((a, b) => Number(a in closed) - Number(b in closed))
  const rows = (list: readonly Way[]) =>
    openFirst(list).map((way) => <WayRow visit={visit} way={way} closed={closed[way]} />)
  return (
    <Page {...visit.page} title={t('p16.title')} back="/" caseCode={standing?.caseCode}>
      <p class="govuk-body">{introOf(visit, closed.online)}</p>
      {standing?.code !== undefined && <CodeLine visit={visit} name={standing.code} />}
      {standing !== undefined && (
        <p class="govuk-body">
          {t('p16.keep', { caso: standing.caseCode, fecha: formatDate(standing.keptUntil, lang) })}
        </p>
      )}
      {best !== undefined && <WayRow visit={visit} way={best} closed={undefined} />}
      {rows(recoveryWays)}
      <h2 class="govuk-heading-l">{t('p00.other.title')}</h2>
      {rows(otherErrands)}
    </Page>
  )
}

interface WayRowProps {
  readonly visit: Visit
  readonly way: Way
  readonly closed: ClosedReason | undefined
}

function WayRow({ visit, way, closed }: WayRowProps): Html {
  const { t } = visit
  return (
    <section aria-labelledby={way}>
      <h2 class="govuk-heading-m" id={way}>
        {t(`p16.${way}`)}
      </h2>
      {closed === undefined ? (
        <WayWords visit={visit} way={way} />
      ) : (
        <p class="govuk-body">
          <strong>{t('p16.closed', { motivo: reasonWords(visit, closed) })}</strong>
        </p>
      )}
    </section>
  )
}

/** What an open way takes. Whoever cannot take it needs no papers for it. */
function WayWords({ visit, way }: Omit<WayRowProps, 'closed'>): Html {
  const { t, page } = visit
  const { time, soon, papers } = wayWords[way]
  const telefonoAyuda = page.theme.phone
  return (
    <>
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
      {way === 'online' && <ButtonLink href="/empresa">{t('p16.online.go')}</ButtonLink>}
    </>
  )
}

function introOf(visit: Visit, online: ClosedReason | undefined): string {
  const { t } = visit
  return online === undefined ? t('p16.intro') : t('p16.intro.closed', { motivo: reasonWords(visit, online) })
}

function reasonWords({ t, lang }: Visit, reason: ClosedReason): string {
  if (reason.is !== 'suspended') return t(`p16.closed.${reason.is}`)
  const from = nextMinute(reason.until)
  return t('p16.closed.suspended', { fecha: formatDate(from, lang), hora: formatTime(from) })
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
