import type { Secret } from '../../kernel/secret.ts'
import { createCircuit, NotAnswered, type CircuitLimits } from '../../platform/outside/circuit.ts'
import { readAtMost } from '../../platform/outside/read-at-most.ts'
import type { OutgoingText, SmsSender, TextHandOver } from '../../messaging/app/text-ports.ts'
import type { TextFields } from './text-fields.ts'

export interface HttpGatewayOptions extends Partial<CircuitLimits> {
  readonly url: URL
  readonly credential: Secret<string>
  /** What the gateway wants to be told, in its own words. */
  readonly fields: TextFields
  /** Field of the answer in which the gateway names the message. */
  readonly answerId: string
  /** Limit of a whole hand-over. Seconds, default 10; well below the lease of a message. */
  readonly limit?: number
}

/** Octets of an answer that are read at most. */
const longestAnswer = 16_384
/** How a gateway may call a message. */
const idForm = /^[\x21-\x7e]{1,200}$/

/**
 * Hands text messages to a gateway by HTTP: JSON of configured fields, a bearer credential, and a key by which it
 * knows the same message again (draft-ietf-httpapi-idempotency-key-header). Redirects are not followed: they could
 * lead the credential elsewhere. It never throws: what went wrong is one of the four outcomes.
 */
export function createHttpGateway(options: HttpGatewayOptions): SmsSender {
  // Text messages never hold all hands of a worker that also sends mail.
  const { limit = 10, concurrent = 3, failures = 5, pause = 30 } = options
  const circuit = createCircuit<TextHandOver>({ concurrent, failures, pause, isSick })
  return {
    async send(text) {
      try {
        return await circuit.run(() => handOver(options, text, limit))
      } catch (fault) {
        if (fault instanceof NotAnswered) return { kind: 'unreachable', reply: `not tried: ${fault.message}` }
        throw fault
      }
    },
    close: () => Promise.resolve(),
  }
}

/** Silence of the gateway as a whole opens the circuit; a number that it refuses does not. */
const isSick = (outcome: TextHandOver): boolean =>
  outcome.kind === 'unknown' || outcome.kind === 'unreachable'

async function handOver(
  { url, credential, fields, answerId }: HttpGatewayOptions,
  text: OutgoingText,
  limit: number,
): Promise<TextHandOver> {
  let response: Response
  try {
    response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(limit * 1_000),
      headers: {
        authorization: `Bearer ${credential.reveal()}`,
        'content-type': 'application/json',
        accept: 'application/json',
        'idempotency-key': `"${text.idempotencyKey}"`,
      },
      body: JSON.stringify(fields.filled(text)),
    })
  } catch (fault) {
    const reason = reasonOf(fault)
    return { kind: neverLeft.test(reason) ? 'unreachable' : 'unknown', reply: reason }
  }
  return outcomeOf(response.status, await answered(response), answerId)
}

/** Of the connection, before a request was on it; a TLS that was refused is one of them. Anything else may have arrived. */
const neverLeft =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+|ERR_TLS_\w+)$/

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'no answer'
  const cause: unknown = fault.cause
  if (typeof cause === 'object' && cause !== null && 'code' in cause && typeof cause.code === 'string')
    return cause.code
  return fault.name
}

/** The answer, or nothing where it breaks off or has no end: it can change nothing of what the status said. */
async function answered(response: Response): Promise<string> {
  try {
    return (await readAtMost(response, longestAnswer)).toString('utf8')
  } catch {
    return ''
  }
}

/**
 * What a status says about the message. 5xx but 503 may come from something in front, after the gateway took it:
 * nobody knows, and a code is not sent twice.
 */
export function outcomeOf(status: number, body: string, answerId: string): TextHandOver {
  const reply = `status ${status}`
  if (status >= 200 && status < 300) return { kind: 'accepted', reply, gatewayId: idIn(body, answerId) }
  // A credential, an account without credit, an address that moved: ours to mend, and worth another attempt then.
  if ([401, 402, 403].includes(status) || status < 400)
    return { kind: 'refused', permanent: false, isOurs: true, reply }
  if ([408, 425, 429, 503].includes(status)) return { kind: 'refused', permanent: false, reply }
  if (status === 409 || status >= 500) return { kind: 'unknown', reply }
  return { kind: 'refused', permanent: true, reply }
}

function idIn(body: string, answerId: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(body)
    if (typeof answer !== 'object' || answer === null || !Object.hasOwn(answer, answerId)) return undefined
    const id: unknown = (answer as Readonly<Record<string, unknown>>)[answerId]
    const text = typeof id === 'number' ? String(id) : id
    return typeof text === 'string' && idForm.test(text) ? text : undefined
  } catch {
    return undefined
  }
}
