import type { DelegateId, DelegationId, EmployerId, MessageId } from '../../kernel/ids.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Scope } from '../domain/scopes.ts'
import type { Stands } from '../domain/standing.ts'

/** A row of U-03. */
export interface ListedUser extends Stands {
  readonly id: DelegationId
  readonly name: string
  /** `•••••••482`. */
  readonly masked: string
  readonly mail: string
  readonly lang: Lang
  readonly scopes: readonly Scope[]
  readonly usedAt: Instant | null
  readonly acceptedAt: Instant | null
  /** The database's clock, when the row was read. */
  readonly now: Instant
}

/** The employer of whoever gives access, as far as that decides whether more may be given. */
export interface Giver {
  readonly id: EmployerId
  readonly legalName: string
  readonly identifier: string
  readonly isFrozen: boolean
  /** The registries name another representative, and nobody has shown who it is (I-05). */
  readonly isUnrepresented: boolean
  readonly onProbation: boolean
  readonly now: Instant
}

export interface NewUser {
  readonly id: DelegationId
  readonly person: Uint8Array
  readonly masked: string
  readonly name: string
  readonly mail: string
  readonly lang: Lang
  readonly scopes: readonly Scope[]
  readonly until: Instant | null
}

export interface UserStore {
  /** Of every user of an employer that is not removed, by name. */
  list(employerId: EmployerId): Promise<readonly ListedUser[]>
  find(employerId: EmployerId, id: DelegationId): Promise<ListedUser | undefined>
  /** How many wait for a word after a recovery. */
  unconfirmed(employerId: EmployerId): Promise<number>
  /**
   * Holds the employer, and then judges whether this session of its key still lives: whoever set another key
   * meanwhile is waited for, and a session of before gives nothing to anybody (I-21). Undefined when it is over.
   */
  holder(tx: Tx, employerId: EmployerId, session: Uint8Array): Promise<Giver | undefined>
  /** Takes a free place; `full` when there is none of `most`, `there` when the person has one (constraints). Days. */
  add(
    tx: Tx,
    employerId: EmployerId,
    user: NewUser,
    most: number,
    inviteDays: number,
  ): Promise<'added' | 'full' | 'there'>
  /** Another invitation may go out until then; false for an access that cannot be invited any more. Days. */
  inviteAgain(tx: Tx, employerId: EmployerId, id: DelegationId, inviteDays: number): Promise<boolean>
  change(
    tx: Tx,
    employerId: EmployerId,
    id: DelegationId,
    to: { readonly scopes: readonly Scope[]; readonly until: Instant | null },
  ): Promise<boolean>
  /** Conditional write: only from `from`, and never an access that is over. */
  move(
    tx: Tx,
    employerId: EmployerId,
    id: DelegationId,
    from: Stands['state'],
    to: 'active' | 'suspended',
  ): Promise<boolean>
  /** With the invitations that are out for it; false when it was removed already. */
  remove(tx: Tx, employerId: EmployerId, id: DelegationId): Promise<boolean>
}

/** Of an invitation, what is judged. */
export interface Invitation {
  readonly employerId: EmployerId
  readonly ref: string
  readonly delegationId: DelegationId
  readonly digest: Uint8Array
  readonly codeDigest: Uint8Array
  readonly browser: Uint8Array | null
  /** Not used, not voided, in time, minted under today's restore epoch, and its access still waits for it. */
  readonly isLive: boolean
  readonly isUsed: boolean
  readonly codeTries: number
  readonly personTries: number
  readonly company: string
  readonly class: EmployerClass
  readonly identifier: string
  readonly tradeName: string | null
  readonly user: ListedUser & { readonly person: Uint8Array }
}

export interface InvitationStore {
  /** Writes the newest and voids the one before; undefined for an access that waits for none, or a newer message. */
  mint(
    tx: Tx,
    invitation: NewInvitation,
  ): Promise<{ readonly mail: string; readonly diesAt: Instant } | undefined>
  find(ref: string): Promise<Invitation | undefined>
  /** Reserves one try of five, before anything is compared; how many are left, or null when none was. */
  reserve(ref: string, kind: 'code' | 'person'): Promise<number | null>
  giveBack(ref: string, kind: 'code' | 'person'): Promise<void>
  /** Binds it to a browser while it lives. */
  bind(tx: Tx, ref: string, browser: Uint8Array): Promise<boolean>
  /** Uses it up: once, while it lives, in its browser. Whatever it is for is locked first. */
  use(tx: Tx, ref: string, browser: Uint8Array): Promise<boolean>
}

export interface NewInvitation {
  readonly employerId: EmployerId
  readonly delegationId: DelegationId
  readonly messageId: MessageId
  readonly ref: string
  readonly digest: Uint8Array
  readonly codeDigest: Uint8Array
}

/** The person behind an access. */
export interface Delegate {
  readonly id: DelegateId
  readonly person: Uint8Array
  readonly generation: number
  readonly hash: string
}

export interface DelegateStore {
  byMailbox(mailbox: string): Promise<Delegate | undefined>
  byId(id: DelegateId): Promise<(Delegate & { readonly mailbox: string; readonly name: string }) | undefined>
  /** False when somebody has this mailbox already. */
  create(tx: Tx, delegate: NewDelegate): Promise<boolean>
  /** The next key of the same person, if the present one is still this generation; every session of theirs ends with it. */
  setKey(tx: Tx, id: DelegateId, generation: number, hash: string): Promise<boolean>
  /** Puts the person behind an access that waits for one, or keeps the one it has; false when neither is so. */
  take(tx: Tx, employerId: EmployerId, id: DelegationId, delegate: DelegateId): Promise<boolean>
  /** Every other access of a person whose key one employer alone vouched for waits for its own employer's word. */
  doubtOthers(
    tx: Tx,
    delegate: DelegateId,
    but: DelegationId,
  ): Promise<readonly { readonly employerId: EmployerId; readonly id: DelegationId }[]>
  /** Whatever they were given and is not forgotten, in the order of the employers. */
  accesses(tx: Tx, delegate: DelegateId): Promise<readonly OwnAccess[]>
}

/** An access as its own person is told of it. */
export interface OwnAccess {
  readonly employerId: EmployerId
  readonly id: DelegationId
  readonly lang: Lang
  readonly isRemoved: boolean
  readonly legalName: string
  readonly identifier: string
  readonly now: Instant
}

export interface NewDelegate {
  readonly id: DelegateId
  readonly mailbox: string
  readonly mail: string
  readonly person: Uint8Array
  readonly name: string
  readonly hash: string
}

/** Mail to and about secondary users; written in the transaction of the act (I-13). */
export interface UserMail {
  /** The invitation of U-03 (M-14); its token and its last day come at hand-over (L-01). */
  invite(tx: Tx, giver: Giver, user: Pick<ListedUser, 'id' | 'lang'>): Promise<void>
  /** To every registered mailbox of the employer: somebody was given access, or more of it than before. */
  tellGiven(tx: Tx, giver: Giver, user: Pick<NewUser, 'id' | 'lang' | 'name' | 'masked'>): Promise<void>
  /** To the mailbox of the person themselves (M-45): the key that they sign in with is another one. */
  tellOwnKey(tx: Tx, access: OwnAccess, how: 'changed' | 'invitation'): Promise<void>
}
