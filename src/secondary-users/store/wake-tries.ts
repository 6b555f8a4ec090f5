import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'

// Conditional: of several at once one begins anew, and none takes back a try that was taken since.
const wake = statement(
  'userTries.wake',
  `update sign_in_tally set failed = 0
    where subject = $1 and failed >= $2 and touched_at < clock_timestamp() - make_interval(secs => $3)`,
)

/** Tries that were used up longer ago than this are there again. Seconds. */
export const wakeTries =
  (db: Database) =>
  async (subject: Uint8Array, most: number, seconds: number): Promise<void> => {
    await db.run(wake, [subject, most, seconds])
  }
