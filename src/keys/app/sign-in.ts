import type { CaseId, EmployerId } from '../../kernel/ids.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { ok, refused } from '../../kernel/outcome.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { Policy } from '../../policy/policy.ts'
import type { KeyHasher } from './ports.ts'

/** The key that is on file for a typed identifier; null hash where there is no such employer or no key. */
export interface KeyOnFile {
  readonly employerId: EmployerId | null
  readonly generation: number
  readonly hash: string | null
  readonly blocked: boolean
  /** The case that made this key, while nobody has signed in with it yet. */
  readonly awaiting: CaseId | null
}

export interface SignInStore {
  onFile(identifier: string, branchCode: string): Promise<KeyOnFile>
  /**
   * Takes one try before the key is looked at; null when there is none (L-08 for keys). The form that took
   * the last try, sent again, takes none.
   */
  reserve(subject: Uint8Array, form: Uint8Array, limit: number): Promise<ReservedTry | null>
  clear(tx: Tx, subject: Uint8Array): Promise<void>
  /** Gives a reserved try back: what went wrong was ours (I-10). */
  giveBack(subject: Uint8Array): Promise<void>
  /**
   * Puts it in the queue that the last try for this key was used up; for a number that nobody has, too. The
   * worker blocks what there is to block.
   */
  queueBlock(tx: Tx, guessed: Pick<KeyOnFile, 'employerId' | 'generation'>): Promise<void>
  /** Blocks the key that was guessed at, and none that was made since; true when this call did it. */
  block(tx: Tx, employerId: EmployerId, generation: number): Promise<boolean>
  openSession(tx: Tx, session: NewSession): Promise<boolean>
}

export interface ReservedTry {
  /** Tries that are left after this one. */
  readonly left: number
  /** Whether it was taken before: a double click, a reload of the refusal, a proxy that repeats (F-27). */
  readonly isAgain: boolean
}

export interface NewSession {
  readonly digest: Uint8Array
  readonly employerId: EmployerId
  readonly generation: number
  readonly browser: string
  readonly network: string
}

export interface SignInDeps {
  readonly store: SignInStore
  readonly hasher: KeyHasher
  readonly atomically: Atomically
  readonly policy: Policy['signIn']
  /** Keyed digest under which failures are counted, for known and unknown employers alike. */
  subjectOf(identifier: string, branchCode: string): Uint8Array
  /** Keyed digest of one form and all that was typed into it. */
  formOf(raw: RawSignIn): Uint8Array
  newSession(): { readonly token: string; readonly digest: Uint8Array }
  /** Written in the same transaction as what they tell of (I-13). */
  readonly told: {
    signedIn(tx: Tx, employerId: EmployerId, awaiting: CaseId | null, browser: string): Promise<void>
    refused(tx: Tx, employerId: EmployerId | null, left: number): Promise<void>
  }
}

export interface RawSignIn {
  /** The number of the form it came with: made for one browser and one showing of the page. */
  readonly form: string
  readonly identifier: string
  readonly branchCode: string
  readonly key: string
  readonly browser: string
  readonly network: string
}

export type SignInRefusal = { readonly left: number }

/**
 * Signs an employer in with its key (U-01). One answer for every wrong datum, at one cost: an unknown
 * employer pays for a hash too, and its last try leads to a job in the queue like any other's. The fifth
 * failure blocks the key until it is unlocked; suspension of the question path has no say here (I-08). That
 * a key is blocked is told to who knows it, or has used up the tries that any number has, and to nobody who
 * only knows the number (ATK-16).
 *
 * The same form sent twice costs one try. It is compared again all the same: the first may still be on its
 * way, and nothing that was remembered says whether a key is right. So it tells nothing but what it told
 * before, and costs the sender as much (F-27).
 */
export async function signIn(
  deps: SignInDeps,
  raw: RawSignIn,
): Promise<
  Outcome<{ token: string; employerId: EmployerId }, 'keyBlocked' | 'signInRefused', SignInRefusal>
> {
  const { subject, reserved, onFile, right } = await tryKey(deps, raw)
  const { employerId } = onFile
  if (reserved === null || (right && onFile.blocked)) {
    // Every try is written down, also one that could not have succeeded (ASVS 16.3.1).
    await deps.atomically((tx) => deps.told.refused(tx, employerId, reserved?.left ?? 0))
    return refused('keyBlocked', { left: 0 })
  }
  const { left, isAgain } = reserved
  if (!right || employerId === null) {
    if (!isAgain)
      await deps.atomically(async (tx) => {
        if (left === 0) await deps.store.queueBlock(tx, onFile)
        await deps.told.refused(tx, employerId, left)
      })
    return left === 0 ? refused('keyBlocked', { left }) : refused('signInRefused', { left })
  }

  const session = deps.newSession()
  const opened = await deps.atomically(async (tx) => {
    // A key that was changed or blocked while it was being compared opens nothing (I-21).
    const done = await deps.store.openSession(tx, {
      ...raw,
      digest: session.digest,
      employerId,
      generation: onFile.generation,
    })
    if (done) {
      await deps.store.clear(tx, subject)
      await deps.told.signedIn(tx, employerId, onFile.awaiting, raw.browser)
    }
    return done
  })
  return opened ? ok({ token: session.token, employerId }) : refused('signInRefused', { left })
}

/** Takes a try and compares; what went wrong on our side gives the try back (I-10). */
export async function tryKey(deps: SignInDeps, raw: RawSignIn) {
  const subject = deps.subjectOf(raw.identifier, raw.branchCode)
  const reserved = await deps.store.reserve(subject, deps.formOf(raw), deps.policy.attempts)
  const compare = async () => {
    const onFile = await deps.store.onFile(raw.identifier, raw.branchCode)
    return { onFile, right: await deps.hasher.verify(onFile.hash, raw.key) }
  }
  const compared = await compare().catch(async (fault: unknown) => {
    if (reserved?.isAgain === false) await deps.store.giveBack(subject)
    throw fault
  })
  return { subject, reserved, ...compared }
}
