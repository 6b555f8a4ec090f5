import { days, plus, type Instant } from '../../kernel/time.ts'

/** What is known about whether a registered mailbox answers. */
export interface MailboxFacts {
  /** When the mailbox confirmed that it is this employer's. */
  readonly confirmedAt: Instant | null
  /** A server said that nothing arrives there any more. */
  readonly undeliverableAt: Instant | null
  /** The newest mail that asked for an answer, whoever sent for it. */
  readonly asked: { readonly at: Instant; readonly message: 'underWay' | 'arrived' | 'refused' } | null
  readonly answeredAt: Instant | null
}

/**
 * `answers`: it did, since it was last asked · `waiting`: asked, and there is time · `silent`: asked, and nobody
 * answered in time · `refused`: the mail came back · `unasked`: never.
 */
export type MailboxState = 'answers' | 'waiting' | 'silent' | 'refused' | 'unasked'

export interface Mailbox {
  readonly state: MailboxState
  /** The last day on which somebody read it for certain. */
  readonly lastConfirmedAt: Instant | null
}

/** Pure. @param waitDays `contact.checkWait`. */
export function mailboxState(
  { confirmedAt, undeliverableAt, asked, answeredAt }: MailboxFacts,
  waitDays: number,
  now: Instant,
): Mailbox {
  const lastConfirmedAt = latest(confirmedAt, answeredAt)
  const state = (): MailboxState => {
    if (undeliverableAt !== null && (lastConfirmedAt === null || undeliverableAt > lastConfirmedAt))
      return 'refused'
    if (asked === null) return 'unasked'
    if (lastConfirmedAt !== null && lastConfirmedAt >= asked.at) return 'answers'
    if (asked.message === 'refused') return 'refused'
    return now < plus(asked.at, days(waitDays)) ? 'waiting' : 'silent'
  }
  return { state: state(), lastConfirmedAt }
}

function latest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
