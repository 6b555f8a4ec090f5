import { isLoopback } from '../../kernel/loopback.ts'
import { readAtMost, TooLong } from '../../platform/outside/read-at-most.ts'
import { ComparerFault } from '../../proofs/biometrics/app/comparer-fault.ts'

export interface RemoteQuestion {
  readonly url: URL
  /** Sent as JSON by POST; a question without a body is a GET. */
  readonly body?: unknown
  /** Bearer; nothing where the service asks for none. */
  readonly token: string | undefined
  readonly signal: AbortSignal
}

export interface RemoteAnswer {
  readonly status: 200 | 202
  readonly value: unknown
}

/** Bytes of an answer that are read at most: decisions are short, extracted templates are some kilobytes. */
const maxBytes = 1_048_576

/**
 * One question and the JSON of its answer. Redirects are not followed: they could lead a finger elsewhere.
 * @throws ComparerFault
 */
export async function callRemote(question: RemoteQuestion): Promise<RemoteAnswer> {
  const response = await send(question)
  const { status } = response
  if (status !== 200 && status !== 202) {
    // Nobody reads what came with it; without this the connection would stay taken.
    await response.body?.cancel().catch(() => undefined)
    throw faultOf(status)
  }
  try {
    return { status, value: JSON.parse(await readLimited(response)) }
  } catch (thrown) {
    if (thrown instanceof ComparerFault) throw thrown
    throw new ComparerFault('malformed', 'not JSON')
  }
}

function faultOf(status: number): ComparerFault {
  if (status === 401 || status === 403) return new ComparerFault('unauthorized', `status ${status}`)
  if (status === 404) return new ComparerFault('unknownSubject', 'status 404')
  const isIll = status === 429 || status >= 500
  return new ComparerFault(isIll ? 'unreachable' : 'malformed', `status ${status}`)
}

async function send({ url, body, token, signal }: RemoteQuestion): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  try {
    return await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      signal,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch (thrown) {
    throw new ComparerFault('unreachable', reasonOf(thrown))
  }
}

async function readLimited(response: Response): Promise<string> {
  let octets: Uint8Array
  try {
    octets = await readAtMost(response, maxBytes)
  } catch (thrown) {
    if (thrown instanceof TooLong) throw new ComparerFault('malformed', thrown.message)
    throw new ComparerFault('unreachable', reasonOf(thrown))
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(octets)
}

const reasonOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : 'no connection')

/** The address with a slash at its end. @throws TypeError for one that is asked in the clear on another machine. */
export function checkedRemote(base: URL): URL {
  if (base.protocol !== 'https:' && !(base.protocol === 'http:' && isLoopback(base.hostname)))
    throw new TypeError('fingers are sent over https only')
  return new URL(base.pathname.endsWith('/') ? base : `${base.href}/`)
}
