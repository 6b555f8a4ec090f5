import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  readonly location: string
  /** Whole seconds, where the answer says when to come back. */
  readonly retryAfter: number | undefined
  readonly cookies: readonly string[]
  readonly body: Buffer
}

interface Waiting {
  resolve(answer: Answer): void
  reject(fault: Error): void
}

const headEnd = Buffer.from('\r\n\r\n')

/**
 * One keep-alive connection to the service, one request at a time, as the proxy in front of it would
 * hold it. It understands exactly the answers of this service: the load shares the cores with what it
 * measures, and a general client costs several times as much.
 */
export class Connection {
  readonly #port: number
  #socket: Socket | undefined
  #waiting: Waiting | undefined
  #chunks: Buffer[] = []
  #length = 0
  /** Octets of the whole answer, once its head is here. */
  #expected = Infinity

  constructor(port: number) {
    this.#port = port
  }

  send(request: string | Buffer): Promise<Answer> {
    if (this.#waiting !== undefined)
      throw new Error('a connection of the bench carries one request at a time')
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket ??= this.#open()
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#socket?.destroy()
  }

  #open(): Socket {
    const socket = connect({ host: '127.0.0.1', port: this.#port, noDelay: true })
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('error', (fault) => this.#lost(fault))
    socket.on('close', () => this.#lost(new Error('the service closed the connection')))
    return socket
  }

  #lost(fault: Error): void {
    this.#socket = undefined
    this.#forget()?.reject(fault)
  }

  #forget(): Waiting | undefined {
    const waiting = this.#waiting
    this.#waiting = undefined
    this.#chunks = []
    this.#length = 0
    this.#expected = Infinity
    return waiting
  }

  #take(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    if (this.#expected === Infinity) {
      const seen = this.#joined()
      const end = seen.indexOf(headEnd)
      if (end === -1) return
      this.#expected = end + headEnd.length + lengthOfBody(seen.toString('latin1', 0, end))
    }
    if (this.#length < this.#expected) return
    const whole = this.#joined()
    this.#forget()?.resolve(read(whole))
  }

  #joined(): Buffer {
    const [only] = this.#chunks
    const whole = this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks)
    this.#chunks = [whole]
    return whole
  }
}

function lengthOfBody(head: string): number {
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`an answer without a length: ${head}`)
  return Number(length)
}

function read(whole: Buffer): Answer {
  const end = whole.indexOf(headEnd)
  const head = whole.toString('latin1', 0, end)
  const wait = /\r\nretry-after: (\d+)/i.exec(head)?.[1]
  return {
    status: Number(head.slice(9, 12)),
    location: /\r\nlocation: ([^\r]*)/i.exec(head)?.[1] ?? '',
    retryAfter: wait === undefined ? undefined : Number(wait),
    cookies: [...head.matchAll(/\r\nset-cookie: ([^;\r]*)/gi)].map(([, pair = '']) => pair),
    body: whole.subarray(end + headEnd.length),
  }
}
