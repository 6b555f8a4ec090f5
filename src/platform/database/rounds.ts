import type { Database } from './database.ts'
import { statement } from './statement.ts'

const begin = statement(
  'rounds.begin',
  `select graphile_worker.add_job($1::text, job_key => $1::text, job_key_mode => 'preserve_run_at')`,
)
const again = statement(
  'rounds.again',
  `select graphile_worker.add_job($1::text, job_key => $1::text,
     run_at => clock_timestamp() + make_interval(secs => $2))`,
)

/**
 * Puts the first round of a task in the queue, now; one that is planned already keeps its time, and the queue has one
 * job of this name. Every worker may call it when it starts (the queue's own schema comes first).
 */
export const beginRounds = async (db: Database, task: string): Promise<void> => {
  await db.run(begin, [task])
}

/** A round of a task, and the next one `every` seconds after its end, whether it went well or not; however many workers. */
export async function runRound(
  db: Database,
  { task, every }: { readonly task: string; readonly every: number },
  round: () => Promise<unknown>,
): Promise<void> {
  try {
    await round()
  } finally {
    await db.run(again, [task, every])
  }
}
