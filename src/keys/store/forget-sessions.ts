import type { Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'

// A session that was never signed out of ended when it was last seen.
const forget = forgetting(
  'session.forget',
  'session',
  'digest',
  older('coalesce(ended_at, seen_at)', '90 days'),
)

/** Sessions that ended more than 90 days ago (RELIABILITY 8: attempts are kept 90 days). */
export const forgetOldSessions = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
