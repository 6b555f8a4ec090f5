import type { Instant } from '../../kernel/time.ts'
import type { Database } from '../database/database.ts'
import { asInstant, ms } from '../database/instants.ts'
import { statement } from '../database/statement.ts'
import { CodedRefusal } from './context.ts'

/** What is counted for a network. One row an hour, kind and network, the same for one instance and for many (I-25). */
export type Counted =
  | 'refusedPair'
  | 'signInFailure'
  | 'staffSignInFailure'
  | 'caseLookup'
  | 'report'
  | 'waitingTicket'
  | 'triageSearch'
  | 'enquiry'
  | 'enquiryLookup'

/** One place of a network in one hour. */
export interface Reservation {
  readonly kind: Counted
  readonly network: string
  readonly windowStart: Instant
}

export interface NetworkLimits {
  /**
   * Takes a place before the act, in one statement: as many as are free may act at once, and no more.
   * Undefined when the network has to wait.
   */
  reserve(kind: Counted, network: string): Promise<Reservation | undefined>
  /** For an act that must not count after all: it went well, or what went wrong was ours (I-10). */
  giveBack(reservation: Reservation): Promise<void>
}

const reserve = statement<{ window: number }>(
  'network.reserve',
  `insert into network_count as c (kind, network, window_start, n)
   values ($1, $2, date_trunc('hour', clock_timestamp()), 1)
   on conflict (kind, network, window_start) do update set n = c.n + 1 where c.n < $3
   returning ${ms('window_start')} as window`,
)
const giveBack = statement(
  'network.giveBack',
  `update network_count set n = n - 1
    where kind = $1 and network = $2 and window_start = to_timestamp($3::float8 / 1000) and n > 0`,
)
const forget = statement(
  'network.forget',
  `delete from network_count where window_start < clock_timestamp() - interval '1 day'`,
)

export function networkLimits(db: Database, perHour: Readonly<Record<Counted, number>>): NetworkLimits {
  return {
    async reserve(kind, network) {
      const row = await db.first(reserve, [kind, network, perHour[kind]])
      return row === undefined ? undefined : { kind, network, windowStart: asInstant(row.window) }
    },
    async giveBack({ kind, network, windowStart }) {
      await db.run(giveBack, [kind, network, windowStart])
    },
  }
}

/** Acts on a place of the network, which stays taken only where the outcome counts against it. */
export async function withinLimit<T>(
  limits: NetworkLimits,
  [kind, network]: readonly [Counted, string],
  act: () => Promise<T>,
  counts: (outcome: T) => boolean = () => true,
): Promise<T> {
  const reservation = await limits.reserve(kind, network)
  if (reservation === undefined) throw new CodedRefusal('networkBusy')
  let isCounted = false
  try {
    const outcome = await act()
    isCounted = counts(outcome)
    return outcome
  } finally {
    if (!isCounted) await limits.giveBack(reservation)
  }
}

export const forgetOldCounts = (db: Database): Promise<number> => db.run(forget)
