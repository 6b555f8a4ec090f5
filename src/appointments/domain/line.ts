import type { Id } from '../../kernel/ids.ts'
import { minutes, plus, type Instant } from '../../kernel/time.ts'

export type ArrivalId = Id<'arrival'>

/** `left`: they went before anybody served them. */
export const arrivalStates = ['waiting', 'called', 'attending', 'finished', 'left'] as const
export type ArrivalState = (typeof arrivalStates)[number]

/** Whoever waits, as far as it decides when they are called. */
export interface Waiting {
  readonly id: ArrivalId
  readonly arrivedAt: Instant
  /** The hour of their turno; null for who came without one. */
  readonly turnoAt: Instant | null
}

/** Seconds before its hour from which a turno is at its time: people are asked to come that early (SCREENS P-45). */
export const comesEarly = minutes(10)

/** Who goes first: turnos at their time, then who came without one, then whoever is much too early for theirs. */
type Group = 0 | 1 | 2

export const groupOf = ({ turnoAt }: Pick<Waiting, 'turnoAt'>, now: Instant): Group => {
  if (turnoAt === null) return 1
  return turnoAt <= plus(now, comesEarly) ? 0 : 2
}

/**
 * The order in which people are called: turnos at their time by their hour, then those without one by when they came. A
 * place that nobody comes to is so a place for whoever waits without a turno. Nobody can move up by asking.
 */
export const inOrder = <W extends Waiting>(waiting: readonly W[], now: Instant): readonly W[] =>
  waiting.toSorted(
    (a, b) =>
      groupOf(a, now) - groupOf(b, now) ||
      (a.turnoAt ?? a.arrivedAt) - (b.turnoAt ?? b.arrivedAt) ||
      a.arrivedAt - b.arrivedAt ||
      (a.id < b.id ? -1 : 1),
  )

/** How many are called before this one; undefined for whoever does not wait. */
export function before(waiting: readonly Waiting[], id: ArrivalId, now: Instant): number | undefined {
  const at = inOrder(waiting, now).findIndex((one) => one.id === id)
  return at === -1 ? undefined : at
}

/** Whole minutes that somebody has waited. A clock that was set back makes no wait negative. */
export const waitedMinutes = (since: Instant, now: Instant): number =>
  Math.max(0, Math.floor((now - since) / 60_000))
