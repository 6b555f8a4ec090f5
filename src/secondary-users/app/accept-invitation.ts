import { mailboxKey, type EmailAddress } from '../../kernel/email-address.ts'
import type { DelegateId } from '../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { KeyHasher } from '../../keys/app/ports.ts'
import type { CommonKeys } from '../../keys/domain/common-keys.ts'
import { judgeKey, type BrokenKeyRule } from '../../keys/domain/key-rules.ts'
import type { KeyContext } from '../../keys/domain/own-parts.ts'
import type { Policy } from '../../policy/policy.ts'
import { Undo } from './holder-deps.ts'
import { tellOwnKey, type OwnKeyTellingDeps } from './own-key-told.ts'
import type { Delegate, DelegateStore, Invitation, InvitationStore } from './ports.ts'
import type { UserTries } from './user-tries.ts'

export interface AcceptDeps extends OwnKeyTellingDeps {
  readonly invitations: InvitationStore
  readonly delegates: DelegateStore
  readonly hasher: KeyHasher
  readonly commonKeys: CommonKeys
  readonly tries: UserTries
  readonly atomically: Atomically
  readonly policy: Pick<Policy, 'key'>
  personDigest(document: string): Uint8Array
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
  newDelegateId(): DelegateId
  /** What no key of this person may be made of. */
  contextOf(invitation: Invitation, document: string): KeyContext
}

/** Which key the person brings: one they make now, or the one they have here already. */
export type KeyKind = 'new' | 'present'

export interface Accepting {
  readonly invitation: Invitation
  readonly browser: Uint8Array
  /** As it was typed; its form is right. */
  readonly document: string
  readonly kind: KeyKind
  readonly key: string
  /** Of the form it came with. */
  readonly form: string
}

/** `again`: somebody else was faster, and the page has to be read anew. */
export type AcceptRefusal =
  | { readonly code: 'keyRules'; readonly broken: readonly (BrokenKeyRule | { readonly rule: 'reused' })[] }
  | { readonly code: 'personMismatch'; readonly left: number }
  | { readonly code: 'keyMismatch'; readonly left: number }
  | { readonly code: 'rests' }
  | { readonly code: 'mailboxTaken' }
  | { readonly code: 'invitationOver' }
  | { readonly code: 'again' }

/** The sign-in that a mailbox has already; `taken` where it is another person's. */
export async function presentSignIn(
  deps: Pick<AcceptDeps, 'delegates' | 'sameBytes'>,
  { user }: Invitation,
): Promise<Delegate | 'taken' | undefined> {
  const present = await deps.delegates.byMailbox(mailboxKey(user.mail as EmailAddress))
  return present === undefined || deps.sameBytes(present.person, user.person) ? present : 'taken'
}

/**
 * Accepts an invitation, in the order of L-13: who it is for → rules of the key, or the key they have → hash in the
 * bounded pool → one short transaction that uses the invitation up. One person has one key, for however many employers
 * they work. Who makes another one by the word of a single employer waits for the word of the others.
 */
export async function acceptInvitation(
  deps: AcceptDeps,
  accepting: Accepting,
): Promise<Outcome<undefined, AcceptRefusal['code'], AcceptRefusal>> {
  const { invitation, document } = accepting
  const left = await deps.invitations.reserve(invitation.ref, 'person')
  if (left === null) return no({ code: 'invitationOver' })
  if (!deps.sameBytes(deps.personDigest(document), invitation.user.person)) {
    await noteRefused(deps, invitation, 'personMismatch', left)
    return no({ code: 'personMismatch', left })
  }
  // What follows is no guess at who they are.
  await deps.invitations.giveBack(invitation.ref, 'person')

  const present = await presentSignIn(deps, invitation)
  if (present === 'taken') return no({ code: 'mailboxTaken' })
  if (accepting.kind === 'present')
    return present === undefined ? no({ code: 'again' }) : withPresentKey(deps, accepting, present)
  const judged = judgeKey(
    accepting.key,
    deps.contextOf(invitation, document),
    deps.policy.key,
    deps.commonKeys,
  )
  if (!judged.ok) return no({ code: 'keyRules', broken: judged.detail })
  const hash = await deps.hasher.hash(accepting.key, present?.hash)
  if (present?.hash === hash) return no({ code: 'keyRules', broken: [{ rule: 'reused' }] })
  if (present === undefined) return finish(deps, accepting, (tx) => create(deps, tx, accepting, hash))
  return finish(
    deps,
    accepting,
    (tx) => renew(deps, tx, accepting, present, hash),
    (tx) => tellOwnKey(deps, tx, present.id, { how: 'invitation', by: invitation.delegationId }),
  )
}

/** The key they have already: tries are those of signing in, so that this door has no more of them (L-08). */
async function withPresentKey(deps: AcceptDeps, accepting: Accepting, present: Delegate) {
  const mailbox = mailboxKey(accepting.invitation.user.mail as EmailAddress)
  const { reserved, right } = await deps.tries.compare({ mailbox }, accepting, present.hash)
  if (reserved === null) return no({ code: 'rests' })
  if (!right) {
    if (!reserved.isAgain) await noteRefused(deps, accepting.invitation, 'keyMismatch', reserved.left)
    return no({ code: 'keyMismatch', left: reserved.left })
  }
  return finish(deps, accepting, async (tx) => {
    await deps.tries.clear(tx, { mailbox })
    return present.id
  })
}

/** A try that failed is written down for the employer whose invitation it is (ASVS 16.3.1). */
const noteRefused = (
  deps: AcceptDeps,
  { employerId, delegationId }: Invitation,
  reason: 'personMismatch' | 'keyMismatch',
  left: number,
): Promise<unknown> =>
  deps.atomically((tx) =>
    deps.audit.append(tx, {
      act: 'userSignInRefused',
      employerId,
      actor: 'visitor',
      reason,
      detail: { user: delegationId, left },
    }),
  )

async function create(
  deps: AcceptDeps,
  tx: Tx,
  { invitation }: Accepting,
  hash: string,
): Promise<DelegateId> {
  const { mail, name, person } = invitation.user
  const id = deps.newDelegateId()
  const mailbox = mailboxKey(mail as EmailAddress)
  if (!(await deps.delegates.create(tx, { id, mailbox, mail, name, person, hash })))
    throw new Undo<'again'>('again')
  return id
}

async function renew(
  deps: AcceptDeps,
  tx: Tx,
  { invitation }: Accepting,
  { id, generation }: Delegate,
  hash: string,
): Promise<DelegateId> {
  if (!(await deps.delegates.setKey(tx, id, generation, hash))) throw new Undo<'again'>('again')
  // The others learn in their own part of the log why somebody of theirs waits; by whom, they do not (ATK-50).
  for (const other of await deps.delegates.doubtOthers(tx, id, invitation.delegationId))
    await deps.audit.append(tx, {
      act: 'usersDoubted',
      employerId: other.employerId,
      actor: 'system',
      reason: 'userKeyMadeAnew',
      detail: { user: other.id },
    })
  await deps.tries.clear(tx, { mailbox: mailboxKey(invitation.user.mail as EmailAddress) })
  return id
}

async function finish(
  deps: AcceptDeps,
  { invitation, browser, kind }: Accepting,
  whose: (tx: Tx) => Promise<DelegateId>,
  /** What follows once the access is theirs. */
  then: (tx: Tx) => Promise<void> = () => Promise.resolve(),
) {
  const { employerId, delegationId, ref } = invitation
  try {
    await deps.atomically(async (tx) => {
      if (!(await deps.invitations.use(tx, ref, browser))) throw new Undo<'invitationOver'>('invitationOver')
      const delegate = await whose(tx)
      if (!(await deps.delegates.take(tx, employerId, delegationId, delegate)))
        throw new Undo<'invitationOver'>('invitationOver')
      await deps.audit.append(tx, {
        act: 'userInvitationAccepted',
        employerId,
        actor: 'visitor',
        detail: { user: delegationId, key: kind },
      })
      await then(tx)
    })
    return ok(undefined)
  } catch (fault) {
    if (fault instanceof Undo) return no({ code: fault.why as 'again' | 'invitationOver' })
    throw fault
  }
}

const no = (refusal: AcceptRefusal) => refused(refusal.code, refusal)
