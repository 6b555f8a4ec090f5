import type { CodeName } from '../../kernel/catalogue.ts'
import type { OfficerId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { secondsBetween, type Instant } from '../../kernel/time.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import { isOpen } from './challenge.ts'
import type {
  Account,
  AccountChallenge,
  AccountProvider,
  AccountStore,
  AccountTrouble,
  InvitationStore,
  PasskeyStore,
  StaffMember,
  StaffSessionStore,
} from './ports.ts'
import type { Telling } from './told.ts'

/** What a browser took along to the provider, as it carries it: sealed, and for one ceremony. */
export interface IssuedAccount extends AccountChallenge {
  /** `account`, or `bind:` and the invitation that the account is bound by. */
  readonly ceremony: string
  readonly since: Instant
}

export interface AccountDeps extends Telling {
  readonly provider: AccountProvider
  readonly accounts: AccountStore
  readonly invitations: InvitationStore
  readonly sessions: Pick<StaffSessionStore, 'open'>
  readonly challenges: Pick<PasskeyStore, 'useChallenge'>
  readonly atomically: Atomically
  digestOf(text: string): Uint8Array
  newToken(): { readonly token: string; readonly digest: Uint8Array }
  /** Seconds. */
  readonly challengeLife: number
  /** Seconds without use that end a session of ours: no older sign-in at the provider opens one. */
  readonly idle: number
}

/** What a browser came back with, and what it had taken along. */
export interface ShownAccount {
  /** What stands behind the question mark. */
  readonly answer: string
  readonly issued: IssuedAccount
  readonly now: Instant
}

export type AccountRefusal = Extract<CodeName, `account${string}`>

const troubles: Readonly<Record<AccountTrouble, AccountRefusal>> = {
  away: 'accountProviderAway',
  answer: 'accountAnswerRefused',
  cancelled: 'accountCancelled',
  oneFactor: 'accountOneFactor',
}

/** A sign-in with an account, in the words of `IssuedAccount.ceremony`. */
export const accountCeremony = 'account'

/** Seconds that a sign-in at the provider may be old: whoever binds an account is asked there, whoever sat there before. */
export const maxAgeOf = (ceremony: string, { idle }: Pick<AccountDeps, 'idle'>): number =>
  ceremony === accountCeremony ? idle : 0

/**
 * Judges what came back. The transaction is used up by whatever is shown for it, on whatever instance, before the
 * provider is asked; a copy of the cookie gains nothing.
 */
async function judge(
  deps: AccountDeps,
  ceremony: string,
  { answer, issued, now }: ShownAccount,
): Promise<Outcome<Account, AccountRefusal, string>> {
  if (!isOpen({ value: issued.state, ...issued }, { ceremony, now, life: deps.challengeLife }))
    return refused('accountSignInOver', 'not open')
  const isFirst = await deps.atomically((tx) =>
    deps.challenges.useChallenge(tx, deps.digestOf(issued.state), issued.since),
  )
  if (!isFirst) return refused('accountSignInOver', 'replayed')
  const maxAge = maxAgeOf(ceremony, deps) + secondsBetween(issued.since, now)
  const judged = await deps.provider.judge(answer, { ...issued, maxAge })
  return judged.is === 'good' ? ok(judged.value) : refused(troubles[judged.is], judged.why)
}

/** An account under the one name by which it is known again; no part can run into the next. */
const digestOfAccount = (
  deps: Pick<AccountDeps, 'digestOf'>,
  { issuer, claim, subject }: Account,
): Uint8Array => deps.digestOf(JSON.stringify([issuer, claim, subject]))

/**
 * Signs a member in with the account of the institution (S-01). Who they are says their invitation, what they may
 * do our own table: nothing but the account's name is taken from the provider.
 */
export async function signInWithAccount(
  deps: AccountDeps,
  shown: ShownAccount,
): Promise<Outcome<{ readonly token: string }, AccountRefusal, string>> {
  const judged = await judge(deps, accountCeremony, shown)
  const opened = judged.ok ? await open(deps, digestOfAccount(deps, judged.value)) : judged
  // What the provider is to blame for is no attempt of anybody's.
  if (!opened.ok && opened.code !== 'accountProviderAway')
    await deps.atomically((tx) =>
      deps.audit.append(tx, { act: 'staffSignInRefused', actor: 'visitor', reason: opened.code }),
    )
  return opened
}

async function open(deps: AccountDeps, account: Uint8Array): ReturnType<typeof signInWithAccount> {
  const member = await deps.accounts.find(account)
  if (member === undefined) return refused('accountUnknown', 'bound to nobody in force')
  const session = deps.newToken()
  return deps
    .atomically(async (tx): ReturnType<typeof signInWithAccount> => {
      if (!(await deps.sessions.open(tx, session.digest, member, 'account')))
        return refused('accountUnknown', 'retired')
      if (!(await deps.accounts.noteUse(tx, account, member))) throw new NoLongerTheirs()
      await deps.audit.append(tx, {
        act: 'staffSignedIn',
        actor: { officer: member },
        detail: { by: 'account' },
      })
      return ok({ token: session.token })
    })
    .catch((fault: unknown) => {
      if (fault instanceof NoLongerTheirs) return refused('accountUnknown', 'ended meanwhile')
      throw fault
    })
}

/** Undoes the session that was opened in the same transaction. */
class NoLongerTheirs extends Error {}

/** The invitation whose holder binds an account, by the digest of its token. */
export interface Binding {
  readonly invitation: Uint8Array
  readonly ceremony: string
}

/**
 * Binds the account that its holder has just signed in with to whoever the invitation is for. It and the use of
 * the invitation are one act, as with a passkey: an invitation makes one way in. No address and no name is
 * compared: the administrator handed the invitation to this person, and that is all that links them.
 */
export async function bindAccount(
  deps: AccountDeps,
  { invitation, ceremony }: Binding,
  shown: ShownAccount,
): Promise<Outcome<StaffMember, AccountRefusal | 'invitationOver', string>> {
  if ((await deps.invitations.find(invitation)) === undefined)
    return refused('invitationOver', 'used or expired')
  const judged = await judge(deps, ceremony, shown)
  if (!judged.ok) return judged
  const account = digestOfAccount(deps, judged.value)

  return deps
    .atomically(async (tx): ReturnType<typeof bindAccount> => {
      const member = await deps.invitations.use(tx, invitation)
      if (member === undefined) return refused('invitationOver', 'used meanwhile')
      await bind(deps, tx, account, member.id)
      return ok(member)
    })
    .catch((fault: unknown) => {
      if (fault instanceof Taken) return refused('accountTaken', 'bound to another member')
      throw fault
    })
}

async function bind(
  deps: AccountDeps,
  tx: Parameters<AccountStore['bind']>[0],
  account: Uint8Array,
  member: OfficerId,
): Promise<void> {
  const bound = await deps.accounts.bind(tx, account, member)
  if (bound === undefined) throw new Taken()
  await deps.audit.append(tx, {
    act: 'accountBound',
    actor: { officer: member },
    detail: { replaced: bound.replaced },
  })
}

/** Gives the invitation back that was used in the same transaction. */
class Taken extends Error {}
