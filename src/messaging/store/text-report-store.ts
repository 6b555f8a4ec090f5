import type { Queries } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { ReportStore } from '../app/text-report.ts'

// A report of an attempt that was not the last one says nothing about the code that is out.
const report = statement(
  'text.report',
  `update text_message
      set report = $3, reported_at = clock_timestamp(),
          state = case when state = 'unknown' and $3 = 'delivered' then 'accepted' else state end,
          accepted_at = case when state = 'unknown' and $3 = 'delivered' then coalesce(accepted_at, clock_timestamp()) else accepted_at end,
          next_attempt_at = null
    where id = $1 and attempts = coalesce($2, attempts) and report is null and state in ('accepted', 'unknown')`,
)

export const textReportStore = (db: Queries): ReportStore => ({
  report: async ({ id, attempt, result }) => (await db.run(report, [id, attempt ?? null, result])) === 1,
})
