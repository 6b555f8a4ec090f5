import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { needsFirstKey } from '../../cases/web/way-routes.ts'
import { addDays, civilDay, isDay, type CivilDay } from '../../kernel/civil-day.ts'
import type { CentreId } from '../../kernel/ids.ts'
import { zones } from '../../kernel/time.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { holdPlace, procedureOf } from '../app/book.ts'
import { supports, type FirstFree } from '../app/ports.ts'
import { availability, bookableDays, dayIn } from '../domain/availability.ts'
import { kinds } from '../domain/calendar.ts'
import { CentrePage, KindPage, RefusedPage, TimePage, type TimePageProps } from './choose-pages.tsx'
import { readTime } from './read-time.ts'
import { bookerOf, type AppointmentRoutesDeps, type Booker, type Draft } from './turn-case.ts'

/** Days that one page of times shows. */
const pageDays = 7
/** How far ahead other centres are looked at, and how many are named. */
const aheadOfOthers = 14
const mostOthers = 3

type Chosen = Booker & { readonly draft: Draft }

/** P-40 to P-42: how, where and when; with the place kept in the end. */
export const chooseRoutes = (deps: AppointmentRoutesDeps) => (app: FastifyInstance) => {
  const { appointments, centres } = deps

  /** Whoever has no open case names it first, and comes back here (I-22). */
  const booking =
    (page: (booker: Booker, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const booker = await bookerOf(deps, request)
      if (booker === undefined) {
        request.visit.carry({ errand: 'turn' })
        return seeOther(reply, '/empresa')
      }
      if (needsFirstKey(booker.loaded)) return seeOther(reply, '/primera-clave')
      // A turno is changed from its own page, where it is in view.
      const isLive = booker.one !== undefined && isLiveNow(booker.one.state)
      if (isLive && booker.draft?.instead !== booker.one?.id)
        return seeOther(reply, `/turno/${booker.loaded.code}`)
      return page(booker, request, reply)
    }

  /** A form of ours, before anybody looks who sent it (ATK-37). */
  const sent =
    <const Name extends string>(
      act: string,
      names: readonly Name[],
      page: (raw: Readonly<Record<Name, string>>) => ReturnType<typeof booking>,
    ) =>
    (request: FastifyRequest, reply: FastifyReply) => {
      const raw = takeFields(request.body, ['f', ...names])
      request.visit.checkForm(raw.f, act)
      return page(raw)(request, reply)
    }

  const kindPage = (
    { loaded, draft }: Booker,
    request: FastifyRequest,
    reply: FastifyReply,
    refused = false,
  ) =>
    html(
      reply,
      KindPage({
        visit: request.visit,
        code: loaded.code,
        formNumber: request.visit.formNumber('turn:kind'),
        kind: draft?.kind ?? request.visit.browser.turnKind,
        support: draft?.support ?? [],
        nothingChosen: refused,
      }),
      refused ? 422 : 200,
    )

  const first = booking(async (booker, request, reply) => kindPage(booker, request, reply))
  // Whoever said on another page how they want to be seen finds it chosen here, also after the numbers.
  app.get<{ Querystring: { atencion?: unknown } }>('/turno', async (request, reply) => {
    const turnKind = kinds.find((one) => one === request.query.atencion)
    if (turnKind === undefined) return first(request, reply)
    request.visit.carry({ turnKind })
    return seeOther(reply, '/turno')
  })

  app.post(
    '/turno',
    sent('turn:kind', ['atencion', ...supports], (raw) =>
      booking(async (booker, request, reply) => {
        const { visit } = request
        const support = supports.filter((one) => raw[one] === one)
        const kind = kinds.find((one) => one === raw.atencion)
        if (kind === undefined) return kindPage(booker, request, reply, true)
        const { loaded, draft } = booker
        const centreId = kind === 'video' ? await videoCentre(booker) : draft?.centreId
        visit.carry({ turn: { ...draft, caseId: loaded.case.id, kind, support, centreId, from: undefined } })
        return seeOther(reply, kind === 'video' && centreId !== undefined ? '/turno/hora' : '/turno/centro')
      }),
    ),
  )

  /** Which centre calls by video is nobody's concern but its own: the one that is free first. */
  async function videoCentre({ loaded }: Booker): Promise<string | undefined> {
    const all = (await centres.open()).map(({ id }) => id)
    const asked = { kind: 'video', procedure: procedureOf(loaded), within: aheadOfOthers } as const
    const free = byTime(await appointments.firstFree(all, asked))
    return (free[0] ?? (await appointments.firstFree(all, { ...asked, within: 180 })).at(0))?.centre.id
  }

  const chosenKind = (
    page: (booker: Chosen, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
  ) =>
    booking(async (booker, request, reply) => {
      const { draft } = booker
      return draft === undefined ? seeOther(reply, '/turno') : page({ ...booker, draft }, request, reply)
    })

  const centrePage = async (
    { loaded, draft }: Chosen,
    request: FastifyRequest,
    reply: FastifyReply,
    asked: unknown,
    refused = false,
  ) => {
    const { visit } = request
    const open = await centres.open()
    const own = open.find(({ id }) => id === draft.centreId)?.province
    const province = open.find((one) => one.province === asked)?.province ?? own
    const ids = open.filter((one) => one.province === province).map(({ id }) => id)
    const free = await appointments.firstFree(ids, { kind: draft.kind, procedure: procedureOf(loaded) })
    const view = CentrePage({
      visit,
      code: loaded.code,
      formNumber: visit.formNumber('turn:centre'),
      centres: open,
      province,
      free,
      chosen: draft.centreId,
      nothingChosen: refused,
    })
    return html(reply, view, refused ? 422 : 200)
  }

  app.get(
    '/turno/centro',
    chosenKind((chosen, request, reply) =>
      centrePage(chosen, request, reply, (request.query as { provincia?: unknown }).provincia),
    ),
  )

  app.post(
    '/turno/centro',
    sent('turn:centre', ['centro', 'provincia'], (raw) =>
      chosenKind(async (chosen, request, reply) => {
        const { visit } = request
        const centre = (await centres.open()).find(({ id }) => id === raw.centro)
        if (centre === undefined) return centrePage(chosen, request, reply, raw.provincia, true)
        visit.carry({ turn: { ...chosen.draft, centreId: centre.id } })
        return seeOther(reply, '/turno/hora')
      }),
    ),
  )

  const timePage = async (
    chosen: Chosen,
    request: FastifyRequest,
    reply: FastifyReply,
    trouble?: TimePageProps['trouble'],
  ) => {
    const { loaded, draft } = chosen
    const { visit } = request
    const { kind } = draft
    const procedure = procedureOf(loaded)
    const centreId = draft.centreId as CentreId | undefined
    if (centreId === undefined) return seeOther(reply, '/turno/centro')
    const today = dayIn(loaded.now, zones.galapagos)
    const asked = dayOf((request.query as { desde?: unknown }).desde)
    const from = asked ?? (await firstDay(centreId, chosen)) ?? today
    const reading = await appointments.read(centreId, { from, to: addDays(from, pageDays - 1) })
    if (reading === undefined) return seeOther(reply, '/turno/centro')
    const { calendar, taken, now, centre } = reading
    const found = availability(calendar, taken, {
      kind,
      procedure,
      from,
      to: addDays(from, pageDays - 1),
      now,
    })
    const next = addDays(from, pageDays)
    const last = bookableDays(calendar, now)?.last
    const view = TimePage({
      visit,
      code: loaded.code,
      formNumber: visit.formNumber(found.slots.length === 0 ? 'turn:centre' : 'turn:time'),
      kind,
      centre,
      slots: found.slots,
      why: 'why' in found ? found.why : undefined,
      more: last !== undefined && next <= last && next > today ? next : undefined,
      isFirst: asked === undefined,
      others: found.slots.length === 0 ? await othersThan(centreId, chosen) : [],
      hold: draft.instead === undefined ? deps.policy.appointment.hold : null,
      trouble,
    })
    return html(reply, view, trouble === undefined ? 200 : trouble === 'nothing' ? 422 : 409)
  }

  /** The page begins where there is something to choose. */
  async function firstDay(centreId: CentreId, { loaded, draft }: Chosen): Promise<CivilDay | undefined> {
    const asked = { kind: draft.kind, procedure: procedureOf(loaded) }
    const [free] = await appointments.firstFree([centreId], asked)
    return free?.first === undefined ? undefined : dayIn(free.first, zones.galapagos)
  }

  /** Those of the same province first, then by time. */
  async function othersThan(centreId: CentreId, { loaded, draft }: Chosen): Promise<readonly FirstFree[]> {
    const open = await centres.open()
    const province = open.find(({ id }) => id === centreId)?.province
    const ids = open.map(({ id }) => id).filter((id) => id !== centreId)
    const asked = { kind: draft.kind, procedure: procedureOf(loaded), within: aheadOfOthers }
    const near = ({ centre }: FirstFree) => (centre.province === province ? 0 : 1)
    return byTime(await appointments.firstFree(ids, asked))
      .toSorted((a, b) => near(a) - near(b))
      .slice(0, mostOthers)
  }

  app.get(
    '/turno/hora',
    chosenKind((chosen, request, reply) => timePage(chosen, request, reply, over(request))),
  )

  app.post(
    '/turno/hora',
    sent('turn:time', ['hora', 'antes'], (raw) =>
      chosenKind(async (chosen, request, reply) => {
        const { visit } = request
        const { draft, loaded } = chosen
        const from = readTime(raw.hora)
        if (draft.centreId === undefined) return seeOther(reply, '/turno/centro')
        if (from === undefined) return timePage(chosen, request, reply, 'nothing')
        const earlier = raw.antes === 'si'
        const { kind, support } = draft
        visit.carry({ turn: { ...draft, from, earlier } })
        if (draft.instead !== undefined) return seeOther(reply, '/turno/revisar')
        const wanted = { centreId: draft.centreId as CentreId, from, kind, support, earlier }
        const held = await holdPlace(deps.booking, loaded.case.id, wanted)
        if (held.ok) return seeOther(reply, '/turno/contacto')
        return answerRefusal(chosen, request, reply, held.code)
      }),
    ),
  )

  /** Everybody who is refused is told why and where to go on. */
  function answerRefusal(
    chosen: Chosen,
    request: FastifyRequest,
    reply: FastifyReply,
    why: 'taken' | 'live' | 'limit' | 'over' | 'tooLate' | 'noCase',
  ) {
    const { code } = chosen.loaded
    const { visit } = request
    if (why === 'live') return html(reply, RefusedPage({ visit, code, why }), 409)
    if (why === 'limit') return html(reply, RefusedPage({ visit, code, why }), 429)
    if (why === 'noCase') return seeOther(reply, `/caso/${code}`)
    return timePage(chosen, request, reply, 'appointmentTaken')
  }
}

/** Where the time to confirm was over, or somebody was faster at the last step, the page of times says so. */
const over = ({ query }: FastifyRequest): TimePageProps['trouble'] => {
  const { aviso } = query as { readonly aviso?: unknown }
  if (aviso === 'plazo') return 'appointmentHoldOver'
  return aviso === 'tomado' ? 'appointmentTaken' : undefined
}

/** One that is only held is chosen anew by choosing another. */
const isLiveNow = (state: string): boolean => ['booked', 'arrived', 'called', 'attending'].includes(state)

const byTime = (free: readonly FirstFree[]): readonly FirstFree[] =>
  free.filter(({ first }) => first !== undefined).toSorted((a, b) => (a.first ?? 0) - (b.first ?? 0))

function dayOf(raw: unknown): CivilDay | undefined {
  const [, year, month, day] = typeof raw === 'string' ? (/^(\d{4})-(\d{2})-(\d{2})$/.exec(raw) ?? []) : []
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  return isDay(y, m, d) ? civilDay(y, m, d) : undefined
}
