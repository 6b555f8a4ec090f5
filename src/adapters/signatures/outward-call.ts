import { lookup, type LookupAddress } from 'node:dns'
import { request as overHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isOutside } from './inner-addresses.ts'

/** Why nothing came back that may be read. `unchanged` is no fault: what the caller has is still what there is. */
export type OutwardWhy =
  'address' | 'inside' | 'connection' | 'timeout' | 'redirect' | 'status' | 'tooLarge' | 'unchanged'

/** An answer that is not there, or may not be read. */
export class OutwardFault extends Error {
  readonly why: OutwardWhy

  constructor(why: OutwardWhy, detail: string) {
    super(detail)
    this.why = why
  }
}

export interface OutwardQuestion {
  readonly url: string
  /** Sent by POST; without it the question is a GET. */
  readonly body?: { readonly type: string; readonly octets: Uint8Array }
  readonly headers?: Readonly<Record<string, string>>
  /** For the whole, from the name to the last octet. Seconds. */
  readonly limit: number
  /** Octets of the answer. */
  readonly most: number
  /** Whether an address (no name) may be reached; one of the public internet unless a test or the demonstration says more. */
  readonly mayReach?: (address: string) => boolean
}

export interface OutwardAnswer {
  readonly octets: AsyncIterable<Uint8Array>
  readonly etag: string | undefined
  readonly lastModified: string | undefined
}

/**
 * Asks an authority for what says whether a certificate is revoked: http or https, without credentials, cookies or
 * redirects. The name is resolved once and the connection goes to an address that was looked at: a name that points
 * inside, or that points elsewhere the second time, leads nowhere.
 * @throws OutwardFault, also while the octets are read.
 */
export async function callOutward(question: OutwardQuestion): Promise<OutwardAnswer> {
  const { limit, most, mayReach = isOutside } = question
  const url = addressOf(question.url)
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0 && !mayReach(literal)) throw new OutwardFault('inside', 'an address inside')
  const deadline = AbortSignal.timeout(limit * 1000)
  const response = await send(url, question, deadline, mayReach)
  try {
    checkHead(response, most)
  } catch (fault) {
    response.destroy()
    throw fault
  }
  return {
    octets: limited(response, most, deadline),
    etag: headerOf(response, 'etag'),
    lastModified: headerOf(response, 'last-modified'),
  }
}

/** The whole answer, of at most `most` octets. @throws OutwardFault */
export async function askOutward(question: OutwardQuestion): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of (await callOutward(question)).octets) parts.push(part)
  return new Uint8Array(Buffer.concat(parts))
}

function addressOf(text: string): URL {
  const url = URL.parse(text)
  if (
    url === null ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.username !== '' ||
    url.password !== ''
  )
    throw new OutwardFault('address', 'no address of http or https')
  return url
}

function send(
  url: URL,
  { body, headers = {} }: OutwardQuestion,
  deadline: AbortSignal,
  mayReach: (address: string) => boolean,
): Promise<IncomingMessage> {
  const options: RequestOptions = {
    method: body === undefined ? 'GET' : 'POST',
    // A connection of its own, to where this look-up leads.
    agent: false,
    lookup: checkedLookup(mayReach),
    signal: deadline,
    headers: {
      ...headers,
      accept: '*/*',
      // What is packed could be larger than what was counted.
      'accept-encoding': 'identity',
      'user-agent': 'Clavero',
      ...(body && { 'content-type': body.type, 'content-length': String(body.octets.length) }),
    },
  }
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? overHttps : overHttp)(url, options, resolve)
    request.on('error', (fault) => reject(asFault(fault, deadline)))
    request.end(body?.octets)
  })
}

/** Fails for a name with one address that may not be reached: half of a name inside is a name inside. */
const checkedLookup =
  (mayReach: (address: string) => boolean): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (fault, found: readonly LookupAddress[]) => {
      const [first] = found ?? []
      if (fault !== null || first === undefined) return done(fault ?? new Error('no address'), '')
      if (!found.every(({ address }) => mayReach(address)))
        return done(new OutwardFault('inside', `${hostname} points inside`), '')
      if (options.all === true) return done(null, [...found])
      done(null, first.address, first.family)
    })
  }

function checkHead(response: IncomingMessage, most: number): void {
  const { statusCode = 0 } = response
  if (statusCode === 304) throw new OutwardFault('unchanged', 'status 304')
  if (statusCode >= 300 && statusCode < 400) throw new OutwardFault('redirect', `status ${statusCode}`)
  if (statusCode !== 200) throw new OutwardFault('status', `status ${statusCode}`)
  if (!['', 'identity'].includes(headerOf(response, 'content-encoding') ?? ''))
    throw new OutwardFault('status', 'the answer is packed')
  if (Number(headerOf(response, 'content-length') ?? 0) > most)
    throw new OutwardFault('tooLarge', `more than ${most} octets`)
}

async function* limited(
  response: IncomingMessage,
  most: number,
  deadline: AbortSignal,
): AsyncIterable<Uint8Array> {
  let size = 0
  try {
    for await (const part of response as AsyncIterable<Uint8Array>) {
      size += part.length
      if (size > most) throw new OutwardFault('tooLarge', `more than ${most} octets`)
      yield part
    }
  } catch (fault) {
    throw asFault(fault, deadline)
  } finally {
    response.destroy()
  }
}

function asFault(fault: unknown, deadline: AbortSignal): OutwardFault {
  if (fault instanceof OutwardFault) return fault
  if (deadline.aborted) return new OutwardFault('timeout', 'no whole answer in time')
  return new OutwardFault('connection', fault instanceof Error ? fault.message : 'no connection')
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}
