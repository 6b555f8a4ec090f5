import type { Instant } from '../../kernel/time.ts'
import type { AuditPosition } from '../domain/entry.ts'
import type { LaneRoot } from '../domain/leaf.ts'
import type { Signer } from './ports.ts'

/** What is signed of a tree head, and what a receipt carries of it. */
export interface HeadFacts {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly key: string
  /** Entries in all lanes together. */
  readonly size: number
  /** Root over the roots of the sixteen lanes, hex. */
  readonly root: string
}

export interface SignedHead extends HeadFacts {
  /** Base64url. */
  readonly signature: string
}

/** A head with all that its root is made of. */
export interface TreeHead extends SignedHead {
  /** Sixteen, in order. */
  readonly lanes: readonly LaneRoot[]
}

/** What is signed, octet by octet. */
export const headText = ({ at, key, size, root }: HeadFacts): string => [at, key, size, root].join('\n')

/** Signs a head; the purpose keeps it apart from whatever else the key signs. */
export const signHead = (facts: HeadFacts, signer: Signer): SignedHead => ({
  ...facts,
  signature: signer.sign('clavero.head.1', headText(facts)),
})

/** Shows that one entry is in the log that a head stands for (RFC 6962, 2.1.1). Hashes are hex. */
export interface InclusionProof {
  /** With the facts of the receipt this makes the leaf. */
  readonly micros: number
  readonly subject: string | null
  /** Entries of the lane under this head. */
  readonly size: number
  /** From the leaf to the root of its lane. */
  readonly path: readonly string[]
  /** From the root of the lane to the root of the head: four. */
  readonly lanes: readonly string[]
  readonly head: SignedHead
}

/** Shows that a lane of the older head is how that of the newer one began (RFC 6962, 2.1.2). */
export interface GrownHead extends TreeHead {
  /** Size of the head before it, 0 for the first. */
  readonly former: number
  /** By lane; those that did not grow, or began, need none. */
  readonly proofs: readonly (readonly string[])[]
}

export interface AuditTree {
  /** The newest head that was signed. */
  newest(): Promise<TreeHead | undefined>
  /** The head over all that is committed: signed now, or the newest one where nothing was added since. Undefined for an empty log. */
  takeHead(now: Instant): Promise<TreeHead | undefined>
  /**
   * Proves an entry under the newest head that has it; signs one when none has. Undefined for a place that the log
   * does not have, or that says something else.
   */
  prove(
    entry: Pick<AuditPosition, 'lane' | 'seq' | 'hash'>,
    now: Instant,
  ): Promise<InclusionProof | undefined>
  /** Heads that are larger than this, oldest first, at most `most`, each with the proof that it grew out of the one before. */
  headsAfter(size: number, most: number): Promise<readonly GrownHead[]>
}
