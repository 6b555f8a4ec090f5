import type { Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'

// A key that was blocked stays blocked: that stands with the key, not with the count.
const forget = forgetting('signIn.forget', 'sign_in_tally', 'subject', older('touched_at', '90 days'))

/** Counts of failed sign-ins that nobody added to for 90 days (RELIABILITY 8: attempts are kept 90 days). */
export const forgetOldTallies = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
