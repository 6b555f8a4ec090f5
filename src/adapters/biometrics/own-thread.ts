import { Worker } from 'node:worker_threads'
import { ComparerFault } from '../../proofs/biometrics/app/comparer-fault.ts'
import type { CompareNews, CompareWork } from './compare-work.ts'

export interface ThreadOptions {
  /** Milliseconds between two signs of life while it compares. */
  readonly limit: number
  /** Milliseconds until it is warm. */
  readonly startLimit: number
  readonly script: URL | undefined
}

/** A thread that is warm and does one comparison at a time. */
export interface CompareThread {
  /** The best score. @throws ComparerFault, and then the thread is dead. */
  do(work: CompareWork): Promise<number>
  isDead(): boolean
  end(): Promise<void>
}

const ownScript = new URL(
  import.meta.url.endsWith('.ts') ? './compare-thread.ts' : './compare-thread.js',
  import.meta.url,
)

interface Wait {
  readonly resolve: (score: number) => void
  readonly reject: (fault: ComparerFault) => void
}

/** Starts a thread and waits until it is warm. @throws ComparerFault */
export async function startCompareThread(options: ThreadOptions): Promise<CompareThread> {
  const worker = new Worker(options.script ?? ownScript, {
    name: 'fingers',
    // Two views and the room for one comparison; left alone it would take what a server may take.
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 48, stackSizeMb: 1 },
  })
  let wait: Wait | undefined
  let timer: NodeJS.Timeout | undefined
  let isDead = false

  function settle(how: (waiting: Wait) => void): void {
    clearTimeout(timer)
    const waiting = wait
    wait = undefined
    worker.unref()
    if (waiting !== undefined) how(waiting)
  }

  function fail(fault: ComparerFault): void {
    isDead = true
    settle(({ reject }) => reject(fault))
  }

  function arm(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      fail(new ComparerFault('timeout', `a comparison took more than ${milliseconds} ms`))
      // A loop inside does not hear anything else.
      void worker.terminate()
    }, milliseconds)
  }

  /** An idle thread does not keep the process alive; one that works does. */
  const waitFor = (milliseconds: number, begin: () => void): Promise<number> =>
    new Promise((resolve, reject) => {
      wait = { resolve, reject }
      worker.ref()
      arm(milliseconds)
      begin()
    })

  worker.on('message', (news: CompareNews) => {
    if (news.kind === 'step') arm(options.limit)
    else settle(({ resolve }) => resolve(news.kind === 'score' ? news.score : 0))
  })
  worker.on('error', (error: unknown) => {
    const why = error instanceof Error ? error.message : 'no reason'
    fail(new ComparerFault('broken', `the thread that compares broke: ${why}`))
  })
  worker.on('exit', () => fail(new ComparerFault('broken', 'the thread that compares ended')))

  await waitFor(options.startLimit, () => undefined)
  return {
    do: (work) => waitFor(options.limit, () => worker.postMessage(work)),
    isDead: () => isDead,
    async end() {
      isDead = true
      await worker.terminate()
    },
  }
}
