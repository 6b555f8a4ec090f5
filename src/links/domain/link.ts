import type { CaseId, EmployerId, LinkId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'

/** `recovery`: for a new key. `unlock`: for the present key as well, whose block it may lift. */
export type LinkKind = 'recovery' | 'unlock'

/** A link as the store knows it: never the token, only its digest. */
export interface Link {
  readonly id: LinkId
  readonly kind: LinkKind
  /** Which registered contact answers by it: the mailbox that it was sent to, or the mobile whose code was typed. */
  readonly contact: 'mail' | 'phone'
  readonly ref: string
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly digest: Uint8Array
  readonly codeDigest: Uint8Array
  readonly mintedAt: Instant
  readonly acceptedAt: Instant | null
  /** Strictly before this instant the link may be redeemed (L-11). */
  readonly diesAt: Instant
  readonly codeTries: number
  readonly browser: Uint8Array | null
  readonly consumedAt: Instant | null
  readonly voidedAt: Instant | null
  readonly voidReason: string | null
  /** When the link that took this one's place was minted; null while there is none. */
  readonly replacedAt: Instant | null
  /** Minted under the employer's state of today, and under today's restore epoch (I-05, I-18). */
  readonly current: boolean
  readonly now: Instant
}

export type LinkVerdict =
  | { readonly is: 'live' }
  | { readonly is: 'used'; readonly at: Instant }
  | { readonly is: 'replaced'; readonly at: Instant }
  | { readonly is: 'expired'; readonly at: Instant }
  | { readonly is: 'void' }

/**
 * What a link is worth at `link.now`. The order is part of the rule: a link that was used says so even
 * when its time is up, because that is what the person needs to know. The store repeats all of it in
 * the statement that consumes.
 */
export function judgeLink(link: Link): LinkVerdict {
  if (link.consumedAt !== null) return { is: 'used', at: link.consumedAt }
  if (link.replacedAt !== null) return { is: 'replaced', at: link.replacedAt }
  // Another link was asked for and is still on its way.
  if (link.voidedAt !== null && link.voidReason === 'newerLink') return { is: 'replaced', at: link.voidedAt }
  if (link.now >= link.diesAt) return { is: 'expired', at: link.diesAt }
  if (link.voidedAt !== null || !link.current) return { is: 'void' }
  return { is: 'live' }
}
