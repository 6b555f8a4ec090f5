import { smallest } from './cylinders.ts'
import type { PreparedFinger } from './cylinders.ts'

/**
 * How pairs of minutiae confirm each other: the relaxation of the paper on cylinders (5.2, LSA-R), with one
 * change. There a pair's support is the mean over all others, so prints of few minutiae are alike by chance;
 * here it is the sum against a fixed number, and never more than whole.
 */
const rounds = 5
/** How much of its own a pair keeps in each round. */
const keep = 0.5
/** Pairs that fit wholly and are enough to hold one up. */
const enough = 12

/** A curve that falls or rises around a middle, and how steeply. */
interface Curve {
  readonly middle: number
  readonly slope: number
}
/** Of the difference of two distances (pixels), and of two directions or bearings (radians). */
const distance: Curve = { middle: 8, slope: -1 }
const direction: Curve = { middle: Math.PI / 8, slope: -20 }
/** Of the number of minutiae: how many of the best pairs make the score, `leastPairs` … `mostPairs`. */
const size: Curve = { middle: 20, slope: 2 / 5 }
const leastPairs = 4
const mostPairs = 12

/** Differences of distance beyond which the curve is nothing to all purposes. Pixels. */
const farApart = distance.middle + 15

const curve = (value: number, { middle, slope }: Curve): number =>
  1 / (1 + Math.exp(slope * (middle - value)))

/** Pairs of minutiae: row `n` of one print with row `given[n]` of the other. */
export interface Pairs {
  readonly rows: PreparedFinger
  readonly columns: PreparedFinger
  readonly given: Int32Array
}

/** Room for one comparison; what stands in it is of the last one. */
export interface Support {
  /** How alike the cylinders of each pair are, and how alike they are once others have confirmed them. 0 … 1. */
  readonly first: Float64Array
  readonly strength: Float64Array
  readonly next: Float64Array
  readonly fits: Float64Array
}

/** @param room pairs at most */
export const createSupport = (room: number): Support => ({
  first: new Float64Array(room),
  strength: new Float64Array(room),
  next: new Float64Array(room),
  fits: new Float64Array(room * room),
})

/** Lets pairs confirm each other, and says how strong the best of them are, 0 … 1. */
export function confirm(pairs: Pairs, support: Support): number {
  fillFits(pairs, support.fits)
  relax(pairs.rows.count, support)
  return bestOf(pairs.rows.count, support)
}

/** How well every two pairs fit each other: the same distance, turn and bearing in both prints. */
function fillFits({ rows, columns, given }: Pairs, fits: Float64Array): void {
  const { count } = rows
  for (let a = 0; a < count; a += 1) {
    fits[a * count + a] = 0
    for (let b = a + 1; b < count; b += 1) {
      const fit = fitOf(rows, a, b, columns, given[a] as number, given[b] as number)
      fits[a * count + b] = fit
      fits[b * count + a] = fit
    }
  }
}

function fitOf(
  one: PreparedFinger,
  a: number,
  b: number,
  other: PreparedFinger,
  c: number,
  d: number,
): number {
  const ax = (one.x[b] as number) - (one.x[a] as number)
  const ay = (one.y[b] as number) - (one.y[a] as number)
  const cx = (other.x[d] as number) - (other.x[c] as number)
  const cy = (other.y[d] as number) - (other.y[c] as number)
  const apart = Math.abs(Math.sqrt(ax * ax + ay * ay) - Math.sqrt(cx * cx + cy * cy))
  if (apart > farApart) return 0
  const turnA = (one.angle[a] as number) - (other.angle[c] as number)
  const turnB = (one.angle[b] as number) - (other.angle[d] as number)
  const turn = Math.abs(smallest(turnA - turnB))
  const bearing = Math.atan2(ay, ax) - Math.atan2(cy, cx)
  // Seen from either end of the line between them.
  const seen = (Math.abs(smallest(turnA - bearing)) + Math.abs(smallest(turnB - bearing))) / 2
  return curve(apart, distance) * curve(turn, direction) * curve(seen, direction)
}

/** Pairs that fit the others gain, those that fit none fade. */
function relax(count: number, { first, strength, next, fits }: Support): void {
  for (let row = 0; row < count; row += 1) strength[row] = first[row] as number
  for (let round = 0; round < rounds; round += 1) {
    for (let row = 0; row < count; row += 1) {
      let sum = 0
      for (let other = 0; other < count; other += 1)
        sum += (fits[row * count + other] as number) * (strength[other] as number)
      next[row] = Math.min(1, keep * (strength[row] as number) + ((1 - keep) * sum) / enough)
    }
    for (let row = 0; row < count; row += 1) strength[row] = next[row] as number
  }
}

/** The mean strength of the pairs that gained most. */
function bestOf(count: number, { first, strength, next: gain }: Support): number {
  const wanted = leastPairs + Math.round(curve(count, size) * (mostPairs - leastPairs))
  for (let row = 0; row < count; row += 1)
    gain[row] = (first[row] as number) === 0 ? 0 : (strength[row] as number) / (first[row] as number)
  let sum = 0
  for (let n = 0; n < wanted; n += 1) {
    const best = greatest(gain, count)
    if (best === -1) break
    sum += strength[best] as number
    gain[best] = -1
  }
  return sum / wanted
}

/** The place of the greatest of the first `count` numbers; −1 where all are below nothing. */
export function greatest(numbers: Float64Array, count: number): number {
  let best = -1
  let most = -1
  for (let at = 0; at < count; at += 1) {
    if ((numbers[at] as number) > most) {
      most = numbers[at] as number
      best = at
    }
  }
  return best
}
