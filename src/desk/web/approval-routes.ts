import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../kernel/ids.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { Ceremonies, OnDuty } from '../../staff/app/ports.ts'
import { issueChallenge } from '../../staff/web/issue-challenge.ts'
import { longestAnswer } from '../../staff/web/longest-answer.ts'
import { changesSince, differentParts, findApproval, type Approval } from '../app/approval-view.ts'
import { tellSeen, type CaseViewDeps } from '../app/case-view.ts'
import { lookAtApprovals } from '../app/look-at-approvals.ts'
import {
  barredBy,
  decideReset,
  decisionCeremony,
  type DecideDeps,
  type DecisionRefusal,
} from '../app/decide-reset.ts'
import { decisions, type ResetId } from '../domain/reset-request.ts'
import { ApprovalPage, type ApprovalError, type ApprovalPageProps } from './approval-page.tsx'
import { ApprovalsPage } from './approvals-page.tsx'
import { counterRefusals } from './counter-refusals.ts'
import type { DeskGate } from './desk-gate.ts'
import { approvalPath, deskRoutes } from './desk-paths.ts'

export interface ApprovalRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly counter: DecideDeps
  readonly ceremonies: Pick<Ceremonies, 'assertion'>
  newChallenge(): string
}

const refusals = {
  ...counterRefusals,
  decided: 's09.err.decided',
  self: 's09.err.self',
  saw: 's09.err.saw',
  reason: 's09.err.reason',
  stale: 's09.err.stale',
  passkey: 's09.err.passkey',
  dayLimit: 's08.err.dayLimit',
} as const satisfies Readonly<Record<Exclude<DecisionRefusal, 'noRequest'>, ApprovalError>>

interface Asked {
  readonly who: OnDuty
  readonly found: Approval
}

/** S-09: another natural person decides, with their passkey in hand, about what is on their screen. */
export const approvalRoutes = (deps: ApprovalRoutesDeps) => (app: FastifyInstance) => {
  const { gate, counter } = deps

  const asked = async (request: FastifyRequest): Promise<Asked> => {
    const who = await gate.toDo(request, 'approveReset')
    const id = parseId<ResetId>((request.params as { readonly id?: unknown }).id)
    const found = id.ok ? await findApproval(counter, id.value) : undefined
    const desk = found && (await deps.desk.loadDeskCase(found.loaded.case.id))
    if (found === undefined || desk === undefined) throw new CodedRefusal('pageNotFound')
    await gate.toReach(who, { loaded: found.loaded, desk })
    return { who, found }
  }

  const page = async (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    { who, found }: Asked,
    said: {
      readonly error?: ApprovalError
      readonly marks?: readonly string[]
      readonly typed?: ApprovalPageProps['typed']
    } = {},
  ) => {
    const { error, marks, typed } = said
    const isChanged = found.hasChanged || error === 's09.err.stale'
    const [changes, asksPasskey, hasPasskey] = await Promise.all([
      isChanged ? changesSince(deps, found) : [],
      counter.confirmation.asksPasskey(who),
      counter.confirmation.hasPasskey(who),
      tellSeen(deps, found, who.id, 'approval'),
    ])
    const view = ApprovalPage({
      visit,
      approval: found,
      changes,
      different: marks === undefined ? [] : differentParts(found.now, marks),
      barred: barredBy(who, found.request, found.now.file.attendance),
      asksPasskey,
      hasPasskey,
      error,
      typed,
    })
    return html(reply, view, error === undefined ? 200 : 422)
  }

  app.get(deskRoutes.approvals, async (request, reply) => {
    const who = await gate.toDo(request, 'approveReset')
    const { visit } = request
    return html(reply, ApprovalsPage({ visit, waiting: await lookAtApprovals(counter, who) }))
  })

  app.get(deskRoutes.approval, async (request, reply) => page(request, reply, await asked(request)))

  app.get(deskRoutes.approvalChallenge, async (request, reply) => {
    const { found } = await asked(request)
    const challenge = issueChallenge(request.visit, decisionCeremony(found.request.id), deps.newChallenge())
    return reply.type('application/json; charset=utf-8').send(await deps.ceremonies.assertion(challenge))
  })

  app.post(deskRoutes.approval, async (request, reply) => {
    const one = await asked(request)
    const { visit } = request
    const { id } = one.found.request
    const raw = takeFields(
      request.body,
      ['f', 'llave', 'decision', 'motivo', 'vista', 'partes'],
      longestAnswer,
    )
    visit.checkForm(raw.f, decisionCeremony(id))
    const typed = { decision: raw.decision, reason: raw.motivo }
    const decision = decisions.find((each) => each === raw.decision)
    if (decision === undefined) return page(request, reply, one, { error: 's09.err.decision', typed })
    const done = await decideReset(counter, one.who, {
      id,
      decision,
      reason: raw.motivo,
      digest: raw.vista,
      passkey: { raw: raw.llave, issued: visit.browser.challenge, now: visit.now },
    })
    if (done.ok) return seeOther(reply, approvalPath(deskRoutes.approval, id))
    if (done.code === 'noRequest') throw new CodedRefusal('pageNotFound')
    // What is said now is of now: the request may be void, and the case another.
    return page(request, reply, await asked(request), {
      error: refusals[done.code],
      typed,
      ...(done.code === 'stale' && { marks: raw.partes.split('.') }),
    })
  })
}
