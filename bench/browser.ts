import type { Answer, Connection } from './connection.ts'
import { host } from './place.ts'

/** A step that did not end as it does for everybody: the figures of such a run are worth nothing. */
export class BenchFault extends Error {}

/** Told how long a step took, in milliseconds. */
export type Stopwatch = (step: string, milliseconds: number) => void

/**
 * A browser without scripts: it keeps cookies, fills in the forms of the pages it gets and follows where
 * they lead. Each comes from a network of its own, as the proxy in front of the service says.
 */
export class Browser {
  readonly #connection: Connection
  readonly #watch: Stopwatch
  readonly #network: string
  readonly #cookies = new Map<string, string>()

  constructor(connection: Connection, network: string, watch: Stopwatch) {
    this.#connection = connection
    this.#network = network
    this.#watch = watch
  }

  /** Opens a page and expects it to be the one. */
  async open(step: string, path: string): Promise<string> {
    const answer = await this.#timed(step, this.#head('GET', path))
    if (answer.status !== 200) throw unexpected(step, answer)
    return answer.body.toString('utf8')
  }

  /** Sends a form and answers where it leads. */
  async send(step: string, path: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const answer = await this.post(step, path, fields)
    if (answer.status !== 303) throw unexpected(step, answer)
    return answer.location
  }

  /** Sends a form, whatever comes of it. */
  post(step: string, path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    const body = new URLSearchParams(fields).toString()
    const head = this.#head('POST', path, [
      'content-type: application/x-www-form-urlencoded',
      'sec-fetch-site: same-origin',
      `content-length: ${body.length}`,
    ])
    return this.#timed(step, head + body)
  }

  /** Sends a form with a file over a connection of its own, whatever comes of it; nothing is remembered. */
  postFile(
    connection: Connection,
    path: string,
    { type, body }: { readonly type: string; readonly body: Buffer },
  ): Promise<Answer> {
    const head = this.#head('POST', path, [
      `content-type: ${type}`,
      'sec-fetch-site: same-origin',
      `content-length: ${body.length}`,
    ])
    return connection.send(Buffer.concat([Buffer.from(head), body]))
  }

  #head(method: string, path: string, more: readonly string[] = []): string {
    const cookies = Array.from(this.#cookies, ([name, value]) => `${name}=${value}`)
    return [
      `${method} ${path} HTTP/1.1`,
      `host: ${host}`,
      `x-forwarded-for: ${this.#network}`,
      'user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      ...(cookies.length === 0 ? [] : [`cookie: ${cookies.join('; ')}`]),
      ...more,
      '\r\n',
    ].join('\r\n')
  }

  async #timed(step: string, request: string): Promise<Answer> {
    const begun = performance.now()
    const answer = await this.#connection.send(request)
    this.#watch(step, performance.now() - begun)
    for (const pair of answer.cookies) {
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return answer
  }
}

function unexpected(step: string, { status, location, body }: Answer): BenchFault {
  const title = /<title>([^<]*)/.exec(body.toString('utf8'))?.[1] ?? ''
  return new BenchFault(`${step}: ${status} ${location} ${title}`.trim())
}

/** The number that the form of a page carries. */
export function formNumber(page: string): string {
  const number = /name="f" value="([^"]+)"/.exec(page)?.[1]
  if (number === undefined) throw new BenchFault('a page without a form')
  return number
}
