import type { Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'

const forget = forgetting(
  'contactChange.forget',
  'contact_change',
  'employer_id, id',
  older('coalesce(ended_at, started_at)', '90 days'),
)

/** Changes that ended, or were left lying, more than 90 days ago (RELIABILITY 8); the log keeps what was done. */
export const forgetOldChanges = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
