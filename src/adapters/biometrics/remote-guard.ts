import { createCircuit, NotAnswered, type CircuitLimits } from '../../platform/outside/circuit.ts'
import { ComparerFault } from '../../proofs/biometrics/app/comparer-fault.ts'

export interface RemoteLimits extends CircuitLimits {
  /** For the whole answer, asking again for a task included. Seconds. */
  readonly limit: number
}

export const remoteDefaults: RemoteLimits = { limit: 5, concurrent: 8, failures: 5, pause: 30 }

export interface RemoteGuard {
  /** @throws ComparerFault and nothing else. */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
}

/** When the other side is slow or gone, ours stays free and it is left in peace. */
export function createRemoteGuard(limits: RemoteLimits): RemoteGuard {
  const circuit = createCircuit({ ...limits, isSickness })
  return {
    async run(work) {
      try {
        return await circuit.run(work)
      } catch (thrown) {
        throw asFault(thrown)
      }
    },
  }
}

/** Silence and illness open the circuit; one answer that cannot be read, or one unknown person, does not. */
const isSickness = (thrown: unknown): boolean =>
  thrown instanceof ComparerFault && thrown.kind === 'unreachable'

const faults = { resting: 'unreachable', busy: 'busy', timeout: 'timeout' } as const

function asFault(thrown: unknown): ComparerFault {
  if (thrown instanceof ComparerFault) return thrown
  if (thrown instanceof NotAnswered) return new ComparerFault(faults[thrown.why], thrown.message)
  return new ComparerFault('malformed', thrown instanceof Error ? thrown.message : 'could not be read')
}
