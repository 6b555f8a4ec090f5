import type { Database } from '../../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../../platform/database/in-portions.ts'

const captures = forgetting(
  'captureChallenge.forget',
  'capture_challenge',
  'digest',
  older('made_at', '1 day'),
)
const tries = forgetting('fingerTries.forget', 'finger_tries', 'employer_id, case_id, slot', older('last_at'))
const tallies = forgetting('fingerTally.forget', 'finger_tally', 'subject', older('last_at'))
const matches = forgetting('liveMatch.forget', 'live_match', 'employer_id, case_id, challenge', older('at'))
const consents = forgetting(
  'biometricConsent.forget',
  'biometric_consent',
  'subject, n',
  older('withdrawn_at'),
)
// What is enrolled is known as long as it is.
const seen = forgetting(
  'fingerSeen.forget',
  'finger_seen s',
  'digest',
  `${older('s.at')}
     and not exists (select from finger_template t where t.digest = s.digest)`,
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
