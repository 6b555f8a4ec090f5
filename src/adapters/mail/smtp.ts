import type { Readable } from 'node:stream'
import { parseEmailAddress } from '../../kernel/email-address.ts'
import type { Secret } from '../../kernel/secret.ts'
import type { HandOver, Mail, MailTransport } from '../../messaging/app/ports.ts'
import { createDomainBreaker } from './domain-breaker.ts'
import type { BreakerOptions } from './domain-breaker.ts'
import type { EnvelopeSender } from './envelope-sender.ts'
import { outcomeOfFault, replyOf } from './smtp-outcome.ts'

export interface SmtpOptions {
  readonly host: string
  readonly port: number
  /** `true` TLS from the start, `required` STARTTLS or nothing, `false` plain: loopback only. */
  readonly tls: true | 'required' | false
  readonly auth?: { readonly user: string; readonly pass: Secret<string> }
  /** The fixed visible sender; nothing of a person's ever stands in a header (ATK-41). */
  readonly from: { readonly name: Readonly<Record<Mail['lang'], string>>; readonly address: string }
  readonly envelopeSender: EnvelopeSender
  /** Domain of the Message-ID. */
  readonly domain: string
  /** The operator by its legal name, in a header of every mail (B9). */
  readonly organization?: string
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly privateKey: Secret<string> }
  readonly connections?: number
  /** Limit of a whole hand-over, pool included. Milliseconds, default 30,000. */
  readonly timeout?: number
  readonly breaker?: Omit<BreakerOptions, 'connections'>
  /** Milliseconds; default is the monotonic clock. */
  readonly now?: () => number
}

const setUpLimit = 5_000

/** Hands mails to one SMTP server over pooled connections (an un-pooled one costs a hundred times as much). */
export function createSmtpTransport(options: SmtpOptions): MailTransport {
  const { host, port, tls, connections = 5, timeout = 30_000, now = () => performance.now() } = options
  const breaker = createDomainBreaker({ connections, ...options.breaker })
  // The body of each mail under way: whether it was read to its end tells what a cut connection means.
  const bodies = new Map<string, Readable>()
  // Opened with the first mail: a web process holds the transport and never sends.
  let pool: ReturnType<typeof openPool> | undefined
  async function openPool() {
    const { createTransport } = await import('nodemailer')
    const transporter = createTransport({
      pool: true,
      host,
      port,
      secure: tls === true,
      requireTLS: tls === 'required',
      ignoreTLS: tls === false,
      ...(options.auth && { auth: { user: options.auth.user, pass: options.auth.pass.reveal() } }),
      maxConnections: connections,
      maxMessages: 1_000,
      // Only a mail of which no byte went out is tried again inside the pool: same token, same attempt.
      maxRequeues: 1,
      connectionTimeout: Math.min(setUpLimit, timeout),
      greetingTimeout: Math.min(setUpLimit, timeout),
      socketTimeout: timeout,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(options.dkim && {
        dkim: {
          domainName: options.dkim.domain,
          keySelector: options.dkim.selector,
          privateKey: options.dkim.privateKey.reveal(),
        },
      }),
    })
    // An idle connection that ends is normal life; a mail under way gets the fault itself.
    transporter.on('error', () => undefined)
    transporter.use('stream', (mail, done) => {
      const { messageId } = mail.data
      mail.message.processFunc((stream: Readable) => {
        if (messageId) bodies.set(messageId, stream)
        return stream
      })
      done()
    })
    return transporter
  }

  async function handOver(mail: Mail): Promise<HandOver> {
    const messageId = `<${mail.messageId}.${mail.attempt}@${options.domain}>`
    try {
      const transporter = await (pool ??= openPool())
      const info = await transporter.sendMail({
        ...messageOf(mail, options),
        messageId,
        signal: AbortSignal.timeout(timeout),
      })
      assertOneRecipient(mail.to, info)
      return { kind: 'accepted', host, reply: replyOf(info.response), queueId: info.serverMessageId }
    } catch (fault) {
      if (fault instanceof WrongRecipient) throw fault
      return outcomeOfFault(fault, host, bodies.get(messageId)?.readableEnded === true)
    } finally {
      bodies.delete(messageId)
    }
  }

  return {
    async send(mail) {
      if (!parseEmailAddress(mail.to).ok) throw new WrongRecipient()
      const domain = mail.to.slice(mail.to.lastIndexOf('@') + 1).toLowerCase()
      const startedAt = now()
      if (!breaker.admits(domain, startedAt)) {
        return { kind: 'unreachable', host, reply: { text: 'the domain was silent; not tried' } }
      }
      let answered = false
      try {
        const result = await handOver(mail)
        answered = result.kind === 'accepted' || result.kind === 'refused'
        return result
      } finally {
        breaker.ended(domain, startedAt, now(), answered)
      }
    },
    async close() {
      ;(await pool)?.close()
    },
  }
}

/** A defect of ours, never the mail server's answer: a mail must not go to anything but one plain address. */
class WrongRecipient extends Error {
  constructor() {
    super('a mail goes to exactly one plain address')
  }
}

/** nodemailer writes the domain in small letters; the local part stays as it was stored. */
function assertOneRecipient(
  to: string,
  { accepted, rejected }: { accepted: string[]; rejected: string[] },
): void {
  const at = to.lastIndexOf('@')
  const expected = to.slice(0, at) + to.slice(at).toLowerCase()
  if (accepted.length !== 1 || accepted[0] !== expected || rejected.length > 0) throw new WrongRecipient()
}

/** One recipient as an object *and* an explicit envelope: no text is ever parsed for addresses (CHANNELS 3.1). */
const messageOf = (mail: Mail, { from, envelopeSender, organization }: SmtpOptions) => ({
  envelope: { from: envelopeSender.of(mail.messageId, mail.attempt), to: [mail.to] },
  from: { name: from.name[mail.lang], address: from.address },
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  ...(mail.calendar !== undefined && {
    attachments: [
      {
        filename: mail.calendar.name,
        content: mail.calendar.text,
        contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
      },
    ],
  }),
  headers: {
    'Auto-Submitted': 'auto-generated',
    'Content-Language': mail.lang,
    ...(organization !== undefined && { Organization: organization }),
  },
})
