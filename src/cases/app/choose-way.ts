import type { CaseId } from '../../kernel/ids.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { isAttendedPath } from '../../policy/paths.ts'
import { attendedPathFor } from '../domain/attended-path.ts'
import type { Case } from '../domain/case.ts'
import type { TransitionRefusal } from '../domain/transition.ts'
import { moveCase, type MoveDeps, type MovedCase, type Step } from './move-case.ts'
import type { LoadedCase } from './ports.ts'

/** On its way to an officer already: to choose once more would only undo what the officer has checked. */
export const isAtCounter = ({ path, state }: Pick<Case, 'path' | 'state'>): boolean =>
  isAttendedPath(path) && (state.is === 'proving' || state.is === 'ready' || state.is === 'linkIssued')

/** The step to an officer on the path that is open for this employer; undefined for a case that is on its way there. */
export function wayStep(
  { case: current, employerFacts }: LoadedCase,
  also?: (tx: Tx, before: LoadedCase) => Promise<void>,
): Step | undefined {
  if (isAtCounter(current)) return undefined
  const path = attendedPathFor(current, employerFacts)
  return {
    event: { type: 'wayChosen', path, facts: employerFacts },
    named: 'wayChosen',
    told: { act: 'wayChosen', detail: { path } },
    ...(also === undefined ? {} : { also }),
  }
}

/**
 * The person goes on with the same case before an officer, on the path that is open for this employer. Nothing is
 * said about which, or why: it is the same for whoever has shown nothing but a pair that the registries confirm
 * (ATK-16, ATK-18). Refused `notNow` when it is on its way there already, or stopped by a report.
 */
export const chooseWay = (
  deps: MoveDeps,
  id: CaseId,
  also?: (tx: Tx, before: LoadedCase) => Promise<void>,
): Promise<Outcome<MovedCase, TransitionRefusal | 'noCase'>> =>
  moveCase(deps, id, (loaded) => wayStep(loaded, also))
