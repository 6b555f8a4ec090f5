import type { TextKey } from '../../platform/text/keys.ts'
import type { Visit } from '../../platform/web/context.ts'
import type { Judgement } from '../../proofs/signatures/domain/judgement.ts'
import type { NotAcceptable } from '../../proofs/signatures/domain/review.ts'
import type { SignedCase } from '../app/signed-view.ts'

export type SignedError = Extract<TextKey, `s11.err.${string}` | `s11.accept.not.${string}`>

/** Of a `.p7m`: what lies inside, beside what was issued. */
export type Wrapped = 'same' | 'other' | 'none'

export interface SignedPageProps {
  readonly visit: Visit
  readonly seen: SignedCase
  readonly judgements: readonly Judgement[]
  readonly newMail: string | undefined
  /** Undefined for whatever is no `.p7m`, and for one that may not be opened. */
  readonly wrapped: Wrapped | undefined
  /** Why it cannot be accepted as it was found; undefined where it can. */
  readonly notAcceptable: NotAcceptable | undefined
  readonly isMine: boolean
  readonly mayReview: boolean
  /** They may decide about what another person asked for; and whether they asked for it themselves. */
  readonly mayDecide: boolean
  readonly isBarred: boolean
  readonly asksPasskey: boolean
  readonly hasPasskey: boolean
  readonly digest: string
  readonly error: { readonly field: string; readonly key: SignedError } | undefined
  readonly typed: Readonly<Record<string, string>>
}
