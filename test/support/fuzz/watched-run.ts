import { Worker } from 'node:worker_threads'
import type { ThreadWork } from '../../fuzz/thread.ts'
import { inputOf, type Ran } from './run-target.ts'
import { shown } from './input.ts'
import type { Target } from './target.ts'

/** Milliseconds without a new input after which a reader is taken for one that never returns. */
const patience = 20_000
const glance = 500

type Run = ThreadWork['runs'][number]

/**
 * Feeds targets in a thread that is watched from here: what never returns cannot be measured from inside. It
 * is ended with its input, and the others go on in a new thread.
 * @param table Module that exports `targets`.
 */
export async function runWatched(
  table: URL,
  targets: readonly Target[],
  runs: readonly Run[],
  longest = patience,
): Promise<readonly Ran[]> {
  const ran: Ran[] = []
  let left = runs
  while (left.length > 0) {
    const { done, stuck } = await runOnce(table, left, longest)
    ran.push(...done)
    const at = left[done.length]
    if (stuck === undefined || at === undefined) break
    ran.push(neverReturned(targets, at, stuck, longest))
    left = left.slice(done.length + 1)
  }
  return ran
}

function neverReturned(targets: readonly Target[], run: Run, n: number, longest: number): Ran {
  const target = targets.find(({ name }) => name === run.target)
  const input = target === undefined ? null : inputOf(target, run.seed, n)
  const finding = {
    target: run.target,
    seed: run.seed,
    n,
    kind: 'hang',
    says: `had not returned after ${longest} ms`,
    input: shown(input),
  } as const
  return { target: run.target, inputs: n - (run.from ?? 0) + 1, milliseconds: longest, findings: [finding] }
}

/** What was done until the end, or until one input took too long. Rejects when the thread itself breaks. */
function runOnce(
  table: URL,
  runs: readonly Run[],
  longest: number,
): Promise<{ readonly done: readonly Ran[]; readonly stuck?: number }> {
  const watched = new SharedArrayBuffer(8)
  const here = new Int32Array(watched)
  const done: Ran[] = []
  const workerData: ThreadWork = { table: table.href, runs, watched }
  const thread = new Worker(new URL('../../fuzz/thread.ts', import.meta.url), {
    workerData,
    // The sources as they are, not what was built of them.
    execArgv: ['--conditions=source'],
  })
  return new Promise((resolve, reject) => {
    let stuck: number | undefined
    let before = ''
    let since = performance.now()
    const watch = setInterval(() => {
      const now = `${Atomics.load(here, 0)}.${Atomics.load(here, 1)}`
      if (now !== before) {
        before = now
        since = performance.now()
      } else if (performance.now() - since > longest) {
        clearInterval(watch)
        stuck = Atomics.load(here, 1)
        void thread.terminate()
      }
    }, glance)
    thread.on('message', (ran: Ran) => done.push(ran))
    thread.on('error', (fault) => {
      clearInterval(watch)
      reject(fault instanceof Error ? fault : new Error('the thread broke', { cause: fault }))
    })
    thread.on('exit', () => {
      clearInterval(watch)
      resolve({ done, ...(stuck === undefined ? {} : { stuck }) })
    })
  })
}
