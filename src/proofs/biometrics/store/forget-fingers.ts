import type { Database } from '../../../platform/database/database.ts'
import { inPortions } from '../../../platform/database/in-portions.ts'
import { statement } from '../../../platform/database/statement.ts'

const captures = statement(
  'captureChallenge.forget',
  `delete from capture_challenge where digest in (
     select digest from capture_challenge where made_at < clock_timestamp() - interval '1 day'
      limit $1 for update skip locked)`,
)
const tries = statement(
  'fingerTries.forget',
  `delete from finger_tries where (employer_id, case_id, slot) in (
     select employer_id, case_id, slot from finger_tries
      where last_at < clock_timestamp() - make_interval(days => $1)
      limit $2 for update skip locked)`,
)
const tallies = statement(
  'fingerTally.forget',
  `delete from finger_tally where subject in (
     select subject from finger_tally where last_at < clock_timestamp() - make_interval(days => $1)
      limit $2 for update skip locked)`,
)
const matches = statement(
  'liveMatch.forget',
  `delete from live_match where (employer_id, case_id, challenge) in (
     select employer_id, case_id, challenge from live_match
      where at < clock_timestamp() - make_interval(days => $1)
      limit $2 for update skip locked)`,
)
const consents = statement(
  'biometricConsent.forget',
  `delete from biometric_consent where (subject, n) in (
     select subject, n from biometric_consent
      where withdrawn_at < clock_timestamp() - make_interval(days => $1)
      limit $2 for update skip locked)`,
)
// What is enrolled is known as long as it is.
const seen = statement(
  'fingerSeen.forget',
  `delete from finger_seen where digest in (
     select s.digest from finger_seen s
      where s.at < clock_timestamp() - make_interval(days => $1)
        and not exists (select from finger_template t where t.digest = s.digest)
      limit $2 for update skip locked)`,
)

/** Challenges a day after they were made: none is answered after a minute. */
export const forgetCaptures = (db: Database, size?: number): Promise<number> =>
  inPortions(db, captures, [], size)

/** What failed, `keepDays` after the last time. */
export async function forgetTries(db: Database, keepDays: number, size?: number): Promise<number> {
  return (await inPortions(db, tries, [keepDays], size)) + (await inPortions(db, tallies, [keepDays], size))
}

/** Matches with their case; the activity log keeps that there was one. */
export const forgetMatches = (db: Database, keepDays: number, size?: number): Promise<number> =>
  inPortions(db, matches, [keepDays], size)

/** Consents, `keepDays` after they were withdrawn. */
export const forgetConsents = (db: Database, keepDays: number, size?: number): Promise<number> =>
  inPortions(db, consents, [keepDays], size)

/** Digests of captures (`fingers.replayKeepDays`), but of those that are enrolled. */
export const forgetSeenCaptures = (db: Database, keepDays: number, size?: number): Promise<number> =>
  inPortions(db, seen, [keepDays], size)
