import type { Database } from './database.ts'
import { statement, type Statement } from './statement.ts'

/** Rows that one statement of a purge takes at most: no lock is held for long, and no statement runs out of time. */
export const portion = 2_000

/**
 * Repeats a statement until it leaves nothing over. Its last value is the size of a portion. It has to
 * choose rows that it has not changed yet, or it would never end.
 * @returns how many rows moved in all.
 */
export async function inPortions(
  db: Database,
  purge: Statement<unknown>,
  values: readonly unknown[] = [],
  size = portion,
): Promise<number> {
  let rows = 0
  for (;;) {
    const moved = await db.run(purge, [...values, size])
    rows += moved
    if (moved < size) return rows
  }
}

/** Whether a moment of a row lies further back than a length such as '90 days'; left out, than `$1` days. */
export const older = (moment: string, than?: string): string =>
  `${moment} < clock_timestamp() - ${than === undefined ? 'make_interval(days => $1)' : `interval '${than}'`}`

/** Whether none of the moments in a column lies within a day. */
export const quietForADay = (moments: string): string =>
  `not exists (select from unnest(${moments}) at where at > clock_timestamp() - interval '24 hours')`

/**
 * A purge for `inPortions`: deletes the rows of a table that are over. The table may have a short name for the
 * condition; a value of the condition is `$1` and so on, and the size of a portion comes behind them.
 */
export function forgetting(name: string, table: string, key: string, over: string): Statement<never> {
  const [plain = ''] = table.split(' ')
  const size = 1 + Math.max(0, ...[...over.matchAll(/\$(\d)/g)].map(([, n]) => Number(n)))
  return statement(
    name,
    `delete from ${plain} where (${key}) in (
     select ${key} from ${table} where ${over} limit $${size} for update skip locked)`,
  )
}

/** The same for rows of a case, which go once it lies as far back as cases are kept (`$1` days), and `over` besides. */
export const forgettingOfCase = (name: string, table: string, key: string, over = 'true'): Statement<never> =>
  statement(
    name,
    `delete from ${table} where ${key} in (
     select t.${key} from ${table} t join recovery_case c on c.id = t.case_id
      where ${over} and ${older('c.touched_at')}
      limit $2 for update of t skip locked)`,
  )
