import type { CaseId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { isRegistered, type BeginRefusal, type Proposal } from './begin-change.ts'
import { takeCodeOfDay } from './codes-of-day.ts'
import type { ChangeDeps } from './ports.ts'

export interface SignedProposal extends Proposal {
  /** The case whose request the representative signed. */
  readonly caseId: CaseId
  readonly caseCode: string
  readonly claimant: string
}

/**
 * A signed request proposes a new mail. The signature stands for the present mailbox, and for nothing else: the new
 * mailbox confirms itself by its code, every registered address is told at once, and the contact cools in full
 * whether or not anybody could object (ATK-43). In the caller's transaction, so that it holds the case first (lock order
 * of `redeem`).
 */
export async function proposeSigned(
  deps: ChangeDeps,
  tx: Tx,
  { employerId, mail, lang, caseId, caseCode, claimant }: SignedProposal,
): Promise<Outcome<undefined, Exclude<BeginRefusal, 'noPresentMail' | 'unrepresented'>>> {
  const employer = await deps.changes.hold(tx, employerId)
  if (employer === undefined || employer.isFrozen) return refused('frozen')
  if ((await deps.changes.live(tx, employerId)) !== undefined) return refused('underWay')
  if (isRegistered(employer, mail)) return refused('sameMail')
  if (!(await takeCodeOfDay(deps, tx, employerId, mail))) return refused('limit')

  const change = {
    id: deps.newChangeId(),
    employerId,
    kind: 'mail' as const,
    value: mail,
    lang,
    caseCode,
  }
  await deps.changes.insert(tx, {
    ...change,
    presentId: employer.present?.id ?? null,
    atCounter: null,
    bySignature: caseId,
  })
  await deps.mail.askNew(tx, employer, change)
  await deps.mail.tell(tx, employer, { ...change, bySignature: true }, null)
  await deps.audit.append(tx, {
    act: 'contactProposed',
    employerId,
    actor: { claimant },
    caseCode,
    reason: 'bySignature',
  })
  return ok(undefined)
}
