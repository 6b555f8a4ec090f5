import type { EmployerClass } from '../../kernel/employer-class.ts'
import type {
  CentreId,
  CaseId,
  ChangeId,
  ContactId,
  EmployerId,
  MessageId,
  TextId,
} from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { AuditLog } from '../../audit/index.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'
import type { ChangeEnd, ChangeState, Wanted } from '../domain/change.ts'

/** The employer as a change sees it, its row held. */
export interface HeldEmployer {
  readonly id: EmployerId
  readonly identifier: string
  readonly legalName: string
  readonly isFrozen: boolean
  /** The registries name another representative than the record: the account changes no contact. */
  readonly isUnrepresented?: boolean
  /** What a recovery would use now, by the order of the case's own read. */
  readonly present: { readonly id: ContactId; readonly value: string } | null
  /** Every registered mail of this employer, usable or not. */
  readonly registered: readonly string[]
  /** Every registered mobile, usable or not. */
  readonly phones: readonly string[]
  /** Whether anybody can object: a confirmed contact of any kind that is not retired (ATK-43). */
  readonly hasConfirmed: boolean
  readonly now: Instant
}

/** A change that is on its way, of an employer whose row is held. */
export type LiveChange = Wanted & {
  readonly id: ChangeId
  readonly state: ChangeState
  readonly lang: Lang
  readonly presentId: ContactId | null
  readonly caseId: CaseId | null
  readonly caseCode: string | null
  /** The representative in whose case it was proposed, while the case still names one. */
  readonly claimant: string | null
  readonly proposedBy: PersonDigest | null
  readonly confirmedAt: Instant | null
  readonly digest: Uint8Array | null
  readonly tries: number
  /** When the newest code was asked for. */
  readonly askedAt: Instant
}

export type NewChange = Wanted & {
  readonly id: ChangeId
  readonly employerId: EmployerId
  readonly lang: Lang
  readonly presentId: ContactId | null
  /** Who proposed it at a counter, and in which case; null for whoever is signed in. */
  readonly atCounter: { readonly caseId: CaseId; readonly person: PersonDigest } | null
  /** The case whose signed request asked for it. */
  readonly bySignature?: CaseId
}

export interface NewContact {
  readonly id: ContactId
  readonly employerId: EmployerId
  readonly changeId: ChangeId
  /** Seconds from now until it may serve a recovery; 0 for at once. */
  readonly coolOff: number
}

/** A row of the list before S-12: no more than it takes to choose. */
export interface WaitingChange {
  readonly caseCode: string
  readonly class: EmployerClass
  readonly legalName: string
  readonly identifier: string
  readonly presentMail: string | null
  readonly newMail: string
  readonly proposedBy: PersonDigest
  /** When the new mailbox confirmed it. */
  readonly since: Instant
}

export interface ChangeStore {
  /**
   * Holds the employer, in the order of `redeem`, and writes down that a change is over whose cooling time has
   * passed: whoever comes late finds it done. Undefined when there is no such employer.
   */
  hold(tx: Tx, employerId: EmployerId): Promise<HeldEmployer | undefined>
  live(tx: Tx, employerId: EmployerId): Promise<LiveChange | undefined>
  insert(tx: Tx, change: NewChange): Promise<void>
  /** Takes one of the few tries before anything is compared (L-08); undefined when there is no code to try. */
  reserveTry(
    employerId: EmployerId,
    /** Of this change only; of whichever is on its way where none is named. */
    only: ChangeId | null,
  ): Promise<{ readonly id: ChangeId; readonly left: number } | undefined>
  /** Uses the code up, by the database's clock; false when it was used or is over (I-02). */
  useCode(tx: Tx, employerId: EmployerId, id: ChangeId, digest: Uint8Array): Promise<boolean>
  /** Goes on to wait for the new mailbox or mobile, or for a second person. */
  await(
    tx: Tx,
    employerId: EmployerId,
    id: ChangeId,
    state: 'newMail' | 'newPhone' | 'approval',
  ): Promise<void>
  /** Registers the confirmed contact, and says from when on it may be used. */
  register(tx: Tx, contact: NewContact): Promise<Instant>
  /** Takes every mobile off the record, and the change is over. */
  removePhones(tx: Tx, employerId: EmployerId, id: ChangeId): Promise<void>
  /** Writes down that a change is over whose contact may be used, and retires those of its kind of before (I-05). */
  settle(tx: Tx, employerId: EmployerId): Promise<void>
  stop(tx: Tx, employerId: EmployerId, reason: ChangeEnd): Promise<void>
  reviewed(
    tx: Tx,
    employerId: EmployerId,
    id: ChangeId,
    by: PersonDigest,
    reason: string | null,
  ): Promise<void>
  /** One of the codes of a day; false when none is left. One conditional statement (ATK-42). */
  takeOfDay(tx: Tx, subject: Uint8Array, limit: number): Promise<boolean>
  /** What a recovery would use now, and whether anybody could object to another one. */
  standing(employerId: EmployerId): Promise<{
    readonly presentMail: string | null
    /** The newest mobile on record. */
    readonly phone: string | null
    readonly hasConfirmed: boolean
  }>
  /** The change that pages show: the live one, or the last. */
  latest(employerId: EmployerId): Promise<ChangeView | undefined>
  /** Whose change a case holds; undefined for a case without one. */
  ofCase(
    caseCode: string,
  ): Promise<{ readonly employerId: EmployerId; readonly changeId: ChangeId } | undefined>
  /** Employers, this one apart, that have the same mailbox on record (S-12). */
  sharedBy(employerId: EmployerId, value: string): Promise<number>
  /** Those that wait for a second word, the longest wait first; at most `size`. Of one centre and of none, or of all. */
  waiting(size: number, centreId: CentreId | null): Promise<readonly WaitingChange[]>
}

/** What the newest code's message has come to; null before there is one. */
export type CodeMail = 'onItsWay' | 'sent' | 'refused'

export type ChangeView = SeenChange &
  (
    | { readonly kind: 'mail'; readonly newMail: string }
    | { readonly kind: 'phone'; readonly newPhone: string | null }
  )
export type MailChangeView = Extract<ChangeView, { readonly kind: 'mail' }>
export type PhoneChangeView = Extract<ChangeView, { readonly kind: 'phone' }>

interface SeenChange {
  readonly id: ChangeId
  readonly state: ChangeState
  readonly presentMail: string | null
  readonly legalName: string
  readonly code: CodeMail | null
  /** Until when the code that is out may be typed. */
  readonly codeUntil: Instant | null
  readonly triesLeft: number
  readonly startedAt: Instant
  readonly confirmedAt: Instant | null
  readonly begunAtCounter: boolean
  readonly caseCode: string | null
  readonly reviewReason: string | null
}

/** What a change tells people, and the worker. */
export interface ChangeMail {
  /** The code for the mailbox on record, or for the new one. */
  askPresent(tx: Tx, employer: HeldEmployer, change: Named): Promise<void>
  askNew(tx: Tx, employer: HeldEmployer, change: Named & Pick<LiveChange, 'caseCode'>): Promise<void>
  /**
   * M-11 or, of a mobile, M-48 to every registered address (I-11, I-26); `usableFrom` null while nothing has changed. `bySignature`: a signed
   * request asked for it, and not an officer.
   */
  tell(
    tx: Tx,
    employer: HeldEmployer,
    change: Named & Pick<LiveChange, 'caseCode'> & { readonly bySignature?: true },
    usableFrom: Instant | null,
  ): Promise<void>
}
type Named = Wanted & { readonly id: ChangeId; readonly lang: Lang }

/** What a change sends to mobiles. */
export interface ChangeTexts {
  /** False where no gateway is set up: no mobile can be confirmed there. */
  readonly isOffered: boolean
  /** A code to the new mobile, in the change's own digits (M-22); false when a limit is reached, and none goes out. */
  askNew(tx: Tx, employer: HeldEmployer, change: Named, network: string | undefined): Promise<boolean>
  /** Tells the mobiles on record that somebody wants another one, or none (M-49). */
  tell(tx: Tx, employer: HeldEmployer, change: Named): Promise<void>
}

export interface ChangeDeps {
  readonly changes: ChangeStore
  readonly mail: ChangeMail
  readonly texts: ChangeTexts
  readonly audit: AuditLog
  readonly atomically: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  readonly policy: {
    readonly coolOff: number
    readonly codesPerDay: number
    readonly mailboxCodesPerDay: number
    /** Seconds between two codes. */
    readonly resendWait: number
  }
  newChangeId(): ChangeId
  newContactId(): ContactId
  /** Keyed digests: codes, and whom the codes of a day are counted for. */
  codeDigest(id: ChangeId, code: string): Uint8Array
  daySubject(kind: 'employer' | 'mailbox', name: string): Uint8Array
  personDigest(document: string): PersonDigest
  /** In constant time. */
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
}

/** What the worker does with a code at hand-over. */
export interface CodeStore {
  mint(
    tx: Tx,
    code: {
      readonly employerId: EmployerId
      readonly changeId: ChangeId
      readonly messageId: MessageId
      readonly digest: Uint8Array
      readonly lifeSeconds: number
    },
  ): Promise<string | undefined>
  /** The same for a text message to a new mobile; with the moment at which the code dies, which the message says. */
  mintText(
    tx: Tx,
    code: {
      readonly employerId: EmployerId
      readonly changeId: ChangeId
      readonly textId: TextId
      readonly digest: Uint8Array
      readonly lifeSeconds: number
    },
  ): Promise<{ readonly destination: string; readonly diesAt: Instant } | undefined>
}
