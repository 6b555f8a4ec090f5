import type { AuditLog } from '../../audit/index.ts'
import type { ContactId, EmployerId, Id, MessageId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { Policy } from '../../policy/policy.ts'
import { codeFrom } from '../domain/code.ts'
import type { MailboxFacts } from '../domain/mailbox-state.ts'

export type CheckId = Id<'mailboxCheck'>

/** The mailbox to which a recovery would go now. */
export interface OwnMailbox extends MailboxFacts {
  readonly contactId: ContactId
  readonly address: string
  /** Where the code of the newest mail is typed, while it can still be answered. */
  readonly openRef: string | null
  readonly now: Instant
}

export interface DueMailbox {
  readonly employerId: EmployerId
  readonly contactId: ContactId
}

export interface NewCheck extends DueMailbox {
  readonly id: CheckId
  readonly ref: string
  readonly messageId: MessageId
  readonly askedFor: 'year' | 'drill'
  readonly lang: Lang
  /** Days that must have passed since it was last asked; 0 for a drill, which has a limit of its own. */
  readonly notWithin: number
}

export interface MailboxCheckStore {
  /** Employers whose key was made here and whose mailbox has not been heard of for so many days, beginning after `after`. */
  due(checkDays: number, after: EmployerId | null, limit: number): Promise<readonly DueMailbox[]>
  /**
   * Under the contact's lock: false where it counts no more, or was asked meanwhile (`notWithin`). What was asked before
   * can no longer be answered: one mail of the kind is good at a time.
   */
  begin(tx: Tx, check: NewCheck): Promise<boolean>
  /** The code of one hand-over; false when the check is over, so that nothing is handed over. */
  mint(
    tx: Tx,
    asked: {
      readonly messageId: MessageId
      readonly digest: (id: CheckId) => Uint8Array
      readonly lifeSeconds: number
    },
  ): Promise<boolean>
  /** Takes one of the tries before anything is compared (L-08); undefined when there is nothing to answer. */
  reserveTry(ref: string): Promise<{ readonly id: CheckId; readonly employerId: EmployerId } | undefined>
  /** By the database's clock, once (I-02). */
  answer(tx: Tx, id: CheckId, employerId: EmployerId, digest: Uint8Array): Promise<boolean>
  own(employerId: EmployerId): Promise<OwnMailbox | undefined>
}

export interface MailboxCheckDeps {
  readonly store: MailboxCheckStore
  readonly atomically: Atomically
  readonly audit: AuditLog
  readonly policy: Pick<Policy['contact'], 'checkDays' | 'checkWait'>
  newId(): CheckId
  newMessageId(): MessageId
  newRef(): string
  /** In the same transaction as the check (I-13). */
  send(tx: Tx, check: NewCheck): Promise<void>
  /** Keyed, because a million codes are soon tried out. */
  codeDigest(id: CheckId, code: string): Uint8Array
  onFault(fault: unknown, employerId: EmployerId): void
}

/** Asks one mailbox for an answer. @returns whether a mail went on its way. */
export const askMailbox = (
  deps: MailboxCheckDeps,
  { employerId, contactId }: DueMailbox,
  askedFor: NewCheck['askedFor'],
  lang: Lang = 'es',
): Promise<boolean> =>
  deps.atomically(async (tx) => {
    const check: NewCheck = {
      id: deps.newId(),
      ref: deps.newRef(),
      messageId: deps.newMessageId(),
      employerId,
      contactId,
      askedFor,
      lang,
      notWithin: askedFor === 'year' ? deps.policy.checkDays : 0,
    }
    if (!(await deps.store.begin(tx, check))) return false
    await deps.send(tx, check)
    await deps.audit.append(tx, { act: 'mailboxAsked', employerId, actor: 'system', reason: askedFor })
    return true
  })

const portion = 100
/** In one round: an institution that moves in with old addresses does not write to all of them in one hour. */
const mostAtOnce = 500

/** One round of the yearly question; safe to repeat, and to run in several workers. @returns how many were asked. */
export async function askMailboxes(deps: MailboxCheckDeps): Promise<number> {
  if (deps.policy.checkDays === 0) return 0
  let asked = 0
  let after: EmployerId | null = null
  while (asked < mostAtOnce) {
    const due: readonly DueMailbox[] = await deps.store.due(deps.policy.checkDays, after, portion)
    for (const one of due) {
      try {
        if (await askMailbox(deps, one, 'year')) asked += 1
      } catch (fault) {
        deps.onFault(fault, one.employerId)
      }
    }
    after = due.at(-1)?.employerId ?? null
    if (due.length < portion) break
  }
  return asked
}

/** How long the code of such a mail may be typed: a mailbox that is read once a week answers in time. Seconds. */
export const answerLife = 14 * 86_400

/** The code of one hand-over, in the worker's transaction (L-01). Undefined: the check is over. */
export async function mintAnswerCode(
  { store, codeDigest }: Pick<MailboxCheckDeps, 'store' | 'codeDigest'>,
  random: (bound: number) => number,
  tx: Tx,
  messageId: MessageId,
): Promise<{ readonly code: string; readonly lifeSeconds: number } | undefined> {
  const code = codeFrom(random(1_000_000))
  const digest = (id: CheckId) => codeDigest(id, code)
  return (await store.mint(tx, { messageId, digest, lifeSeconds: answerLife }))
    ? { code, lifeSeconds: answerLife }
    : undefined
}

/** The code of a mail, typed by whoever reads that mailbox. One answer for every wrong datum. */
export async function answerMailbox(
  deps: MailboxCheckDeps,
  ref: string,
  code: string,
): Promise<Outcome<undefined, 'mailboxCodeMismatch'>> {
  const reserved = await deps.store.reserveTry(ref)
  if (reserved === undefined) return refused('mailboxCodeMismatch')
  const { id, employerId } = reserved
  return deps.atomically(async (tx) => {
    if (!(await deps.store.answer(tx, id, employerId, deps.codeDigest(id, code))))
      return refused('mailboxCodeMismatch')
    await deps.audit.append(tx, { act: 'mailboxAnswered', employerId, actor: 'visitor' })
    return ok(undefined)
  })
}
