import type { CaseId, ChangeId, DelegationId, EmployerId, LinkId, MessageId } from '../../kernel/ids.ts'
import type { EmailAddress } from '../../kernel/email-address.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { DeliveryCause, SmtpReply } from '../domain/delivery-cause.ts'
import type { MessageEvent } from '../domain/message-state.ts'
import type { Template, TemplateParams } from '../domain/template.ts'

/** One message on its way out: one recipient, words only. Sender and envelope are the adapter's. */
export interface Mail {
  readonly messageId: MessageId
  readonly attempt: number
  readonly to: EmailAddress
  readonly lang: Lang
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly calendar?: CalendarFile | undefined
}

/** The one thing that is ever attached: a calendar file (RFC 5545). It loads nothing and leads nowhere. */
export interface CalendarFile {
  readonly name: string
  readonly text: string
}

/** A whole day of a calendar. */
export interface CalendarDay {
  /** The same for what is the same, so that a calendar takes a second file for the first. */
  readonly id: string
  /** Midnight UTC at its start. */
  readonly day: Instant
  readonly title: string
  readonly text: string
  /** ISO 639-1 in capitals, as the file names its language. */
  readonly lang: string
  readonly now: Instant
}

/** Returns a calendar file (RFC 5545). */
export type CalendarWriter = (day: CalendarDay) => string

/**
 * Exactly one of four things happens, and a transport never throws for any of them.
 * `unknown`: the whole message went out, and no answer came back. `unreachable`: it certainly did not.
 */
export type HandOver =
  | {
      readonly kind: 'accepted'
      readonly host: string
      readonly reply: SmtpReply
      readonly queueId?: string | undefined
    }
  | {
      readonly kind: 'refused'
      readonly host: string
      readonly permanent: boolean
      readonly reply: SmtpReply
    }
  | { readonly kind: 'unknown'; readonly host: string; readonly reply: SmtpReply }
  | { readonly kind: 'unreachable'; readonly host: string; readonly reply: SmtpReply }

export interface MailTransport {
  /** Never takes longer than its own limit, well below the lease of a message. */
  send(mail: Mail): Promise<HandOver>
  close(): Promise<void>
}

export interface LinkRequest {
  readonly messageId: MessageId
  readonly employerId: EmployerId
  readonly caseId: CaseId
  /** Seconds the person chose, when there was a choice. */
  readonly lifeSeconds: number | undefined
  readonly attempt: number
}

export interface MintedLink {
  readonly kind: 'minted'
  readonly linkId: LinkId
  /** With the token in its fragment (L-15). It exists in memory only, from here to the hand-over. */
  readonly url: string
  /** For typing instead of clicking (L-16). */
  readonly code: string
  /** How long it lives from acceptance on, in seconds. */
  readonly lifeSeconds: number
}

/** No link any more: the case ended, was frozen, or went another way. The message is cancelled. */
export interface NoLink {
  readonly kind: 'void'
  readonly reason: string
}

/** Implemented by the links capability. */
export interface LinkMinter {
  /** Writes the new digest and voids every former link of the employer, in this transaction (L-02). */
  mint(tx: Tx, request: LinkRequest): Promise<MintedLink | NoLink>
  /** Whether `mint` would still mint; for a late message that says where to go on, without a token. */
  wants(tx: Tx, request: LinkRequest): Promise<true | NoLink>
}

/** Implemented by the links capability: the address with which whoever is told of an act can stop it (P-15). */
export interface NoticeMinter {
  mint(tx: Tx, notice: { readonly employerId: EmployerId; readonly messageId: MessageId }): Promise<Denial>
}

/** Implemented by the contacts capability: the code of a change, made at hand-over (L-01). */
export interface CodeMinter {
  /** Writes the digest of a new code, if the change still waits for this message. */
  mint(tx: Tx, request: CodeRequest): Promise<MintedCode | NoLink>
}

/** Implemented by the contacts capability: the code with which a registered mailbox answers, made at hand-over (L-01). */
export interface AnswerMinter {
  /** Undefined when nobody waits for the answer any more. */
  mint(tx: Tx, messageId: MessageId): Promise<Pick<MintedCode, 'code' | 'lifeSeconds'> | undefined>
}

export interface CodeRequest {
  readonly messageId: MessageId
  readonly employerId: EmployerId
  readonly changeId: ChangeId
}

export interface MintedCode {
  readonly kind: 'minted'
  /** The stored bytes of the address that this code is to confirm (ATK-40). */
  readonly destination: string
  /** Six digits; in memory only, from here to the hand-over. */
  readonly code: string
  /** Seconds. */
  readonly lifeSeconds: number
}

/** Implemented by the secondary users: the token with which an invited person makes a key of their own. */
export interface InvitationMinter {
  /** Writes the digest of a new token and voids the one before, if the access still waits for this message. */
  mint(
    tx: Tx,
    asked: {
      readonly messageId: MessageId
      readonly employerId: EmployerId
      readonly delegationId: DelegationId
    },
  ): Promise<InvitationOfMail | NoLink>
}

export interface InvitationOfMail {
  readonly kind: 'minted'
  readonly destination: string
  readonly url: string
  readonly code: string
  readonly diesAt: Instant
}

/** Address with a token in its fragment, and the code for typing it; in memory only, like a link (L-01). */
export interface Denial {
  readonly url: string
  readonly code: string
}

/** A message that this worker, and nobody else, may hand over until its lease ends. */
export interface ClaimedMessage {
  readonly id: MessageId
  readonly employerId: EmployerId
  readonly caseId: CaseId | undefined
  /** The change of contact whose code this carries. */
  readonly changeId: ChangeId | undefined
  /** The access of the secondary user to whom it goes. */
  readonly delegationId: DelegationId | undefined
  readonly template: Template
  readonly lang: Lang
  readonly params: TemplateParams[Template]
  readonly carriesLink: boolean
  readonly lifeSeconds: number | undefined
  readonly attempt: number
  /** Seconds since it was written. */
  readonly age: number
  /** The contact's stored bytes, read in the claiming transaction; a code's comes with the code. */
  readonly destination: string | undefined
  /** Registered, confirmed, past its cooling time, not retired (I-16). */
  readonly isCurrent: boolean
  /** A newer link message of this employer exists, of whichever case, so this one must not void its link (L-10). */
  readonly isSuperseded: boolean
  /** For a late message without a token. */
  readonly saved: { readonly caseCode: string; readonly openedAt: Instant } | undefined
}

export interface AttemptResult {
  readonly event: Exclude<MessageEvent, 'handOver'>
  readonly host?: string | undefined
  readonly reply?: SmtpReply | undefined
  readonly cause?: DeliveryCause | undefined
  /** Why it was cancelled. */
  readonly reason?: string | undefined
  readonly linkId?: LinkId | undefined
  /** Seconds until the next attempt. */
  readonly retryAfter?: number | undefined
}

export interface MessageStore {
  /** Takes the message if it is due and nobody holds it. `lease` in seconds. */
  claim(tx: Tx, id: MessageId, lease: number): Promise<ClaimedMessage | undefined>
  /** Not taken: if another worker holds it, the job comes back when that one's lease ends. */
  comeBack(id: MessageId): Promise<void>
  /**
   * One statement: state, attempt, the link's acceptance or its voiding, and the next job. Changes the
   * message only if the attempt is still the current one. Pass a transaction to end inside it.
   */
  record(claimed: Pick<ClaimedMessage, 'id' | 'attempt'>, result: AttemptResult, tx?: Tx): Promise<void>
}

export interface MailContent {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly calendar?: CalendarFile | undefined
}

/** Turns what is known into words; pure. */
export type Compose = <T extends Template>(
  template: T,
  lang: Lang,
  params: TemplateParams[T],
  link?: Pick<MintedLink, 'url' | 'code' | 'lifeSeconds'>,
  denial?: Denial,
  typed?: Pick<MintedCode, 'code' | 'lifeSeconds'>,
  invitation?: Pick<InvitationOfMail, 'url' | 'code' | 'diesAt'>,
) => MailContent
