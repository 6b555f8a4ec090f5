import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasShown } from '../../cases/domain/shown.ts'
import { normaliseNumber } from '../../kernel/digits.ts'
import { parseEmailAddress } from '../../kernel/email-address.ts'
import type { AppointmentId, CentreId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { confirmPlace, movePlace } from '../app/book.ts'
import type { OwnContact } from '../app/ports.ts'
import { RefusedPage } from './choose-pages.tsx'
import { CheckPage, ContactPage, type ContactError, type ContactPageProps } from './confirm-pages.tsx'
import { bookerOf, type AppointmentRoutesDeps, type Booker, type Draft } from './turn-case.ts'

/** A place that is kept, or the time that is to take the place of a booked one. */
type Ready = Booker & { readonly draft: Draft }

/** P-43 and P-44: where to write, and everything once more before it counts. */
export const confirmRoutes = (deps: AppointmentRoutesDeps) => (app: FastifyInstance) => {
  const ready =
    (page: (booker: Ready, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const booker = await bookerOf(deps, request)
      const { draft, one, loaded } = booker ?? {}
      if (booker === undefined || draft === undefined || loaded === undefined)
        return seeOther(reply, '/turno')
      const isReady =
        draft.instead === undefined
          ? one?.state === 'held'
          : one?.state === 'booked' && one.id === draft.instead && draft.from !== undefined
      if (isReady) return page({ ...booker, draft }, request, reply)
      // Confirmed a moment ago, in this tab or another: there it is.
      if (one?.state === 'booked') return seeOther(reply, `/turno/${loaded.code}`)
      return seeOther(reply, draft.from === undefined ? '/turno/hora' : '/turno/hora?aviso=plazo')
    }

  /** A form of ours, before anybody looks who sent it (ATK-37). */
  const sent =
    <const Name extends string>(
      act: string,
      names: readonly Name[],
      page: (raw: Readonly<Record<Name, string>>) => ReturnType<typeof ready>,
    ) =>
    (request: FastifyRequest, reply: FastifyReply) => {
      const raw = takeFields(request.body, ['f', ...names])
      request.visit.checkForm(raw.f, act)
      return page(raw)(request, reply)
    }

  const contactPage = (
    { loaded }: Ready,
    { visit }: FastifyRequest,
    reply: FastifyReply,
    typed: ContactPageProps['typed'],
    errors: readonly ContactError[] = [],
  ) =>
    html(
      reply,
      ContactPage({
        visit,
        code: loaded.code,
        formNumber: visit.formNumber('turn:contact'),
        typed,
        errors,
      }),
      errors.length > 0 ? 422 : 200,
    )

  app.get(
    '/turno/contacto',
    ready(async (booker, request, reply) => {
      const { mail = '', phone = '', silent = false } = booker.draft
      // Whoever has shown it is theirs is told at the address on record.
      const isKnown = isOnRecord(booker) && mail === '' && phone === '' && !silent
      if (isKnown && (request.query as { cambiar?: unknown }).cambiar === undefined)
        return seeOther(reply, '/turno/revisar')
      return contactPage(booker, request, reply, { correo: mail, celular: phone, ninguno: silent })
    }),
  )

  app.post(
    '/turno/contacto',
    sent('turn:contact', ['correo', 'celular', 'ninguno'], (raw) =>
      ready(async (booker, request, reply) => {
        const { visit } = request
        const typed = {
          correo: raw.correo.slice(0, 300),
          celular: raw.celular.slice(0, 60),
          ninguno: raw.ninguno === 'si',
        }
        const read = readContact(typed)
        if ('errors' in read) return contactPage(booker, request, reply, typed, read.errors)
        const { mail, phone } = read
        visit.carry({
          turn: {
            ...booker.draft,
            mail: mail ?? undefined,
            phone: phone ?? undefined,
            silent: typed.ninguno || undefined,
          },
        })
        return seeOther(reply, '/turno/revisar')
      }),
    ),
  )

  app.get(
    '/turno/revisar',
    ready(async (booker, request, reply) => {
      const { visit } = request
      const { loaded, draft, one } = booker
      if (one === undefined) return seeOther(reply, '/turno')
      const isChange = draft.instead !== undefined
      const centre = isChange
        ? (await deps.centres.open()).find(({ id }) => id === draft.centreId)
        : one.centre
      if (centre === undefined) return seeOther(reply, '/turno/centro')
      const view = CheckPage({
        visit,
        code: loaded.code,
        formNumber: visit.formNumber('turn:check'),
        one: isChange
          ? { kind: draft.kind, support: draft.support, centre, from: (draft.from ?? 0) as Instant }
          : one,
        contact: isChange ? { mail: one.mail, phone: one.phone } : contactOf(draft),
        onRecord: isOnRecord(booker),
        heldUntil: one.heldUntil,
      })
      return html(reply, view)
    }),
  )

  app.post(
    '/turno/revisar',
    sent('turn:check', [], () =>
      ready(async (booker, request, reply) => {
        const { visit } = request
        const { loaded, draft, one } = booker
        if (one === undefined) return seeOther(reply, '/turno')
        const { kind, support, earlier = false } = draft
        const wanted = {
          centreId: draft.centreId as CentreId,
          from: (draft.from ?? 0) as Instant,
          kind,
          support,
          earlier,
        }
        const done =
          draft.instead === undefined
            ? await confirmPlace(deps.booking, loaded.case.id, one.id, contactOf(draft))
            : await movePlace(deps.booking, loaded.case.id, draft.instead as AppointmentId, wanted)
        const { code } = loaded
        if (done.ok) {
          visit.carry({ turn: undefined })
          return seeOther(reply, `/turno/${code}`)
        }
        switch (done.code) {
          case 'taken':
            return seeOther(reply, '/turno/hora?aviso=tomado')
          case 'over': {
            // Pressed twice at once, the second finds it done.
            const now = await deps.appointments.ofCase(loaded.case.id)
            return seeOther(reply, now?.state === 'booked' ? `/turno/${code}` : '/turno/hora?aviso=plazo')
          }
          case 'live':
            return html(reply, RefusedPage({ visit, code, why: 'live' }), 409)
          case 'limit':
            return html(reply, RefusedPage({ visit, code, why: 'limit' }), 429)
          case 'tooLate':
            return seeOther(reply, `/turno/${code}/cambiar`)
          case 'noCase':
            return seeOther(reply, `/caso/${code}`)
        }
      }),
    ),
  )
}

/** Only who has shown more than two numbers is told that there is an address on record (ATK-16). */
const isOnRecord = ({ loaded }: Booker): boolean => hasShown(loaded.case) && loaded.employer.mail !== null

const contactOf = ({ mail, phone }: Draft): OwnContact => ({ mail: mail ?? null, phone: phone ?? null })

/** A mail address, a mobile of Ecuador as 09 and eight digits, both, or the word that neither is wanted. */
function readContact(
  typed: ContactPageProps['typed'],
): OwnContact | { readonly errors: readonly ContactError[] } {
  const { correo, celular, ninguno } = typed
  const wantsMail = correo.trim() !== ''
  const wantsPhone = celular.trim() !== ''
  if (!wantsMail && !wantsPhone)
    return ninguno ? { mail: null, phone: null } : { errors: [{ field: 'correo', key: 'p43.err.one' }] }
  const errors: ContactError[] = []
  const mail = wantsMail ? parseEmailAddress(correo.trim()) : undefined
  if (mail?.ok === false) errors.push({ field: 'correo', key: 'p43.err.mail' })
  const phone = wantsPhone ? normaliseNumber(celular.replace(/^\s*\+593/, '0')) : undefined
  const isMobile = phone?.ok === true && /^09\d{8}$/.test(phone.value)
  if (wantsPhone && !isMobile) errors.push({ field: 'celular', key: 'p43.err.tel' })
  if (errors.length > 0) return { errors }
  return { mail: mail?.ok === true ? mail.value : null, phone: phone?.ok === true ? phone.value : null }
}
