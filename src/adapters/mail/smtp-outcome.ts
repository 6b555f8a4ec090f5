import type { HandOver } from '../../messaging/app/ports.ts'
import { statusIn } from '../../messaging/domain/delivery-cause.ts'
import type { SmtpReply } from '../../messaging/domain/delivery-cause.ts'

/** What nodemailer attaches to an error; all of it optional. */
interface MailFault {
  readonly code?: unknown
  readonly response?: unknown
  readonly responseCode?: unknown
  readonly permanent?: unknown
  readonly command?: unknown
  readonly message?: unknown
}

/** Not about this message: the greeting, the session or the sign-in was refused. */
const sessionCommands = /^(?:CONN|EHLO|HELO|LHLO|STARTTLS|AUTH|RSET|API)/

/**
 * Every failure of a hand-over is one of three (see `HandOver`). An answer of the server decides. If
 * there is none, what decides is whether the whole message went out before the connection ended.
 */
export function outcomeOfFault(fault: unknown, host: string, wasAllSent: boolean): HandOver {
  const { code, response, responseCode, permanent, command, message } = (fault ?? {}) as MailFault
  if (typeof responseCode === 'number' && responseCode !== 421 && typeof response === 'string') {
    const aboutTheSession = typeof command === 'string' && sessionCommands.test(command)
    const reply = replyOf(response)
    if (aboutTheSession) return { kind: wasAllSent ? 'unknown' : 'unreachable', host, reply }
    return { kind: 'refused', host, permanent: permanent === true, reply }
  }
  // 421 says that the connection ends, at any point of it.
  const reply =
    typeof response === 'string' && response !== '' ? replyOf(response) : { text: describe(code, message) }
  return { kind: wasAllSent ? 'unknown' : 'unreachable', host, reply }
}

const describe = (code: unknown, message: unknown): string =>
  inOneLine([code, message].filter((part) => typeof part === 'string').join(' '))

/** A server may say anything; what is kept of it is a line that the database takes, without NUL or half a pair. */
const inOneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** Reply lines as one text without the repeated code: `550 5.1.1 no such user`. */
export function replyOf(response: string): SmtpReply {
  const code = Number(/^\d{3}/.exec(response)?.[0] ?? Number.NaN)
  const text = inOneLine(response.replace(/^\d{3}[ -]/gm, ''))
  const status = statusIn(text)
  return { ...(Number.isNaN(code) ? {} : { code }), ...(status === undefined ? {} : { status }), text }
}
