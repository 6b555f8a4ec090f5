import type { FingerView } from '../../proofs/biometrics/domain/template.ts'

/** What a thread is asked; it does one at a time. */
export interface CompareWork {
  readonly probe: FingerView
  readonly enrolled: readonly FingerView[]
}

/** What it says: that it is warm, that one more comparison is done, and the best score in the end. */
export type CompareNews =
  { readonly kind: 'ready' } | { readonly kind: 'step' } | { readonly kind: 'score'; readonly score: number }
