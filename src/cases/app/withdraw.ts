import type { CaseId } from '../../kernel/ids.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { TransitionRefusal } from '../domain/transition.ts'
import { moveCase, type MoveDeps, type MovedCase } from './move-case.ts'

/** The person takes the request back: open links die in the same step, and the key stays as it was. */
export const withdrawCase = (
  deps: MoveDeps,
  id: CaseId,
): Promise<Outcome<MovedCase, TransitionRefusal | 'noCase'>> =>
  moveCase(deps, id, () => ({
    event: { type: 'withdrawn' },
    named: 'withdrawn',
    told: { act: 'withdrawn' },
  }))
