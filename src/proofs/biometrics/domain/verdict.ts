import type { Comparer } from './compare.ts'
import type { PreparedFinger } from './cylinders.ts'

/**
 * From this score on two views are of one finger. Above every one of 539,100 comparisons of different synthetic
 * fingers, whole and in part, of which the greatest was 0.260, and of 2,880 of people's, of which it was 0.220
 * (docs/operate/biometrics.md). A policy may ask for more and never for less.
 */
export const matchScore = 0.3

/** The best score of a probe against every view that is enrolled, 0 … 1; three impressions hold what one may lack. */
export function bestScore(
  comparer: Comparer,
  probe: PreparedFinger,
  enrolled: readonly PreparedFinger[],
): number {
  return enrolled.reduce((best, each) => Math.max(best, comparer.compare(probe, each)), 0)
}
