import type { Database } from '../../../platform/database/database.ts'
import { forgetting, inPortions, older, quietForADay } from '../../../platform/database/in-portions.ts'

// What ended, as long as whoever asks why a key was unlocked may still ask; and what is too old to count.
const records = forgetting(
  'onFile.forget',
  'biometric_on_file',
  'employer_id, id',
  `${older('ended_at')}
     or enrolled_at < clock_timestamp() - make_interval(days => $1 + $2)`,
)
const tries = forgetting('unlockDay.forget', 'unlock_day', 'subject', quietForADay('asked_at'))

/** @param keepDays how long a record is kept once it counts for nothing. @param onFileDays how long it counts. */
export const forgetOnFile = (
  db: Database,
  keepDays: number,
  onFileDays: number,
  size?: number,
): Promise<number> => inPortions(db, records, [keepDays, onFileDays], size)

/** Employers and persons for whom nobody asked to unlock for a day. */
export const forgetUnlockDays = (db: Database, size?: number): Promise<number> =>
  inPortions(db, tries, [], size)
