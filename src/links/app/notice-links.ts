import type { EmployerId, MessageId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { codeFrom, codeLength, showCode } from '../domain/token.ts'

/** What the "it was not me" link of one attempt of one message is known by; the token itself is kept nowhere (L-01). */
export interface NewNoticeLink {
  readonly ref: string
  readonly employerId: EmployerId
  readonly messageId: MessageId
  readonly digest: Uint8Array
  readonly codeDigest: Uint8Array
  readonly lifeSeconds: number
}

export interface NoticeLink {
  readonly ref: string
  readonly employerId: EmployerId
  readonly messageId: MessageId
  readonly digest: Uint8Array
  readonly codeDigest: Uint8Array
  readonly expiresAt: Instant
  /** Minted under today's restore epoch (I-18). The employer's own epoch has no say: a notice tells of its moving. */
  readonly current: boolean
  /** Code of the report it was used for; null while it was not. */
  readonly reportCode: string | null
  readonly now: Instant
}

export interface NoticeLinkStore {
  insert(tx: Tx, link: NewNoticeLink): Promise<void>
  /** Holds the row, so that of two clicks the second sees what the first did. */
  lock(tx: Tx, ref: string): Promise<NoticeLink | undefined>
  /** Reserves one try of the typed code, before anything is compared; false when none is left (L-08). */
  reserveCodeTry(ref: string): Promise<boolean>
  /** Judged again by the database, clock included; true for exactly one caller. */
  use(tx: Tx, ref: string, reportCode: string): Promise<boolean>
}

export interface NoticeLinksDeps {
  readonly store: Pick<NoticeLinkStore, 'insert'>
  /** The one configured public origin, without a slash at the end (L-17). */
  readonly origin: string
  /**
   * How long a notice can be answered with "it was not me" (`report.disavowDays`). Long enough for a mailbox that is read
   * once a week; ten days is what login.gov gives (RELIABILITY 7).
   */
  readonly lifeSeconds: number
  newToken(): string
  newRef(): string
  randomBytes(count: number): Uint8Array
  digestOf(secret: string): Uint8Array
  /** Keyed, because a code of 40 bits could be guessed from a plain digest. */
  codeDigest(code: string): Uint8Array
}

/** For the messaging capability: called at the hand-over of each notice, in the transaction that claims it. */
export interface NoticeLinks {
  mint(
    tx: Tx,
    notice: { readonly employerId: EmployerId; readonly messageId: MessageId },
  ): Promise<MintedNotice>
}

export interface MintedNotice {
  /** `{origin}/aviso/{ref}#{token}`; it exists in memory only, from here to the hand-over (L-15). */
  readonly url: string
  /** For typing at that address without the token, where no script runs (L-16). */
  readonly code: string
}

/** Former links of the same message stay alive: a notice may arrive twice, and each copy must work (I-26). */
export function noticeLinks(deps: NoticeLinksDeps): NoticeLinks {
  return {
    async mint(tx, { employerId, messageId }) {
      const token = deps.newToken()
      const code = codeFrom(deps.randomBytes(codeLength))
      const ref = deps.newRef()
      await deps.store.insert(tx, {
        ref,
        employerId,
        messageId,
        digest: deps.digestOf(token),
        codeDigest: deps.codeDigest(code),
        lifeSeconds: deps.lifeSeconds,
      })
      return { url: `${deps.origin}/aviso/${ref}#${token}`, code: showCode(code) }
    },
  }
}
