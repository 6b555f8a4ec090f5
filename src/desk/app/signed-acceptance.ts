import { isOpen } from '../../cases/domain/transition.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { mayApprove } from '../../staff/domain/roles.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { longestNote } from '../domain/reset-request.ts'
import {
  judgeAcceptable,
  type AcceptanceId,
  type NotAcceptable,
} from '../../proofs/signatures/domain/review.ts'
import type { SignedDeskDeps } from './signed-deps.ts'
import { heldSigned, type SignedRefusal } from './signed-held.ts'
import type { Acceptance } from './signed-ports.ts'
import { lookAgain } from './signed-recheck.ts'
import { shownDigest, waitingOf, type SignedCase } from './signed-view.ts'

/** `open`: it was asked for already. `busy`: nothing could be judged now. */
export type AskAcceptanceRefusal = SignedRefusal | NotAcceptable | 'reason' | 'open' | 'busy'

/**
 * *Aceptar*: an officer says that a file may be accepted, with a reason; nothing follows from it until another person has
 * decided. It is judged now, whatever was found before: whatever a machine checks has to hold (SIGNATURES 6).
 */
export async function askAcceptance(
  deps: SignedDeskDeps,
  officer: OnDuty,
  seen: SignedCase,
  typed: string,
): Promise<Outcome<AcceptanceId, AskAcceptanceRefusal>> {
  const reason = typed.trim()
  if (reason === '' || reason.length > longestNote) return refused('reason')
  const looked = await lookAgain(deps, seen)
  if (looked === undefined) return refused('busy')
  const { upload } = seen
  return heldSigned<AcceptanceId, AskAcceptanceRefusal>(deps, officer, seen, async ({ tx, loaded }) => {
    if (!isOpen(loaded.case.state)) return refused('over')
    const { judgements } = looked
    await deps.reviews.keepJudgements(tx, upload, upload.id, judgements)
    const judged = judgeAcceptable(waitingOf(seen), judgements, loaded.claimant)
    if (!judged.ok) return judged
    const id = deps.newAcceptanceId()
    const digest = shownDigest(deps, { ...seen, loaded }, judgements, { reason, requestedBy: officer.id })
    const isFirst = await deps.reviews.addAcceptance(tx, {
      employerId: upload.employerId,
      caseId: upload.caseId,
      id,
      uploadId: upload.id,
      requestedBy: officer.id,
      reason,
      digest,
    })
    if (!isFirst) return refused('open')
    await deps.audit.append(tx, {
      act: 'signedAcceptanceAsked',
      employerId: upload.employerId,
      actor: { officer: officer.id },
      caseCode: loaded.code,
      detail: { acceptance: id, file: upload.sha256, digest },
    })
    return ok(id)
  })
}

/** Why this officer is not the one who decides: they asked for it, or have not the power to (I-12). */
export const isBarred = (officer: OnDuty, { requestedBy }: Pick<Acceptance, 'requestedBy'>): boolean =>
  !mayApprove('signedRequest', officer, requestedBy.person)

/** What a passkey is asked for again: this acceptance, and no other act. */
export const acceptanceCeremony = (id: AcceptanceId): string => `signed:${id}`
