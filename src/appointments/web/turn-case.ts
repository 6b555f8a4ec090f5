import type { FastifyRequest } from 'fastify'
import type { LoadedCase } from '../../cases/app/ports.ts'
import { isOpen } from '../../cases/domain/transition.ts'
import { ownOf, type CurrentCase } from '../../cases/web/current-case.ts'
import { seenCase, type SeenCaseDeps } from '../../cases/web/seen-case.ts'
import type { CentreStore } from '../../centres/app/ports.ts'
import type { ServiceCentre } from '../../centres/domain/centre.ts'
import { formatDate, formatTime, zoneText } from '../../platform/text/dates.ts'
import type { SheetPrinter } from '../../platform/ui/sheet.ts'
import type { BrowserState } from '../../platform/web/browser.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Policy } from '../../policy/policy.ts'
import type { BookingDeps } from '../app/book.ts'
import type { Appointment, AppointmentStore, EntryWriter } from '../app/ports.ts'
import { zoneNamed } from '../domain/calendar.ts'

export interface AppointmentRoutesDeps extends SeenCaseDeps {
  readonly policy: Pick<Policy, 'appointment' | 'caseKeepDays'>
  readonly current: CurrentCase
  readonly booking: BookingDeps
  readonly appointments: AppointmentStore
  readonly centres: Pick<CentreStore, 'open'>
  /** Public address of this service. */
  readonly origin: string
  readonly print: SheetPrinter
  readonly writeEntry: EntryWriter
  /** Rows of dark and light fields of a QR code. */
  qr(text: string): readonly (readonly boolean[])[]
  readonly sheet: { readonly institution: string; readonly isDemonstration: boolean }
}

export type Draft = NonNullable<BrowserState['turn']>

/** Who books: the case of this browser, and its live appointment or the newest one it had. */
export interface Booker {
  readonly loaded: LoadedCase
  readonly one: Appointment | undefined
  /** What this browser has chosen for this very case. */
  readonly draft: Draft | undefined
}

/**
 * The open case that this browser books for: its own, or one that was found with code and digits (P-95) and has an
 * appointment to change. Undefined: the numbers come first.
 */
export async function bookerOf(
  deps: AppointmentRoutesDeps,
  request: FastifyRequest,
): Promise<Booker | undefined> {
  const { viewing, turn } = request.visit.browser
  const withOne = async (loaded: LoadedCase): Promise<Booker> => ({
    loaded,
    one: await deps.appointments.ofCase(loaded.case.id),
    draft: turn?.caseId === loaded.case.id ? turn : undefined,
  })
  const own = await ownOf(deps.current, request)
  if (own !== undefined) return isOpen(own.case.state) ? withOne(own) : undefined
  const viewed = viewing === undefined ? undefined : await deps.cases.load(viewing)
  if (viewed === undefined || !isOpen(viewed.case.state)) return undefined
  const found = await withOne(viewed)
  return found.one?.state === 'booked' ? found : undefined
}

/** The case whose code stands in the address, for its browser and for whoever found it with code and digits. */
export async function caseOfAddress(
  deps: AppointmentRoutesDeps,
  request: FastifyRequest,
): Promise<Omit<Booker, 'draft'> & { readonly isOwn: boolean }> {
  const { loaded, isOwn } = await seenCase(deps, request)
  return { loaded, isOwn, one: await deps.appointments.ofCase(loaded.case.id) }
}

/** Day and hour as the clock on the wall of the centre shows them. */
export const dayAndHour = ({ lang }: Visit, at: Instant, { zone }: Pick<ServiceCentre, 'zone'>) => ({
  fecha: formatDate(at, lang, zoneNamed(zone)),
  hora: formatTime(at, zoneNamed(zone)),
})

export const zoneWords = ({ t }: Visit, { zone }: Pick<ServiceCentre, 'zone'>): string =>
  t(zoneText(zoneNamed(zone)))

export const whenWords = (visit: Visit, at: Instant, centre: ServiceCentre): string =>
  visit.t('p45.when', { ...dayAndHour(visit, at, centre), zona: zoneWords(visit, centre) })

export const placeWords = ({ t }: Visit, { kind, centre }: Pick<Appointment, 'kind' | 'centre'>): string =>
  kind === 'video'
    ? t('p45.video')
    : t('p45.where', { centro: centre.name, direccion: `${centre.address}, ${centre.canton}` })
