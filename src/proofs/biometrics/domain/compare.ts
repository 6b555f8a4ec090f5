import { createAligner } from './align.ts'
import { createAssigner } from './assign.ts'
import { confirm, createSupport } from './confirm.ts'
import type { Pairs } from './confirm.ts'
import type { PreparedFinger } from './cylinders.ts'
import { likenesses } from './likeness.ts'
import { mostMinutiae } from './template.ts'

/** A print with fewer minutiae whose surroundings were seen is no evidence: so few lie the same way in many fingers. */
export const leastMinutiae = 10

export interface Comparer {
  /** How alike two prepared views are, 0 … 1. 0 where one has too few minutiae to tell anything. */
  compare(one: PreparedFinger, other: PreparedFinger): number
}

/**
 * Compares one view with one other: the Minutia Cylinder-Code of Cappelli, Ferrara and Maltoni (2010) with
 * assignment and relaxation, and a count of what lies over what (decision 0019). All room is made here, once:
 * a comparison asks for none. Not for two comparisons at the same time.
 */
export function createComparer(): Comparer {
  const worth = new Float64Array(mostMinutiae * mostMinutiae)
  const given = new Int32Array(mostMinutiae)
  const support = createSupport(mostMinutiae)
  const assigner = createAssigner(mostMinutiae)
  const aligner = createAligner(mostMinutiae)

  return {
    compare(one, other) {
      const rows = one.count <= other.count ? one : other
      const columns = rows === one ? other : one
      if (rows.count < leastMinutiae) return 0
      likenesses(rows, columns, worth)
      assigner.assign(worth, rows.count, columns.count, given)
      for (let row = 0; row < rows.count; row += 1)
        support.first[row] = worth[row * columns.count + (given[row] as number)] as number
      const pairs: Pairs = { rows, columns, given }
      const local = confirm(pairs, support)
      return Math.sqrt(Math.sqrt(local * aligner.overlay(pairs, support.strength)))
    },
  }
}
