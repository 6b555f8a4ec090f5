import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AuditAct } from '../../audit/index.ts'
import { parseCaseCode } from '../../kernel/case-code.ts'
import { parseId, type ChangeId } from '../../kernel/ids.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { mayDo, maySee } from '../../staff/domain/roles.ts'
import type { StaffGuard } from '../../staff/web/guard.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { lookAtWaiting } from '../app/look-at-waiting.ts'
import type { ChangeDeps } from '../app/ports.ts'
import type { Review, reviewChange } from '../app/review-change.ts'
import { readVerdict } from '../domain/review.ts'
import { ReviewPage, type ReviewError } from './review-pages.tsx'
import { WaitingPage } from './waiting-page.tsx'

export interface ReviewRoutesDeps {
  readonly contacts: ChangeDeps
  readonly guard: Pick<StaffGuard, 'onDuty'>
  /** Whether the case is of their centre; that somebody tried is written down. */
  reaches(who: OnDuty, caseCode: string): Promise<boolean>
  /** Decides about the change, and takes its case along. */
  review(asked: Review & { readonly caseCode: string }): ReturnType<typeof reviewChange>
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
    error?: ReviewError,
    status = 200,
  ) => {
    const [change, standing] = await Promise.all([changes.latest(employerId), changes.standing(employerId)])
    // A newer change of this employer is another case’s, or its own account’s.
    if (change?.id !== changeId) throw new CodedRefusal('pageNotFound')
    await note('contactChangeSeen', who, caseCode, employerId)
    const view = ReviewPage({
      visit,
      caseCode,
      change,
      cools: standing.hasConfirmed,
      sharedBy: await changes.sharedBy(employerId, change.newMail),
      coolOff: contacts.policy.coolOff,
      formNumber: mayDo(who.roles, 'reviewContact') ? visit.formNumber('contactReview') : null,
      error,
    })
    return html(reply, view, status)
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

  app.post('/interno/contactos/:code', async (request, reply) => {
    const raw = takeFields(request.body, ['f', 'cambio', 'fallo', 'motivo'])
    request.visit.checkForm(raw.f, 'contactReview')
    const seen = await asked(request, ({ roles }) => mayDo(roles, 'reviewContact'))
    const changeId = parseId<ChangeId>(raw.cambio)
    const verdict = readVerdict(raw)
    if (!changeId.ok || verdict === undefined) return page(request, reply, seen, 's12.err.verdict', 422)
    const { who, employerId, caseCode } = seen
    const done = await deps.review({
      employerId,
      changeId: changeId.value,
      reviewer: who,
      verdict,
      caseCode,
    })
    if (done.ok) return seeOther(reply, `/interno/contactos/${caseCode}`)
    return page(request, reply, seen, done.code === 'samePerson' ? 's12.err.same' : 's12.err.moved', 409)
  })
}
