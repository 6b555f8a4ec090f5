import type { Clock, Instant } from '../../kernel/time.ts'
import type { Database } from './database.ts'
import { asInstant, nowMs } from './instants.ts'
import { statement } from './statement.ts'

const read = statement<{ now: number }>('clock.now', `select ${nowMs} as now`)

/** The judging clock; this machine's where the database says nothing. */
export const databaseNow = async (db: Database, clock: Clock): Promise<Instant> =>
  asInstant((await db.first(read))?.now ?? clock())

/**
 * How far this machine's clock is ahead of the judging one; below zero it is behind. The journey of the
 * question is halved. Seconds.
 */
export async function clockSkew(db: Database, clock: Clock): Promise<number> {
  const asked = clock()
  const told = await databaseNow(db, clock)
  return (asked + (clock() - asked) / 2 - told) / 1000
}
