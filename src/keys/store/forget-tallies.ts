import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

// A key that was blocked stays blocked: that stands with the key, not with the count.
const forget = statement(
  'signIn.forget',
  `delete from sign_in_tally where subject in (
     select subject from sign_in_tally where touched_at < clock_timestamp() - interval '90 days'
      limit $1 for update skip locked)`,
)

/** Counts of failed sign-ins that nobody added to for 90 days (RELIABILITY 8: attempts are kept 90 days). */
export const forgetOldTallies = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
