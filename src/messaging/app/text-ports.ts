import type { ChangeId, EmployerId, TextId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { MobileNumber } from '../../kernel/phone-number.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { MessageEvent } from '../domain/message-state.ts'
import type { TextParams, TextTemplate } from '../domain/text-template.ts'
import type { NoLink } from './ports.ts'

/** One text message on its way out: one number, plain letters, one segment. The sender's name is the adapter's. */
export interface OutgoingText {
  readonly textId: TextId
  readonly attempt: number
  /**
   * The same for two hand-overs exactly when both may be one message: a gateway that knows it drops the second. A
   * code has another one in each attempt, because each has other digits.
   */
  readonly idempotencyKey: string
  readonly to: MobileNumber
  readonly text: string
}

/**
 * Exactly one of four things happens, and a sender never throws for any of them. `unknown`: it may have gone out.
 * `unreachable`: it certainly did not.
 */
export type TextHandOver =
  | { readonly kind: 'accepted'; readonly reply: string; readonly gatewayId?: string | undefined }
  | {
      readonly kind: 'refused'
      readonly permanent: boolean
      readonly reply: string
      /** Ours to mend: a credential, an account without credit. */
      readonly isOurs?: boolean
    }
  | { readonly kind: 'unknown'; readonly reply: string }
  | { readonly kind: 'unreachable'; readonly reply: string }

/** Implemented by a gateway's adapter. */
export interface SmsSender {
  /** Never takes longer than its own limit, well below the lease of a message. */
  send(text: OutgoingText): Promise<TextHandOver>
  close(): Promise<void>
}

export interface MintedTextCode {
  readonly kind: 'minted'
  /** Six digits; in memory only, from here to the hand-over. */
  readonly code: string
  readonly diesAt: Instant
  /** Where it goes, of a code to a mobile that is nobody's contact yet. */
  readonly destination?: string
}

/** Implemented by the links capability: the digits of a code, made at hand-over (L-01). */
export interface TextCodeMinter {
  /** Writes the digest of new digits, if the code still waits for this message. */
  mint(
    tx: Tx,
    request: {
      readonly textId: TextId
      readonly employerId: EmployerId
      readonly changeId: ChangeId | null
    },
  ): Promise<MintedTextCode | NoLink>
}

/** A message that this worker, and nobody else, may hand over until its lease ends. */
export interface ClaimedText {
  readonly id: TextId
  readonly employerId: EmployerId
  readonly template: TextTemplate
  readonly lang: Lang
  readonly params: TextParams[TextTemplate]
  readonly carriesCode: boolean
  readonly attempt: number
  /** Seconds since it was written. */
  readonly age: number
  /** Age at which it is worth nothing any more. Seconds. */
  readonly life: number
  /** The change whose new mobile it goes to; null for a registered one. */
  readonly changeId: ChangeId | null
  /** The contact's stored text, read in the claiming transaction; null where its code says where it goes. */
  readonly destination: string | null
  readonly isRetired: boolean
  /** Registered, confirmed, past its cooling time, not retired, and the newest of those (I-16). */
  readonly isCurrent: boolean
}

export interface TextResult {
  readonly event: Exclude<MessageEvent, 'handOver'>
  readonly reply?: string | undefined
  readonly gatewayId?: string | undefined
  readonly cause?: string | undefined
  /** Seconds until the next attempt. */
  readonly retryAfter?: number | undefined
}

export interface TextStore {
  /** Takes the message if it is due and nobody holds it. `lease` in seconds. */
  claim(tx: Tx, id: TextId, lease: number): Promise<ClaimedText | undefined>
  /**
   * Not taken. If another worker holds it, the job comes back when that one's lease ends; a code whose worker died
   * may have gone out, and goes out at most once: its fate is then unknown.
   */
  comeBack(id: TextId): Promise<void>
  /**
   * One statement: state, next job, and the end of a code that certainly was not handed over. Changes the message
   * only if the attempt is still the current one. Pass a transaction to end inside it.
   */
  record(claimed: Pick<ClaimedText, 'id' | 'attempt'>, result: TextResult, tx?: Tx): Promise<void>
}

/** Turns what is known into one segment of plain letters; pure. */
export type ComposeText = <T extends TextTemplate>(
  template: T,
  lang: Lang,
  params: TextParams[T],
  code?: Pick<MintedTextCode, 'code' | 'diesAt'>,
) => string
