import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

// A row that waits for less time than a case is kept belongs to a case that is kept still.
const forget = statement(
  'desk.forget',
  `delete from desk_case where case_id in (
     select d.case_id from desk_case d join recovery_case c on c.id = d.case_id
      where d.waiting_since < clock_timestamp() - make_interval(days => $1)
        and c.touched_at < clock_timestamp() - make_interval(days => $1)
      limit $2 for update of d skip locked)`,
)

/** Who worked on a case goes with the case (`caseKeepDays`); the activity log keeps it, under a digest. */
export const forgetDeskCases = (db: Database, keepDays: number, size?: number): Promise<number> =>
  inPortions(db, forget, [keepDays], size)
