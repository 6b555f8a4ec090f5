import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

const closures = statement(
  'calendar.forgetClosures',
  `delete from centre_closure where id in (
     select id from centre_closure where upper(during) < clock_timestamp() - interval '90 days'
      limit $1 for update skip locked)`,
)
const days = statement(
  'calendar.forgetDays',
  `delete from calendar_day where id in (
     select id from calendar_day where day < (clock_timestamp() - interval '400 days')::date
      limit $1 for update skip locked)`,
)

/** Stretches that were closed, and days that were special, long after they are over. */
export const forgetCalendars = async (db: Database): Promise<number> =>
  (await inPortions(db, closures, [])) + (await inPortions(db, days, []))
