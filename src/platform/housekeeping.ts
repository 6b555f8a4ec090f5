import type { Database } from './database/database.ts'
import { beginRounds } from './database/rounds.ts'
import { statement } from './database/statement.ts'

/** One kind of row that is not kept for ever. Running it twice does what running it once does. */
export interface Purge {
  /** For the log. */
  readonly name: string
  /** @returns how many rows it changed. */
  run(): Promise<number>
}

export interface HousekeepingDeps {
  readonly db: Database
  readonly purges: readonly Purge[]
  readonly onPurged?: (name: string, rows: number) => void
  /** Told of every purge that failed; the others run all the same, and all of them again within the hour. */
  readonly onFault?: (name: string, fault: unknown) => void
}

// Half past three at night in Ecuador, when nobody files and nobody waits.
const nextNight = `(date_trunc('day', clock_timestamp() at time zone 'America/Guayaquil')
  + interval '1 day 3 hours 30 minutes') at time zone 'America/Guayaquil'`

const again = statement(
  'housekeeping.again',
  `select graphile_worker.add_job('housekeeping', job_key => 'housekeeping',
     run_at => case when $1 then ${nextNight} else clock_timestamp() + interval '1 hour' end)`,
)

export const beginHousekeeping = (db: Database): Promise<void> => beginRounds(db, 'housekeeping')

/** The worker's task: every purge once, then the next round in the queue. One round at a time, however many workers. */
export const housekeeping = (deps: HousekeepingDeps) => ({
  async housekeeping(): Promise<void> {
    let isWell = true
    for (const purge of deps.purges) {
      try {
        deps.onPurged?.(purge.name, await purge.run())
      } catch (fault) {
        isWell = false
        deps.onFault?.(purge.name, fault)
      }
    }
    await deps.db.run(again, [isWell])
  },
})
