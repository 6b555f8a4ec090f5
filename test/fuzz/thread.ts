import { parentPort, workerData } from 'node:worker_threads'
import { runTarget, type RunOptions } from '../support/fuzz/run-target.ts'
import type { Target } from '../support/fuzz/target.ts'

/** What the thread is told: where the table of targets stands, and how much each of these is fed. */
export interface ThreadWork {
  readonly table: string
  readonly runs: readonly (Omit<RunOptions, 'beforeEach'> & { readonly target: string })[]
  /** Two numbers: the run, and the input of it that is being read. */
  readonly watched: SharedArrayBuffer
}

const { table, runs, watched } = workerData as ThreadWork
const { targets } = (await import(table)) as { readonly targets: readonly Target[] }
const here = new Int32Array(watched)

for (const [at, run] of runs.entries()) {
  const target = targets.find(({ name }) => name === run.target)
  if (target === undefined) throw new Error(`no target is called ${run.target}`)
  Atomics.store(here, 0, at)
  const ran = await runTarget(target, { ...run, beforeEach: (n) => void Atomics.store(here, 1, n) })
  parentPort?.postMessage(ran)
}
