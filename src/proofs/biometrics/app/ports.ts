import type { FingerView } from '../domain/template.ts'

/** Compares one capture with the impressions that one person enrolled of that finger: 1:1, never a search. */
export interface FingerComparer {
  /** The best score over the impressions, 0–1. @throws when it cannot tell: an outage is never "no match" (F-25). */
  compare(
    probe: FingerView,
    enrolled: readonly FingerView[],
  ): Promise<{ readonly score: number; readonly matched: boolean }>
  close(): Promise<void>
}
