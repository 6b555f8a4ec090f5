import type { OfficerId } from '../../../kernel/ids.ts'
import { instantOf } from '../../../kernel/time.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { Policy } from '../../../policy/policy.ts'
import type { LiveStore } from '../app/finger-ports.ts'
import type { Slot } from '../domain/slots.ts'

const issue = statement(
  'capture.issue',
  `insert into capture_challenge (employer_id, case_id, digest, officer_id, slot, made_at, dies_at)
   select $1::uuid, $2::uuid, $3::bytea, $4::uuid, $5::integer, now.at, now.at + make_interval(secs => $6)
     from (select clock_timestamp() as at) now`,
)
const takeChallenge = statement<{ slot: Slot }>(
  'capture.take',
  `update capture_challenge set used_at = clock_timestamp()
    where digest = $1 and employer_id = $2 and case_id = $3 and officer_id = $4
      and used_at is null and dies_at > clock_timestamp() and restore_epoch = present_restore_epoch()
   returning slot`,
)
const spentOfFinger = statement<{ spent: number }>(
  'fingerTries.spent',
  `select spent from finger_tries where employer_id = $1 and case_id = $2 and slot = $3`,
)
const spentOfPerson = statement<{ failures: number }>(
  'fingerTally.spent',
  `select failures from finger_tally
    where subject = decode($1, 'hex') and last_at >= clock_timestamp() - make_interval(secs => $2)`,
)
const spendOfFinger = statement(
  'fingerTries.spend',
  `insert into finger_tries as known (employer_id, case_id, slot, spent) values ($1, $2, $3, 1)
   on conflict (employer_id, case_id, slot) do update
      set spent = known.spent + 1, last_at = clock_timestamp()
    where known.spent < $4`,
)
const spendOfPerson = statement(
  'fingerTally.spend',
  `insert into finger_tally as known (subject, failures) values (decode($1, 'hex'), 1)
   on conflict (subject) do update
      set failures = case when known.last_at < clock_timestamp() - make_interval(secs => $3) then 1
                          else known.failures + 1 end,
          last_at = clock_timestamp()
    where known.failures < $2 or known.last_at < clock_timestamp() - make_interval(secs => $3)`,
)
const returnOfFinger = statement(
  'fingerTries.return',
  `update finger_tries set spent = spent - 1
    where employer_id = $1 and case_id = $2 and slot = $3 and spent > 0`,
)
const returnOfPerson = statement(
  'fingerTally.return',
  `update finger_tally set failures = failures - 1 where subject = decode($1, 'hex') and failures > 0`,
)
const clearOfPerson = statement(
  'fingerTally.clear',
  `delete from finger_tally where subject = decode($1, 'hex')`,
)
const addMatch = statement(
  'liveMatch.add',
  `insert into live_match
     (employer_id, case_id, challenge, subject, officer_id, station_id, score, evidence)
   values ($1, $2, $3, decode($4, 'hex'), $5, decode($6, 'hex'), $7, $8)`,
)
const fresh = `employer_id = $1 and case_id = $2 and subject = decode($3, 'hex') and taken_at is null
  and restore_epoch = present_restore_epoch() and at > clock_timestamp() - make_interval(secs => $4)`
const takeMatch = statement<{ at: Date; evidence: string; score: number; officer_id: string }>(
  'liveMatch.take',
  `update live_match set taken_at = clock_timestamp() where ${fresh}
   returning at, evidence, score, officer_id`,
)
const freshMatch = statement<{ at: Date }>(
  'liveMatch.fresh',
  `select at from live_match where ${fresh} order by at desc limit 1`,
)

// A case that has been forgotten since ended months ago.
const unvouched = statement<{ n: number }>(
  'liveMatch.unvouched',
  `select count(*)::int as n from finger_template f left join recovery_case r on r.code = f.case_code
    where f.subject = decode($1, 'hex')
      and (r.id = $2 or not coalesce(r.body->'ledger' @> '[{"kind":"att"}]', true))`,
)

/** `limits`: how many tries there are, how long a person then waits and how long a match lives, of the policy. */
export const liveStore = (db: Database, limits: Policy['fingers']): LiveStore => ({
  async issue(tx, { employerId, caseId }, { digest, officer, slot, life }) {
    await queriesOf(tx).run(issue, [employerId, caseId, digest, officer, slot, life])
  },
  takeChallenge: async (tx, { employerId, caseId }, { digest, officer }) =>
    (await queriesOf(tx).first(takeChallenge, [digest, employerId, caseId, officer]))?.slot,
  async triesLeft({ employerId, caseId }, subject, slot, tx) {
    const queries = tx === undefined ? db : queriesOf(tx)
    const [finger, person] = await Promise.all([
      queries.first(spentOfFinger, [employerId, caseId, slot]),
      queries.first(spentOfPerson, [subject, limits.pause]),
    ])
    return {
      finger: Math.max(0, limits.triesPerFinger - (finger?.spent ?? 0)),
      person: Math.max(0, limits.failures - (person?.failures ?? 0)),
    }
  },
  async spendTry(tx, { employerId, caseId }, subject, slot) {
    const queries = queriesOf(tx)
    if ((await queries.run(spendOfPerson, [subject, limits.failures, limits.pause])) !== 1) return false
    if ((await queries.run(spendOfFinger, [employerId, caseId, slot, limits.triesPerFinger])) === 1)
      return true
    await queries.run(returnOfPerson, [subject])
    return false
  },
  async returnTry(tx, { employerId, caseId }, subject, slot) {
    const queries = queriesOf(tx)
    await queries.run(returnOfPerson, [subject])
    await queries.run(returnOfFinger, [employerId, caseId, slot])
  },
  async clearTries(tx, { employerId, caseId }, subject, slot) {
    const queries = queriesOf(tx)
    await queries.run(clearOfPerson, [subject])
    await queries.run(returnOfFinger, [employerId, caseId, slot])
  },
  async addMatch(tx, { employerId, caseId }, match) {
    await queriesOf(tx).run(addMatch, [
      employerId,
      caseId,
      match.challenge,
      match.subject,
      match.officer,
      match.station,
      match.score,
      match.evidence,
    ])
  },
  async takeMatch(tx, { employerId, caseId }, subject, life) {
    const rows = await queriesOf(tx).many(takeMatch, [employerId, caseId, subject, life])
    const [newest] = rows.toSorted((one, other) => other.at.getTime() - one.at.getTime())
    return newest === undefined
      ? undefined
      : {
          at: instantOf(newest.at),
          evidence: newest.evidence,
          score: newest.score,
          officer: newest.officer_id as OfficerId,
        }
  },
  isVouchedFor: async ({ caseId }, subject, tx) =>
    (await (tx === undefined ? db : queriesOf(tx)).first(unvouched, [subject, caseId]))?.n === 0,
  async freshMatch({ employerId, caseId }, subject) {
    const row = await db.first(freshMatch, [employerId, caseId, subject, limits.matchLife])
    return row === undefined ? undefined : instantOf(row.at)
  },
})
