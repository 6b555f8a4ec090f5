import type { Comparer } from './compare.ts'
import type { PreparedFinger } from './cylinders.ts'

/**
 * From this score on two views are of one finger. Above every one of 404,550 comparisons of different synthetic
 * fingers, whole and in part, of which the greatest was 0.230 (docs/operate/biometrics.md). A policy may ask
 * for more and never for less.
 */
export const matchScore = 0.25

/** The best score of a probe against every view that is enrolled, 0 … 1; three impressions hold what one may lack. */
export function bestScore(
  comparer: Comparer,
  probe: PreparedFinger,
  enrolled: readonly PreparedFinger[],
): number {
  return enrolled.reduce((best, each) => Math.max(best, comparer.compare(probe, each)), 0)
}
