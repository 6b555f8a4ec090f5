import type { Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'

const closures = forgetting(
  'calendar.forgetClosures',
  'centre_closure',
  'id',
  older('upper(during)', '90 days'),
)
const days = forgetting(
  'calendar.forgetDays',
  'calendar_day',
  'id',
  `day < (clock_timestamp() - interval '400 days')::date`,
)

/** Stretches that were closed, and days that were special, long after they are over. */
export const forgetCalendars = async (db: Database): Promise<number> =>
  (await inPortions(db, closures, [])) + (await inPortions(db, days, []))
