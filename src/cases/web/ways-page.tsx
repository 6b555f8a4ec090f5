import type { CodeName } from '../../kernel/catalogue.ts'
import type { Instant } from '../../kernel/time.ts'
import { formatDate, formatTime, nextMinute } from '../../platform/text/dates.ts'
import { CodeLine } from '../../platform/web/code-line.tsx'
import type { Visit } from '../../platform/web/context.ts'
import type { PlainKey } from '../../platform/text/texts.ts'
import { Button, ButtonLink, Details, Link } from '../../platform/ui/components/index.ts'
import type { Child, Html } from '../../platform/ui/jsx-runtime.ts'
import { Page } from '../../platform/ui/page.tsx'
import type { WayTime } from '../domain/way-time.ts'
import { timeWords } from './way-block.tsx'
import { affiliateHere, isToday, otherErrands, recoveryWays, wayWords, type Way } from './ways.ts'

/** Why a way is not open for this case. Level 1: told only to whoever has the case (SCREENS 0.6). */
export type ClosedReason =
  | { readonly is: 'suspended'; readonly until: Instant }
  | { readonly is: 'noMail' | 'mailRefused' | 'thin' | 'blocked' | 'ruc' | 'noKey' | 'attended' | 'frozen' }

export interface UnderWay {
  readonly way: Way
  readonly href: `/${string}`
  /** A row that this employer never has, and which is therefore left out. */
  readonly without?: Way | undefined
}

export interface CaseWays {
  readonly caseCode: string
  readonly keptUntil: Instant
  readonly closed: Readonly<Partial<Record<Way, ClosedReason>>>
  /** The one way on where no other leads anywhere; it stands before all others. */
  readonly best?: Way | undefined
  /** The way that this case is on: it is gone on with, and not begun again. */
  readonly underWay?: UnderWay | undefined
  /** Why the online way is closed, for whoever asks by telephone. */
  readonly code?: CodeName | undefined
}

/** The way on at a centre: a button that goes it, or where a case that went it stands now. */
export type CentreDoor =
  { readonly formNumber: string } | { readonly href: string; readonly words: 'p96.resume' | 'p70.start' }

export interface WaysPageProps {
  readonly visit: Visit
  readonly door?: CentreDoor | undefined
  /** How long the way through a centre takes; the same for whoever asks (ATK-16). */
  readonly officeTime?: WayTime | undefined
  /** Without a case every way is listed, and none is said to be closed. */
  readonly standing?: CaseWays | undefined
  /** Whether the affiliate key's own service is set up; for all or for nobody (ATK-16). */
  readonly hasAffiliate?: boolean
  /** Why the last attempt of the case did not work. */
  readonly why?: Html | undefined
}

/**
 * P-16 · every way to a key. What can be done today stands first, with what it takes; what to bring opens on
 * asking. Then what is not done online yet, and last what this case has closed, each reason said once.
 */
export function WaysPage({
  visit,
  standing,
  door,
  officeTime,
  why,
  hasAffiliate = false,
}: WaysPageProps): Html {
  const { t, lang } = visit
  const closed = standing?.closed ?? {}
  const best = standing?.best
  const under = standing?.underWay
  const left = recoveryWays.filter((way) => way !== best && way !== under?.without && !(way in closed))
  const open = left.toSorted((a, b) => Number(b === under?.way) - Number(a === under?.way))
  const today = [...(best === undefined ? [] : [best]), ...open.filter(isToday)]
  const rows = (list: readonly Way[]) =>
    list.map((way) => (
      <WayRow
        visit={visit}
        way={way}
        isBest={way === best}
        door={way === (best ?? 'office') ? door : undefined}
        officeTime={way === 'office' ? officeTime : undefined}
        isAffiliateHere={way === 'affiliate' && hasAffiliate}
        under={under}
      />
    ))
  return (
    <Page {...visit.page} title={t('p16.title')} back="/" caseCode={standing?.caseCode}>
      <p class="govuk-body">{introOf(visit, closed.online)}</p>
      {standing?.code !== undefined && <CodeLine visit={visit} name={standing.code} />}
      {standing !== undefined && (
        <p class="govuk-body">
          {t('p16.keep', { caso: standing.caseCode, fecha: formatDate(standing.keptUntil, lang) })}
        </p>
      )}
      <p class="govuk-body">
        <Link href="/pronostico" class="clv-target">
          {t('fc.see')}
        </Link>
      </p>
      {why}
      <Group title={t('p16.today')}>
        {today.length > 0 || standing === undefined ? (
          rows(today)
        ) : (
          <NoWay visit={visit} standing={standing} />
        )}
      </Group>
      <Group title={t('p16.later')}>{rows(open.filter((way) => !isToday(way)))}</Group>
      <Group title={t('p16.shut')}>
        {[...byReason(visit, closed)].map(([reason, shut]) => (
          <ClosedWays visit={visit} reason={reason} ways={shut} />
        ))}
      </Group>
      <Group title={t('p00.other.title')}>
        <p class="govuk-body">{t('p16.soon', { telefonoAyuda: visit.page.theme.phone })}</p>
        {rows(otherErrands.filter((way) => way !== best))}
      </Group>
    </Page>
  )
}

/** A heading with what belongs to it; nothing where nothing does. */
function Group({ title, children }: { readonly title: string; readonly children: Child }): Html {
  if (Array.isArray(children) && children.length === 0) return <></>
  return (
    <>
      <h2 class="govuk-heading-l">{title}</h2>
      {children}
    </>
  )
}

/** Every way is closed, as after a report: whom to ask is the way that is left. */
const NoWay = ({
  visit,
  standing,
}: Required<Pick<WaysPageProps, 'visit'>> & { readonly standing: CaseWays }): Html => (
  <p class="govuk-body">
    {visit.t('p16.none', { telefonoAyuda: visit.page.theme.phone, caso: standing.caseCode })}
  </p>
)

interface Door {
  readonly href: `/${string}`
  readonly says: PlainKey
}

/** Where the row of the affiliate key is gone on with, where its service is set up: it is a proof of that same path. */
const affiliateDoors = (under: UnderWay | undefined): readonly Door[] =>
  under?.way === 'household'
    ? [{ href: under.href, says: 'p96.resume' }]
    : [{ href: '/hogar', says: 'p16.household.go' }]

/** Where a row is gone on with, for those whose doors are the same for everybody. */
const doorsOf: Readonly<Partial<Record<Way, readonly Door[]>>> = {
  sign: [{ href: '/solicitud', says: 'p50.start' }],
  video: [{ href: '/turno', says: 'p20.turn' }],
  household: [{ href: '/hogar', says: 'p16.household.go' }],
  unlock: [{ href: '/desbloqueo', says: 'p24.go' }],
  contact: [
    { href: '/contacto', says: 'p16.inAccount' },
    { href: '/solicitud', says: 'p16.bySignature' },
    { href: '/turno', says: 'p20.turn' },
  ],
  rep: [
    { href: '/solicitud', says: 'p16.bySignature' },
    { href: '/turno', says: 'p20.turn' },
  ],
}

interface WayRowProps {
  readonly visit: Visit
  readonly way: Way
  readonly isBest: boolean
  readonly door?: CentreDoor | undefined
  /** How long the way through a centre takes. */
  readonly officeTime?: WayTime | undefined
  /** It is the row of the affiliate key, and its service is set up. */
  readonly isAffiliateHere: boolean
  readonly under?: UnderWay | undefined
}

function WayRow({ visit, way, isBest, door, officeTime, isAffiliateHere, under }: WayRowProps): Html {
  const { t, page } = visit
  const { time, soon, papers } = isAffiliateHere ? affiliateHere : wayWords[way]
  const telefonoAyuda = page.theme.phone
  const isOn = way === under?.way
  const doors = isOn ? [] : isAffiliateHere ? affiliateDoors(under) : (doorsOf[way] ?? [])
  const words = papers.map((key) => <p class="govuk-body">{t(key)}</p>)
  return (
    <section aria-labelledby={way}>
      <h3 class="govuk-heading-m" id={way}>
        {t(`p16.${way}`)}
      </h3>
      {time !== undefined && officeTime === undefined && <p class="govuk-body">{t(time)}</p>}
      {soon !== undefined && <p class="govuk-body">{t(soon)}</p>}
      {way === 'office' && (
        <>
          {officeTime !== undefined && <p class="govuk-body">{timeWords(visit, officeTime)}</p>}
          <p class="govuk-body">
            <Link href="/centros">{t('centre.see')}</Link>
          </p>
          <p class="govuk-body">
            <Link href="/turno">{t('p20.turn')}</Link>
          </p>
          <p class="govuk-body">{t('p16.office.phone', { telefonoAyuda })}</p>
        </>
      )}
      {way === 'online' ? (
        <>
          {words}
          {!isOn && <ButtonLink href="/empresa">{t('p16.online.go')}</ButtonLink>}
        </>
      ) : (
        // Whoever has one way only needs its papers; of many, nobody reads the papers of all.
        <Details open={isBest} summary={<PapersSummary visit={visit} way={way} />}>
          {words}
        </Details>
      )}
      {way === 'firstKey' && door === undefined && (
        <p class="govuk-body">
          <Link href="/primera-clave">{t('p70.start')}</Link>
        </p>
      )}
      {isOn && <ButtonLink href={under.href}>{t('p96.resume')}</ButtonLink>}
      {doors.map(({ href, says }) => (
        <p class="govuk-body">
          <Link href={href}>{t(says)}</Link>
        </p>
      ))}
      {door !== undefined && <GoToCentre visit={visit} door={door} />}
    </section>
  )
}

/** The button of P-16, P-20, P-22, P-23 and P-24: the same case goes on before an officer. */
export const GoToCentre = ({ visit, door }: { readonly visit: Visit; readonly door: CentreDoor }): Html =>
  'href' in door ? (
    <ButtonLink href={door.href}>{visit.t(door.words)}</ButtonLink>
  ) : (
    <form method="post" action="/otras-formas" novalidate>
      <input type="hidden" name="f" value={door.formNumber} />
      <Button>{visit.t('p20.prepare')}</Button>
    </form>
  )

/** Ten of them on a page: spoken, each says of which way. */
const PapersSummary = ({ visit: { t }, way }: Pick<WayRowProps, 'visit' | 'way'>): Html => (
  <>
    {t('p16.papers.title')}
    <span class="govuk-visually-hidden">: {t(`p16.${way}`)}</span>
  </>
)

interface ClosedWaysProps {
  readonly visit: Visit
  readonly reason: string
  readonly ways: readonly Way[]
}

/** What this case cannot use, and why. The anchors stay, since other pages lead to them. */
const ClosedWays = ({ visit: { t }, reason, ways }: ClosedWaysProps): Html => (
  <>
    <p class="govuk-body">
      <strong>{t('p16.closed', { motivo: reason })}</strong>
    </p>
    <ul class="govuk-list govuk-list--bullet">
      {ways.map((way) => (
        <li id={way}>{t(`p16.${way}`)}</li>
      ))}
    </ul>
  </>
)

function byReason(visit: Visit, closed: CaseWays['closed']): ReadonlyMap<string, readonly Way[]> {
  const shut = recoveryWays.flatMap((way) => {
    const reason = closed[way]
    return reason === undefined ? [] : [{ way, words: reasonWords(visit, reason) }]
  })
  return new Map(
    [...Map.groupBy(shut, ({ words }) => words)].map(([words, rows]) => [words, rows.map(({ way }) => way)]),
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
