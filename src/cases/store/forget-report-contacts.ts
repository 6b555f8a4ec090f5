import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

// That there was a report, of which employer and when, stays.
const forget = statement(
  'report.forgetContact',
  `update employer_report set contact = null, contact_kind = null where code in (
     select code from employer_report
      where contact is not null and reported_at < clock_timestamp() - make_interval(days => $1)
      limit $2 for update skip locked)`,
)

/** How to reach whoever reported: it was given for the report and is kept as long as a case. */
export const forgetOldReportContacts = (db: Database, keepDays: number, size?: number): Promise<number> =>
  inPortions(db, forget, [keepDays], size)
