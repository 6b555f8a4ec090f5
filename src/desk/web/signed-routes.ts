import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseId } from '../../kernel/ids.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { rejectNexts, rejectReasons } from '../../proofs/signatures/domain/rejection.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import type { Ceremonies } from '../../staff/app/ports.ts'
import { issueChallenge } from '../../staff/web/issue-challenge.ts'
import { longestAnswer } from '../../staff/web/longest-answer.ts'
import { acceptanceCeremony, askAcceptance, isBarred } from '../app/signed-acceptance.ts'
import { decideAcceptance } from '../app/signed-decide.ts'
import type { SignedDeskDeps } from '../app/signed-deps.ts'
import { newMailOf, wrappedOf } from '../app/signed-files.ts'
import { recheckSigned } from '../app/signed-recheck.ts'
import { rejectSigned, releaseSigned, takeSigned } from '../app/signed-reject.ts'
import {
  judgementsOf,
  lookAtSigned,
  shownDigest,
  tellSignedSeen,
  waitingOf,
  type SignedCase,
} from '../app/signed-view.ts'
import { judgeAcceptable, type AcceptanceId } from '../../proofs/signatures/domain/review.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import { acceptAct, rejectAct } from './signed-forms.tsx'
import { SignedListPage } from './signed-list-page.tsx'
import { SignedPage } from './signed-page.tsx'
import type { SignedError } from './signed-props.ts'
import { signedSight, type SignedSeen } from './signed-sight.ts'

export interface SignedRoutesDeps extends SignedDeskDeps {
  readonly gate: DeskGate
  readonly ceremonies: Pick<Ceremonies, 'assertion'>
  newChallenge(): string
}

const refusalKeys = {
  over: 's11.err.over',
  notMine: 's11.err.notMine',
  conflict: 's11.err.conflict',
  reason: 's11.err.reason',
  open: 's11.err.open',
  busy: 's11.err.busy',
  decided: 's11.err.decided',
  self: 's11.err.self',
  passkey: 's11.err.passkey',
  stale: 's11.err.stale',
  used: 's11.err.used',
  blocked: 's11.err.blocked',
  elsewhere: 's11.accept.not.elsewhere',
  unscanned: 's11.accept.not.unscanned',
  unchecked: 's11.accept.not.unchecked',
  unknown: 's11.accept.not.unknown',
  failed: 's11.accept.not.failed',
} as const satisfies Readonly<Record<string, SignedError>>

interface Wrong {
  readonly field: string
  readonly key: SignedError
  readonly typed?: Readonly<Record<string, string>>
}

/** S-11: the list, one request, and everything that officers do about it. */
export const signedRoutes = (deps: SignedRoutesDeps) => (app: FastifyInstance) => {
  const { gate } = deps
  const sight = signedSight(deps)

  const page = async (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    { who, seen }: SignedSeen,
    wrong?: Wrong,
  ) => {
    const judgements = judgementsOf(seen)
    const acceptable = judgeAcceptable(waitingOf(seen), judgements, seen.loaded.claimant)
    const { acceptance } = seen
    const [newMail, wrapped, asksPasskey, hasPasskey] = await Promise.all([
      newMailOf(deps, seen),
      wrappedOf(deps, seen),
      deps.confirmation.asksPasskey(who),
      deps.confirmation.hasPasskey(who),
      tellSignedSeen(deps, seen, who.id, { is: 'page' }),
    ])
    const view = SignedPage({
      visit,
      seen,
      judgements,
      newMail,
      wrapped: wrapped?.is,
      notAcceptable: acceptable.ok ? undefined : acceptable.code,
      isMine: seen.review.takenBy?.id === who.id,
      mayReview: mayDo(who.roles, 'reviewSignedRequests'),
      mayDecide: mayDo(who.roles, 'approveSignedRequests'),
      isBarred: acceptance !== undefined && isBarred(who, acceptance),
      asksPasskey,
      hasPasskey,
      digest: acceptance === undefined ? '' : digestShown(seen, acceptance),
      error: wrong,
      typed: wrong?.typed ?? {},
    })
    return html(reply, view, wrong === undefined ? 200 : 422)
  }
  const digestShown = (seen: SignedCase, { reason, requestedBy }: NonNullable<SignedCase['acceptance']>) =>
    shownDigest(deps, seen, judgementsOf(seen), { reason, requestedBy: requestedBy.id })

  const again = (reply: FastifyReply, { seen }: SignedSeen) =>
    seeOther(reply, casePath(deskRoutes.signed, seen.loaded.code))
  /** What is said now is of now: somebody else may have gone on with it. */
  const fresh = ({ who, seen }: SignedSeen): Promise<SignedSeen> => sight.of(who, seen.loaded.code)

  app.get(deskRoutes.signedList, async (request, reply) => {
    const who = await gate.toSee(request, 'signedRequests')
    return html(reply, SignedListPage({ visit: request.visit, waiting: await lookAtSigned(deps, who) }))
  })

  app.get(deskRoutes.signed, async (request, reply) => page(request, reply, await sight.toSee(request)))

  // Where an answer of a form stands, the language link and the end of the session ask for its page.
  for (const path of [
    deskRoutes.signedRecheck,
    deskRoutes.signedAccept,
    deskRoutes.signedReject,
    deskRoutes.signedDecide,
  ])
    app.get(path, async (request, reply) => again(reply, await sight.toSee(request)))

  app.post(deskRoutes.signedTake, async (request, reply) => {
    const one = await sight.toDo(request, 'reviewSignedRequests')
    const { f } = takeFields(request.body, ['f'])
    request.visit.checkForm(f, `signedTake:${one.seen.upload.id}`)
    // Whoever was faster stands on the page.
    await takeSigned(deps, one.who, one.seen)
    return again(reply, one)
  })

  app.post(deskRoutes.signedRelease, async (request, reply) => {
    const one = await sight.toDo(request, 'reviewSignedRequests')
    const { f } = takeFields(request.body, ['f'])
    request.visit.checkForm(f, `signedRelease:${one.seen.upload.id}`)
    await releaseSigned(deps, one.who, one.seen)
    return seeOther(reply, deskRoutes.signedList)
  })

  app.post(deskRoutes.signedRecheck, async (request, reply) => {
    const one = await sight.toDo(request, 'reviewSignedRequests')
    const { f } = takeFields(request.body, ['f'])
    const act = `signedRecheck:${one.seen.upload.id}`
    if (request.visit.checkForm(f, act, one.seen.upload.tries) === 'stale') return again(reply, one)
    const done = await recheckSigned(deps, one.who, one.seen)
    return done.ok
      ? again(reply, one)
      : page(request, reply, await fresh(one), { field: 'f', key: refusalKeys[done.code] })
  })

  app.post(deskRoutes.signedAccept, async (request, reply) => {
    const one = await sight.toDo(request, 'reviewSignedRequests')
    const { f, porque } = takeFields(request.body, ['f', 'porque'], 2000)
    request.visit.checkForm(f, acceptAct(one.seen.upload.id))
    const done = await askAcceptance(deps, one.who, one.seen, porque)
    if (done.ok) return again(reply, one)
    const wrong = { field: 'porque', key: refusalKeys[done.code], typed: { porque } }
    return page(request, reply, await fresh(one), wrong)
  })

  app.post(deskRoutes.signedReject, async (request, reply) => {
    const one = await sight.toDo(request, 'reviewSignedRequests')
    const { f, motivo, sigue } = takeFields(request.body, ['f', 'motivo', 'sigue'])
    request.visit.checkForm(f, rejectAct(one.seen.upload.id))
    const typed = { motivo, sigue }
    const reason = rejectReasons.find((each) => each === motivo)
    const next = rejectNexts.find((each) => each === sigue)
    if (reason === undefined || next === undefined)
      return page(request, reply, one, { field: 'motivo', key: 's11.err.why', typed })
    const done = await rejectSigned(deps, one.who, one.seen, { reason, next })
    if (done.ok) return again(reply, one)
    const wrong = { field: 'motivo', key: refusalKeys[done.code], typed }
    return page(request, reply, await fresh(one), wrong)
  })

  app.get(deskRoutes.signedChallenge, async (request, reply) => {
    const { seen } = await sight.toDo(request, 'approveSignedRequests')
    if (seen.acceptance?.decision !== null) throw new CodedRefusal('pageNotFound')
    const ceremony = acceptanceCeremony(seen.acceptance.id)
    const challenge = issueChallenge(request.visit, ceremony, deps.newChallenge())
    return reply.type('application/json; charset=utf-8').send(await deps.ceremonies.assertion(challenge))
  })

  app.post(deskRoutes.signedDecide, async (request, reply) => {
    const one = await sight.toDo(request, 'approveSignedRequests')
    const raw = takeFields(
      request.body,
      ['f', 'llave', 'id', 'vista', 'decision', 'observaciones'],
      longestAnswer,
    )
    const id = parseId<AcceptanceId>(raw.id)
    if (!id.ok) throw new CodedRefusal('unreadableRequest')
    const { visit } = request
    visit.checkForm(raw.f, acceptanceCeremony(id.value))
    const typed = { decision: raw.decision, observaciones: raw.observaciones }
    const decision = (['approved', 'returned'] as const).find((each) => each === raw.decision)
    if (decision === undefined)
      return page(request, reply, one, { field: 'decision', key: 's11.err.decision', typed })
    const done = await decideAcceptance(deps, one.who, one.seen, {
      id: id.value,
      decision,
      reason: raw.observaciones,
      digest: raw.vista,
      passkey: { raw: raw.llave, issued: visit.browser.challenge, now: visit.now },
    })
    if (done.ok) return again(reply, one)
    const field = done.code === 'reason' ? 'observaciones' : 'decision'
    return page(request, reply, await fresh(one), { field, key: refusalKeys[done.code], typed })
  })
}
