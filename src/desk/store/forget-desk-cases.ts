import type { Database } from '../../platform/database/database.ts'
import { forgettingOfCase, inPortions, older } from '../../platform/database/in-portions.ts'

// A row that waits for less time than a case is kept belongs to a case that is kept still.
const forget = forgettingOfCase('desk.forget', 'desk_case', 'case_id', older('t.waiting_since'))

/** Who worked on a case goes with the case (`caseKeepDays`); the activity log keeps it, under a digest. */
export const forgetDeskCases = (db: Database, keepDays: number, size?: number): Promise<number> =>
  inPortions(db, forget, [keepDays], size)
