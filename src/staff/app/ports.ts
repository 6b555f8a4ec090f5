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
  /** A passkey in force, of a member who has not retired. */
  find(id: string): Promise<HeldPasskey | undefined>
  /** Notes a use; false when the counter did not rise, where the authenticator counts at all (conditional write). */
  advance(tx: Tx, id: string, counter: number, backedUp: boolean): Promise<boolean>
  /** Notes a challenge as answered; false when it was before, on whatever instance. */
  useChallenge(tx: Tx, digest: Uint8Array): Promise<boolean>
}

export interface OnDuty extends StaffMember {
  readonly person: PersonDigest
  /** The sign-in before this one. */
  readonly previousAt: Instant | null
}

export interface StaffSessionStore {
  /** False for a member who has retired meanwhile. */
  open(tx: Tx, digest: Uint8Array, member: OfficerId): Promise<boolean>
  /** Whose live session it is, and notes that it was seen. Seconds. */
  find(digest: Uint8Array, lifeSeconds: number, idleSeconds: number): Promise<OnDuty | undefined>
  /** Whose session it was; undefined when it was over. */
  end(tx: Tx, digest: Uint8Array): Promise<OfficerId | undefined>
}

/** What a browser is asked for; text that it understands (JSON of WebAuthn). */
export interface Ceremonies {
  readonly registration: (challenge: string, member: StaffMember) => Promise<string>
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
    held: HeldPasskey,
  ): Promise<Verified<{ readonly counter: number; readonly backedUp: boolean }>>
}

export type Verified<T> =
  { readonly is: 'good'; readonly value: T } | { readonly is: 'bad'; readonly why: string }
