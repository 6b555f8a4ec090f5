import {
  ConsecutiveBreaker,
  CircuitState,
  TimeoutStrategy,
  bulkhead,
  circuitBreaker,
  handleWhen,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  isTaskCancelledError,
  timeout,
  wrap,
} from 'cockatiel'
import type { Clock } from '../../../kernel/time.ts'
import { plus, toDate } from '../../../kernel/time.ts'
import { RegistryFault } from './fault.ts'

export interface GuardOptions {
  /** For the whole answer, connection to last byte; a drip of bytes does not renew it. Seconds (F-16: 3). */
  readonly limit: number
  /** Calls under way at once; one more is refused at once and does not wait. */
  readonly concurrent: number
  /** Failures in a row that open the circuit. */
  readonly failures: number
  /** How long an open circuit asks nothing. Seconds. */
  readonly pause: number
  readonly clock: Clock
}

export const guardDefaults = { limit: 3, concurrent: 32, failures: 5, pause: 30 } as const

export interface Guard {
  /** @throws RegistryFault and nothing else. */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
  state(): { readonly circuit: 'closed' | 'open' | 'halfOpen'; readonly pausedUntil: Date | null }
}

/** One registry's own limits (F-16): when it is slow or gone, ours stay free and it is left in peace. */
export function createGuard({ limit, concurrent, failures, pause, clock }: GuardOptions): Guard {
  let pausedUntil: Date | null = null
  const breaker = circuitBreaker(handleWhen(isSickness), {
    halfOpenAfter: pause * 1000,
    breaker: new ConsecutiveBreaker(failures),
  })
  breaker.onBreak(() => (pausedUntil = toDate(plus(clock(), pause))))
  breaker.onReset(() => (pausedUntil = null))
  const policy = wrap(
    bulkhead(concurrent, 0),
    breaker,
    timeout(limit * 1000, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false }),
  )
  return {
    async run(work) {
      try {
        return await policy.execute(({ signal }) => work(signal))
      } catch (fault) {
        throw asFault(fault, pausedUntil ?? undefined)
      }
    },
    state: () => ({ circuit: circuitOf(breaker.state), pausedUntil }),
  }
}

/**
 * What opens the circuit: silence and errors of the registry as a whole. An answer that cannot be read
 * does not: else whoever knows one broken record could close the registry to everybody.
 */
function isSickness(fault: unknown): boolean {
  if (isTaskCancelledError(fault)) return true
  return fault instanceof RegistryFault && fault.kind === 'unavailable'
}

function asFault(fault: unknown, pausedUntil: Date | undefined): RegistryFault {
  if (fault instanceof RegistryFault) return fault
  if (isTaskCancelledError(fault)) return new RegistryFault('timeout', 'no whole answer in time')
  if (isBrokenCircuitError(fault)) {
    return new RegistryFault('unavailable', 'circuit open', { retryAt: pausedUntil })
  }
  if (isBulkheadRejectedError(fault)) return new RegistryFault('unavailable', 'too many calls under way')
  return new RegistryFault('unavailable', fault instanceof Error ? fault.message : 'unknown fault')
}

function circuitOf(state: CircuitState): 'closed' | 'open' | 'halfOpen' {
  if (state === CircuitState.Closed) return 'closed'
  return state === CircuitState.HalfOpen ? 'halfOpen' : 'open'
}
