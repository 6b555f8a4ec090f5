import type { Code } from '../../kernel/catalogue.ts'

/** What a mail server said, as far as it said it. `status` is the enhanced code of RFC 3463. */
export interface SmtpReply {
  readonly code?: number | undefined
  readonly status?: string | undefined
  readonly text?: string | undefined
}

export type DeliveryCause =
  | 'addressUnknown'
  | 'refused'
  | 'putOff'
  | 'mailboxFull'
  | 'filtered'
  | 'ourSenderBroken'
  | 'suppressed'
  | 'unreachable'

/** What the person is told, in codes of the catalogue (CHANNELS 3.6). */
export const codeOfCause = {
  addressUnknown: 'CLV-141',
  refused: 'CLV-141',
  putOff: 'CLV-142',
  mailboxFull: 'CLV-143',
  filtered: 'CLV-144',
  ourSenderBroken: 'CLV-145',
  suppressed: 'CLV-147',
  unreachable: 'CLV-142',
} as const satisfies Record<DeliveryCause, Code>

const subject = (status: string | undefined): string => status?.replace(/^\d\./, '') ?? ''

const fullStatus = new Set(['2.2'])
const unknownStatus = new Set(['1.1', '1.2', '1.3', '1.10', '4.4', '2.1'])
// SPF 7.23, DKIM 7.20–7.22, both 7.24–7.26 (RFC 7372, RFC 7489), and one large provider's 7.515.
const brokenStatus = /^7\.(?:2[0-6]|515)$/

/**
 * The first rule that fits, most telling first. A status decides before the words, and the words
 * only where servers are known to say more with them than with numbers.
 */
export function causeOf(reply: SmtpReply): DeliveryCause {
  const { code = 0, text = '' } = reply
  const detail = subject(reply.status)
  const permanent = code >= 500 || (code === 0 && reply.status?.startsWith('5') === true)

  if (/suppress/i.test(text)) return 'suppressed'
  if (brokenStatus.test(detail) || (permanent && /\b(?:SPF|DKIM|DMARC)\b/i.test(text)))
    return 'ourSenderBroken'
  if (fullStatus.has(detail) || (code === 452 && detail === '') || saysFull(text)) return 'mailboxFull'
  if (!permanent) return 'putOff'
  if (unknownStatus.has(detail)) return 'addressUnknown'
  if (detail.startsWith('7.')) return 'filtered'
  if (detail === '' && /\b(?:no such user|user unknown|unknown user|does not exist)\b/i.test(text))
    return 'addressUnknown'
  return 'refused'
}

/** One word after the other. Looked for apart: together they take seconds over a report full of `quota`. */
function saysFull(text: string): boolean {
  const what = /\b(?:mailbox|quota)\b/i.exec(text)
  return what !== null && /\b(?:full|exceeded)\b/i.test(text.slice(what.index))
}

/** The enhanced status code at the start of a reply's text, such as `5.1.1`. */
export const statusIn = (text: string): string | undefined =>
  /^(?:\d{3}[ -])?([245]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1]
