import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf, type CodeName } from '../../kernel/catalogue.ts'
import { mailboxKey, type EmailAddress } from '../../kernel/email-address.ts'
import { readRef } from '../../links/domain/token.ts'
import { liveRules } from '../../keys/domain/live-rules.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import type { CookieJar } from '../../platform/web/cookies.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import { acceptInvitation, presentSignIn, type AcceptDeps, type KeyKind } from '../app/accept-invitation.ts'
import { openedInvitation, openInvitation, type OpenInvitationDeps } from '../app/open-invitation.ts'
import type { KnownBrowsers } from '../app/known-browser.ts'
import type { Invitation } from '../app/ports.ts'
import { readShown } from './invitation-form.ts'
import {
  AcceptedPage,
  AcceptPage,
  InvitationOverPage,
  MailboxTakenPage,
  OpenPage,
  type AcceptPageProps,
} from './invitation-pages.tsx'
import { RestsPage } from './rests-page.tsx'
import { readPerson } from './user-form.ts'

export interface InvitationRoutesDeps {
  readonly opening: OpenInvitationDeps
  readonly accepting: AcceptDeps
  readonly limits: NetworkLimits
  readonly syntheticOnly: boolean
  /** How long a sign-in rests. Seconds. */
  readonly pause: number
  browserDigest(browserId: string): Uint8Array
  readonly jar: CookieJar
  /** For the browser of whoever has just shown who they are: their next misses are counted apart from strangers'. */
  readonly known: Pick<KnownBrowsers, 'issue'> & { readonly seconds: number }
}

const showings = 10_000_000_000
/** Longer than any key that could be right, and short enough to be refused before hashing (ATK-32). */
const longestField = 8_192

/** The way of an invited person: the link or the code of the mail, who they are, and a key of their own. */
export const invitationRoutes = (deps: InvitationRoutesDeps) => (app: FastifyInstance) => {
  const { opening, accepting } = deps
  const statusOf = (name: CodeName) => byCode(codeOf(name)).httpStatus
  const over = ({ visit }: FastifyRequest, reply: FastifyReply) =>
    html(reply, InvitationOverPage({ visit }), statusOf('userInvitationOver'))
  const browserOf = ({ visit }: FastifyRequest) => deps.browserDigest(visit.browser.id)

  app.get<{ Params: { ref: string } }>('/acceso/:ref', async (request, reply) => {
    const reference = readRef(request.params.ref)
    if (reference === undefined) return over(request, reply)
    const { visit } = request
    return html(reply, OpenPage({ visit, reference, formNumber: visit.formNumber('userOpen') }))
  })

  app.post<{ Params: { ref: string } }>('/acceso/:ref', async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'token', 'codigo'])
    visit.checkForm(raw.f, 'userOpen')
    const reference = readRef(request.params.ref)
    if (reference === undefined) return over(request, reply)
    const typed = { token: raw.token, codigo: raw.codigo.slice(0, 100) }
    const again = (error: string) =>
      html(reply, OpenPage({ visit, reference, formNumber: visit.formNumber('userOpen'), typed, error }), 422)
    const shown = readShown(typed)
    if (!shown.ok) return again(visit.t(shown.code))
    const opened = await withinLimit(
      deps.limits,
      ['signInFailure', visit.network],
      () => openInvitation(opening, reference, shown.value, browserOf(request)),
      ({ ok }) => !ok,
    )
    if (opened.ok) return seeOther(reply, `/acceso/${reference}/clave`)
    return opened.code === 'codeMismatch' ? again(visit.t('p11.mailCode.err.bad')) : over(request, reply)
  })

  /** What this browser has opened, and the sign-in that its mailbox has. */
  const openedOf = async (request: FastifyRequest, rawRef: string) => {
    const reference = readRef(rawRef)
    if (reference === undefined) return undefined
    const invitation = await openedInvitation(opening, reference, browserOf(request))
    if (invitation === undefined) return undefined
    return { invitation, present: await presentSignIn(accepting, invitation) }
  }
  const page = (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    invitation: Invitation,
    said: Pick<AcceptPageProps, 'kind' | 'hasKey' | 'typed' | 'person' | 'key' | 'problems'>,
    status = 422,
  ) => {
    const view = AcceptPage({
      visit,
      invitation,
      formNumber: visit.formNumber('userAccept', visit.now % showings),
      // Their own number is no part of the page: the rules know it when the form comes back.
      rules: liveRules(accepting.policy.key, accepting.contextOf(invitation, '')),
      ...said,
    })
    return html(reply, view, status)
  }

  app.get<{ Params: { ref: string }; Querystring: { otra?: unknown } }>(
    '/acceso/:ref/clave',
    async (request, reply) => {
      const opened = await openedOf(request, request.params.ref)
      if (opened === undefined) return over(request, reply)
      const { invitation, present } = opened
      if (present === 'taken')
        return html(reply, MailboxTakenPage({ visit: request.visit }), statusOf('userMailboxTaken'))
      const hasKey = present !== undefined
      const kind: KeyKind = hasKey && request.query.otra !== 'si' ? 'present' : 'new'
      return page(request, reply, invitation, { kind, hasKey }, 200)
    },
  )

  app.post<{ Params: { ref: string } }>('/acceso/:ref/clave', async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'tipo', 'cedula', 'clave'], longestField)
    visit.checkForm(raw.f, 'userAccept')
    const opened = await openedOf(request, request.params.ref)
    if (opened === undefined) return over(request, reply)
    const { invitation, present } = opened
    if (present === 'taken') return html(reply, MailboxTakenPage({ visit }), statusOf('userMailboxTaken'))
    const kind: KeyKind = raw.tipo === 'actual' ? 'present' : 'new'
    const said = { kind, hasKey: present !== undefined, typed: raw.cedula.slice(0, 100) }
    const person = readPerson(raw.cedula, deps)
    const empty = raw.clave === '' ? visit.t(kind === 'new' ? 'p12.err.empty' : 'u01.err.key') : undefined
    if (!person.ok || empty !== undefined)
      return page(request, reply, invitation, {
        ...said,
        person: person.ok ? undefined : visit.t(person.code),
        key: empty,
      })
    const accepted = await withinLimit(
      deps.limits,
      ['signInFailure', visit.network],
      () =>
        acceptInvitation(accepting, {
          invitation,
          browser: browserOf(request),
          document: person.value,
          kind,
          key: raw.clave,
          form: raw.f,
        }),
      (outcome) => !outcome.ok && (outcome.code === 'personMismatch' || outcome.code === 'keyMismatch'),
    )
    if (accepted.ok) {
      const mailbox = mailboxKey(invitation.user.mail as EmailAddress)
      deps.jar.write(reply, 'known', deps.known.issue(mailbox, visit.now), deps.known.seconds)
      return seeOther(reply, '/acceso/listo')
    }
    switch (accepted.detail.code) {
      case 'keyRules':
        return page(request, reply, invitation, { ...said, problems: accepted.detail.broken })
      case 'personMismatch':
        return page(request, reply, invitation, {
          ...said,
          person: visit.t('u06.err.person', { n: accepted.detail.left }),
        })
      case 'keyMismatch':
        return page(request, reply, invitation, {
          ...said,
          key: visit.t('u03.err.key', { n: accepted.detail.left }),
        })
      case 'rests':
        return html(reply, RestsPage({ visit, pause: deps.pause }), statusOf('userRests'))
      case 'mailboxTaken':
        return html(reply, MailboxTakenPage({ visit }), statusOf('userMailboxTaken'))
      case 'invitationOver':
        return over(request, reply)
      case 'again':
        return seeOther(reply, `/acceso/${invitation.ref}/clave`)
    }
  })

  // Only says that it is done; a reference has twelve characters, and this is none.
  app.get('/acceso/listo', async ({ visit }, reply) => html(reply, AcceptedPage({ visit })))
}
