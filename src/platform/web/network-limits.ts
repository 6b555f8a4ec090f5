import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf, type Database } from '../database/database.ts'
import { asInstant, ms } from '../database/instants.ts'
import { statement } from '../database/statement.ts'

/** What is counted for a network. One row an hour, kind and network, the same for one instance and for many (I-25). */
export type Counted = 'refusedPair' | 'signInFailure' | 'caseLookup' | 'report'

export interface NetworkLimits {
  /** Null when the network may go on; otherwise when it may again. */
  waitUntil(kind: Counted, network: string): Promise<Instant | null>
  count(kind: Counted, network: string, tx?: Tx): Promise<void>
}

const count = statement(
  'network.count',
  `insert into network_count as c (kind, network, window_start, n)
   values ($1, $2, date_trunc('hour', clock_timestamp()), 1)
   on conflict (kind, network, window_start) do update set n = c.n + 1`,
)
const over = statement<{ until: number }>(
  'network.over',
  `select ${ms(`window_start + interval '1 hour'`)} as until from network_count
    where kind = $1 and network = $2 and window_start = date_trunc('hour', clock_timestamp()) and n >= $3`,
)
const forget = statement(
  'network.forget',
  `delete from network_count where window_start < clock_timestamp() - interval '1 day'`,
)

export function networkLimits(db: Database, perHour: Readonly<Record<Counted, number>>): NetworkLimits {
  return {
    async waitUntil(kind, network) {
      const row = await db.first(over, [kind, network, perHour[kind]])
      return row === undefined ? null : asInstant(row.until)
    },
    async count(kind, network, tx) {
      await (tx === undefined ? db : queriesOf(tx)).run(count, [kind, network])
    },
  }
}

export const forgetOldCounts = (db: Database): Promise<number> => db.run(forget)
