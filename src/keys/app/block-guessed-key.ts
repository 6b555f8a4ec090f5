import type { EmployerId } from '../../kernel/ids.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { SignInStore } from './sign-in.ts'

/** The key whose tries were used up. */
export interface GuessedKey {
  readonly employerId: EmployerId
  readonly generation: number
}

export interface BlockDeps {
  readonly store: Pick<SignInStore, 'block'>
  readonly atomically: Atomically
  /** Written in the same transaction as the block (I-13). */
  blocked(tx: Tx, employerId: EmployerId): Promise<void>
}

/**
 * Blocks a key that was guessed at, and tells its mailboxes. The worker does it, never the request that used
 * up the last try: that one does the same for every number, so that it takes as long for an employer as for
 * nobody (ATK-15, I-22). Until it is done the tries that are used up keep the door shut. Safe to repeat.
 */
export async function blockGuessedKey(
  deps: BlockDeps,
  { employerId, generation }: GuessedKey,
): Promise<void> {
  await deps.atomically(async (tx) => {
    if (await deps.store.block(tx, employerId, generation)) await deps.blocked(tx, employerId)
  })
}
