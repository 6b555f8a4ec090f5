import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { refreshLists, type RefreshDeps } from './app/refresh-lists.ts'

const begin = statement(
  'revocation.begin',
  `select graphile_worker.add_job('refreshRevocation', job_key => 'refreshRevocation', job_key_mode => 'preserve_run_at')`,
)
const again = statement(
  'revocation.again',
  `select graphile_worker.add_job('refreshRevocation', job_key => 'refreshRevocation',
     run_at => clock_timestamp() + interval '5 minutes')`,
)

/** Puts the first round in the queue, now; one that is planned already keeps its time. Every worker may call it. */
export const beginRevocation = async (db: Database): Promise<void> => {
  await db.run(begin)
}

/** The worker's task: a round of what is due every five minutes, however many workers; a failed one is followed by the next. */
export const revocationTask = (db: Database, deps: RefreshDeps) => ({
  async refreshRevocation(): Promise<void> {
    try {
      await refreshLists(deps)
    } finally {
      await db.run(again)
    }
  },
})
