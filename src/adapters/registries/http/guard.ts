import {
  createCircuit,
  NotAnswered,
  type Circuit,
  type CircuitLimits,
} from '../../../platform/outside/circuit.ts'
import type { Clock } from '../../../kernel/time.ts'
import { plus, toDate } from '../../../kernel/time.ts'
import { RegistryFault } from './fault.ts'

export interface GuardOptions extends CircuitLimits {
  /** For the whole answer. Seconds (F-16: 3). */
  readonly limit: number
  readonly clock: Clock
}

export const guardDefaults = { limit: 3, concurrent: 32, failures: 5, pause: 30 } as const

export interface Guard {
  /** @throws RegistryFault and nothing else. */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
  state(): { readonly circuit: ReturnType<Circuit['state']>; readonly pausedUntil: Date | null }
}

/** One registry's own limits (F-16): when it is slow or gone, ours stay free and it is left in peace. */
export function createGuard({ clock, ...limits }: GuardOptions): Guard {
  let pausedUntil: Date | null = null
  const circuit = createCircuit({
    ...limits,
    isSickness,
    onChange: (isOpen) => (pausedUntil = isOpen ? toDate(plus(clock(), limits.pause)) : null),
  })
  return {
    async run(work) {
      try {
        return await circuit.run(work)
      } catch (fault) {
        throw asFault(fault, pausedUntil ?? undefined)
      }
    },
    state: () => ({ circuit: circuit.state(), pausedUntil }),
  }
}

/**
 * What opens the circuit: silence and errors of the registry as a whole. An answer that cannot be read
 * does not: else whoever knows one broken record could close the registry to everybody.
 */
const isSickness = (fault: unknown): boolean => fault instanceof RegistryFault && fault.kind === 'unavailable'

function asFault(fault: unknown, pausedUntil: Date | undefined): RegistryFault {
  if (fault instanceof RegistryFault) return fault
  if (!(fault instanceof NotAnswered))
    return new RegistryFault('unavailable', fault instanceof Error ? fault.message : 'unknown fault')
  const { why, message } = fault
  if (why === 'timeout') return new RegistryFault('timeout', message)
  return new RegistryFault('unavailable', message, why === 'resting' ? { retryAt: pausedUntil } : {})
}
