import type { LoadedCase } from '../../cases/app/ports.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { ok, type Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { checkDocument, type CheckRefusal } from '../../proofs/dossier/app/check-document.ts'
import type { Dossier } from '../../proofs/dossier/app/load-dossier.ts'
import type { DocumentKind } from '../../proofs/dossier/domain/documents.ts'
import { stateOf, type JudgedCheck } from '../../proofs/dossier/domain/dossier.ts'
import { seenAt } from '../domain/paper-time.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import { actAtCounter, placeOf, type CounterRefusal } from './at-counter.ts'
import type { CounterDeps } from './counter-deps.ts'
import { answeredBy } from './counter-file.ts'

export interface Correction {
  readonly kind: DocumentKind
  /** In the officer's words. */
  readonly reason: string
}

export interface CheckPaperDeps extends CounterDeps {
  /** M-08 to every registered mailbox, with the check it tells of. */
  tellCorrection(tx: Tx, loaded: LoadedCase, correction: Correction): Promise<void>
}

/**
 * An officer checks a paper (S-06). Nobody checks their own (ATK-48). What has to be mended is told to the person in
 * the officer's words, once for the same words, and the case waits for them.
 */
export const checkPaper = (
  deps: CheckPaperDeps,
  officer: OnDuty,
  caseId: CaseId,
  asked: JudgedCheck,
): Promise<Outcome<Dossier, CounterRefusal | CheckRefusal>> =>
  actAtCounter(deps, officer, caseId, async ({ tx, loaded }): Promise<Outcome<Dossier, CheckRefusal>> => {
    const place = placeOf(loaded)
    const answered = answeredBy(await deps.counter.lastInquiry(place, tx))
    // A paper that lay on the counter while the desk was offline is measured by the day on which it did (F-41).
    const then = { ...loaded, now: seenAt(await deps.counter.lastAttendance(place, tx), loaded.now) }
    const checked = await checkDocument(deps, tx, then, { ...asked, officer: officer.id, answered })
    if (!checked.ok) return checked
    const { before, after } = checked.value
    const now = correctionOf(after, asked.kind)
    if (now !== undefined && now !== correctionOf(before, asked.kind))
      await deps.tellCorrection(tx, loaded, { kind: asked.kind, reason: now })
    await (after.documents.some((one) => stateOf(one) === 'fix')
      ? deps.desk.setStatus(tx, caseId, ['new', 'staff'], 'person', loaded.now)
      : deps.desk.setStatus(tx, caseId, ['person'], 'staff', loaded.now))
    return ok(after)
  })

/** What the person was told to mend in it, while that is still to be mended. */
const correctionOf = ({ documents }: Dossier, kind: DocumentKind): string | undefined => {
  const document = documents.find((one) => one.kind === kind)
  return document !== undefined && stateOf(document) === 'fix' ? document.check?.reason : undefined
}
