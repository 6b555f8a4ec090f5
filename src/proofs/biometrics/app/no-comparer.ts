import type { FingerComparer } from './ports.ts'

/** Where no comparer is set up: nobody is told that a finger did not match, and the other ways are shown (F-25). */
export const noComparer: FingerComparer = {
  compare: () => Promise.reject(new Error('no comparer of fingers is set up')),
  close: () => Promise.resolve(),
}
