import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

const forgetCodes = statement(
  'phoneCode.forget',
  `delete from phone_code where id in (
     select id from phone_code where asked_at < clock_timestamp() - interval '90 days'
      limit $1 for update skip locked)`,
)
const forgetCounts = statement(
  'phoneCode.forgetCounts',
  `delete from text_count where subject in (
     select subject from text_count d
      where not exists (select from unnest(d.asked_at) at where at > clock_timestamp() - interval '24 hours')
      limit $1 for update skip locked)`,
)
const forgetTries = statement(
  'phoneCode.forgetTries',
  `delete from phone_code_day where employer_id in (
     select employer_id from phone_code_day d
      where not exists (select from unnest(d.tried_at) at where at > clock_timestamp() - interval '24 hours')
      limit $1 for update skip locked)`,
)
const forgetDays = statement(
  'phoneCode.forgetDays',
  `delete from text_day where day in (
     select day from text_day where day < (clock_timestamp() at time zone 'America/Guayaquil')::date - 90
      limit $1 for update skip locked)`,
)

/** Codes long dead, and what was counted a day ago. */
export async function forgetPhoneCodes(db: Database, size?: number): Promise<number> {
  let rows = 0
  for (const forget of [forgetCodes, forgetCounts, forgetTries, forgetDays])
    rows += await inPortions(db, forget, [], size)
  return rows
}
