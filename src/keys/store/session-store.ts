import type { EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { SessionStore } from '../app/sessions.ts'

// `$n` are the life and the idle time; what is over by either is no session any more, nor what a restore brought back (I-18).
const isFresh = (life: '$2' | '$3', idle: '$3' | '$4') =>
  `s.restore_epoch = present_restore_epoch()
        and s.created_at > clock_timestamp() - make_interval(secs => ${life})
        and s.seen_at > clock_timestamp() - make_interval(secs => ${idle})`

// The generation must still be the key's own: a session of a former key is dead, whatever its row says (I-21).
const find = statement<{
  employer_id: string
  identifier: string
  branch_code: string
  legal_name: string
  set_at: number | null
  unlocked_at: number | null
  unlocked_code: string | null
  now: number
}>(
  'session.find',
  `with seen as (
     update session s set seen_at = clock_timestamp()
       from employer_key k
      where s.digest = $1 and s.ended_at is null and k.employer_id = s.employer_id and k.generation = s.generation
        and k.blocked_at is null
        and ${isFresh('$2', '$3')}
      returning s.employer_id, k.set_at, k.unlocked_at, k.unlocked_case)
   select seen.employer_id, e.identifier, e.branch_code, e.legal_name, ${ms('seen.set_at')} as set_at,
          ${ms('seen.unlocked_at')} as unlocked_at, c.code as unlocked_code, ${nowMs} as now
     from seen join employer e on e.id = seen.employer_id
     left join recovery_case c on c.id = seen.unlocked_case and c.employer_id = seen.employer_id`,
)
const list = statement<{ handle: string; browser: string; created: number; seen: number; own: boolean }>(
  'session.list',
  `select encode(sha256(s.digest), 'hex') as handle, s.browser, ${ms('s.created_at')} as created, ${ms('s.seen_at')} as seen, s.digest = $2 as own
     from session s join employer_key k on k.employer_id = s.employer_id and k.generation = s.generation and k.blocked_at is null
    where s.employer_id = $1 and s.ended_at is null and ${isFresh('$3', '$4')}
    order by s.seen_at desc limit 50`,
)
const end = statement<{ employer_id: string }>(
  'session.end',
  `update session set ended_at = clock_timestamp(), ended_by = $2 where digest = $1 and ended_at is null returning employer_id`,
)
const endByHandle = statement(
  'session.endByHandle',
  `update session set ended_at = clock_timestamp(), ended_by = 'person'
    where employer_id = $1 and encode(sha256(digest), 'hex') = $2 and ended_at is null`,
)
const endOthers = statement(
  'session.endOthers',
  `update session set ended_at = clock_timestamp(), ended_by = 'person'
    where employer_id = $1 and digest <> $2 and ended_at is null`,
)
const endAll = statement(
  'session.endAll',
  `update session set ended_at = clock_timestamp(), ended_by = $2
    where employer_id = $1 and ended_at is null and digest is distinct from $3`,
)

// Only a session of the key of before, live by the rule of `find`. Its life begins anew: the key was typed just now.
const renew = statement(
  'session.renew',
  `with former as (
     update session s set ended_at = clock_timestamp(), ended_by = 'keyChanged'
      where s.digest = $1 and s.employer_id = $5 and s.generation = $6 - 1 and s.ended_at is null
        and ${isFresh('$2', '$3')}
      returning s.browser, s.network)
   insert into session (digest, employer_id, generation, browser, network)
   select $4, $5, $6, browser, network from former`,
)

export function sessionStore(db: Database): SessionStore {
  return {
    async find(digest, lifeSeconds, idleSeconds) {
      const row = await db.first(find, [digest, lifeSeconds, idleSeconds])
      return row === undefined
        ? undefined
        : {
            employerId: row.employer_id as EmployerId,
            identifier: row.identifier,
            branchCode: row.branch_code,
            legalName: row.legal_name,
            keySetAt: asInstantOrNull(row.set_at),
            keyUnlocked:
              row.unlocked_at === null || row.unlocked_code === null
                ? null
                : { at: asInstant(row.unlocked_at), caseCode: row.unlocked_code },
            now: asInstant(row.now),
          }
    },
    async list(employerId, own, lifeSeconds, idleSeconds) {
      const rows = await db.many(list, [employerId, own, lifeSeconds, idleSeconds])
      return rows.map((row) => ({
        handle: row.handle,
        browser: row.browser,
        createdAt: asInstant(row.created),
        seenAt: asInstant(row.seen),
        own: row.own,
      }))
    },
    end: async (tx, digest, by) =>
      (await queriesOf(tx).first(end, [digest, by]))?.employer_id as EmployerId | undefined,
    endByHandle: async (tx, employerId, handle) =>
      (await queriesOf(tx).run(endByHandle, [employerId, handle])) === 1,
    endOthers: (tx, employerId, own) => queriesOf(tx).run(endOthers, [employerId, own]),
    endAll: (tx, employerId, by, but) => queriesOf(tx).run(endAll, [employerId, by, but ?? null]),
    renew: async (tx, { former, digest, employerId, generation, lifeSeconds, idleSeconds }) =>
      (await queriesOf(tx).run(renew, [former, lifeSeconds, idleSeconds, digest, employerId, generation])) ===
      1,
  }
}
