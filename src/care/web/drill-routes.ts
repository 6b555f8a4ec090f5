import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf } from '../../kernel/catalogue.ts'
import { answerMailbox, type MailboxCheckDeps, type OwnMailbox } from '../../contacts/app/mailbox-check.ts'
import { readDigits } from '../../contacts/domain/code.ts'
import { mailboxState } from '../../contacts/domain/mailbox-state.ts'
import { keyAge } from '../../keys/domain/key-age.ts'
import type { CurrentSession, FindSession } from '../../keys/web/current-session.ts'
import { ledBack } from '../../keys/web/led-back.ts'
import type { Policy } from '../../policy/policy.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import { beginDrill, drillOf, type DrillDeps } from '../app/drill.ts'
import {
  drillCodePath,
  DrillPage,
  drillPath,
  drillStatePath,
  type DrillPageProps,
  type TestMail,
} from './drill-pages.tsx'

export interface DrillRoutesDeps {
  readonly policy: Pick<Policy, 'key' | 'contact'>
  readonly session: FindSession
  readonly drill: DrillDeps
  readonly checks: MailboxCheckDeps
  readonly limits: NetworkLimits
}

/** U-04, for whoever is signed in. Opening the page tries nothing; only the button does. */
export const drillRoutes = (deps: DrillRoutesDeps) => (app: FastifyInstance) => {
  const { policy, session, drill, checks, limits } = deps

  const page = async (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    { who }: CurrentSession,
    trouble?: DrillPageProps['trouble'],
  ) => {
    const own = await checks.store.own(who.employerId)
    const { begunAt, items } = await drillOf(drill, who.employerId, {
      mailbox: own === undefined ? null : mailboxState(own, policy.contact.checkWait, own.now),
      keyDueAt: keyAge(who.keySetAt, who.now, policy.key)?.dueAt ?? null,
    })
    const view = DrillPage({
      visit,
      items,
      begunAt,
      mail:
        own === undefined || own.asked === null
          ? null
          : { address: own.address, state: testMail(own), isOpen: own.openRef !== null },
      coolOff: policy.contact.coolOff,
      formNumbers: { begin: visit.formNumber('drill'), code: visit.formNumber('drillCode') },
      ...(trouble !== undefined && { trouble }),
    })
    return html(reply, view, trouble === undefined ? 200 : byCode(codeOf(trouble)).httpStatus)
  }

  app.get(drillPath, async (request, reply) => {
    const own = await session(request)
    return own === undefined ? seeOther(reply, '/entrar') : page(request, reply, own)
  })

  app.post(drillPath, async (request, reply) => {
    const raw = takeFields(request.body, ['f'])
    request.visit.checkForm(raw.f, 'drill')
    const own = await session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const begun = await beginDrill(drill, own.who, request.visit.lang)
    return begun.ok ? seeOther(reply, drillPath) : page(request, reply, own, begun.code)
  })

  app.get(
    drillCodePath,
    ledBack(session, () => drillPath),
  )

  app.post(drillCodePath, async (request, reply) => {
    const { visit } = request
    const raw = takeFields(request.body, ['f', 'codigo'])
    visit.checkForm(raw.f, 'drillCode')
    const own = await session(request)
    if (own === undefined) return seeOther(reply, '/entrar')
    const ref = (await checks.store.own(own.who.employerId))?.openRef
    const typed = readDigits(raw.codigo)
    if (ref === undefined || ref === null) return seeOther(reply, drillPath)
    if (typed === undefined) return page(request, reply, own, 'mailboxCodeMismatch')
    const done = await withinLimit(
      limits,
      ['caseLookup', visit.network],
      () => answerMailbox(checks, ref, typed),
      (outcome) => !outcome.ok,
    )
    return done.ok ? seeOther(reply, drillPath) : page(request, reply, own, done.code)
  })

  app.get(drillStatePath, async (request, reply) => {
    const own = await session(request)
    if (own === undefined) throw new CodedRefusal('sessionOver')
    const found = await checks.store.own(own.who.employerId)
    if (found === undefined || found.asked === null) throw new CodedRefusal('pageNotFound')
    const state = testMail(found)
    return reply.send({
      state,
      text: request.visit.t(`u04.mail.${state}`),
      ...((state === 'used' || state === 'rejected') && { reload: true }),
    })
  })
}

function testMail({ asked, answeredAt }: OwnMailbox): TestMail {
  if (asked !== null && answeredAt !== null && answeredAt >= asked.at) return 'used'
  switch (asked?.message) {
    case 'arrived':
      return 'accepted'
    case 'refused':
      return 'rejected'
    default:
      return 'queued'
  }
}
