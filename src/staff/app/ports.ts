import type { CentreId, OfficerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { PersonDigest, StaffRole } from '../domain/roles.ts'

export interface StaffMember {
  readonly id: OfficerId
  readonly name: string
  readonly roles: readonly StaffRole[]
  /** Where they work; null for who works for the whole institution. */
  readonly centreId: CentreId | null
}

/** A row of the list: nothing in it opens anything. */
export interface ListedMember extends StaffMember {
  readonly passkeys: number
  readonly signedInAt: Instant | null
  readonly retiredAt: Instant | null
}

export interface StaffStore {
  /** False when this natural person is a member already. */
  add(tx: Tx, member: StaffMember & { readonly person: PersonDigest }): Promise<boolean>
  /** By name; retired members last. */
  list(): Promise<readonly ListedMember[]>
  /** Moves a member to a centre, or to none; false for somebody who is no member. */
  place(tx: Tx, id: OfficerId, centreId: CentreId | null): Promise<boolean>
  /** Ends the membership with all its sessions, passkeys and invitations; false when there was none. */
  retire(tx: Tx, id: OfficerId): Promise<boolean>
}

export interface InvitationStore {
  /** Makes this the member's one live invitation; false for somebody who is no member. Seconds. */
  invite(tx: Tx, id: OfficerId, digest: Uint8Array, lifeSeconds: number): Promise<boolean>
  /** Whom a live invitation is for. Reading it changes nothing. */
  find(digest: Uint8Array): Promise<StaffMember | undefined>
  /** Uses it up: once, while it lives, for a member who has not retired (conditional write). */
  use(tx: Tx, digest: Uint8Array): Promise<StaffMember | undefined>
}

export interface Passkey {
  /** Base64url, as the authenticator named it. */
  readonly id: string
  /** COSE. */
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly backupEligible: boolean
  readonly backedUp: boolean
  readonly transports: readonly string[]
  readonly aaguid: string
}

export interface HeldPasskey extends Pick<Passkey, 'id' | 'publicKey' | 'counter'> {
  readonly member: OfficerId
}

export interface PasskeyStore {
  /** False when some member has a passkey of this id already. */
  add(tx: Tx, member: OfficerId, passkey: Passkey): Promise<boolean>
  /** Whether this member has one in force. */
  isHeldBy(member: OfficerId): Promise<boolean>
  /** A passkey in force, of a member who has not retired. */
  find(id: string): Promise<HeldPasskey | undefined>
  /** Notes a use; false when the counter did not rise, where the authenticator counts at all (conditional write). */
  advance(tx: Tx, id: string, counter: number, backedUp: boolean): Promise<boolean>
  /** Notes a challenge of `since` as answered; false when it was before, on whatever instance, and after a restore. */
  useChallenge(tx: Tx, digest: Uint8Array, since: Instant): Promise<boolean>
}

export interface OnDuty extends StaffMember {
  readonly person: PersonDigest
  /** The sign-in before this one. */
  readonly previousAt: Instant | null
}

/** How a session was opened. */
export type WayIn = 'passkey' | 'account'

export interface StaffSessionStore {
  /** False for a member who has retired meanwhile. */
  open(tx: Tx, digest: Uint8Array, member: OfficerId, by: WayIn): Promise<boolean>
  /** Whose live session it is, and notes that it was seen. Seconds. */
  find(digest: Uint8Array, lifeSeconds: number, idleSeconds: number): Promise<OnDuty | undefined>
  /** Whose session it was, and how it was opened; undefined when it was over. */
  end(tx: Tx, digest: Uint8Array): Promise<{ readonly member: OfficerId; readonly by: WayIn } | undefined>
}

/** What a browser is asked for; text that it understands (JSON of WebAuthn). */
export interface Ceremonies {
  /** @param owner what the authenticator remembers them by, 64 octets at most, and the name that its screen shows */
  readonly registration: (
    challenge: string,
    owner: { readonly id: string; readonly name: string },
  ) => Promise<string>
  readonly assertion: (challenge: string) => Promise<string>
}

/** The answer of a browser that holds the passkey, as far as its form goes; nothing in it is believed yet. */
export interface ShownAssertion {
  readonly passkeyId: string
  /** The member it was made for, as the authenticator remembers. */
  readonly userHandle: string | undefined
  /** The JSON it was read from. */
  readonly raw: string
}

/**
 * Checks what a browser brings (CHANNELS 1.6). What is expected of it, challenge, origin and relying party,
 * comes from us and never from the answer. Nothing throws for what a browser can send; `why` is for the log.
 */
export interface PasskeyVerifier extends Ceremonies {
  register(raw: string, challenge: string): Promise<Verified<Passkey>>
  read(raw: string): ShownAssertion | undefined
  assert(
    shown: ShownAssertion,
    challenge: string,
    held: Pick<Passkey, 'id' | 'publicKey' | 'counter'>,
  ): Promise<Verified<{ readonly counter: number; readonly backedUp: boolean }>>
}

export type Verified<T> =
  { readonly is: 'good'; readonly value: T } | { readonly is: 'bad'; readonly why: string }

/** What one browser takes along to the provider of the institution's accounts, and is held against when it returns. */
export interface AccountChallenge {
  /** Base64url, 256 random bits each. */
  readonly state: string
  readonly nonce: string
  /** Of PKCE (RFC 7636): shown to the provider with the code, and to no browser. */
  readonly verifier: string
}

/** The same, and how long ago the person may have signed in at the provider. */
export interface AccountRequest extends AccountChallenge {
  /** Seconds. Whoever was there longer ago is asked again; 0 asks everybody. The answer has to say when it was. */
  readonly maxAge: number
}

/** One account for ever: a provider and what it calls the person. Nothing that may pass to somebody else, as a mail address does. */
export interface Account {
  readonly issuer: string
  /** The claim that names the person: subjects of two claims are never compared. */
  readonly claim: string
  readonly subject: string
}

/**
 * Why no account came of it. `away` is a fault of the provider or of the way there, `answer` one that cannot be
 * believed, `cancelled` the word of the person or the provider, `oneFactor` a sign-in there that is too weak.
 */
export type AccountTrouble = 'away' | 'answer' | 'cancelled' | 'oneFactor'

export type Asked<T> =
  | { readonly is: 'good'; readonly value: T }
  /** `why` is for the log: names and numbers of the protocol, never a token or what somebody typed. */
  | { readonly is: AccountTrouble; readonly why: string }

/**
 * Who the provider of the institution's accounts says that somebody is (OpenID Connect Core 1.0). What is
 * expected of its answer comes from us and never from the answer; nothing of its tokens outlives a call. It
 * throws for nothing that a provider or a browser can send.
 */
export interface AccountProvider {
  /** The address at the provider where the browser goes. */
  ask(request: AccountRequest): Promise<Asked<string>>
  /** @param answer What stands behind the question mark of the address that the browser came back to. */
  judge(answer: string, request: AccountRequest): Promise<Asked<Account>>
  /** Where a browser leaves the provider, too; undefined where that is not offered or nobody answers. */
  leave(): Promise<string | undefined>
}

export interface AccountStore {
  /** Whose account it is: of a member who has not retired. */
  find(digest: Uint8Array): Promise<OfficerId | undefined>
  /** False when it is no longer this member's (conditional write). */
  noteUse(tx: Tx, digest: Uint8Array, member: OfficerId): Promise<boolean>
  /** Makes it the member's one account, in place of a former one; undefined when it is somebody's already. */
  bind(tx: Tx, digest: Uint8Array, member: OfficerId): Promise<{ readonly replaced: boolean } | undefined>
}
