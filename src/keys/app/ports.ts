export { longestInput, normalKey } from '../domain/normal-key.ts'

/**
 * Who goes first when all hashing places are taken: a person who signs in, before one who sets a key,
 * who has minutes. One in five places is kept for setting keys, so that neither waits for ever.
 */
export type HashLane = 'signIn' | 'setKey'

/**
 * Turns employer keys into what is stored, and compares them. Both take the key as it was typed and
 * bring it into its normal form themselves, so that no caller can forget it (ATK-33). Both are slow on
 * purpose and wait in a bounded queue (ATK-32). Faults: `HashQueueFull`, and whatever breaks inside.
 */
export interface KeyHasher {
  /**
   * What is stored of a key that the rules accepted. With the `former` hash of the same employer its
   * salt is kept: the same key then gives the same text, so that one hash both stores a key and shows
   * whether it was used before. That holds among hashes that are current; others are asked by `verify`.
   * `RangeError` above `longestInput`: a defect of the caller.
   */
  hash(rawKey: string, former?: string): Promise<string>
  /**
   * Whether this is the stored key. `null`: there is no such employer or it has no key; the answer is
   * no, at the same cost (ATK-15). So is a key that is longer than any key can be.
   */
  verify(stored: string | null, rawKey: string, lane?: HashLane): Promise<boolean>
  /** Whether a stored hash has today's parameters and secret; if not, the next sign-in should store it anew. */
  isCurrent(stored: string): boolean
}
