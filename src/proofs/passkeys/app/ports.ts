import type { AuditLog } from '../../../audit/index.ts'
import type { CaseId, EmployerId, Id, OfficerId } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Atomically, Tx } from '../../../kernel/transaction.ts'
import type { Passkey, PasskeyVerifier } from '../../../staff/app/ports.ts'

export type EvidenceId = Id<'passkeyEvidence'>

/** What a passkey is shown for. Shown for the one it proves nothing for the other. */
export type PasskeyAct = 'recovery' | 'unlock'

/** Whose case it is, and who they say they are: a keyed digest of the document, 32 octets. */
export interface PasskeySubject {
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly person: Uint8Array
}

export interface KeyInvitation extends PasskeySubject {
  readonly digest: Uint8Array
  readonly officerId: OfficerId
  /** For the page: whom they do this for. */
  readonly company: string
}

/** A passkey in force. */
export interface HeldPersonPasskey extends Pick<Passkey, 'id' | 'publicKey' | 'counter'> {
  readonly person: Uint8Array
}

/** What the employer sees of one. */
export interface ListedPasskey {
  readonly id: string
  readonly createdAt: Instant
  readonly usedAt: Instant | null
  /** It moves with its owner's account, and may be on other devices too. */
  readonly synced: boolean
}

/**
 * E2 of CHANNELS 1.2: its holder is present, and the device checked a user. `synced`: treat as E2-synced, and always
 * ask for the second channel.
 */
export interface PasskeyEvidence {
  readonly kind: 'passkey'
  readonly level: 'E2' | 'E2-synced'
  readonly passkeyId: string
  readonly shownAt: Instant
}

export interface PersonPasskeyStore {
  /** Makes this the case's one live invitation. False when the employer or the case is gone. Seconds. */
  invite(tx: Tx, invitation: Omit<KeyInvitation, 'company'>, life: number): Promise<boolean>
  /** A live invitation. Reading it changes nothing. */
  findInvitation(digest: Uint8Array): Promise<KeyInvitation | undefined>
  /** Uses it up: once, while it lives (conditional write). */
  useInvitation(tx: Tx, digest: Uint8Array): Promise<boolean>
  /** False when a passkey of this id is known already. */
  add(tx: Tx, invitation: KeyInvitation, passkey: Passkey): Promise<boolean>
  find(id: string): Promise<HeldPersonPasskey | undefined>
  /** Notes a use; false when the counter did not rise, where the authenticator counts at all (conditional write). */
  advance(tx: Tx, id: string, counter: number, backedUp: boolean): Promise<boolean>
  /** Writes down what is to be signed, in place of what was. Seconds, 300 at most. */
  issue(subject: PasskeySubject, act: PasskeyAct | 'register', value: string, life: number): Promise<void>
  /** Uses the challenge up, whatever is shown for it; undefined when it is over, another person's or none. */
  useChallenge(subject: PasskeySubject, act: PasskeyAct | 'register'): Promise<string | undefined>
  addEvidence(
    tx: Tx,
    subject: PasskeySubject,
    act: PasskeyAct,
    evidence: {
      readonly id: EvidenceId
      readonly passkeyId: string
      readonly synced: boolean
      readonly life: number
    },
  ): Promise<void>
  /** Consumes the newest evidence that lives: once (conditional write). A passkey that was removed since proves nothing. */
  takeEvidence(tx: Tx, subject: PasskeySubject, act: PasskeyAct): Promise<PasskeyEvidence | undefined>
  /** Documents of those who represent the employer today; its own, where it is a person. */
  documentsOf(employerId: EmployerId): Promise<readonly string[]>
  list(people: readonly Uint8Array[]): Promise<readonly ListedPasskey[]>
  /** False when none of these people has it in force. */
  remove(tx: Tx, id: string, people: readonly Uint8Array[]): Promise<boolean>
}

export interface PersonPasskeyDeps {
  readonly passkeys: PersonPasskeyStore
  readonly verifier: PasskeyVerifier
  readonly atomically: Atomically
  readonly audit: AuditLog
  digestOf(text: string): Uint8Array
  /** Keyed, 32 octets: the same person whatever the case. */
  personDigest(document: string): Uint8Array
  /** What the authenticator remembers a person by: nothing that leads back to them. At most 64 octets. */
  handleOf(person: Uint8Array): string
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
  /** With its digest; base64url, 27 characters. */
  newToken(): { readonly token: string; readonly digest: Uint8Array }
  /** Base64url, 256 random bits. */
  newChallenge(): string
  newEvidenceId(): EvidenceId
  /**
   * M-32 to every registered mailbox: whoever else answers for the employer has to know. What it says is read before
   * the transaction in which it is written.
   */
  tellMade(invitation: KeyInvitation): Promise<(tx: Tx) => Promise<void>>
  /** Seconds. */
  readonly policy: {
    readonly invitationLife: number
    readonly challengeLife: number
    readonly evidenceLife: number
  }
}
