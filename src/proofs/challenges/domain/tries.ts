import { hours, minutes, plus } from '../../../kernel/time.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Policy } from '../../../policy/policy.ts'
import type { Verdict } from './judge.ts'

/** A try taken and not yet settled. */
export interface Reservation {
  readonly id: string
  readonly at: Instant
}

/**
 * The tries of one employer, over all channels, cases and representatives (ATK-21, ATK-22). Kept apart
 * from sessions and cases; the account check of a household employer spends from it too (SCREENS P-62).
 */
export interface Tries {
  /** Refused sets since the count last stood at zero. Old ones stay: only suspension or recovery clears. */
  readonly refused: number
  readonly reserved: readonly Reservation[]
  readonly suspendedUntil?: Instant
  /** When shown sets were left unanswered. Those older than `abandonWindow` no longer count. */
  readonly abandoned: readonly Instant[]
}

export type TriesRule = Pick<Policy['questions'], 'attempts' | 'suspension' | 'abandonedFree'>

/** Seconds in which leaving shown sets is counted (ATK-24). */
export const abandonWindow = hours(24)

/** Seconds after which a reservation nobody settled is void: its process died and told nobody a verdict. */
export const reservationLife = minutes(2)

export const freshTries: Tries = { refused: 0, reserved: [], abandoned: [] }

export type Standing =
  | {
      readonly kind: 'open'
      /** Refused sets still free, the one that suspends included. */ readonly left: number
    }
  | { readonly kind: 'suspended'; readonly until: Instant }

export type Reserved =
  | { readonly kind: 'reserved'; readonly tries: Tries }
  | { readonly kind: 'suspended'; readonly until: Instant }
  /** As many sets are being judged as tries are left. Nothing is spent; ask again in a moment. */
  | { readonly kind: 'busy' }

export type Settled =
  | { readonly kind: 'settled'; readonly tries: Tries; readonly standing: Standing }
  /** The reservation is gone. The verdict must not be told or recorded: it is as if judging had failed. */
  | { readonly kind: 'lapsed' }

/** What is still true at `now`: past suspensions start the count at zero, old reservations and leavings go. */
export function triesAt(tries: Tries, now: Instant): Tries {
  const abandoned = tries.abandoned.filter((left) => now < plus(left, abandonWindow))
  if (tries.suspendedUntil && now < tries.suspendedUntil) return { ...tries, abandoned }
  if (tries.suspendedUntil) return { refused: 0, reserved: [], abandoned }
  return { ...tries, abandoned, reserved: tries.reserved.filter(({ at }) => now < plus(at, reservationLife)) }
}

/** What is left at that moment, 0 to `attempts`, or until when nothing is asked (ATK-20). */
export function standingAt(tries: Tries, now: Instant, rule: TriesRule): Standing {
  const { suspendedUntil, refused } = triesAt(tries, now)
  if (suspendedUntil) return { kind: 'suspended', until: suspendedUntil }
  return { kind: 'open', left: Math.max(0, rule.attempts - refused) }
}

/** Takes a try before the answers are looked at: however many come at once, no more are judged than are left (ATK-20). */
export function reserve(tries: Tries, id: string, now: Instant, rule: TriesRule): Reserved {
  const current = triesAt(tries, now)
  if (current.suspendedUntil) return { kind: 'suspended', until: current.suspendedUntil }
  if (current.refused + current.reserved.length >= rule.attempts) return { kind: 'busy' }
  return { kind: 'reserved', tries: { ...current, reserved: [...current.reserved, { id, at: now }] } }
}

/**
 * Gives the verdict's effect: a refused set costs the reserved try, the last one suspends; a passed set or
 * one that could not be judged gives it back. Passing clears nothing: only a completed recovery does.
 */
export function settle(tries: Tries, id: string, verdict: Verdict, now: Instant, rule: TriesRule): Settled {
  const current = triesAt(tries, now)
  if (!current.reserved.some((one) => one.id === id)) return { kind: 'lapsed' }
  const given = { ...current, reserved: current.reserved.filter((one) => one.id !== id) }
  const next = verdict === 'refused' ? refuse(given, now, rule) : given
  return { kind: 'settled', tries: next, standing: standingAt(next, now, rule) }
}

/**
 * A set was shown and left: "I do not know", or a restart of the case. Free `abandonedFree` times in
 * 24 hours, then each leaving is a refused set (ATK-24). During suspension nothing is shown or counted.
 */
export function abandon(
  tries: Tries,
  now: Instant,
  rule: TriesRule,
): { readonly tries: Tries; readonly counted: boolean } {
  const current = triesAt(tries, now)
  if (current.suspendedUntil) return { tries: current, counted: false }
  const counted = current.abandoned.length >= rule.abandonedFree
  const left = { ...current, abandoned: [...current.abandoned, now] }
  return { tries: counted ? refuse(left, now, rule) : left, counted }
}

/** A recovery was completed, by whatever path: refused sets, suspension and leavings are forgotten. */
export const cleared = (): Tries => freshTries

/**
 * One refused set more. The last suspends, and voids every reservation: a set still being judged then
 * gets no verdict (I-09). A suspension once begun is never moved (ATK-19).
 */
function refuse(tries: Tries, now: Instant, rule: TriesRule): Tries {
  const refused = tries.refused + 1
  if (refused < rule.attempts) return { ...tries, refused }
  return { ...tries, refused, reserved: [], suspendedUntil: plus(now, rule.suspension) }
}
