import type { Instant } from '../../../src/kernel/time.ts'
import { instant, plus } from '../../../src/kernel/time.ts'
import type { Reservation, Tries } from '../../../src/proofs/challenges/domain/tries.ts'

/**
 * The tries of one employer, and three sets of answers that may be in judgement at once, on whatever
 * instance. Beside what the product keeps stands what a strict clerk would keep.
 */
export interface Scene {
  readonly kept: Kept
  readonly places: readonly [Place, Place, Place]
  readonly clerk: Clerk
}

/** The product's own record, with ages and spans in seconds instead of moments. */
export interface Kept {
  readonly refused: number
  /** Seconds of suspension left; 0 when it has just ended, null when there was none. */
  readonly shutFor: number | null
  /** Ages of the leavings, newest last. */
  readonly left: readonly number[]
}

export interface Place {
  readonly isJudging: boolean
  /** Age of the reservation that stands in the product's record, also when its process has died. */
  readonly reserved: number | null
}

/** Counts by hand, by RELIABILITY I-09, and asks no function of the product. */
export interface Clerk {
  readonly counted: number
  readonly shutFor: number
  readonly left: readonly number[]
  /** Ages of the refused sets of the last 24 hours since the last recovery. */
  readonly refusals: readonly number[]
}

const idle: Place = { isJudging: false, reserved: null }

export const start: Scene = {
  kept: { refused: 0, shutFor: null, left: [] },
  places: [idle, idle, idle],
  clerk: { counted: 0, shutFor: 0, left: [], refusals: [] },
}

/** It is always this moment; what passes is the age of everything else. */
export const now = instant(1_900_000_000_000)
const day = 86_400
const reservationLife = 120

export const ticks = { '2 minutes': reservationLife, '12 hours': 43_200 } as const

const aged = (age: number, by: number): number => (by < 43_200 ? age : age + by)
const younger = (ages: readonly number[], by: number): number[] =>
  ages.map((age) => aged(age, by)).filter((age) => age < day)

/** The steps of the clock are coarse: a span is shortened, and an age raised, by a whole step or not at all. */
export function later({ kept, places, clerk }: Scene, by: number): Scene {
  const shorter = (span: number) => (by < 43_200 ? span : Math.max(0, span - by))
  const wait = (place: Place): Place => ({
    // No request lives two minutes.
    isJudging: false,
    reserved: place.reserved === null ? null : Math.min(place.reserved + by, reservationLife),
  })
  const [a, b, c] = places
  const shutFor = shorter(clerk.shutFor)
  return {
    kept: {
      ...kept,
      shutFor: kept.shutFor === null ? null : shorter(kept.shutFor),
      left: kept.left.map((age) => Math.min(aged(age, by), day)),
    },
    places: [wait(a), wait(b), wait(c)],
    clerk: {
      counted: clerk.shutFor > 0 && shutFor === 0 ? 0 : clerk.counted,
      shutFor,
      left: younger(clerk.left, by),
      refusals: younger(clerk.refusals, by),
    },
  }
}

const ago = (age: number): Instant => plus(now, -age)
export const idOf = (place: number): string => `place ${place}`

export const triesOf = ({ kept, places }: Scene): Tries => ({
  refused: kept.refused,
  reserved: places.flatMap(({ reserved }, at): Reservation[] =>
    reserved === null ? [] : [{ id: idOf(at), at: ago(reserved) }],
  ),
  ...(kept.shutFor !== null && { suspendedUntil: plus(now, kept.shutFor) }),
  abandoned: kept.left.map(ago),
})

/** The scene after the product wrote its record; `judging` says what the place at hand does from now on. */
export function written(scene: Scene, tries: Tries, at: number, isJudging: boolean): Scene {
  const place = (index: 0 | 1 | 2): Place => {
    const reservation = tries.reserved.find(({ id }) => id === idOf(index))
    return {
      isJudging: index === at ? isJudging : scene.places[index].isJudging,
      reserved: reservation === undefined ? null : (now - reservation.at) / 1000,
    }
  }
  const { suspendedUntil, refused, abandoned } = tries
  return {
    ...scene,
    kept: {
      refused,
      shutFor: suspendedUntil === undefined ? null : (suspendedUntil - now) / 1000,
      left: abandoned.map((one) => (now - one) / 1000),
    },
    places: [place(0), place(1), place(2)],
  }
}

/** A number for each scene; the order of ages is their age. */
export function sceneKey({ kept, places, clerk }: Scene): number {
  const halfDays = (span: number) => span / 43_200
  const many = (ages: readonly number[]) =>
    ages.filter((age) => age < 43_200).length * 64 +
    ages.filter((age) => age >= 43_200 && age < day).length * 8 +
    ages.filter((age) => age >= day).length
  let key = kept.refused * 4 + (kept.shutFor === null ? 3 : halfDays(kept.shutFor))
  key = key * 512 + many(kept.left)
  for (const { isJudging, reserved } of places)
    key = key * 6 + (isJudging ? 3 : 0) + (reserved === null ? 2 : reserved === 0 ? 0 : 1)
  key = (key * 3 + clerk.counted) * 3 + halfDays(clerk.shutFor)
  return (key * 512 + many(clerk.left)) * 512 + many(clerk.refusals)
}
