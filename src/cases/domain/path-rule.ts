import type { PathRule, Policy, ProofKind } from '../../policy/policy.ts'
import type { Case, EmployerFacts } from './case.ts'
import { asksForSecond } from './ledger.ts'

/** Whether an officer checks the person on this path (RELIABILITY 3, **att**). */
export const isAttended = (rule: PathRule): boolean => rule.proofs.includes('att')

/** Whether the path may be chosen with nothing shown: everything is shown anew on it. */
export const startsAnew = (rule: PathRule): boolean => isAttended(rule) || rule.anew === true

/** A change of the employer ends every proof obtained before it (RELIABILITY 4.1: the clock of the proofs). */
export const hasChanged = (current: Case, facts: EmployerFacts): boolean => current.epoch !== facts.epoch

/**
 * What the path asks for here: where an employer is not known to be beyond doubt, a second person too (RELIABILITY 3),
 * and so it does for what was attended on paper (F-41).
 */
export function ruleFor(current: Case, facts: EmployerFacts, policy: Pick<Policy, 'paths'>): PathRule {
  const rule = policy.paths[current.path]
  const second: readonly ProofKind[] = asksForSecond(current.ledger) ? ['second'] : []
  const more = new Set([...(facts.doubtful === false ? [] : (rule.whenDoubtful ?? [])), ...second])
  return more.size === 0 ? rule : { ...rule, proofs: [...new Set([...rule.proofs, ...more])] }
}
