import type { Features } from './features.ts'
import type { RowId } from './row-types.ts'

export interface Example {
  readonly row: RowId
  readonly features: Features
}

export interface LikelyRow {
  readonly row: RowId
  /** 0 to 1, those of all rows together 1. */
  readonly likely: number
}

/** All rows, the likeliest first, and how much of the features is known, 0 to 1. Where nothing is, all rows are alike. */
export type RowModel = (features: Features) => { readonly rows: readonly LikelyRow[]; readonly known: number }

/** Times that every example is looked at: more of them find no more, and the service starts later. */
const rounds = 8
/** How far a mistake moves the weights, from round to round. */
const stepOf = (round: number): number => 6 / (1 + 0.3 * round)
/** A mistake this small moves nothing: of 36 rows few are rivals. */
const smallestMistake = 0.01

/**
 * Learns from examples what speaks for a row and what against it: a logistic regression over all rows at once, one
 * example after the other. What many examples have counts little. What none has counts for no row, and takes from what
 * the rest counts: a text about something else is near nothing. There is no chance in it: the same examples, in the same
 * order, give the same model.
 */
export function learnRows(examples: readonly Example[]): RowModel {
  const rows = [...new Set(examples.map(({ row }) => row))]
  const weights = new Map<string, Float64Array>()
  const spread = new Map<string, number>()
  for (const feature of examples.flatMap(({ features }) => [...features.keys()])) {
    spread.set(feature, (spread.get(feature) ?? 0) + 1)
    if (!weights.has(feature)) weights.set(feature, new Float64Array(rows.length))
  }

  /** What is known of these features: the weights of each, and how much it counts here. */
  const known = (features: Features): readonly Known[] => {
    const all = [...features].map(([feature, counts]) => ({
      weights: weights.get(feature),
      counts: counts * Math.log(1 + examples.length / (spread.get(feature) ?? 1)),
    }))
    const length = Math.sqrt(all.reduce((sum, { counts }) => sum + counts ** 2, 0))
    return all.flatMap((one) =>
      one.weights === undefined ? [] : [{ weights: one.weights, counts: one.counts / length }],
    )
  }

  const learned = examples.map(({ row, features }) => ({ right: rows.indexOf(row), of: known(features) }))
  const order = scattered(learned)
  for (let round = 0; round < rounds; round++)
    for (const { right, of } of order) {
      const likely = weigh(of, rows.length)
      for (let row = 0; row < rows.length; row++) {
        const missed = (row === right ? 1 : 0) - (likely[row] ?? 0)
        if (Math.abs(missed) < smallestMistake) continue
        const step = stepOf(round) * missed
        for (const { weights: own, counts } of of) own[row] = (own[row] ?? 0) + step * counts
      }
    }

  return (features) => {
    const likely = weigh(known(features), rows.length)
    return {
      rows: rows
        .map((row, at) => ({ row, likely: likely[at] ?? 0 }))
        .toSorted((a, b) => b.likely - a.likely || a.row.localeCompare(b.row)),
      known: shareOf(features, (feature) => weights.has(feature)),
    }
  }
}

interface Known {
  readonly weights: Float64Array
  readonly counts: number
}

/** How much of what counts in these features is known, 0 to 1. */
function shareOf(features: Features, isKnown: (feature: string) => boolean): number {
  let [known, all] = [0, 0]
  for (const [feature, counts] of features) {
    all += counts ** 2
    if (isKnown(feature)) known += counts ** 2
  }
  return all === 0 ? 0 : known / all
}

/** How likely each of so many rows is. Plain loops: the start of the service waits for millions of these. */
function weigh(of: readonly Known[], rows: number): Float64Array {
  const shares = new Float64Array(rows)
  for (const { weights, counts } of of)
    for (let row = 0; row < rows; row++) shares[row] = (shares[row] ?? 0) + (weights[row] ?? 0) * counts
  let all = 0
  // The sums stay below some tens: texts are made one long, and so is what is learnt from each.
  for (let row = 0; row < rows; row++) all += shares[row] = Math.exp(shares[row] ?? 0)
  for (let row = 0; row < rows; row++) shares[row] = (shares[row] ?? 0) / all
  return shares
}

/** All of them in another order, without chance: neighbours are of one row, and would be learnt and forgotten together. */
function scattered<T>(all: readonly T[]): readonly T[] {
  const gap = Math.round(Math.sqrt(all.length))
  return Array.from({ length: gap }, (_, first) => all.filter((_one, at) => at % gap === first)).flat()
}
