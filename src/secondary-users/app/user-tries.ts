import type { KeyHasher } from '../../keys/app/ports.ts'
import type { ReservedTry, SignInStore } from '../../keys/app/sign-in.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Policy } from '../../policy/policy.ts'

export interface UserTriesDeps {
  readonly store: Pick<SignInStore, 'reserve' | 'giveBack' | 'clear'>
  /** Tries that were used up longer ago than this are there again. Seconds. */
  wake(subject: Uint8Array, most: number, seconds: number): Promise<void>
  readonly hasher: Pick<KeyHasher, 'verify'>
  readonly policy: Pick<Policy['secondaryUsers'], 'attempts' | 'pause'>
  /** Keyed, of secondary users alone: no count of an employer's key is ever met here (I-08). */
  subjectOf(counted: Counted): Uint8Array
  formOf(form: string, mailbox: string, key: string): Uint8Array
}

/**
 * Under what a miss is counted: with those of everybody who types this mailbox, or apart, by a number that only somebody has
 * who was signed in to it before. So strangers who use up the tries of a mailbox stop nobody from working.
 */
export interface Counted {
  readonly mailbox: string
  readonly apart?: string | undefined
}

export interface Compared {
  /** Null when none was left; the key was compared all the same, so that it takes as long (ATK-15). */
  readonly reserved: ReservedTry | null
  readonly right: boolean
}

export interface UserTries {
  /** Takes one of the tries before the key is compared; the same whether anybody has that mailbox. */
  compare(
    counted: Counted,
    typed: { readonly form: string; readonly key: string },
    hash: string | null,
  ): Promise<Compared>
  clear(tx: Tx, counted: Counted): Promise<void>
}

/**
 * Counts misses for each mailbox apart from everything that an employer counts. When they are used up the sign-in
 * rests, and begins anew by itself: nobody locks a person out for good by failing in their name, and no employer at all.
 */
export const userTries = (deps: UserTriesDeps): UserTries => ({
  async compare(counted, { form, key }, hash) {
    const { attempts, pause } = deps.policy
    const subject = deps.subjectOf(counted)
    await deps.wake(subject, attempts, pause)
    const reserved = await deps.store.reserve(subject, deps.formOf(form, counted.mailbox, key), attempts)
    try {
      return { reserved, right: await deps.hasher.verify(hash, key) }
    } catch (fault) {
      // What went wrong is ours (I-10).
      if (reserved?.isAgain === false) await deps.store.giveBack(subject)
      throw fault
    }
  },
  clear: (tx, counted) => deps.store.clear(tx, deps.subjectOf(counted)),
})
