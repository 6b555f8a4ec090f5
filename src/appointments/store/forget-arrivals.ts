import type { Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

// One that an attendance is of stays with it: the institution has to account for whom it served.
const forget = forgetting(
  'arrival.forget',
  'arrival a',
  'employer_id, id',
  `${older('a.ended_at')}
     and not exists (select from attendance t where t.arrival_id = a.id)`,
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
