import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { byCode, codeOf, type CodeName } from '../../kernel/catalogue.ts'
import { langs } from '../../kernel/lang.ts'
import type { WebFrame } from './context.ts'
import type { UnreadLimits } from './unread.ts'

interface Unparsed {
  readonly status: number
  readonly name: Extract<CodeName, 'requestTooLarge' | 'unreadableRequest'>
  readonly words: 'x13' | 'x15'
}

/** By the fault of Node's parser; whatever it names otherwise could not be read. */
const faults: Readonly<Record<string, Unparsed>> = {
  HPE_HEADER_OVERFLOW: { status: 431, name: 'requestTooLarge', words: 'x15' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, name: 'unreadableRequest', words: 'x13' },
}
const endOfHead = '\r\n\r\n'
const unreadable: Unparsed = { status: 400, name: 'unreadableRequest', words: 'x13' }

/**
 * Answers what is no request: an address or cookies beyond 16 KiB, a head that does not come, octets that are not
 * HTTP. Nobody knows yet who asks and in which language, so the page says it in each. What is still on its way is
 * taken in up to the limits and dropped (`hearOut` says why): closed at once, every second such answer was lost.
 */
export function answerUnparsed(
  frame: WebFrame,
  always: Readonly<Record<string, string>>,
  { bytes, patience }: UnreadLimits,
): (fault: Error & { readonly code?: string; readonly rawPacket?: unknown }, socket: Socket) => void {
  const answered = new WeakSet<Socket>()
  return (fault, socket) => {
    if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
    if (answered.has(socket)) return
    answered.add(socket)
    const text = answer(frame, always, faults[fault.code ?? ''] ?? unreadable)
    // RFC 9110, section 9.3.2: nothing follows the head of an answer to HEAD; whoever asked would take it for a fault.
    const { rawPacket: asked } = fault
    const headOnly = Buffer.isBuffer(asked) && asked.subarray(0, 5).toString('latin1') === 'HEAD '
    socket.end(headOnly ? text.slice(0, text.indexOf(endOfHead) + endOfHead.length) : text)
    let left = bytes
    // Whoever listens takes the octets away from the parser, which has stopped reading.
    socket.removeAllListeners('data').on('data', (part: Buffer) => {
      left -= part.length
      if (left < 0) socket.destroy()
    })
    socket.resume()
    const late = setTimeout(() => socket.destroy(), patience)
    socket.once('end', () => socket.destroySoon()).once('close', () => clearTimeout(late))
  }
}

function answer(
  { texts }: WebFrame,
  always: Readonly<Record<string, string>>,
  { status, name, words }: Unparsed,
): string {
  const { code } = byCode(codeOf(name))
  const page = (
    <html lang={langs[0]}>
      <head>
        <meta charset="utf-8" />
        <title>{texts.t(langs[0], `${words}.title`)}</title>
      </head>
      <body>
        {langs.map((lang) => (
          <section lang={lang}>
            <h1>{texts.t(lang, `${words}.title`)}</h1>
            <p>{texts.t(lang, `${words}.body`)}</p>
            <p>
              <a href="/">{texts.t(lang, 'g.home')}</a>
            </p>
            <p>{texts.t(lang, 'g.code', { code })}</p>
          </section>
        ))}
      </body>
    </html>
  )
  const body = `<!doctype html>${String(page)}`
  const headers = {
    ...always,
    'content-type': 'text/html; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map((pair) => pair.join(': '))
  return `${[`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines].join('\r\n')}${endOfHead}${body}`
}
