import { parseEmailAddress } from '../../kernel/email-address.ts'
import type { EmailAddress } from '../../kernel/email-address.ts'
import type { CaseId, MessageId } from '../../kernel/ids.ts'
import { plus } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import { causeOf, codeOfCause } from '../domain/delivery-cause.ts'
import { noticeLimit, repeatNoticeAfter, retryAfter, tokenUntilAge } from '../domain/retry-schedule.ts'
import { asksForAnswer, isDeniable } from '../domain/template.ts'
import type { TemplateParams } from '../domain/template.ts'
import type {
  AnswerMinter,
  AttemptResult,
  ClaimedMessage,
  CodeMinter,
  Compose,
  HandOver,
  InvitationMinter,
  LinkMinter,
  LinkRequest,
  MailContent,
  MailTransport,
  MessageStore,
  MintedLink,
  NoticeMinter,
} from './ports.ts'

export interface Delivery {
  readonly atomically: Atomically
  readonly store: MessageStore
  readonly minter: LinkMinter
  readonly notices: NoticeMinter
  readonly codes: CodeMinter
  readonly answers: AnswerMinter
  readonly invitations: InvitationMinter
  readonly transport: MailTransport
  readonly compose: Compose
  /**
   * Records a link that was refused for good, and what that means for its case, in one transaction: a worker
   * that dies in between would leave the case waiting for a link that never comes (I-13).
   */
  recordRefused(caseId: CaseId, id: MessageId, record: (tx: Tx) => Promise<void>): Promise<void>
  /** Told of every refusal that is ours to mend (CLV-145), by the host that refused. */
  alarm(host: string): void
  /** Outer limit of a proof, `policy.proof.outerLimit`: after it no link is worth another attempt. Seconds. */
  readonly outerLimit: number
}

export type Delivered = AttemptResult['event'] | 'notDue'

/** Longer than any hand-over takes. When it ends, the worker that held the message is dead. Seconds. */
export const leaseSeconds = 60

/**
 * The worker's whole act, in the order of L-02: claim, mint and void in one transaction → commit →
 * hand over → record. It may be run any number of times, by any number of workers: each run that
 * hands over has a fresh token, and minting it voided the one before (F-14).
 */
export async function deliverMessage(delivery: Delivery, id: MessageId): Promise<Delivered> {
  const prepared = await delivery.atomically((tx) => prepare(delivery, tx, id))
  if (prepared === 'notDue') {
    await delivery.store.comeBack(id)
    return 'notDue'
  }
  if (prepared === 'cancelled') return 'cancelled'

  const { claimed, to, content, link } = prepared
  const handOver = await delivery.transport.send({
    messageId: id,
    attempt: claimed.attempt,
    to,
    lang: claimed.lang,
    ...content,
  })
  const result = resultOf(handOver, claimed, delivery.outerLimit)
  const record = (tx?: Tx) => delivery.store.record(claimed, { ...result, linkId: link?.linkId }, tx)
  const { caseId, carriesLink } = claimed
  if (result.event === 'rejected' && carriesLink && caseId !== undefined)
    await delivery.recordRefused(caseId, id, record)
  else await record()
  if (result.cause !== undefined && codeOfCause[result.cause] === 'CLV-145') delivery.alarm(handOver.host)
  return result.event
}

interface Prepared {
  readonly claimed: ClaimedMessage
  readonly to: EmailAddress
  readonly content: MailContent
  readonly link: MintedLink | undefined
}

async function prepare(
  delivery: Delivery,
  tx: Tx,
  id: MessageId,
): Promise<Prepared | 'notDue' | 'cancelled'> {
  const { store, minter, compose } = delivery
  const claimed = await store.claim(tx, id, leaseSeconds)
  if (claimed === undefined) return 'notDue'
  const cancel = async (reason: string) => {
    await store.record(claimed, { event: 'cancelled', reason }, tx)
    return 'cancelled' as const
  }

  const denial = async () =>
    isDeniable(claimed.template)
      ? delivery.notices.mint(tx, { employerId: claimed.employerId, messageId: id })
      : undefined
  if (claimed.changeId !== undefined) {
    const { employerId, changeId, template, lang, params } = claimed
    const code = await delivery.codes.mint(tx, { messageId: id, employerId, changeId })
    if (code.kind === 'void') return cancel(code.reason)
    const mailbox = parseEmailAddress(code.destination)
    if (!mailbox.ok) return cancel('notAnAddress')
    const content = compose(template, lang, params, undefined, await denial(), code)
    return { claimed, to: mailbox.value, link: undefined, content }
  }

  if (claimed.delegationId !== undefined && claimed.template === 'M-14') {
    const { employerId, delegationId, template, lang, params } = claimed
    const invitation = await delivery.invitations.mint(tx, { messageId: id, employerId, delegationId })
    if (invitation.kind === 'void') return cancel(invitation.reason)
    const mailbox = parseEmailAddress(invitation.destination)
    if (!mailbox.ok) return cancel('notAnAddress')
    const content = compose(template, lang, params, undefined, undefined, undefined, invitation)
    return { claimed, to: mailbox.value, link: undefined, content }
  }

  const to = parseEmailAddress(claimed.destination)
  if (!to.ok) return cancel('notAnAddress')
  const plain = { claimed, to: to.value, link: undefined }
  if (asksForAnswer(claimed.template)) {
    if (!claimed.isCurrent) return cancel('contactNotCurrent')
    const code = await delivery.answers.mint(tx, id)
    if (code === undefined) return cancel('checkOver')
    return {
      ...plain,
      content: compose(claimed.template, claimed.lang, claimed.params, undefined, undefined, code),
    }
  }
  if (!claimed.carriesLink || claimed.caseId === undefined) {
    return {
      ...plain,
      content: compose(claimed.template, claimed.lang, claimed.params, undefined, await denial()),
    }
  }

  if (!claimed.isCurrent) return cancel('contactNotCurrent')
  if (claimed.isSuperseded) return cancel('superseded')
  const request: LinkRequest = {
    messageId: id,
    employerId: claimed.employerId,
    caseId: claimed.caseId,
    lifeSeconds: claimed.lifeSeconds,
    attempt: claimed.attempt,
  }
  if (claimed.age > tokenUntilAge && claimed.saved !== undefined) {
    const wanted = await minter.wants(tx, request)
    if (wanted !== true) return cancel(wanted.reason)
    return {
      ...plain,
      content: compose('M-16', claimed.lang, savedParams(claimed, claimed.saved, delivery.outerLimit)),
    }
  }
  const [link, denied] = await Promise.all([minter.mint(tx, request), denial()])
  if (link.kind === 'void') return cancel(link.reason)
  return {
    ...plain,
    link,
    content: compose(claimed.template, claimed.lang, claimed.params, link, denied),
  }
}

const savedParams = (
  { params }: ClaimedMessage,
  saved: NonNullable<ClaimedMessage['saved']>,
  outerLimit: number,
): TemplateParams['M-16'] => ({
  company: params.company,
  ruc: params.ruc,
  at: params.at,
  ...(params.zone && { zone: params.zone }),
  caseCode: saved.caseCode,
  keptUntil: plus(saved.openedAt, outerLimit),
})

function resultOf(
  handOver: HandOver,
  { age, attempt, carriesLink }: ClaimedMessage,
  limit: number,
): AttemptResult {
  const { host, reply } = handOver
  switch (handOver.kind) {
    case 'accepted':
      return { event: 'accepted', host, reply }
    case 'unknown':
      return { event: 'lost', host, reply, retryAfter: carriesLink ? undefined : repeatNoticeAfter(attempt) }
    case 'unreachable':
    case 'refused': {
      const isReachable = handOver.kind === 'refused'
      const cause = isReachable ? causeOf(reply) : 'unreachable'
      const isFinal = isReachable && handOver.permanent
      const delay = isFinal
        ? undefined
        : retryAfter(age, carriesLink ? limit : noticeLimit, isReachable ? 'deferred' : 'unreachable')
      const event = delay === undefined ? 'rejected' : 'deferred'
      return { event, host, reply, cause, retryAfter: delay }
    }
  }
}
