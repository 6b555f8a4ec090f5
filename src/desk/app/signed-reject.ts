import { wayStep } from '../../cases/app/choose-way.ts'
import { moveWithin } from '../../cases/app/move-case.ts'
import { isOpen } from '../../cases/domain/transition.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Rejection } from '../../proofs/signatures/domain/rejection.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import type { SignedDeskDeps } from './signed-deps.ts'
import { heldSigned, type SignedRefusal } from './signed-held.ts'
import type { Taken } from './ports.ts'
import type { SignedCase } from './signed-view.ts'

/** `open`: somebody has asked for it to be accepted, and that is decided first. */
export type RejectRefusal = SignedRefusal | 'open'

/**
 * *No aceptar*: with a reason of the list, which the person is told together with where to go on. Whoever is sent to a
 * centre or a call has their case taken there, on the way that is open for their employer; the papers are shown anew.
 */
export async function rejectSigned(
  deps: SignedDeskDeps,
  officer: OnDuty,
  seen: SignedCase,
  rejection: Rejection,
): Promise<Outcome<undefined, RejectRefusal>> {
  const { upload } = seen
  return heldSigned<undefined, RejectRefusal>(deps, officer, seen, async ({ tx, loaded }) => {
    const acceptance = await deps.reviews.lastAcceptance(upload.id, tx)
    if (acceptance !== undefined && acceptance.decision === null) return refused('open')
    if (!(await deps.uploads.decide(tx, upload, upload.id, { state: 'rejected', rejection })))
      return refused('over')
    await deps.audit.append(tx, {
      act: 'signedRequestRejected',
      employerId: upload.employerId,
      actor: { officer: officer.id },
      caseCode: loaded.code,
      reason: rejection.reason,
      detail: { file: upload.sha256, next: rejection.next },
    })
    // Where it is on its way there already, nothing of it is undone.
    if (isOpen(loaded.case.state) && rejection.next !== 'again')
      await moveWithin(deps, tx, loaded, byOfficer(wayStep(loaded), officer))
    await deps.tellDecided(tx, loaded, { is: 'rejected', ...rejection })
    return ok(undefined)
  })
}

const byOfficer = (step: ReturnType<typeof wayStep>, officer: OnDuty): ReturnType<typeof wayStep> =>
  step === undefined || typeof step.told === 'function'
    ? step
    : { ...step, told: { ...step.told, actor: { officer: officer.id } } }

/** Takes the review, or says who was faster. */
export const takeSigned = (
  deps: Pick<SignedDeskDeps, 'atomically' | 'reviews' | 'audit'>,
  officer: OnDuty,
  { loaded, upload }: SignedCase,
): Promise<Taken> =>
  deps.atomically(async (tx) => {
    const taken = await deps.reviews.take(tx, upload, upload.id, officer.id)
    if (taken.is === 'mine')
      await deps.audit.append(tx, {
        act: 'caseTaken',
        actor: { officer: officer.id },
        employerId: upload.employerId,
        caseCode: loaded.code,
        reason: 'signedRequests',
      })
    return taken
  })

/** Gives it back to the list; false when it was not theirs. */
export const releaseSigned = (
  deps: Pick<SignedDeskDeps, 'atomically' | 'reviews' | 'audit'>,
  officer: OnDuty,
  { loaded, upload }: SignedCase,
): Promise<boolean> =>
  deps.atomically(async (tx) => {
    const released = await deps.reviews.release(tx, upload.id, officer.id)
    if (released)
      await deps.audit.append(tx, {
        act: 'caseReleased',
        actor: { officer: officer.id },
        employerId: upload.employerId,
        caseCode: loaded.code,
        reason: 'signedRequests',
      })
    return released
  })
