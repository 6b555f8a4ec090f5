import type { LoadedCase } from '../../cases/app/ports.ts'
import { standing } from '../../cases/domain/ledger.ts'
import type { Policy } from '../../policy/policy.ts'

/** Seconds for which it counts what was proven before an officer, and that they saw the person. */
export const seenFor = ({ path }: LoadedCase['case'], policy: Pick<Policy, 'paths' | 'proof'>): number =>
  policy.paths[path].life ?? policy.proof.life

/**
 * Whether this is another day than that of the last act: the person was here, and went home. That is no end of an
 * attended case, as it is of one online: the papers stay, and the registries are asked anew. Where nothing was shown
 * yet nothing has run out.
 */
export const isRunOut = (
  { case: current, now }: Pick<LoadedCase, 'case' | 'now'>,
  policy: Pick<Policy, 'paths' | 'proof'>,
): boolean => {
  const { id: caseId, ledger, path, touchedAt } = current
  return standing(ledger, { caseId, touchedAt, now }, policy.paths[path], policy.proof).expired
}
