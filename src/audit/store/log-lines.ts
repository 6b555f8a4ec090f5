import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { AskedLog, LogLine, LogReader } from '../app/log-reader.ts'

interface Row {
  readonly lane: number
  readonly seq: number
  readonly at: Date
  readonly micros: number
  readonly act: string
  readonly actor: string
  readonly case_code: string | null
  readonly reason: string | null
  readonly detail: string
}

const columns = `lane, seq, at, (extract(epoch from at) * 1000000)::bigint as micros, act, actor, case_code, reason, detail`
const instantOf = (parameter: string): string =>
  `('epoch'::timestamptz + ${parameter}::float8 * interval '1 microsecond')`
// Newest first, before the place where the page before ended.
const window = `at >= $1 and (at, lane, seq) < (${instantOf('$2')}, $3::smallint, $4::bigint)`
const newest = `order by at desc, lane desc, seq desc limit $5 offset $6`

const byTime = statement<Row>('audit.byTime', `select ${columns} from audit_entry where ${window} ${newest}`)
const byOfficer = statement<Row>(
  'audit.byOfficer',
  `select ${columns} from audit_entry
    where (case when actor like 'officer:%' then actor::text end) = $7 and ${window} ${newest}`,
)
const byCase = statement<Row>(
  'audit.byCase',
  `select ${columns} from audit_entry
    where case_code = $7 and ${window} and ($8::text is null or actor = $8) ${newest}`,
)

/** The log as people read it: newest first, a page at a time. */
export const logReader = (db: Database): LogReader => ({
  async lines({ from, before, caseCode, actor, size, skip = 0 }: AskedLog) {
    const place = [new Date(from), before.micros, before.lane, before.seq, size, skip]
    const rows =
      caseCode !== undefined
        ? await db.many(byCase, [...place, caseCode, actor ?? null])
        : actor !== undefined
          ? await db.many(byOfficer, [...place, actor])
          : await db.many(byTime, place)
    return rows.map(read)
  },
})

const read = (row: Row): LogLine => ({
  place: { micros: row.micros, lane: row.lane, seq: row.seq },
  at: row.at.getTime(),
  act: row.act,
  actor: row.actor,
  caseCode: row.case_code,
  reason: row.reason,
  detail: JSON.parse(row.detail) as Readonly<Record<string, unknown>>,
})
