import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf, type CodeName } from '../../kernel/catalogue.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { CurrentSession } from '../../keys/web/current-session.ts'
import { SignInBlockedPage } from '../../keys/web/sign-in-pages.tsx'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { beginChange } from '../app/begin-change.ts'
import { confirmCode } from '../app/confirm-code.ts'
import type { ChangeDeps, ChangeView } from '../app/ports.ts'
import { sendCodeAgain } from '../app/send-code.ts'
import { withdrawChange } from '../app/withdraw-change.ts'
import { isLive } from '../domain/change.ts'
import { readDigits } from '../domain/code.ts'
import { readNewMail } from './contact-form.ts'
import { keyAgain, type KeyAgainDeps } from './key-again.ts'
import { mobilePath } from './mobile-page.tsx'
import { ChangeDonePage } from './change-done-page.tsx'
import { CodePage, type CodeError } from './code-page.tsx'
import {
  NewMailPage,
  NotNowPage,
  OfficePage,
  StartPage,
  type NewMailPageProps,
  notNowCodes,
} from './contact-pages.tsx'

export interface ContactRoutesDeps extends KeyAgainDeps {
  readonly contacts: ChangeDeps
  session(request: FastifyRequest): Promise<CurrentSession | undefined>
  /** A demonstration takes addresses only that nobody can have (I-27). */
  readonly syntheticOnly: boolean
}

const showings = 10_000_000_000

/** The page on which a change stands; where another one is begun, and said how the last one ended, while there is none. */
export const changePathOf = (change: ChangeView | undefined): string => {
  if (change === undefined) return '/contacto'
  if (change.state.is === 'ended') return change.kind === 'mail' ? '/contacto' : mobilePath
  const { is } = change.state
  return is === 'presentMail' || is === 'newPhone' || (is === 'newMail' && !change.begunAtCounter)
    ? '/contacto/codigo'
    : '/contacto/listo'
}

/** P-80 to P-83, for whoever is signed in; everybody else is shown the door. */
export const contactRoutes = (deps: ContactRoutesDeps) => (app: FastifyInstance) => {
  const { contacts } = deps
  const { changes, policy } = contacts
  const liveOf = async (employerId: EmployerId): Promise<ChangeView | undefined> => {
    const change = await changes.latest(employerId)
    return change !== undefined && isLive(change.state) ? change : undefined
  }
  const statusOf = (name: CodeName) => byCode(codeOf(name)).httpStatus

  const start = async (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    { who }: CurrentSession,
    nothingChosen = false,
  ) => {
    const [last, { presentMail, phone }] = await Promise.all([
      changes.latest(who.employerId),
      changes.standing(who.employerId),
    ])
    const view = StartPage({
      visit,
      formNumber: visit.formNumber('contactStart'),
      presentMail,
      ended: last?.kind === 'mail' && last.state.is === 'ended' ? last.state.reason : undefined,
      hasMobile: contacts.texts.isOffered || phone !== null,
      coolOff: policy.coolOff,
      nothingChosen,
    })
    return html(reply, view, nothingChosen ? 422 : 200)
  }
  const newMail = (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    said: Omit<NewMailPageProps, 'visit' | 'formNumber'> = {},
  ) => {
    const troubled = (said.errors?.length ?? 0) > 0 || said.left !== undefined
    const formNumber = visit.formNumber('contactNew', visit.now % showings)
    return html(reply, NewMailPage({ visit, formNumber, ...said }), troubled ? 422 : 200)
  }
  const code = (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    change: ChangeView,
    said: { readonly error?: CodeError; readonly left?: number; readonly sentAgain?: boolean } = {},
    status = 200,
  ) => {
    const formNumbers = {
      code: visit.formNumber('contactCode'),
      again: visit.formNumber('contactAgain'),
      stop: visit.formNumber('contactStop'),
    }
    return html(reply, CodePage({ visit, change, formNumbers, sentAgain: false, ...said }), status)
  }

  app.get('/contacto', async (request, reply) => {
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const there = changePathOf(await liveOf(own.who.employerId))
    return there === '/contacto' ? start(request, reply, own) : seeOther(reply, there)
  })

  app.post('/contacto', async (request, reply) => {
    const raw = takeFields(request.body, ['f', 'puede'])
    request.visit.checkForm(raw.f, 'contactStart')
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    if (raw.puede === 'si') return seeOther(reply, '/contacto/nuevo')
    return raw.puede === 'no' ? seeOther(reply, '/contacto/en-persona') : start(request, reply, own, true)
  })

  app.get('/contacto/en-persona', async (request, reply) =>
    (await deps.session(request)) === undefined
      ? seeOther(reply, '/entrar')
      : html(reply, OfficePage({ visit: request.visit })),
  )

  app.get('/contacto/nuevo', async (request, reply) => {
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const there = changePathOf(await liveOf(own.who.employerId))
    return there === '/contacto' ? newMail(request, reply) : seeOther(reply, there)
  })

  app.post('/contacto/nuevo', async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'correo', 'clave', 'dudado'])
    visit.checkForm(raw.f, 'contactNew')
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const typed = { correo: raw.correo.slice(0, 300), dudado: raw.dudado.slice(0, 300) }
    const read = readNewMail({ ...typed, clave: raw.clave }, deps)
    if (!read.ok) return newMail(request, reply, { typed, ...read.detail })
    const { employerId } = own.who
    const shown = await keyAgain(deps, own, visit, { form: raw.f, key: read.value.key })
    if (!shown.ok) {
      return shown.code === 'keyBlocked'
        ? html(reply, SignInBlockedPage({ visit }), statusOf('keyBlocked'))
        : newMail(request, reply, { typed, left: shown.detail.left })
    }
    const begun = await beginChange(contacts, { employerId, mail: read.value.mail, lang: visit.lang })
    if (begun.ok || begun.code === 'underWay') return seeOther(reply, '/contacto/codigo')
    switch (begun.code) {
      case 'sameMail':
        return newMail(request, reply, { typed, errors: [{ field: 'correo', key: 'p81.err.same' }] })
      case 'noPresentMail':
        return seeOther(reply, '/contacto')
      case 'limit':
      case 'frozen':
      case 'unrepresented':
        return html(
          reply,
          NotNowPage({ visit, why: begun.code, kind: 'mail' }),
          statusOf(notNowCodes[begun.code]),
        )
    }
  })

  app.get<{ Querystring: { otro?: unknown } }>('/contacto/codigo', async (request, reply) => {
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const change = await changes.latest(own.who.employerId)
    const there = changePathOf(change)
    return change === undefined || there !== '/contacto/codigo'
      ? seeOther(reply, there)
      : code(request, reply, change, { sentAgain: request.query.otro === 'enviado' })
  })

  app.post('/contacto/codigo', async (request, reply) => {
    const raw = takeFields(request.body, ['f', 'codigo'])
    request.visit.checkForm(raw.f, 'contactCode')
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const { employerId } = own.who
    const before = await changes.latest(employerId)
    if (before === undefined || changePathOf(before) !== '/contacto/codigo')
      return seeOther(reply, changePathOf(before))
    const typed = readDigits(raw.codigo)
    if (typed === undefined) return code(request, reply, before, { error: 'p82.err.len' }, 422)
    const done = await confirmCode(contacts, employerId, typed, { network: request.visit.network })
    if (done.ok) return seeOther(reply, '/contacto/codigo')
    // Somebody was faster, with the same code or with a stop: the change stands elsewhere by now.
    const change = await changes.latest(employerId)
    if (change === undefined || change.state.is !== before.state.is || change.id !== before.id)
      return seeOther(reply, changePathOf(change))
    return done.code === 'codeMismatch'
      ? code(
          request,
          reply,
          change,
          { error: 'p82.err.bad', left: done.detail },
          statusOf('contactCodeMismatch'),
        )
      : code(request, reply, change, { error: 'p82.err.over' }, statusOf('contactCodeOver'))
  })

  app.post('/contacto/codigo/otro', async (request, reply) => {
    const raw = takeFields(request.body, ['f'])
    request.visit.checkForm(raw.f, 'contactAgain')
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const sent = await sendCodeAgain(contacts, own.who.employerId, request.visit.network)
    if (sent.ok) return seeOther(reply, '/contacto/codigo?otro=enviado')
    const change = await liveOf(own.who.employerId)
    if (sent.code === 'notNow' || change === undefined) return seeOther(reply, '/contacto/codigo')
    return sent.code === 'tooSoon'
      ? code(request, reply, change, { error: 'p82.err.soon' }, statusOf('contactCodeTooSoon'))
      : code(request, reply, change, { error: 'p82.err.limit' }, statusOf('contactLimit'))
  })

  app.post('/contacto/anular', async (request, reply) => {
    const raw = takeFields(request.body, ['f'])
    request.visit.checkForm(raw.f, 'contactStop')
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    await withdrawChange(contacts, own.who.employerId)
    return seeOther(reply, changePathOf(await changes.latest(own.who.employerId)))
  })

  app.get('/contacto/listo', async (request, reply) => {
    const { visit } = request
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const change = await changes.latest(own.who.employerId)
    const there = changePathOf(change)
    return change === undefined || there !== '/contacto/listo'
      ? seeOther(reply, there)
      : html(reply, ChangeDonePage({ visit, change, stopNumber: visit.formNumber('contactStop') }))
  })
}
