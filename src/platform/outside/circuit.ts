import {
  CircuitState,
  ConsecutiveBreaker,
  TimeoutStrategy,
  bulkhead,
  circuitBreaker,
  handleWhen,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  isTaskCancelledError,
  noop,
  timeout,
  wrap,
} from 'cockatiel'

export interface CircuitLimits {
  /** Calls under way at once; one more is refused at once and does not wait. */
  readonly concurrent: number
  /** Failures in a row that open the circuit. */
  readonly failures: number
  /** How long an open circuit asks nothing. Seconds. */
  readonly pause: number
}

export interface CircuitOptions<Answer> extends CircuitLimits {
  /**
   * For the whole answer, connection to last octet; a drip of octets does not renew it. Seconds. A call that has a limit of
   * its own, with words of its own for it, goes without.
   */
  readonly limit?: number
  /** Whether what was thrown says that the other side as a whole is ill; without it, whatever is thrown does. */
  isSickness?(fault: unknown): boolean
  /** The same of an answer. One that is wrong about one question does not: it would close the way to everybody. */
  isSick?(answer: Answer): boolean
  /** The circuit has just opened, or closed again. */
  onChange?(isOpen: boolean): void
}

/** The other side was not asked, or not waited for any longer. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered'
  readonly why: 'resting' | 'busy' | 'timeout'

  constructor(why: NotAnswered['why']) {
    super(words[why])
    this.why = why
  }
}

const words = {
  resting: 'circuit open',
  busy: 'too many calls under way',
  timeout: 'no whole answer in time',
} as const

export interface Circuit<Answer = unknown> {
  /** @throws NotAnswered, and whatever `work` throws. */
  run<T extends Answer>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
  state(): 'closed' | 'open' | 'halfOpen'
}

/**
 * The limits of one service outside (F-04, F-16): where it is slow or gone, ours stays free and it is left in peace. Each
 * has a circuit of its own, held in memory: another process finds out by itself.
 */
export function createCircuit<Answer = unknown>(options: CircuitOptions<Answer>): Circuit<Answer> {
  const {
    concurrent,
    failures,
    pause,
    limit,
    isSickness = () => true,
    isSick = () => false,
    onChange,
  } = options
  const breaker = circuitBreaker(
    handleWhen((fault) => isTaskCancelledError(fault) || isSickness(fault)).orWhenResult((answer) =>
      isSick(answer as Answer),
    ),
    { halfOpenAfter: pause * 1_000, breaker: new ConsecutiveBreaker(failures) },
  )
  breaker.onBreak(() => onChange?.(true))
  breaker.onReset(() => onChange?.(false))
  const policy = wrap(
    bulkhead(concurrent, 0),
    breaker,
    limit === undefined
      ? noop
      : timeout(limit * 1_000, { strategy: TimeoutStrategy.Aggressive, abortOnReturn: false }),
  )
  return {
    async run(work) {
      try {
        return await policy.execute(({ signal }) => work(signal))
      } catch (fault) {
        if (isBrokenCircuitError(fault)) throw new NotAnswered('resting')
        if (isBulkheadRejectedError(fault)) throw new NotAnswered('busy')
        if (isTaskCancelledError(fault)) throw new NotAnswered('timeout')
        throw fault
      }
    },
    state: () => names[breaker.state],
  }
}

const names: Readonly<Record<CircuitState, ReturnType<Circuit['state']>>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.HalfOpen]: 'halfOpen',
  [CircuitState.Open]: 'open',
  [CircuitState.Isolated]: 'open',
}
