import type { CaseId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { Policy } from '../../policy/policy.ts'
import { transition, type CaseEvent, type Moved, type TransitionRefusal } from '../domain/transition.ts'
import type { EmployerFacts } from '../domain/case.ts'
import type { Aftermath, Told } from './aftermath.ts'
import type { CaseStore, LoadedCase } from './ports.ts'

export interface MoveDeps {
  readonly cases: CaseStore
  readonly atomically: Atomically
  readonly policy: Policy
  readonly aftermath: Aftermath
}

/** One step of a case: what happened, and how it is told. Both are decided on the row as it is under the lock. */
export interface Step {
  readonly event: CaseEvent
  /** Name in the person's timeline (`p96.ev.*`), and the entry in the log; by where the case came to, if that depends. */
  readonly named: string | ((moved: Moved) => string)
  readonly told: Told | ((moved: Moved) => Told)
  /** Anything that has to be written with it. */
  readonly also?: (tx: Tx, before: LoadedCase, moved: Moved) => Promise<void>
  readonly rucState?: EmployerFacts['rucState']
}

export interface MovedCase {
  readonly before: LoadedCase
  readonly moved: Moved
}

/**
 * The five things every use case does: load → decide → save → append audit and messages in the same
 * transaction → return what the page needs. The row is held from the load on, so nobody can be faster.
 */
export async function moveCase(
  deps: MoveDeps,
  id: CaseId,
  step: (loaded: LoadedCase) => Step | undefined,
): Promise<Outcome<MovedCase, TransitionRefusal | 'noCase'>> {
  return deps.atomically(async (tx) => {
    const before = await deps.cases.lock(tx, id)
    if (before === undefined) return refused('noCase')
    return moveWithin(deps, tx, before, step(before))
  })
}

/** The same for a use case that already holds the case in a transaction of its own. */
export async function moveWithin(
  deps: Omit<MoveDeps, 'atomically'>,
  tx: Tx,
  before: LoadedCase,
  step: Step | undefined,
): Promise<Outcome<MovedCase, TransitionRefusal>> {
  if (step === undefined) return refused('notNow')
  const decided = transition(before.case, step.event, deps.policy, before.now)
  if (!decided.ok) return decided
  const { named, told } = step
  const name = typeof named === 'function' ? named(decided.value) : named
  // All at once, for they travel together; the first that fails undoes all.
  const [saved] = await Promise.all([
    deps.cases.save(tx, before, decided.value.case, name, step.rucState),
    step.also?.(tx, before, decided.value),
    deps.aftermath(tx, before, decided.value, typeof told === 'function' ? told(decided.value) : told),
  ])
  if (!saved) throw new Error('a case that is held has moved')
  return ok({ before, moved: decided.value })
}
