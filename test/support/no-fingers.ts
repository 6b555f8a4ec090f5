import { noComparer } from '../../src/proofs/biometrics/app/no-comparer.ts'
import type { FingerParts } from '../../src/entry/installation.ts'

/** An installation in which nobody compares fingers. */
export const noFingers: FingerParts = {
  comparer: noComparer,
  leastScore: 1,
  extractor: { name: 'kit', version: '1' },
  kit: undefined,
}
