import type { Database } from '../platform/database/database.ts'
import { beginRounds, runRound } from '../platform/database/rounds.ts'

const task = 'careForKeys'
/** Seconds. */
const every = 3_600

export interface CareRounds {
  /** Each may be run any number of times, by any number of workers, and begins where it was left. */
  readonly rounds: readonly (() => Promise<unknown>)[]
  onFault(fault: unknown): void
}

export const beginCare = (db: Database): Promise<void> => beginRounds(db, task)

/** The worker's task: one round an hour; what fails in it is tried again in the next one. */
export const careTask = (db: Database, { rounds, onFault }: CareRounds) => ({
  [task]: () =>
    runRound(db, { task, every }, async () => {
      for (const round of rounds) await round().catch(onFault)
    }),
})
