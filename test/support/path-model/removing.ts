import type { Case } from '../../../src/cases/domain/case.ts'
import type { CaseEvent, Effect } from '../../../src/cases/domain/transition.ts'
import type { PathName, Policy } from '../../../src/policy/index.ts'
import type { Decider } from './model.ts'

/** A guard taken out, and the rule that has to fall with it. A test that cannot fail proves nothing. */
export interface Removal extends Spare {
  readonly breaks: string
}

/** A guard that another makes up for. */
export interface Spare {
  readonly id: string
  readonly without: string
  /** Those that are walked; all by default. */
  readonly paths?: readonly PathName[]
  remove(decider: Decider): Decider
}

type Type = CaseEvent['type']
type EventOf<T extends Type> = Extract<CaseEvent, { type: T }>

const isOf = <T extends Type>(event: CaseEvent, type: T): event is EventOf<T> => event.type === type

/** The function sees something else than what is: as blind as if the guard that reads it were not there. */
export const seeing =
  <T extends Type>(
    type: T,
    look: (current: Case, event: EventOf<T>) => { readonly current?: Case; readonly event?: CaseEvent },
  ) =>
  (decider: Decider): Decider => ({
    ...decider,
    transition: (current, event, policy, now) => {
      const seen = isOf(event, type) ? look(current, event) : {}
      return decider.transition(seen.current ?? current, seen.event ?? event, policy, now)
    },
  })

/** An effect is forgotten when a case comes to a state. */
export const forgetting =
  (effect: Effect, when: (before: Case, after: Case) => boolean) =>
  (decider: Decider): Decider => ({
    ...decider,
    transition: (current, event, policy, now) => {
      const decided = decider.transition(current, event, policy, now)
      if (!decided.ok || !when(current, decided.value.case)) return decided
      const effects = decided.value.effects.filter((one) => one !== effect)
      return { ...decided, value: { ...decided.value, effects } }
    },
  })

export const withPolicy =
  (change: (policy: Policy) => Policy) =>
  (decider: Decider): Decider => ({ ...decider, policy: change(decider.policy) })
