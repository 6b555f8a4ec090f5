import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { Policy } from '../../policy/policy.ts'
import type { CommonKeys } from '../domain/common-keys.ts'
import { normalKey } from '../domain/normal-key.ts'
import { judgeKey, type BrokenKeyRule } from '../domain/key-rules.ts'
import type { KeyContext } from '../domain/own-parts.ts'
import type { confirmKey } from './confirm-key.ts'
import type { KeyStore } from './key-store.ts'
import type { KeyHasher } from './ports.ts'
import type { SessionStore } from './sessions.ts'

export interface ChangeKeyDeps {
  readonly keys: Pick<KeyStore, 'history' | 'change'>
  readonly sessions: Pick<SessionStore, 'renew' | 'endAll'>
  readonly hasher: KeyHasher
  readonly commonKeys: CommonKeys
  readonly atomically: Atomically
  readonly policy: Pick<Policy, 'key' | 'signIn' | 'session'>
  /** Whose names and numbers the key may not hold. Undefined: there is no such employer. */
  contextOf(employerId: EmployerId): Promise<KeyContext | undefined>
  confirmKey: (raw: Parameters<typeof confirmKey>[1]) => ReturnType<typeof confirmKey>
  newSession(): { readonly token: string; readonly digest: Uint8Array }
  /** Every live link of the employer is void, whichever case it belongs to (I-21). Held before the key, as everywhere. */
  voidLinks(tx: Tx, employerId: EmployerId): Promise<void>
  /** A change of a contact that is on its way ends with the former key (I-21). */
  stopContactChanges(tx: Tx, employerId: EmployerId): Promise<void>
  /** Entry in the log and a notice to every registered contact, in the same transaction (I-13, I-26). */
  changed(
    tx: Tx,
    change: { readonly employerId: EmployerId; readonly generation: number; readonly lang: Lang },
  ): Promise<void>
}

export interface RawKeyChange {
  readonly employerId: EmployerId
  readonly identifier: string
  readonly branchCode: string
  /** Digest of the session that asks. */
  readonly session: Uint8Array
  /** As they were typed. */
  readonly present: string
  readonly fresh: string
  readonly form: string
  /** Of the page; the notice speaks it. */
  readonly lang: Lang
  readonly browser: string
  readonly network: string
}

export type ChangeKeyRefusal =
  | { readonly code: 'keyRules'; readonly broken: readonly (BrokenKeyRule | { readonly rule: 'reused' })[] }
  | { readonly code: 'keyBlocked' }
  | { readonly code: 'signInRefused'; readonly left: number }
  /** Somebody else set or blocked the key meanwhile, or this session ended: nothing was changed. */
  | { readonly code: 'sessionOver' }
  /** Somebody said that a change was not theirs: until two people have looked, nothing is changed (P-15). */
  | { readonly code: 'frozen' }

/** Thrown inside the transaction, so that no link is void and no session over without a new key. */
class Undone extends Error {
  readonly why: 'sessionOver' | 'frozen'
  constructor(why: 'sessionOver' | 'frozen' = 'sessionOver') {
    super(why)
    this.why = why
  }
}

/**
 * Changes the key of who is signed in (U-02). The session alone is not enough: the present key is typed once
 * more, with the tries of signing in (ATK-43, L-08). Work order as for a recovery (L-13): what the rules say of
 * the new key, which costs nobody a try → the present key → the hash, which shows whether it was used before →
 * one short transaction. It ends every other session, link and pending change of a contact (I-21); this session
 * goes on under a new token, and the one of before is dead like the others. The key on probation stays so: that
 * somebody knows it is no new proof of who they are.
 */
export async function changeKey(
  deps: ChangeKeyDeps,
  raw: RawKeyChange,
): Promise<Outcome<{ readonly token: string }, ChangeKeyRefusal['code'], ChangeKeyRefusal>> {
  const { employerId } = raw
  const context = await deps.contextOf(employerId)
  if (context === undefined) return over
  const judged = judgeKey(raw.fresh, context, deps.policy.key, deps.commonKeys)
  if (!judged.ok) return refused('keyRules', { code: 'keyRules', broken: judged.detail })

  const { form, identifier, branchCode, browser, network } = raw
  const shown = await deps.confirmKey({ form, identifier, branchCode, key: raw.present, browser, network })
  if (!shown.ok) {
    return shown.code === 'keyBlocked'
      ? refused('keyBlocked', { code: 'keyBlocked' })
      : refused('signInRefused', { code: 'signInRefused', left: shown.detail.left })
  }

  const former = await deps.keys.history(employerId, deps.policy.key.history)
  const hash = await deps.hasher.hash(raw.fresh, former[0])
  // With a history of none the present key still is no new one.
  if (former.includes(hash) || normalKey(raw.present) === normalKey(raw.fresh))
    return refused('keyRules', { code: 'keyRules', broken: [{ rule: 'reused' }] })

  const session = deps.newSession()
  const { generation } = shown.value
  try {
    await deps.atomically(async (tx) => {
      await deps.voidLinks(tx, employerId)
      const made = await deps.keys.change(tx, { employerId, former: generation, hash, session: raw.session })
      if (made === undefined) throw new Undone()
      if (made === 'frozen') throw new Undone(made)
      const isOpen = await deps.sessions.renew(tx, {
        former: raw.session,
        digest: session.digest,
        employerId,
        generation: made,
        lifeSeconds: deps.policy.signIn.sessionLife,
        idleSeconds: deps.policy.session.idle,
      })
      if (!isOpen) throw new Undone()
      await deps.sessions.endAll(tx, employerId, 'keySet', session.digest)
      await deps.stopContactChanges(tx, employerId)
      await deps.changed(tx, { employerId, generation: made, lang: raw.lang })
    })
  } catch (fault) {
    if (fault instanceof Undone) return refused(fault.why, { code: fault.why })
    throw fault
  }
  return ok({ token: session.token })
}

const over = refused('sessionOver', { code: 'sessionOver' } as const)
