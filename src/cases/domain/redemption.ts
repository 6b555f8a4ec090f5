import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Case, EmployerFacts } from './case.ts'
import { referralFor } from './closed-paths.ts'
import { record, standing, type Ledger, type Proof } from './ledger.ts'
import { hasChanged, ruleFor } from './path-rule.ts'

/** What comes with an opened link, whichever of its two ends is asked for. */
export interface Redeeming {
  readonly proofs: readonly Proof[]
  readonly facts: EmployerFacts
  /** When the person could last have acted: their own last act, or the end of a wait for the mail (RELIABILITY 4.1). */
  readonly idleSince: Instant
}

/**
 * THE guard: a key is set, or a block lifted, only when the full proof set of the path is there, fresh and of this case
 * (I-01, I-04). Gives the ledger that it counted.
 */
export function judgeRedemption(
  current: Case,
  event: Redeeming,
  policy: Policy,
  now: Instant,
): Outcome<Ledger, 'proofForeign' | 'proofMissing' | 'pathClosed'> {
  if (event.proofs.some((proof) => proof.caseId !== current.id)) return refused('proofForeign')
  if (hasChanged(current, event.facts)) return refused('proofMissing')
  const ledger = event.proofs.reduce(record, current.ledger)
  const rule = ruleFor({ ...current, ledger }, event.facts, policy)
  const left = standing(ledger, { caseId: current.id, touchedAt: event.idleSince, now }, rule, policy.proof)
  // What has run out counts as missing.
  if (left.missing.length > 0) return refused('proofMissing')
  const registry = ledger.find((proof) => proof.kind === 'reg')
  if (registry === undefined || now - registry.at >= policy.proof.registryFreshness * 1000)
    return refused('proofMissing')
  return referralFor(event.facts, rule.closedWhen) === undefined ? ok(ledger) : refused('pathClosed')
}

/**
 * Whether the block may be lifted and the present key kept: on a path that does so, for a key that is blocked, and that
 * nobody reported since it was set. What nobody says of a report counts as one.
 */
export const mayUnlock = (
  current: Pick<Case, 'path'>,
  facts: EmployerFacts,
  policy: Pick<Policy, 'paths'>,
): boolean => policy.paths[current.path].unlocks === true && facts.blocked && facts.contested === false
