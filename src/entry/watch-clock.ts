import { clockSkew } from '../platform/database/clock.ts'
import type { Installation } from './installation.ts'

/** From this difference on a page says another minute than the one that is judged by (F-29). Seconds. */
export const tolerated = 2
const everyMinute = 60_000

/**
 * Says so when this machine's clock and the database's differ by two seconds or more. Links and tries are
 * judged by the database's (RELIABILITY L-11), so nothing is opened or lost; but what a page says of the
 * time left is this machine's. Looks at once and every minute.
 * @returns how it is stopped.
 */
export function watchClock({ db, clock, logger }: Pick<Installation, 'db' | 'clock' | 'logger'>): () => void {
  const look = async () => {
    const ahead = await clockSkew(db, clock)
    if (Math.abs(ahead) < tolerated || logger === false) return
    logger.error(
      { secondsAhead: Math.round(ahead * 10) / 10 },
      'the clock of this machine and that of the database differ: synchronise both',
    )
  }
  // A database that does not answer is told by everything else that asks it.
  const quietly = () => void look().catch(() => undefined)
  const timer = setInterval(quietly, everyMinute)
  timer.unref()
  quietly()
  return () => clearInterval(timer)
}
