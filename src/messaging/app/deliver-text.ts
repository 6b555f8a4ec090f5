import type { TextId } from '../../kernel/ids.ts'
import { parseMobileNumber } from '../../kernel/phone-number.ts'
import type { MobileNumber } from '../../kernel/phone-number.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import { outlivesContact } from '../domain/text-template.ts'
import { fitsOneText } from '../domain/gsm7.ts'
import { repeatNoticeAfter, retryAfter } from '../domain/retry-schedule.ts'
import type {
  ClaimedText,
  ComposeText,
  SmsSender,
  TextCodeMinter,
  TextHandOver,
  TextResult,
  TextStore,
} from './text-ports.ts'

export interface TextDelivery {
  readonly atomically: Atomically
  readonly store: TextStore
  readonly codes: TextCodeMinter
  readonly sender: SmsSender
  readonly compose: ComposeText
  /** Told of every refusal that is ours to mend. */
  alarm(reply: string): void
}

export type TextDelivered = TextResult['event'] | 'notDue'

/** Longer than any hand-over takes. When it ends, the worker that held the message is dead. Seconds. */
export const textLease = 60

/**
 * The worker's whole act, as for mail (L-02): claim and mint in one transaction → commit → hand over → record. A code
 * goes out at most once: an attempt whose fate is unknown is the last one, and the person asks for another.
 */
export async function deliverText(delivery: TextDelivery, id: TextId): Promise<TextDelivered> {
  const prepared = await delivery.atomically((tx) => prepare(delivery, tx, id))
  if (prepared === 'notDue') {
    await delivery.store.comeBack(id)
    return 'notDue'
  }
  if (prepared === 'cancelled') return 'cancelled'
  const { claimed, to, text } = prepared
  const handOver = await delivery.sender.send({
    textId: id,
    attempt: claimed.attempt,
    idempotencyKey: claimed.carriesCode ? `${id}.${claimed.attempt}` : id,
    to,
    text,
  })
  const result = resultOf(handOver, claimed)
  await delivery.store.record(claimed, result)
  if (handOver.kind === 'refused' && handOver.isOurs === true) delivery.alarm(handOver.reply)
  return result.event
}

interface Prepared {
  readonly claimed: ClaimedText
  readonly to: MobileNumber
  readonly text: string
}

async function prepare(
  { store, codes, compose }: TextDelivery,
  tx: Tx,
  id: TextId,
): Promise<Prepared | 'notDue' | 'cancelled'> {
  const claimed = await store.claim(tx, id, textLease)
  if (claimed === undefined) return 'notDue'
  const cancel = async (cause: string) => {
    await store.record(claimed, { event: 'cancelled', cause }, tx)
    return 'cancelled' as const
  }
  if (claimed.age >= claimed.life) return cancel('tooLate')
  const { changeId, employerId } = claimed
  // A landline on file, or a number abroad: no text message reaches the one, and nobody pays for the other.
  if (changeId === null && !parseMobileNumber(claimed.destination).ok) return cancel('notAMobile')
  const isGone = claimed.isRetired && !outlivesContact(claimed.template)
  if (changeId === null && (isGone || (claimed.carriesCode && !claimed.isCurrent)))
    return cancel('contactNotCurrent')
  const code = claimed.carriesCode ? await codes.mint(tx, { textId: id, employerId, changeId }) : undefined
  if (code?.kind === 'void') return cancel(code.reason)
  const to = parseMobileNumber(changeId === null ? claimed.destination : code?.destination)
  if (!to.ok) return cancel('notAMobile')
  const text = compose(claimed.template, claimed.lang, claimed.params, code)
  if (!fitsOneText(text)) throw new RangeError('a text message is one segment of plain letters')
  return { claimed, to: to.value, text }
}

function resultOf(handOver: TextHandOver, { age, life, attempt, carriesCode }: ClaimedText): TextResult {
  const { reply } = handOver
  switch (handOver.kind) {
    case 'accepted':
      return { event: 'accepted', reply, gatewayId: handOver.gatewayId }
    case 'unknown':
      return { event: 'lost', reply, retryAfter: carriesCode ? undefined : repeatNoticeAfter(attempt) }
    case 'unreachable':
    case 'refused': {
      const isFinal = handOver.kind === 'refused' && handOver.permanent
      const delay = isFinal
        ? undefined
        : retryAfter(age, life, handOver.kind === 'refused' ? 'deferred' : 'unreachable')
      return {
        event: delay === undefined ? 'rejected' : 'deferred',
        reply,
        cause: handOver.kind,
        retryAfter: delay,
      }
    }
  }
}
