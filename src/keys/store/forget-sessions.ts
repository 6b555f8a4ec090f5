import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

// A session that was never signed out of ended when it was last seen.
const forget = statement(
  'session.forget',
  `delete from session where digest in (
     select digest from session
      where coalesce(ended_at, seen_at) < clock_timestamp() - interval '90 days'
      limit $1 for update skip locked)`,
)

/** Sessions that ended more than 90 days ago (RELIABILITY 8: attempts are kept 90 days). */
export const forgetOldSessions = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
