import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AuditAct } from '../../audit/index.ts'
import { parseCaseCode } from '../../kernel/case-code.ts'
import { parseId, type ChangeId } from '../../kernel/ids.ts'
import type { Confirmation } from '../../staff/app/confirm-again.ts'
import type { Ceremonies, OnDuty } from '../../staff/app/ports.ts'
import { mayDo, maySee } from '../../staff/domain/roles.ts'
import type { StaffGuard } from '../../staff/web/guard.ts'
import { issueChallenge } from '../../staff/web/issue-challenge.ts'
import { longestAnswer } from '../../staff/web/longest-answer.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { lookAtWaiting } from '../app/look-at-waiting.ts'
import type { ChangeDeps } from '../app/ports.ts'
import {
  contactReviewCeremony,
  type Review,
  type reviewChange,
  type ReviewRefusal,
} from '../app/review-change.ts'
import { readVerdict } from '../domain/review.ts'
import { ReviewPage, type ReviewError, type ReviewPageProps } from './review-pages.tsx'
import { WaitingPage } from './waiting-page.tsx'

export interface ReviewRoutesDeps {
  readonly contacts: ChangeDeps
  readonly guard: Pick<StaffGuard, 'onDuty'>
  /** Whether the case is of their centre; that somebody tried is written down. */
  reaches(who: OnDuty, caseCode: string): Promise<boolean>
  /** Decides about the change, and takes its case along. */
  review(asked: Review & { readonly caseCode: string }): ReturnType<typeof reviewChange>
  readonly confirmation: Confirmation
  readonly ceremonies: Pick<Ceremonies, 'assertion'>
  newChallenge(): string
}

const refusalKeys = {
  notNow: { error: 's12.err.moved', status: 409 },
  samePerson: { error: 's12.err.same', status: 409 },
  passkey: { error: 's09.err.passkey', status: 422 },
} as const satisfies Readonly<Record<ReviewRefusal, Wrong>>

interface Wrong {
  readonly error: ReviewError
  readonly status: number
  readonly typed?: ReviewPageProps['typed']
}

/** S-12. Whoever may not look is told that there is nothing, and that they asked is written down. */
export const reviewRoutes = (deps: ReviewRoutesDeps) => (app: FastifyInstance) => {
  const { contacts, guard } = deps
  const { changes } = contacts

  const note = (act: AuditAct, who: OnDuty, caseCode?: string, employerId?: string) =>
    contacts.atomically((tx) =>
      contacts.audit.append(tx, {
        act,
        employerId,
        actor: { officer: who.id },
        caseCode,
        reason: 'contactReview',
      }),
    )
  const asked = async (request: FastifyRequest, isAllowed: (who: OnDuty) => boolean) => {
    const who = guard.onDuty(request)
    const code = parseCaseCode((request.params as { readonly code: string }).code)
    if (!code.ok) throw new CodedRefusal('pageNotFound')
    if (!isAllowed(who)) {
      await note('sightRefused', who, code.value)
      throw new CodedRefusal('pageNotFound')
    }
    if (!(await deps.reaches(who, code.value))) throw new CodedRefusal('pageNotFound')
    const found = await changes.ofCase(code.value)
    if (found === undefined) throw new CodedRefusal('pageNotFound')
    return { who, caseCode: code.value, ...found }
  }
  const page = async (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    { who, caseCode, employerId, changeId }: Awaited<ReturnType<typeof asked>>,
    wrong?: Wrong,
  ) => {
    const [change, standing, asksPasskey, hasPasskey] = await Promise.all([
      changes.latest(employerId),
      changes.standing(employerId),
      deps.confirmation.asksPasskey(who),
      deps.confirmation.hasPasskey(who),
    ])
    // A newer change of this employer is another case’s, or its own account’s.
    if (change?.id !== changeId || change.kind !== 'mail') throw new CodedRefusal('pageNotFound')
    await note('contactChangeSeen', who, caseCode, employerId)
    const view = ReviewPage({
      visit,
      caseCode,
      change,
      cools: standing.hasConfirmed,
      sharedBy: await changes.sharedBy(employerId, change.newMail),
      coolOff: contacts.policy.coolOff,
      decides: mayDo(who.roles, 'reviewContact') ? { asksPasskey, hasPasskey } : null,
      error: wrong?.error,
      typed: wrong?.typed,
    })
    return html(reply, view, wrong?.status ?? 200)
  }

  app.get('/interno/contactos', async (request, reply) => {
    const who = guard.onDuty(request)
    if (!mayDo(who.roles, 'reviewContact')) {
      await note('sightRefused', who)
      throw new CodedRefusal('pageNotFound')
    }
    const waiting = await lookAtWaiting(contacts, who)
    return html(reply, WaitingPage({ visit: request.visit, waiting, person: who.person }))
  })

  app.get('/interno/contactos/:code', async (request, reply) =>
    page(request, reply, await asked(request, ({ roles }) => maySee(roles, 'cases'))),
  )

  const toReview = (request: FastifyRequest) => asked(request, ({ roles }) => mayDo(roles, 'reviewContact'))
  /** Whether this change waits still: said before anybody’s passkey is used up. */
  const waits = async ({ employerId, changeId }: Awaited<ReturnType<typeof asked>>, id = changeId) => {
    const change = await changes.latest(employerId)
    return id === changeId && change?.id === id && change.state.is === 'approval'
  }

  app.get('/interno/contactos/:code/reto', async (request, reply) => {
    const seen = await toReview(request)
    if (!(await waits(seen))) throw new CodedRefusal('pageNotFound')
    const challenge = issueChallenge(request.visit, contactReviewCeremony(seen.changeId), deps.newChallenge())
    return reply.type('application/json; charset=utf-8').send(await deps.ceremonies.assertion(challenge))
  })

  app.post('/interno/contactos/:code', async (request, reply) => {
    const raw = takeFields(request.body, ['f', 'llave', 'cambio', 'fallo', 'motivo'], longestAnswer)
    const { visit } = request
    const ceremony = contactReviewCeremony(raw.cambio)
    visit.checkForm(raw.f, ceremony)
    const seen = await toReview(request)
    const changeId = parseId<ChangeId>(raw.cambio)
    const verdict = readVerdict(raw)
    const typed = { fallo: raw.fallo, motivo: raw.motivo }
    if (!changeId.ok || verdict === undefined)
      return page(request, reply, seen, { error: 's12.err.verdict', status: 422, typed })
    if (!(await waits(seen, changeId.value))) return page(request, reply, seen, refusalKeys.notNow)
    const { who, employerId, caseCode } = seen
    const shown = { raw: raw.llave, issued: visit.browser.challenge, now: visit.now }
    const passkey = await deps.confirmation.confirm(who, ceremony, shown)
    if (!passkey.ok) return page(request, reply, seen, { ...refusalKeys.passkey, typed })
    const done = await deps.review({
      employerId,
      changeId: changeId.value,
      reviewer: who,
      verdict,
      confirmed: passkey.value,
      caseCode,
    })
    if (done.ok) return seeOther(reply, `/interno/contactos/${caseCode}`)
    return page(request, reply, seen, { ...refusalKeys[done.code], typed })
  })
}
