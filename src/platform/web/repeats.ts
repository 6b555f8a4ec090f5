import type { CodeName } from '../../kernel/catalogue.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Policy } from '../../policy/policy.ts'
import type { PlainKey } from '../text/texts.ts'

/** What was refused in this browser, and when, oldest first. It is sealed with the rest and kept nowhere else. */
export type Refusals = readonly (readonly [CodeName, Instant])[]

export type RepeatRule = Pick<Policy['triage'], 'repeats' | 'repeatWithin'>

/** Kinds of refusal that a browser remembers side by side: the cookie has room for no story. */
const kinds = 3

const recent = (refusals: Refusals, now: Instant, rule: RepeatRule): Refusals =>
  refusals.filter(([, at]) => at <= now && now - at < rule.repeatWithin * 1000)

/** The list with one refusal more; what is over, and more than is ever looked at, is left out. */
export function withRefusal(refusals: Refusals, name: CodeName, now: Instant, rule: RepeatRule): Refusals {
  const all = [...recent(refusals, now, rule), [name, now] as const]
  return all.slice(-rule.repeats * kinds)
}

/**
 * Whether the same was refused `repeats` times within `repeatWithin` seconds. It only says something: nothing is ever
 * refused for it, and a browser that drops its cookie loses a piece of advice (ATK-20 to ATK-27 stay with their limits).
 */
export const isRepeating = (refusals: Refusals, name: CodeName, now: Instant, rule: RepeatRule): boolean =>
  recent(refusals, now, rule).filter(([one]) => one === name).length >= rule.repeats

/** What helps in place of one more try alike: the words of the triage row, and its door. */
export interface Advice {
  readonly title: PlainKey
  readonly href: string
  readonly words: PlainKey
}
export type AdviceOf = (name: CodeName) => Advice | undefined
