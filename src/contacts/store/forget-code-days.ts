import type { Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, quietForADay } from '../../platform/database/in-portions.ts'

const forget = forgetting('contactCode.forgetDays', 'contact_code_day', 'subject', quietForADay('asked_at'))

/** Employers and mailboxes that asked for no code of a change for a day: what was counted has no use any more. */
export const forgetCodeDays = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
