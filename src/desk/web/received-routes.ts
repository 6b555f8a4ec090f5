import type { FastifyInstance, FastifyRequest } from 'fastify'
import { localTime } from '../../centres/domain/calendar.ts'
import { parseCaseCode } from '../../kernel/case-code.ts'
import type { CentreId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { formatTime, zoneText } from '../../platform/text/dates.ts'
import { locales } from '../../platform/text/lang.ts'
import type { Sheet, SheetPrinter } from '../../platform/ui/sheet.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import type { Arrival, CaseAppointment, LineStore } from '../../appointments/app/line-ports.ts'
import type { ArrivalId } from '../../appointments/domain/line.ts'
import type { CentreCalendar } from '../../centres/app/calendar-ports.ts'
import { isOpenAtDesk } from '../domain/desk-case.ts'
import { isWithinReach } from '../domain/reach.ts'
import { boundsOf, type AtCentreDeps } from '../app/at-centre.ts'
import { findAtDesk, tellSeen, type CaseAtDesk, type CaseViewDeps } from '../app/case-view.ts'
import { noteArrival, type LineDeps } from '../app/line.ts'
import { agendaRoutes } from './agenda-paths.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath } from './desk-paths.ts'
import { arrivalAct, ReceivedPage } from './received-page.tsx'

export interface ReceivedRoutesDeps extends AtCentreDeps {
  readonly gate: DeskGate
  readonly line: LineDeps
  readonly view: Pick<CaseViewDeps, 'cases' | 'desk'>
  readonly print: SheetPrinter
  /** Public address of this service, and whose it is. */
  readonly origin: string
  readonly institution: string
  /** Seconds after the hour of a turno from which whoever comes is late. */
  readonly lateGrace: number
  /** What stands in the QR code beside the code of the case: nobody can guess it, and it opens nothing but the place in line. */
  passOf(id: ArrivalId): string
}

const live: ReadonlySet<string> = new Set(['waiting', 'called', 'attending'])

/** Where a person with a case joins a line: where the officer works, and otherwise where their turno is; undefined where there is none. */
export async function receivingAt(
  { line, calendars }: { readonly line: Pick<LineStore, 'turnoOf'> } & Pick<AtCentreDeps, 'calendars'>,
  { centreId }: Pick<OnDuty, 'centreId'>,
  { loaded }: Pick<CaseAtDesk, 'loaded'>,
): Promise<CentreId | undefined> {
  const where = centreId ?? (await line.turnoOf(loaded.case.id))?.centreId
  const at = where === undefined ? undefined : await calendars.load(where)
  return at?.calendar.rule == null ? undefined : where
}

/** S-04: a code was found, and the person who has it stands at the reception. */
export const receivedRoutes = (deps: ReceivedRoutesDeps) => (app: FastifyInstance) => {
  const { line } = deps.line
  const asked = async (request: FastifyRequest) => {
    const who = await deps.gate.toDo(request, 'servePeople')
    const code = parseCaseCode((request.params as { readonly code?: unknown }).code)
    const found = code.ok ? await findAtDesk(deps.view, code.value) : undefined
    if (found === undefined) throw new CodedRefusal('pageNotFound')
    await deps.gate.toReach(who, found)
    const [turno, last] = await Promise.all([
      line.turnoOf(found.loaded.case.id),
      line.ofCase(found.loaded.case.id),
    ])
    const here = last !== undefined && live.has(last.state) ? last : null
    const centreId = here?.centreId ?? who.centreId ?? turno?.centreId
    const at = centreId === undefined ? undefined : await deps.calendars.load(centreId)
    if (at === undefined) throw new CodedRefusal('pageNotFound')
    return { who, found, turno, here, at }
  }

  app.get(agendaRoutes.received, async (request, reply) => {
    const { who, found, turno, here, at } = await asked(request)
    const { visit } = request
    await tellSeen(deps, found, who.id, 'arrival')
    const isForToday = turno !== undefined && isToday(turno, at, visit.now)
    return html(
      reply,
      ReceivedPage({
        visit,
        loaded: found.loaded,
        at,
        turno,
        isForToday,
        turnoCentre:
          turno === undefined || isForToday
            ? undefined
            : (await deps.calendars.load(turno.centreId))?.centre.name,
        isLate: turno !== undefined && visit.now > turno.from + deps.lateGrace * 1000,
        here,
      }),
    )
  })

  app.post(agendaRoutes.arrival, async (request, reply) => {
    const { who, found, at } = await asked(request)
    const { visit } = request
    const { f } = takeFields(request.body, ['f', 'centro'], 100)
    const { code } = found.loaded
    // Sent twice, they are in the line once.
    visit.checkForm(f, arrivalAct(code))
    if (isWithinReach(who, found.desk) && isOpenAtDesk(found.desk.status))
      await noteArrival(deps.line, who.id, found.loaded, at, visit.now)
    return seeOther(reply, casePath(agendaRoutes.received, code))
  })

  app.get(agendaRoutes.slip, async (request, reply) => {
    const { found, here, at } = await asked(request)
    if (here === null) throw new CodedRefusal('pageNotFound')
    const file = await deps.print(pass(request, here, found.loaded.code, at))
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="pase-${found.loaded.code}.pdf"`)
      .send(file)
  })

  /** The pass: no name, no number, and a code that shows the place in line and nothing else. */
  function pass({ visit }: FastifyRequest, here: Arrival, code: string, at: CentreCalendar): Sheet {
    const { t, lang } = visit
    const { zone } = at.calendar
    const text = (words: string) => ({ is: 'text' as const, text: words })
    return {
      title: t('line.pass.title'),
      lang: locales[lang],
      author: deps.institution,
      at: here.arrivedAt,
      blocks: [
        { is: 'heading', level: 1, text: t('line.pass.title') },
        {
          is: 'code',
          qr: `${deps.origin}/turno/${code}/espera/${deps.passOf(here.id)}`,
          alt: t('line.pass.alt'),
          beside: [
            { ...text(code), strong: true },
            text(
              t('line.pass.where', {
                centro: at.centre.name,
                hora: formatTime(here.arrivedAt, zone),
                zona: t(zoneText(zone)),
              }),
            ),
            text(t('line.pass.scan')),
            text(t('line.order')),
            text(t('line.pass.keep')),
          ],
        },
      ],
    }
  }
}

function isToday(turno: CaseAppointment, at: CentreCalendar, now: Instant): boolean {
  const { from, until } = boundsOf(localTime(now, at.calendar.zone).day, at)
  return (
    turno.centreId === at.calendar.centreId &&
    turno.kind === 'counter' &&
    turno.from >= from &&
    turno.from < until
  )
}
