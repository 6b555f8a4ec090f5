import type { Policy } from '../../../policy/policy.ts'
import type { Answers } from './answers.ts'

/** What a person typed, already parsed: an employer's number and the representative's document. */
export interface Typed {
  readonly identifier: string
  readonly document: string
}

export interface RelationQuestion {
  readonly pairs: Policy['registries']
  readonly typed: Typed
  readonly answers: Answers
  /** The day in mainland Ecuador, `YYYY-MM-DD`. */
  readonly today: string
}
