import type { DelegateId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import type { KeyHasher } from '../../keys/app/ports.ts'
import type { CommonKeys } from '../../keys/domain/common-keys.ts'
import { judgeKey, type BrokenKeyRule } from '../../keys/domain/key-rules.ts'
import type { Policy } from '../../policy/policy.ts'
import { tellOwnKey, type OwnKeyTellingDeps } from './own-key-told.ts'
import type { DelegateStore } from './ports.ts'
import type { NewUserSession, UserSessionStore } from './session-ports.ts'
import type { UserTries } from './user-tries.ts'

export interface ChangeOwnKeyDeps extends OwnKeyTellingDeps {
  readonly delegates: Pick<DelegateStore, 'byId' | 'setKey' | 'accesses'>
  readonly sessions: Pick<UserSessionStore, 'open'>
  readonly tries: UserTries
  readonly hasher: Pick<KeyHasher, 'hash'>
  readonly commonKeys: CommonKeys
  readonly policy: Pick<Policy, 'key'>
  readonly atomically: Atomically
  readonly institutionWords: readonly string[]
  newSession(): { readonly token: string; readonly digest: Uint8Array }
}

export interface ChangingOwnKey {
  readonly delegate: DelegateId
  readonly form: string
  readonly present: string
  readonly next: string
  /** What the session after it is opened with: every one of before ends with the key. */
  readonly session: Pick<NewUserSession, 'access' | 'browser' | 'network'>
}

export type OwnKeyRefusal =
  | { readonly code: 'keyMismatch'; readonly left: number }
  | { readonly code: 'rests' }
  | { readonly code: 'over' }
  | { readonly code: 'keyRules'; readonly broken: readonly (BrokenKeyRule | { readonly rule: 'reused' })[] }

/**
 * Changes the key of whoever is signed in as a user: the present one is asked for, with as many tries as signing in (L-08).
 * Every session ends with it, and one begins. What they may do for whom stays as it is.
 */
export async function changeOwnKey(
  deps: ChangeOwnKeyDeps,
  { delegate, form, present, next, session }: ChangingOwnKey,
): Promise<Outcome<{ readonly token: string }, OwnKeyRefusal['code'], OwnKeyRefusal>> {
  const who = await deps.delegates.byId(delegate)
  if (who === undefined) return no({ code: 'over' })
  // Apart from those who only type the mailbox: nobody keeps them from changing a key that they fear for.
  const counted = { mailbox: who.mailbox, apart: `delegate ${delegate}` }
  const { reserved, right } = await deps.tries.compare(counted, { form, key: present }, who.hash)
  if (reserved === null) return no({ code: 'rests' })
  if (!right) {
    if (!reserved.isAgain)
      await deps.atomically((tx) =>
        deps.audit.append(tx, {
          act: 'userSignInRefused',
          actor: 'visitor',
          reason: 'keyMismatch',
          detail: { delegate, left: reserved.left },
        }),
      )
    return no({ code: 'keyMismatch', left: reserved.left })
  }
  await deps.atomically((tx) => deps.tries.clear(tx, counted))

  // They work for many: no number of any employer is theirs, and their own is kept nowhere as text.
  const context = {
    ruc: '',
    cedula: '',
    legalName: '',
    representativeNames: [who.name],
    institutionWords: deps.institutionWords,
  }
  const judged = judgeKey(next, context, deps.policy.key, deps.commonKeys)
  if (!judged.ok) return no({ code: 'keyRules', broken: judged.detail })
  const hash = await deps.hasher.hash(next, who.hash)
  if (hash === who.hash) return no({ code: 'keyRules', broken: [{ rule: 'reused' }] })
  const opened = deps.newSession()
  const done = await deps.atomically(async (tx) => {
    if (!(await deps.delegates.setKey(tx, delegate, who.generation, hash))) return false
    await deps.sessions.open(tx, {
      ...session,
      delegate,
      generation: who.generation + 1,
      digest: opened.digest,
    })
    await tellOwnKey(deps, tx, delegate, { how: 'changed', by: session.access?.id })
    return true
  })
  return done ? ok({ token: opened.token }) : no({ code: 'over' })
}

const no = (refusal: OwnKeyRefusal) => refused(refusal.code, refusal)
