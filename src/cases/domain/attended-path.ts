import type { AttendedPath } from '../../policy/paths.ts'
import type { Case, EmployerFacts } from './case.ts'
import { referralFor } from './closed-paths.ts'

/**
 * The attended path on which a case can end. An employer without a key, without a mailbox that takes mail or without
 * an active RUC is served by `firstKey` only, where a contact can be set at the counter (RELIABILITY 3, last row).
 * Decided by what is so, whoever asks: it is told to nobody (ATK-16).
 */
export function attendedPathFor({ state }: Pick<Case, 'state'>, facts: EmployerFacts): AttendedPath {
  // The address is on record, but no link can reach it: at a counter the same link would come back again.
  const isMailDead = state.is === 'referred' && state.reason === 'mailRefused'
  if (isMailDead || referralFor(facts, ['rucNotActive', 'noKey', 'noMail']) !== undefined) return 'firstKey'
  return facts.blocked ? 'attendedUnlock' : 'inPerson'
}
