import type { AttendedPath } from '../../policy/paths.ts'
import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { TimesTaken } from '../domain/way-time.ts'

/** The last of them only: what was usual years ago says nothing about next week. */
const newest = 500

const finished = `case when state = 'completed' then touched_at end`
const taken = statement<{ count: number; median: number | null; slow: number | null }>(
  'case.timesTaken',
  `select count(*)::int as count,
          percentile_disc(0.5) within group (order by took) as median,
          percentile_disc(0.9) within group (order by took) as slow
     from (select (body->'state'->>'at')::float8 / 1000 - extract(epoch from opened_at)::float8 as took
             from recovery_case
            where path = $1 and (${finished}) is not null
            order by ${finished} desc limit ${newest}) as last`,
)

/** From the first page of a case to its key, over the newest that ended so; undefined before the first. */
export const timesTaken =
  (db: Database) =>
  async (path: AttendedPath): Promise<TimesTaken | undefined> => {
    const row = await db.first(taken, [path])
    if (row === undefined || row.median === null || row.slow === null) return undefined
    return { count: row.count, median: row.median, slow: row.slow }
  }
