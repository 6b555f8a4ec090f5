import type { FingerParts } from '../../src/entry/installation.ts'

/** An installation in which nobody compares fingers. */
export const noFingers: FingerParts = {
  comparer: {
    compare: () => Promise.reject(new Error('no comparer of fingers is set up')),
    close: () => Promise.resolve(),
  },
  leastScore: 1,
  extractor: { name: 'kit', version: '1' },
  kit: undefined,
}
