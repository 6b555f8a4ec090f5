import {
  ConsecutiveBreaker,
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
import { ComparerFault } from '../../proofs/biometrics/app/comparer-fault.ts'

export interface RemoteLimits {
  /** For the whole answer, asking again for a task included. Seconds. */
  readonly limit: number
  /** Comparisons under way at once; one more is refused at once and does not wait. */
  readonly concurrent: number
  /** Failures in a row that open the circuit, and how long an open circuit asks nothing. Seconds. */
  readonly failures: number
  readonly pause: number
}

export const remoteDefaults: RemoteLimits = { limit: 5, concurrent: 8, failures: 5, pause: 30 }

export interface RemoteGuard {
  /** @throws ComparerFault and nothing else. */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
}

/** When the other side is slow or gone, ours stays free and it is left in peace. */
export function createRemoteGuard({ limit, concurrent, failures, pause }: RemoteLimits): RemoteGuard {
  const policy = wrap(
    bulkhead(concurrent, 0),
    circuitBreaker(handleWhen(isSickness), {
      halfOpenAfter: pause * 1000,
      breaker: new ConsecutiveBreaker(failures),
    }),
    timeout(limit * 1000, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false }),
  )
  return {
    async run(work) {
      try {
        return await policy.execute(({ signal }) => work(signal))
      } catch (thrown) {
        throw asFault(thrown)
      }
    },
  }
}

/** Silence and illness open the circuit; one answer that cannot be read, or one unknown person, does not. */
const isSickness = (thrown: unknown): boolean =>
  isTaskCancelledError(thrown) || (thrown instanceof ComparerFault && thrown.kind === 'unreachable')

function asFault(thrown: unknown): ComparerFault {
  if (thrown instanceof ComparerFault) return thrown
  if (isTaskCancelledError(thrown)) return new ComparerFault('timeout', 'no whole answer in time')
  if (isBrokenCircuitError(thrown)) return new ComparerFault('unreachable', 'circuit open')
  if (isBulkheadRejectedError(thrown)) return new ComparerFault('busy', 'too many comparisons under way')
  return new ComparerFault('malformed', thrown instanceof Error ? thrown.message : 'could not be read')
}
