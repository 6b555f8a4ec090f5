import {
  ConsecutiveBreaker,
  bulkhead,
  circuitBreaker,
  handleWhen,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  wrap,
  type IPolicy,
} from 'cockatiel'
import { ok, refused } from '../../kernel/outcome.ts'
import { isLoopback } from '../../kernel/loopback.ts'
import type { OcspTransport } from '../../proofs/signatures/app/revocation-ports.ts'
import { isOutside } from './inner-addresses.ts'
import { askOutward, OutwardFault } from './outward-call.ts'

export interface OcspOptions {
  /** Seconds for one answer. */
  readonly limit?: number
  /** Octets of one. */
  readonly most?: number
  /** Questions under way at once at one responder; one more is not asked. */
  readonly concurrent?: number
  /** Failures in a row after which a responder is left alone, and for how many seconds. */
  readonly failures?: number
  readonly pause?: number
  /** Whether one’s own machine may be asked: in the demonstration and in tests. */
  readonly ownMachine?: boolean
}

/** Responders whose state is remembered: those of the trust store are a few dozens. */
const mostRemembered = 200

/** Asks responders of OCSP (SIGNATURES 8.1). One that is ill is left alone, so that nobody waits for it again and again. */
export function createOcspClient(options: OcspOptions = {}): OcspTransport {
  const { limit = 3, most = 65_536, concurrent = 8, failures = 5, pause = 30, ownMachine = false } = options
  const guards = new Map<string, IPolicy>()
  const guardOf = (address: string): IPolicy => {
    const { origin } = URL.parse(address) ?? { origin: address }
    const known = guards.get(origin)
    if (known !== undefined) return known
    const guard = wrap(
      bulkhead(concurrent, 0),
      circuitBreaker(handleWhen(isSickness), {
        halfOpenAfter: pause * 1_000,
        breaker: new ConsecutiveBreaker(failures),
      }),
    )
    if (guards.size >= mostRemembered) guards.delete(guards.keys().next().value ?? '')
    guards.set(origin, guard)
    return guard
  }
  return {
    async post(address, request) {
      try {
        const octets = await guardOf(address).execute(() =>
          askOutward({
            url: address,
            body: { type: 'application/ocsp-request', octets: request },
            limit,
            most,
            mayReach: (reached) => isOutside(reached) || (ownMachine && isLoopback(reached)),
          }),
        )
        return ok(octets)
      } catch (thrown) {
        if (isBrokenCircuitError(thrown) || isBulkheadRejectedError(thrown)) return refused('resting')
        if (!(thrown instanceof OutwardFault)) throw thrown
        return refused(thrown.why === 'unchanged' ? 'status' : thrown.why)
      }
    },
  }
}

const isSickness = (thrown: unknown): boolean =>
  thrown instanceof OutwardFault && ['connection', 'timeout', 'status'].includes(thrown.why)
