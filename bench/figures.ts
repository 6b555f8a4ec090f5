import type { ColdStarts } from './cold-start.ts'
import type { Floor } from './floor.ts'
import type { FloodFigures } from './floods.ts'
import type { WindowFigures } from './load.ts'
import type { Spread } from './statistics.ts'
import type { HashSteps } from './storm.ts'

export interface Machine {
  readonly cores: number
  readonly processor: string
  readonly node: string
  readonly postgres: string
  readonly fsync: string
  readonly synchronousCommit: string
  /** Milliseconds of one `fdatasync` of 8 KiB beside the data. */
  readonly syncTime: number
  /** Mean number of processes that wanted a core when the run began: above 0.5 the figures are of a busy machine. */
  readonly loadBefore: number
}

/** Everything one run measured. `npm run bench -- --json FILE` writes this, with the targets judged. */
export interface Figures {
  readonly at: string
  readonly machine: Machine
  readonly employers: number
  readonly windows: readonly WindowFigures[]
  /** Web and worker in a process each, at eight at a time. Milliseconds of processor time per recovery. */
  readonly apart: { readonly web: number; readonly worker: number }
  readonly hashSteps: HashSteps
  /** P-11 while 32 recoveries hash without a pause. */
  readonly openingUnderHashes: Spread
  /** Sign-in and look-ups while set-key calls flood the hash. */
  readonly floods: readonly FloodFigures[]
  /** The service with hashing left out, at eight at a time. */
  readonly withoutHash: WindowFigures
  readonly floor: Floor
  readonly coldStarts: ColdStarts
}
