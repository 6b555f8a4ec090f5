import { linkStep, unlessSpent, type RequestLinkDeps } from '../../../cases/app/request-link.ts'
import { isAtCounter } from '../../../cases/app/choose-way.ts'
import { moveWithin, type MoveDeps } from '../../../cases/app/move-case.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { referralFor } from '../../../cases/domain/closed-paths.ts'
import { ruleFor } from '../../../cases/domain/path-rule.ts'
import type { CaseId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { unlockEvidence, type UnlockEvidence } from '../../../policy/unlock-evidence.ts'
import { proveAndSend, proveShown } from './ask-unlock.ts'

export interface UnlockShownDeps extends MoveDeps {
  readonly link: RequestLinkDeps
}

/** What was shown today, and how it is taken: once, in the transaction of what follows; its digest, or undefined. */
export interface Shown {
  readonly by: Exclude<UnlockEvidence, 'on-file'>
  take(tx: Tx, loaded: LoadedCase): Promise<string | undefined>
}

/** `attended`: an officer has to see this person, whatever they show. `over`: the proofs before it have run out. */
export type UnlockShownRefusal = 'noCase' | 'atCounter' | 'attended' | 'notShown' | 'dayLimit' | 'over'

/**
 * Asks for the link that lifts a block by what the person has shown today (CHANNELS 1.2: E2, E3), or, where the person
 * still says which contact is to answer, leaves the case so far that they may. Evidence and link are one step: what is
 * refused has consumed nothing, and evidence never opens anything without a contact of before.
 */
export async function unlockShown(
  deps: UnlockShownDeps,
  caseId: CaseId,
  shown: Shown,
  next: 'link' | 'choice' = 'link',
): Promise<Outcome<'linkSent' | 'proved', UnlockShownRefusal>> {
  const seen = await deps.cases.load(caseId)
  if (seen === undefined) return refused('noCase')
  const send = await linkStep(deps.link, seen, 'short')
  const { path } = unlockEvidence[shown.by]
  return undone(
    unlessSpent(
      deps.atomically(async (tx): Promise<Outcome<'linkSent' | 'proved', UnlockShownRefusal>> => {
        const before = await deps.cases.lock(tx, caseId)
        if (before === undefined) return refused('noCase')
        if (!isWhereShown(before, shown.by)) return refused('atCounter')
        if (isForOfficer(deps, before, path)) return refused('attended')
        const digest = await shown.take(tx, before)
        if (digest === undefined) return refused('notShown')
        const chosen = await moveWithin(deps, tx, before, {
          event: { type: 'unlockChosen', path, facts: before.employerFacts },
          named: ({ case: { state } }) => (state.is === 'closed' ? state.reason : 'unlockAsked'),
          told: { act: 'unlockAsked', reason: shown.by },
        })
        if (!chosen.ok || chosen.value.moved.case.state.is !== 'proving') throw new Over()
        if (next === 'choice') {
          const proved = await proveShown(deps, tx, caseId, { by: shown.by, digest })
          if (!proved.ok || proved.value.moved.case.state.is !== 'ready') throw new Over()
          return ok('proved')
        }
        await proveAndSend(deps, tx, caseId, { by: shown.by, digest }, send)
        return ok('linkSent')
      }),
    ),
  )
}

/**
 * A passkey undoes nothing that an officer has begun to check. A finger is compared before an officer and nowhere else,
 * and counts here as long as nothing else was found in order there.
 */
const isWhereShown = ({ case: current }: LoadedCase, by: Shown['by']): boolean =>
  by === 'live' ? isAtCounter(current) && current.state.is === 'proving' : !isAtCounter(current)

/** What closes the path for this employer, no mailbox to answer, or a second person that the rule asks for. */
function isForOfficer(
  { policy }: UnlockShownDeps,
  { case: current, employer, employerFacts }: LoadedCase,
  path: LoadedCase['case']['path'],
): boolean {
  const { closedWhen, proofs } = ruleFor({ ...current, path }, employerFacts, policy)
  return (
    referralFor(employerFacts, closedWhen) !== undefined ||
    employer.mail === null ||
    proofs.includes('second')
  )
}

/** Undoes the step, with the taking of what was shown. */
class Over extends Error {}

const undone = async <T>(step: Promise<T>): Promise<T | ReturnType<typeof refused<'over'>>> => {
  try {
    return await step
  } catch (fault) {
    if (fault instanceof Over) return refused('over')
    throw fault
  }
}
