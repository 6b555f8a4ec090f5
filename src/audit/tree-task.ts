import type { Database } from '../platform/database/database.ts'
import { statement } from '../platform/database/statement.ts'
import type { Clock } from '../kernel/time.ts'
import type { AuditTree } from './app/tree-head.ts'

const begin = statement(
  'tree.begin',
  `select graphile_worker.add_job('signTreeHead', job_key => 'signTreeHead', job_key_mode => 'preserve_run_at')`,
)
const again = statement(
  'tree.again',
  `select graphile_worker.add_job('signTreeHead', job_key => 'signTreeHead',
     run_at => clock_timestamp() + interval '5 minutes')`,
)

/** Puts the first round in the queue, now; one that is planned already keeps its time. Every worker may call it. */
export const beginTree = async (db: Database): Promise<void> => {
  await db.run(begin)
}

/** The worker's task: a signed head every five minutes (RELIABILITY 11), where anything was added; a round that failed is followed by the next. */
export const treeTask = (db: Database, tree: AuditTree, clock: Clock) => ({
  async signTreeHead(): Promise<void> {
    try {
      await tree.takeHead(clock())
    } finally {
      await db.run(again)
    }
  },
})
