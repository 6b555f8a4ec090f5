import { ok, refused } from '../../kernel/outcome.ts'
import { isLoopback } from '../../kernel/loopback.ts'
import {
  createCircuit,
  NotAnswered,
  type Circuit,
  type CircuitLimits,
} from '../../platform/outside/circuit.ts'
import type { OcspTransport } from '../../proofs/signatures/app/revocation-ports.ts'
import { isOutside } from './inner-addresses.ts'
import { askOutward, OutwardFault } from './outward-call.ts'

/** Each responder has limits of its own. */
export interface OcspOptions extends Partial<CircuitLimits> {
  /** Seconds for one answer. */
  readonly limit?: number
  /** Octets of one. */
  readonly most?: number
  /** Whether one’s own machine may be asked: in the demonstration and in tests. */
  readonly ownMachine?: boolean
}

/** Responders whose state is remembered: those of the trust store are a few dozens. */
const mostRemembered = 200

/** Asks responders of OCSP (SIGNATURES 8.1). One that is ill is left alone, so that nobody waits for it again and again. */
export function createOcspClient(options: OcspOptions = {}): OcspTransport {
  const { limit = 3, most = 65_536, concurrent = 8, failures = 5, pause = 30, ownMachine = false } = options
  const circuits = new Map<string, Circuit>()
  const circuitOf = (address: string): Circuit => {
    const { origin } = URL.parse(address) ?? { origin: address }
    const known = circuits.get(origin)
    if (known !== undefined) return known
    const circuit = createCircuit({ concurrent, failures, pause, isSickness })
    if (circuits.size >= mostRemembered) circuits.delete(circuits.keys().next().value ?? '')
    circuits.set(origin, circuit)
    return circuit
  }
  return {
    async post(address, request) {
      try {
        const octets = await circuitOf(address).run(() =>
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
        if (thrown instanceof NotAnswered) return refused('resting')
        if (!(thrown instanceof OutwardFault)) throw thrown
        return refused(thrown.why === 'unchanged' ? 'status' : thrown.why)
      }
    },
  }
}

const isSickness = (thrown: unknown): boolean =>
  thrown instanceof OutwardFault && ['connection', 'timeout', 'status'].includes(thrown.why)
