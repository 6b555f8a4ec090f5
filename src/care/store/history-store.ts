import type { EmployerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { ownActs, type OwnAct } from '../app/own-acts.ts'
import { actorOf, type HistoryPlace } from '../domain/history.ts'
import type { HistoryLine, HistoryReader } from '../app/history.ts'

// One employer's acts are in one lane, in the order of their places. Of a sign-in, the session that was opened in the same
// step says with what kind of browser.
const page = statement<{
  seq: number
  at: number
  act: OwnAct
  actor: string
  case_code: string | null
  browser: string | null
}>(
  'history.page',
  `select a.seq, ${ms('a.at')} as at, a.act, a.actor, a.case_code,
          case when a.act = 'signedIn' then (select s.browser from session s
             where s.employer_id = $2 and s.created_at between a.at - interval '2 seconds' and a.at
             order by s.created_at desc limit 1) end as browser
     from audit_entry a
    where a.subject = $1 and a.act = any($3) and a.seq < $4
    order by a.seq desc limit $5`,
)

export const historyReader = (
  db: Database,
  /** As the log writes an employer. */
  subjectOf: (employerId: EmployerId) => string,
): HistoryReader => ({
  async lines(employerId, before: HistoryPlace, size) {
    const rows = await db.many(page, [subjectOf(employerId), employerId, ownActs, before, size])
    return rows.map((row): HistoryLine => ({
      place: row.seq,
      at: asInstant(row.at) satisfies Instant,
      act: row.act,
      actor: actorOf(row.actor),
      caseCode: row.case_code,
      browser: row.browser,
    }))
  },
})
