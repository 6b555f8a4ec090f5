import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

const forget = statement(
  'contactCode.forgetDays',
  `delete from contact_code_day where subject in (
     select subject from contact_code_day d
      where not exists (select from unnest(d.asked_at) at where at > clock_timestamp() - interval '24 hours')
      limit $1 for update skip locked)`,
)

/** Employers and mailboxes that asked for no code of a change for a day: what was counted has no use any more. */
export const forgetCodeDays = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
