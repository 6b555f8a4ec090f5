import { readAtMost, TooLong } from '../../../platform/outside/read-at-most.ts'
import { RegistryFault } from './fault.ts'

export interface CallOptions {
  readonly url: URL
  readonly token: string
  readonly body: Readonly<Record<string, string>>
  /** Bytes of an answer that are read at most. */
  readonly maxBytes: number
  readonly signal: AbortSignal
  readonly now: Date
}

/** A pause longer than this is not believed: the next call finds out. Seconds. */
const longestRetryAfter = 3_600

/**
 * One question and the JSON of its answer. The identifiers go in the body, never in the address, which
 * proxies write to logs. Redirects are not followed: they could lead the token elsewhere.
 * @throws RegistryFault
 */
export async function call(options: CallOptions): Promise<unknown> {
  const response = await send(options)
  const refusal = refusalOf(response, options.now)
  if (refusal !== undefined) {
    // Nobody reads what came with it; without this the connection would stay taken.
    await response.body?.cancel().catch(() => undefined)
    throw refusal
  }
  const raw = await readLimited(response, options.maxBytes)
  let answer: unknown
  try {
    answer = JSON.parse(raw)
  } catch {
    throw new RegistryFault('malformed', 'not JSON', { raw })
  }
  if (!isText(answer)) throw new RegistryFault('malformed', 'text that is not Unicode', { raw })
  return answer
}

/** Escapes can say what UTF-8 cannot: half a pair, and the NUL that no database takes. However deep it lies. */
function isText(answer: unknown): boolean {
  const left = [answer]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value === 'string' && (!value.isWellFormed() || value.includes('\0'))) return false
    if (typeof value !== 'object' || value === null) continue
    for (const entry of Object.entries(value)) left.push(...entry)
  }
  return true
}

async function send({ url, token, body, signal }: CallOptions): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify(body),
    })
  } catch (fault) {
    throw new RegistryFault('unavailable', reasonOf(fault))
  }
}

/** 404 is a wrong address, not a person who does not exist: "there is none" comes as 200 with `found: false`. */
function refusalOf(response: Response, now: Date): RegistryFault | undefined {
  const { status } = response
  if (status === 401 || status === 403) return new RegistryFault('unauthorized', `status ${status}`)
  if (status !== 200) {
    const kind = status === 429 || status >= 500 || status === 404 ? 'unavailable' : 'malformed'
    return new RegistryFault(kind, `status ${status}`, { retryAt: retryAfter(response, now) })
  }
  const type = response.headers.get('content-type') ?? ''
  return /^application\/json\s*(?:;|$)/i.test(type)
    ? undefined
    : new RegistryFault('malformed', 'answer is not application/json')
}

function retryAfter(response: Response, now: Date): Date | undefined {
  const seconds = /^[0-9]{1,9}$/.exec(response.headers.get('retry-after')?.trim() ?? '')?.[0]
  if (seconds === undefined) return undefined
  return new Date(now.getTime() + 1000 * Math.min(Number(seconds), longestRetryAfter))
}

async function readLimited(response: Response, maxBytes: number): Promise<string> {
  let octets: Uint8Array
  try {
    octets = await readAtMost(response, maxBytes)
  } catch (fault) {
    if (fault instanceof TooLong) throw new RegistryFault('malformed', fault.message)
    throw new RegistryFault('unavailable', reasonOf(fault))
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets)
  } catch {
    throw new RegistryFault('malformed', 'not UTF-8')
  }
}

const reasonOf = (fault: unknown): string => (fault instanceof Error ? fault.message : 'no connection')
