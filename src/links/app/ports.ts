import type { CaseId, EmployerId, LinkId, MessageId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Link, LinkKind } from '../domain/link.ts'

export interface NewLink {
  readonly id: LinkId
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly messageId: MessageId
  readonly ref: string
  readonly digest: Uint8Array
  readonly codeDigest: Uint8Array
  readonly lifeSeconds: number
  readonly capSeconds: number
}

/** What a right code of a text message opens: as an opened link is, in the browser that typed it. */
export interface OpenedByPhone extends Omit<NewLink, 'capSeconds'> {
  readonly browser: Uint8Array
}

export interface LinkStore {
  /**
   * Whether the case still waits for this message, and nobody asked for a newer link of its employer; holds
   * the case's row, so that it cannot move meanwhile.
   */
  isAwaited(tx: Tx, messageId: MessageId): Promise<boolean>
  /**
   * Voids whatever link of this employer is still open and writes the new one (L-02, L-10). False, and
   * nothing is done, when another link was asked for since.
   */
  mint(tx: Tx, link: NewLink): Promise<boolean>
  /**
   * Writes one that unlocks, opened in this browser already; its time runs from now. Whatever link of its employer is
   * open has to be void (L-10): false, and nothing is written, where one is there all the same.
   */
  openByPhone(tx: Tx, opened: OpenedByPhone): Promise<boolean>
  byId(id: LinkId): Promise<Link | undefined>
  byRef(ref: string): Promise<Link | undefined>
  newestOfCase(caseId: CaseId): Promise<Link | undefined>
  /** Binds the link to the browser that last proved itself; false once it was used or voided. */
  bind(id: LinkId, browser: Uint8Array): Promise<boolean>
  /** Reserves one try of a typed code, before anything is compared; the tries left, or null when there was none (L-08). */
  reserveCodeTry(id: LinkId, limit: number): Promise<number | null>
  /** Takes one of the tries that an employer has in 24 hours over all its links; false when none is left (L-08). */
  takeCodeOfDay(employerId: EmployerId, limit: number): Promise<boolean>
  /**
   * Holds the row, and then its employer's as it is, so that clock and employer are read after every rival
   * is done (RELIABILITY 2, I-05). For the order of locks see `redeem`.
   */
  lock(tx: Tx, id: LinkId): Promise<Link | undefined>
  /**
   * The consuming statement itself, for a link of one of these kinds: judged again by the database, clock included; true
   * for exactly one caller.
   */
  consume(tx: Tx, id: LinkId, kinds: readonly LinkKind[]): Promise<boolean>
  /** Voids every open link of the employer except the one just consumed. */
  voidAll(tx: Tx, employerId: EmployerId, reason: string): Promise<void>
  /** Voids every open link of one case. */
  voidOfCase(tx: Tx, caseId: CaseId, reason: string): Promise<void>
  /** Lets a first key that came in time be corrected, once (L-05). */
  grantGrace(id: LinkId, seconds: number): Promise<void>
  /**
   * Takes one of the links that an employer may ask for in 24 hours, over all cases and instances
   * (L-19, ATK-42); false when none is left. One conditional statement: fifty at once take no more.
   */
  takeOfDay(tx: Tx, employerId: EmployerId, limit: number): Promise<boolean>
  /** The same for one mailbox, by its digest, over all employers that have it on file (ATK-42). */
  takeOfMailbox(tx: Tx, mailbox: Uint8Array, limit: number): Promise<boolean>
  /** Reserves one look at whether a form comes a second time, shortly after the link was used; false when none is left. */
  reserveReplay(id: LinkId): Promise<boolean>
  opened(ref: string): Promise<void>
}
