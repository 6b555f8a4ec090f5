import { ComparerFault } from '../../proofs/biometrics/app/comparer-fault.ts'
import type { FingerComparer } from '../../proofs/biometrics/app/ports.ts'
import { matchScore } from '../../proofs/biometrics/domain/verdict.ts'
import { startCompareThread, type CompareThread } from './own-thread.ts'
import type { CompareWork } from './compare-work.ts'

export interface LocalComparerOptions {
  /** Milliseconds that one comparison of two views may take; then the thread is ended and a fault is thrown. */
  readonly limit?: number
  /** Scores from here on match; never below `matchScore`. */
  readonly threshold?: number
  /** Comparisons that wait at most; one more is a fault at once. */
  readonly queue?: number
  /** Milliseconds that a thread may take until it is warm. */
  readonly startLimit?: number
  /** Another script than our own: for tests. */
  readonly script?: URL
}

export const localComparerDefaults = { limit: 250, queue: 32, startLimit: 20_000 } as const

/**
 * The comparer inside (level E3): one thread beside the service, warm before the first person comes, that does
 * one comparison at a time. What takes too long, or kills the thread, is a fault and never "no match"; the next
 * comparison finds a new thread. Answers once the first thread is warm.
 * @throws ComparerFault of kind `broken` or `timeout` where it cannot be started.
 */
export async function startLocalComparer(options: LocalComparerOptions = {}): Promise<FingerComparer> {
  const { limit, queue, startLimit, script } = { ...localComparerDefaults, ...options }
  const threshold = Math.max(matchScore, options.threshold ?? 0)
  let thread: CompareThread | undefined
  let waiting = 0
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()

  async function live(): Promise<CompareThread> {
    if (isClosed) throw new ComparerFault('broken', 'the comparer is closed')
    if (thread === undefined || thread.isDead())
      thread = await startCompareThread({ limit, startLimit, script })
    return thread
  }

  /** One after the other, whatever became of the one before. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }

  await live()
  return {
    async compare(probe, enrolled) {
      if (waiting >= queue) throw new ComparerFault('busy', 'too many comparisons wait')
      waiting += 1
      const work: CompareWork = { probe, enrolled }
      try {
        const score = await inTurn(async () => (await live()).do(work))
        return { score, matched: score >= threshold }
      } finally {
        waiting -= 1
      }
    },
    async close() {
      isClosed = true
      await thread?.end()
    },
  }
}
