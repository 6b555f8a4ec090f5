import type { Policy } from '../../policy/policy.ts'

/**
 * How many times harder the check is for a network that asked `recent` times in the last hour. Many
 * people share one address in Ecuador, so the ladder is steep only where no office goes.
 */
export function ladderFactor(recent: number, ladder: Policy['humanCheck']['ladder']): number {
  return ladder.reduce((factor, step) => (recent >= step.from ? Math.max(factor, step.factor) : factor), 1)
}
