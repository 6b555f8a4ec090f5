import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import type { BounceReport } from '../../messaging/domain/bounce-report.ts'
import type { EnvelopeSender } from './envelope-sender.ts'
import { readBounce } from './read-bounce.ts'

export interface BounceIntakeOptions {
  readonly envelopeSender: EnvelopeSender
  readonly onReport: (report: BounceReport) => Promise<void>
  /** Default 127.0.0.1; a mail server of the same machine feeds it. */
  readonly host?: string
  /** 0 picks a free one. */
  readonly port: number
  /** How the mail server speaks to it. Default SMTP. */
  readonly lmtp?: boolean
}

export interface BounceIntake {
  readonly port: number
  close(): Promise<void>
}

/** A report is some kilobytes; one that carries the returned mail, some more. Bytes. */
const largestReport = 256 * 1024

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

/**
 * Takes delivery reports (RFC 3464) that come back to an envelope sender of ours. A recipient
 * without our mark is refused before its mail is read, so a stranger's report changes nothing.
 */
export async function startBounceIntake(options: BounceIntakeOptions): Promise<BounceIntake> {
  const { envelopeSender, onReport, host = '127.0.0.1', port, lmtp = false } = options
  const server = new SMTPServer({
    lmtp,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: largestReport,
    rejectOversized: true,
    maxClients: 20,
    socketTimeout: 30_000,
    onRcptTo({ address }, session, done) {
      if (session.envelope.rcptTo.length > 0) return done(refusal(452, 'one report at a time'))
      done(envelopeSender.read(address) === undefined ? refusal(550, 'not an address of ours') : null)
    },
    onData(stream, session, done) {
      const read = async () => {
        // RFC 822 headers of a report are ASCII; latin1 keeps every byte for the parser.
        const raw = await textOf(stream.setEncoding('latin1'))
        const about = envelopeSender.read(session.envelope.rcptTo[0]?.address ?? '')
        if (about === undefined || stream.sizeExceeded) return
        const status = await readBounce(Buffer.from(raw, 'latin1'))
        if (status !== undefined) await onReport({ ...about, action: status.action, reply: status.reply })
      }
      read().then(
        () => done(null, 'taken'),
        // Not stored: the mail server keeps the report and brings it again.
        () => done(refusal(451, 'try again')),
      )
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((ready, fail) => {
    server.server.once('error', fail)
    server.listen(port, host, () => ready())
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
