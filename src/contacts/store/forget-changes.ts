import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

const forget = statement(
  'contactChange.forget',
  `delete from contact_change where (employer_id, id) in (
     select employer_id, id from contact_change
      where coalesce(ended_at, started_at) < clock_timestamp() - interval '90 days'
      limit $1 for update skip locked)`,
)

/** Changes that ended, or were left lying, more than 90 days ago (RELIABILITY 8); the log keeps what was done. */
export const forgetOldChanges = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
