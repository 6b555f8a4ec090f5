import type { Database } from '../platform/database/database.ts'
import { statement } from '../platform/database/statement.ts'

const begin = statement(
  'care.begin',
  `select graphile_worker.add_job('careForKeys', job_key => 'careForKeys', job_key_mode => 'preserve_run_at')`,
)
const again = statement(
  'care.again',
  `select graphile_worker.add_job('careForKeys', job_key => 'careForKeys',
     run_at => clock_timestamp() + interval '1 hour')`,
)

export interface CareRounds {
  /** Each may be run any number of times, by any number of workers, and begins where it was left. */
  readonly rounds: readonly (() => Promise<unknown>)[]
  onFault(fault: unknown): void
}

/** Puts the first round in the queue, now; one that is planned already keeps its time. Every worker may call it. */
export const beginCare = async (db: Database): Promise<void> => {
  await db.run(begin)
}

/** The worker's task: one round an hour, however many workers; what fails in it is tried again in the next one. */
export const careTask = (db: Database, { rounds, onFault }: CareRounds) => ({
  async careForKeys(): Promise<void> {
    for (const round of rounds) await round().catch(onFault)
    await db.run(again)
  },
})
