import type { Database } from '../../../platform/database/database.ts'
import { inPortions } from '../../../platform/database/in-portions.ts'
import { statement } from '../../../platform/database/statement.ts'

// What ended, as long as whoever asks why a key was unlocked may still ask; and what is too old to count.
const records = statement(
  'onFile.forget',
  `delete from biometric_on_file where (employer_id, id) in (
     select employer_id, id from biometric_on_file
      where ended_at < clock_timestamp() - make_interval(days => $1)
         or enrolled_at < clock_timestamp() - make_interval(days => $1 + $2)
      limit $3 for update skip locked)`,
)
const tries = statement(
  'unlockDay.forget',
  `delete from unlock_day where subject in (
     select subject from unlock_day d
      where not exists (select from unnest(d.asked_at) at where at > clock_timestamp() - interval '24 hours')
      limit $1 for update skip locked)`,
)

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
