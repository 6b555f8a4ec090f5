import type { Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, older, quietForADay } from '../../platform/database/in-portions.ts'

const forgetCodes = forgetting('phoneCode.forget', 'phone_code', 'id', older('asked_at', '90 days'))
const forgetCounts = forgetting('phoneCode.forgetCounts', 'text_count', 'subject', quietForADay('asked_at'))
const forgetTries = forgetting(
  'phoneCode.forgetTries',
  'phone_code_day',
  'employer_id',
  quietForADay('tried_at'),
)
const forgetDays = forgetting(
  'phoneCode.forgetDays',
  'text_day',
  'day',
  `day < (clock_timestamp() at time zone 'America/Guayaquil')::date - 90`,
)

/** Codes long dead, and what was counted a day ago. */
export async function forgetPhoneCodes(db: Database, size?: number): Promise<number> {
  let rows = 0
  for (const forget of [forgetCodes, forgetCounts, forgetTries, forgetDays])
    rows += await inPortions(db, forget, [], size)
  return rows
}
