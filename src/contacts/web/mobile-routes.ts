import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf } from '../../kernel/catalogue.ts'
import type { CurrentSession } from '../../keys/web/current-session.ts'
import { SignInBlockedPage } from '../../keys/web/sign-in-pages.tsx'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { beginPhoneChange } from '../app/begin-phone-change.ts'
import type { ChangeView } from '../app/ports.ts'
import { isLive } from '../domain/change.ts'
import { NotNowPage, notNowCodes } from './contact-pages.tsx'
import { changePathOf, type ContactRoutesDeps } from './contact-routes.ts'
import { keyAgain } from './key-again.ts'
import { readMobile, type TypedMobile } from './mobile-form.ts'
import { mobilePath, MobilePage, type MobileEnd, type MobilePageProps } from './mobile-page.tsx'

const showings = 10_000_000_000

/** How the last change ended, if it was one of a mobile. */
function endOf(last: ChangeView | undefined): MobileEnd | undefined {
  if (last?.kind !== 'phone' || last.state.is !== 'ended') return undefined
  const { reason } = last.state
  return reason === 'sentBack' || reason === 'refused' ? undefined : reason
}

/** P-84, for whoever is signed in. Its codes are typed on P-82, and its end is P-83, as those of a mailbox. */
export const mobileRoutes = (deps: ContactRoutesDeps) => (app: FastifyInstance) => {
  const { contacts } = deps
  const { changes, policy, texts } = contacts

  const choicesOf = async ({ who }: CurrentSession) => {
    const { phone, presentMail } = await changes.standing(who.employerId)
    return { phone, presentMail, choices: { another: texts.isOffered, none: phone !== null } }
  }
  const page = async (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    own: CurrentSession,
    said: Pick<MobilePageProps, 'typed' | 'errors' | 'left'> = {},
  ) => {
    const [{ phone, presentMail, choices }, last] = await Promise.all([
      choicesOf(own),
      changes.latest(own.who.employerId),
    ])
    const view = MobilePage({
      visit,
      formNumber: visit.formNumber('contactMobile', visit.now % showings),
      phone,
      choices,
      hasMail: presentMail !== null,
      ended: endOf(last),
      coolOff: policy.coolOff,
      ...said,
    })
    return html(reply, view, said.errors !== undefined || said.left !== undefined ? 422 : 200)
  }

  app.get(mobilePath, async (request, reply) => {
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const change = await changes.latest(own.who.employerId)
    return change !== undefined && isLive(change.state)
      ? seeOther(reply, changePathOf(change))
      : page(request, reply, own)
  })

  app.post(mobilePath, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'que', 'celular', 'clave'])
    visit.checkForm(raw.f, 'contactMobile')
    const own = await deps.session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const typed: Omit<TypedMobile, 'clave'> = { que: raw.que, celular: raw.celular.slice(0, 40) }
    const { choices } = await choicesOf(own)
    const read = readMobile({ ...typed, clave: raw.clave }, choices)
    if (!read.ok)
      return read.code === 'choiceGone'
        ? seeOther(reply, mobilePath)
        : page(request, reply, own, { typed, errors: read.detail })
    const { employerId } = own.who
    const shown = await keyAgain(deps, own, visit, { form: raw.f, key: read.value.key })
    if (!shown.ok) {
      return shown.code === 'keyBlocked'
        ? html(reply, SignInBlockedPage({ visit }), byCode(codeOf('keyBlocked')).httpStatus)
        : page(request, reply, own, { typed, left: shown.detail.left })
    }
    const begun = await beginPhoneChange(contacts, { employerId, phone: read.value.phone, lang: visit.lang })
    if (begun.ok || begun.code === 'underWay') return seeOther(reply, '/contacto/codigo')
    switch (begun.code) {
      case 'samePhone':
        return page(request, reply, own, { typed, errors: [{ field: 'celular', key: 'p84.err.same' }] })
      // What was there when the form was shown is there no more: the page says how it is now.
      case 'noPhone':
      case 'textsAway':
      case 'noPresentMail':
        return seeOther(reply, mobilePath)
      case 'limit':
      case 'frozen':
      case 'unrepresented':
        return html(
          reply,
          NotNowPage({ visit, why: begun.code, kind: 'phone' }),
          byCode(codeOf(notNowCodes[begun.code])).httpStatus,
        )
    }
  })
}
