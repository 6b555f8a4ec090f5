import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { sendReport } from './bounce-report.ts'
import type { InboxMail, InboxStore } from './inbox-store.ts'
import { addressesIn } from './mail-text.ts'
import { personalityOf, refusalOf } from './personality.ts'

export interface SmtpInboxOptions {
  readonly store: InboxStore
  /** Default 127.0.0.1. */
  readonly host?: string
  /** 0 picks a free one. */
  readonly port: number
  readonly now: () => Date
  /** The only origin `escaner@` visits, and only on loopback; without one it visits nothing. */
  readonly publicOrigin?: string
  /** Where `rebote@` sends its report, an SMTP port on loopback. */
  readonly bouncePort?: number
  /** `lento@` accepts after this long. Milliseconds. */
  readonly slowFor?: number
  /** `doble@` shows its two copies after this long. Milliseconds. */
  readonly lateBy?: number
}

export interface SmtpInbox {
  readonly port: number
  close(): Promise<void>
}

const largestMail = 1024 * 1024
const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

/** A mail server that keeps everything to itself: the demonstration's and the tests' other side. */
export async function startSmtpInbox(options: SmtpInboxOptions): Promise<SmtpInbox> {
  const { store, host = '127.0.0.1', port, now, slowFor = 200_000, lateBy = 20_000 } = options
  const greylisted = new Set<string>()
  const sockets = new Map<number, Socket>()
  const timers = new Set<NodeJS.Timeout>()
  const later = (delay: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      act()
    }, delay)
    timers.add(timer)
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: largestMail,
    rejectOversized: true,
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      const refused = refusalOf(personalityOf(address), greylisted.has(address))
      if (refused?.code === 451) greylisted.add(address)
      done(refused === undefined ? null : refusal(refused.code, refused.text))
    },
    onData(stream, session, done) {
      const envelopeFrom = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      const cut = () => sockets.get(session.remotePort)?.destroy()
      buffer(stream)
        .then((raw) => parse(raw, envelopeFrom, now()))
        .then((mail) => {
          for (const to of recipients) arrive({ ...mail, to }, cut, () => done(null, '2.0.0 taken'))
        })
        .catch(() => done(refusal(451, '4.3.0 could not be read')))
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket) => {
    const { remotePort } = socket
    if (remotePort === undefined) return
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
  })

  function arrive(mail: Omit<InboxMail, 'n' | 'folder'>, cut: () => void, accept: () => void): void {
    const keep = (folder: InboxMail['folder'] = 'inbox') =>
      void store.add({ ...mail, receivedAt: now(), folder })
    switch (personalityOf(mail.to)) {
      case 'corta':
        keep()
        return cut()
      case 'lento':
        return later(slowFor, () => {
          keep()
          accept()
        })
      case 'doble':
        accept()
        later(lateBy, keep)
        return later(lateBy, keep)
      case 'spam':
        keep('junk')
        return accept()
      case 'escaner':
        keep()
        accept()
        return void visit(mail.text, options.publicOrigin)
      case 'rebote':
        accept()
        if (options.bouncePort !== undefined) void sendReport(options.bouncePort, mail.envelopeFrom, mail.to)
        return
      default:
        keep()
        return accept()
    }
  }

  await new Promise<void>((ready, fail) => {
    server.server.once('error', fail)
    server.listen(port, host, () => ready())
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    close() {
      for (const timer of timers) clearTimeout(timer)
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}

async function parse(raw: Uint8Array, envelopeFrom: string, receivedAt: Date) {
  const mail = await PostalMime.parse(raw)
  return {
    receivedAt,
    envelopeFrom,
    from: mail.from === undefined ? '' : `${mail.from.name} <${mail.from.address ?? ''}>`,
    subject: mail.subject ?? '',
    text: (mail.text ?? '').replace(/\r\n/g, '\n'),
    html: mail.html ?? '',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    ...(mail.attachments.length > 0 && {
      attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
        name: filename ?? '',
        type: mimeType,
        text: typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8'),
      })),
    }),
  }
}

const loopback = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/

/** What mail scanners do: fetch every address of the mail at once, without asking anybody (ATK-04). */
async function visit(text: string, publicOrigin: string | undefined): Promise<void> {
  if (publicOrigin === undefined || !loopback.test(publicOrigin)) return
  const addresses = addressesIn(text).filter((address) => new URL(address).origin === publicOrigin)
  await Promise.allSettled(
    addresses.flatMap((address) =>
      ['HEAD', 'GET'].map((method) =>
        fetch(address, { method, redirect: 'manual', signal: AbortSignal.timeout(1_000) }).then((answer) =>
          answer.text(),
        ),
      ),
    ),
  )
}
