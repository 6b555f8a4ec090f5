import type { EmployerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { ownActs, type OwnAct } from '../app/own-acts.ts'
import { actorOf, type HistoryPlace } from '../domain/history.ts'
import type { HistoryLine, HistoryReader } from '../app/history.ts'

// Of a sign-in, the session that was opened in the same step says with what kind of browser.
const page = statement<{
  lane: number
  seq: number
  micros: number
  at: number
  act: OwnAct
  actor: string
  case_code: string | null
  browser: string | null
}>(
  'history.page',
  `select a.lane, a.seq, (extract(epoch from a.at) * 1000000)::bigint as micros, ${ms('a.at')} as at, a.act, a.actor,
          a.case_code,
          case when a.act = 'signedIn' then (select s.browser from session s
             where s.employer_id = $2 and s.created_at between a.at - interval '2 seconds' and a.at
             order by s.created_at desc limit 1) end as browser
     from audit_entry a
    where a.subject = $1 and a.act = any($3)
      and (a.at, a.lane, a.seq) < ('epoch'::timestamptz + $4::float8 * interval '1 microsecond', $5::smallint, $6::bigint)
    order by a.at desc, a.lane desc, a.seq desc limit $7`,
)

export const historyReader = (
  db: Database,
  /** As the log writes an employer. */
  subjectOf: (employerId: EmployerId) => string,
): HistoryReader => ({
  async lines(employerId, before: HistoryPlace, size) {
    const { micros, lane, seq } = before
    const rows = await db.many(page, [subjectOf(employerId), employerId, ownActs, micros, lane, seq, size])
    return rows.map((row): HistoryLine => ({
      place: { micros: Number(row.micros), lane: row.lane, seq: Number(row.seq) },
      at: asInstant(row.at) satisfies Instant,
      act: row.act,
      actor: actorOf(row.actor),
      caseCode: row.case_code,
      browser: row.browser,
    }))
  },
})
