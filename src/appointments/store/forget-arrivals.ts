import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

// One that an attendance is of stays with it: the institution has to account for whom it served.
const forget = statement(
  'arrival.forget',
  `delete from arrival where (employer_id, id) in (
     select a.employer_id, a.id from arrival a
      where a.ended_at < clock_timestamp() - make_interval(days => $1)
        and not exists (select from attendance t where t.arrival_id = a.id)
      limit $2 for update skip locked)`,
)
// Nobody was sent away or called to the end of a day.
const close = statement(
  'arrival.forgetOpen',
  `update arrival set state = 'left', ended_at = clock_timestamp() where (employer_id, id) in (
     select a.employer_id, a.id from arrival a
      where (case when a.state in ('waiting', 'called', 'attending') then a.centre_id end) is not null
        and a.arrived_at < clock_timestamp() - interval '18 hours'
      limit $1 for update skip locked)`,
)

/** Who was in a line yesterday is in none any more; arrivals go with the cases they were of (`caseKeepDays`). */
export const forgetArrivals = async (db: Database, keepDays: number): Promise<number> =>
  (await inPortions(db, close, [])) + (await inPortions(db, forget, [keepDays]))
