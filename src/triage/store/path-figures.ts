import type { PathName } from '../../policy/paths.ts'
import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { PathFigures } from '../app/forecast.ts'

/** The last of them only, so that a busy month costs no more than a quiet one. */
const newest = 500

// A case that nobody touched for a day has come to its end, whatever its state: no proof lives longer (RELIABILITY 4.1).
const figures = statement<{ over: number; completed: number; median: number | null; slow: number | null }>(
  'case.pathFigures',
  `select count(*) filter (where is_over)::int as over,
          count(*) filter (where state = 'completed')::int as completed,
          percentile_disc(0.5) within group (order by took) filter (where took is not null) as median,
          percentile_disc(0.9) within group (order by took) filter (where took is not null) as slow
     from (select state,
                  state in ('completed', 'closed', 'referred')
                    or touched_at < clock_timestamp() - interval '1 day' as is_over,
                  case when state = 'completed'
                    then (body->'state'->>'at')::float8 / 1000 - extract(epoch from opened_at)::float8 end as took
             from recovery_case
            where path = $1 and opened_at > clock_timestamp() - make_interval(days => $2)
            order by opened_at desc limit ${newest}) as last`,
)

/** What came of the cases of one path, over all employers of the installation and never of one. */
export const pathFigures =
  (db: Database) =>
  async (path: PathName, figureDays: number): Promise<PathFigures> => {
    const row = await db.first(figures, [path, figureDays])
    if (row === undefined) throw new Error('an aggregate gave no row')
    return row
  }
