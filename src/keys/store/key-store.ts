import type { EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { KeyStore } from '../app/key-store.ts'

const history = statement<{ hash: string }>(
  'key.history',
  `select hash from key_generation where employer_id = $1 order by generation desc limit $2`,
)
const ofCase = statement<{ hash: string }>('key.ofCase', `select hash from key_generation where case_id = $1`)
// A blocked key is never set by recovery: the condition stands in the statement, too (I-09, ATK-44).
const set = statement<{ generation: number }>(
  'key.set',
  `with renewed as (
     update employer_key
        set generation = generation + 1, hash = $2, set_at = clock_timestamp(), path = $3,
            probation_until = case when $5::int > 0 then clock_timestamp() + make_interval(secs => $5::int) end
      where employer_id = $1 and blocked_at is null and generation > 0
      returning generation)
   insert into key_generation (employer_id, generation, hash, path, case_id)
   select $1, generation, $2, $3, $4 from renewed returning generation`,
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
      ])
      return row?.generation
    },
  }
}
