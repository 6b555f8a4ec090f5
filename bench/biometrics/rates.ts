/** Scores of comparisons that should match and of those that should not, sorted here once. */
export interface Scores {
  readonly genuine: Float64Array
  readonly impostor: Float64Array
}

export const scoresOf = (genuine: readonly number[], impostor: readonly number[]): Scores => ({
  genuine: Float64Array.from(genuine).sort(),
  impostor: Float64Array.from(impostor).sort(),
})

/** How many of the sorted numbers are below the threshold. */
function below(sorted: Float64Array, threshold: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? Number.NaN) < threshold) low = middle + 1
    else high = middle
  }
  return low
}

/** Part of the genuine comparisons that a threshold refuses, 0 … 1. */
export const falseNonMatch = ({ genuine }: Scores, threshold: number): number =>
  below(genuine, threshold) / genuine.length

/** Part of the impostor comparisons that a threshold lets in, 0 … 1. */
export const falseMatch = ({ impostor }: Scores, threshold: number): number =>
  1 - below(impostor, threshold) / impostor.length

/**
 * The error where both are equal, 0 … 1: the mean of both at the threshold where they lie nearest to each
 * other. As exact as the number of comparisons lets it be.
 */
export function equalError(scores: Scores): number {
  let [gap, error] = [Number.POSITIVE_INFINITY, Number.NaN]
  for (const threshold of [...scores.genuine, ...scores.impostor]) {
    const [refused, letIn] = [falseNonMatch(scores, threshold), falseMatch(scores, threshold)]
    if (Math.abs(refused - letIn) >= gap) continue
    gap = Math.abs(refused - letIn)
    error = (refused + letIn) / 2
  }
  return error
}

/** Genuine comparisons refused, 0 … 1, at the lowest threshold that lets in at most `most` of the others. */
export function falseNonMatchAt(scores: Scores, most: number): number {
  const { impostor } = scores
  const allowed = Math.floor(most * impostor.length + 1e-9)
  // The first impostor that must not get in; the threshold lies just above.
  const kept = impostor[impostor.length - allowed - 1]
  if (kept === undefined) return 0
  const refused = scores.genuine.findIndex((score) => score > kept)
  return (refused === -1 ? scores.genuine.length : refused) / scores.genuine.length
}
