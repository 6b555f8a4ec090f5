import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseEmailAddress } from '../../kernel/email-address.ts'
import { seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import type { CaseViewDeps } from '../app/case-view.ts'
import {
  proposeContact,
  type ProposeContactDeps,
  type ProposeContactRefusal,
} from '../app/propose-contact.ts'
import { caseDesk, isMine, type Seen } from './case-desk.ts'
import { contactAct, ContactTab, type ContactError } from './contact-page.tsx'
import { counterRefusals } from './counter-refusals.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'

export interface DeskContactRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly counter: ProposeContactDeps
}

const refusals: Readonly<Record<ProposeContactRefusal, ContactError>> = {
  ...counterRefusals,
  identity: 's12.ask.err.identity',
  frozen: 's12.ask.err.frozen',
  underWay: 's12.ask.err.underWay',
  sameMail: 's12.ask.err.sameMail',
  limit: 's12.ask.err.limit',
  notAllowed: 's06.err.conflict',
  samePerson: 's06.err.conflict',
}

/** A mailbox for whoever has none, or has lost it: proposed here, confirmed by its own code, approved in S-12. */
export const deskContactRoutes = (deps: DeskContactRoutesDeps) => (app: FastifyInstance) => {
  const { counter } = deps
  const { changes } = counter.contacts
  const desk = caseDesk(deps)

  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    one: Seen,
    wrong?: { readonly error: ContactError; readonly typed: string },
  ) => {
    const { visit } = request
    const { loaded } = one.at
    const content = async () => {
      const ofCase = await changes.ofCase(loaded.code)
      const latest = await changes.latest(loaded.employer.id)
      return ContactTab({
        visit,
        code: loaded.code,
        mail: loaded.employer.mail?.value,
        // A change that another case or the account began has its own page.
        change: latest?.kind === 'mail' && latest.id === ofCase?.changeId ? latest : undefined,
        mayReview: mayDo(one.who.roles, 'reviewContact'),
        mayWork: isMine(one) && mayDo(one.who.roles, 'proposeContact') && one.at.desk.finishedAt === null,
        wrong,
      })
    }
    const errors = wrong === undefined ? [] : [{ field: 'correo', text: visit.t(wrong.error) }]
    return desk.show(request, reply, one, 'contact', content, { errors })
  }

  app.get(deskRoutes.contact, async (request, reply) =>
    page(request, reply, await desk.toSee(request, 'cases')),
  )

  app.post(deskRoutes.contact, async (request, reply) => {
    const one = await desk.toDo(request, 'proposeContact')
    const { f, correo } = takeFields(request.body, ['f', 'correo'], 300)
    const { loaded } = one.at
    request.visit.checkForm(f, contactAct(loaded.code))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const mail = parseEmailAddress(correo.trim())
    if (!mail.ok) return page(request, reply, one, { error: 's12.ask.err.form', typed: correo })
    const done = await proposeContact(counter, one.who, loaded.case.id, mail.value)
    return done.ok
      ? seeOther(reply, casePath(deskRoutes.contact, loaded.code))
      : page(request, reply, one, { error: refusals[done.code], typed: correo })
  })
}
