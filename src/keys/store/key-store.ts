import type { EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstantOrNull, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { KeyStore } from '../app/key-store.ts'

const history = statement<{ hash: string }>(
  'key.history',
  `select hash from key_generation where employer_id = $1 order by generation desc limit $2`,
)
const ofCase = statement<{ hash: string }>('key.ofCase', `select hash from key_generation where case_id = $1`)
// The path judges once more in the statement whether it may set a key that is blocked, or the first one (I-09, ATK-44).
const set = statement<{ generation: number }>(
  'key.set',
  `with renewed as (
     insert into employer_key as k (employer_id, generation, hash, set_at, path, probation_until)
     select $1, 1, $2, clock_timestamp(), $3,
            case when $5::int > 0 then clock_timestamp() + make_interval(secs => $5::int) end
      where $7::boolean or exists (select from employer_key where employer_id = $1)
     on conflict (employer_id) do update
        set generation = k.generation + 1, hash = excluded.hash, set_at = excluded.set_at, path = excluded.path,
            probation_until = excluded.probation_until, blocked_at = null,
            unlocked_at = null, unlocked_case = null
      where (k.blocked_at is null or $6::boolean) and (k.generation > 0 or $7::boolean)
      returning generation)
   insert into key_generation (employer_id, generation, hash, path, case_id, origin)
   select $1, generation, $2, $3, $4, 'case' from renewed returning generation`,
)

// The employer's row first, in the order of `redeem`. What was read before the wait is judged again on the row as it
// is now: a key that a recovery set meanwhile, or that was blocked, is not replaced (I-05), and none of an employer that
// a report stopped: whoever was reported may be the one who knows it. Probation goes on.
const change = statement<{ generation: number }>(
  'key.change',
  `with held as (select id, frozen_at from employer where id = $1 for no key update),
   renewed as (
     update employer_key k
        set generation = k.generation + 1, hash = $3, set_at = clock_timestamp(), path = 'signedIn',
            unlocked_at = null, unlocked_case = null
       from held
      where k.employer_id = held.id and k.generation = $2 and k.hash is not null and k.blocked_at is null
        and held.frozen_at is null
      returning k.generation)
   insert into key_generation (employer_id, generation, hash, path, origin, made_in)
   select $1, generation, $3, 'signedIn', 'signedIn', $4 from renewed
   on conflict (made_in) do nothing returning generation`,
)
const frozen = statement('key.frozen', `select 1 from employer where id = $1 and frozen_at is not null`)
const madeIn = statement<{ generation: number }>(
  'key.madeIn',
  `select generation from key_generation where made_in = $1`,
)
const changedAt = statement<{ at: number }>(
  'key.changedAt',
  `select ${ms('g.set_at')} as at
     from employer_key k join key_generation g on g.employer_id = k.employer_id and g.generation = k.generation
    where k.employer_id = $1 and g.origin = 'signedIn'`,
)
// Judged once more in the statement: a key that is contested is never kept, whatever the code above has seen.
const unlock = statement(
  'key.unlock',
  `update employer_key k
      set blocked_at = null, unlocked_at = clock_timestamp(), unlocked_case = $3
    where k.employer_id = $1 and k.generation = $2 and k.generation > 0 and k.blocked_at is not null
      and not exists (select from employer_report r
            where r.employer_id = k.employer_id
              and r.reported_at >= coalesce(greatest(k.set_at, k.unlocked_at), '-infinity'))`,
)

export function keyStore(db: Database): KeyStore {
  return {
    history: async (employerId: EmployerId, depth: number) =>
      (await db.many(history, [employerId, depth])).map((row) => row.hash),
    ofCase: async (caseId) => (await db.first(ofCase, [caseId]))?.hash,
    async set(tx, key) {
      const row = await queriesOf(tx).first(set, [
        key.employerId,
        key.hash,
        key.path,
        key.caseId,
        key.probationSeconds,
        key.evenBlocked,
        key.evenFirst,
      ])
      return row?.generation
    },
    async change(tx, { employerId, former, hash, session }) {
      const queries = queriesOf(tx)
      const made = await queries.first(change, [employerId, former, hash, session])
      if (made !== undefined) return made.generation
      // The employer is held: it is as it was when nothing was changed.
      return (await queries.first(frozen, [employerId])) === undefined ? undefined : 'frozen'
    },
    wasChangedIn: async (session) => (await db.first(madeIn, [session])) !== undefined,
    changedAt: async (employerId) => asInstantOrNull((await db.first(changedAt, [employerId]))?.at ?? null),
    unlock: async (tx, { employerId, generation, caseId }) =>
      (await queriesOf(tx).run(unlock, [employerId, generation, caseId])) === 1,
  }
}
