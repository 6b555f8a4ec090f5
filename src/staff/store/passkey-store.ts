import type { OfficerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { PasskeyStore } from '../app/ports.ts'

const add = statement(
  'passkey.add',
  `insert into staff_credential
     (id, staff_id, public_key, counter, backup_eligible, backed_up, transports, aaguid)
   values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
)
const find = statement<{ id: string; staff_id: string; public_key: Buffer; counter: number }>(
  'passkey.find',
  `select c.id, c.staff_id, c.public_key, c.counter
     from staff_credential c join staff_member m on m.id = c.staff_id
    where c.id = $1 and c.ended_at is null and m.retired_at is null`,
)
const isHeldBy = statement(
  'passkey.isHeldBy',
  `select 1 from staff_credential where staff_id = $1 and ended_at is null limit 1`,
)
// An authenticator that does not count says 0 for ever; one that counts never says the same twice.
const advance = statement(
  'passkey.advance',
  `update staff_credential set counter = $2, backed_up = $3, used_at = clock_timestamp()
    where id = $1 and ended_at is null and (counter < $2 or (counter = 0 and $2 = 0))`,
)
// Which were answered since its copy a restored database does not know: one that was made before it is over (I-18).
const useChallenge = statement(
  'passkey.useChallenge',
  `insert into staff_challenge (digest)
   select $1::bytea
    where to_timestamp($2::float8 / 1000) > coalesce((select restored_at from installation), '-infinity')
   on conflict (digest) do nothing`,
)

export function passkeyStore(db: Database): PasskeyStore {
  return {
    add: async (tx, member, passkey) =>
      (await queriesOf(tx).run(add, [
        passkey.id,
        member,
        passkey.publicKey,
        passkey.counter,
        passkey.backupEligible,
        passkey.backedUp,
        passkey.transports,
        passkey.aaguid,
      ])) === 1,
    isHeldBy: async (member) => (await db.first(isHeldBy, [member])) !== undefined,
    async find(id) {
      const row = await db.first(find, [id])
      return row === undefined
        ? undefined
        : {
            id: row.id,
            member: row.staff_id as OfficerId,
            publicKey: row.public_key,
            counter: row.counter,
          }
    },
    advance: async (tx, id, counter, backedUp) =>
      (await queriesOf(tx).run(advance, [id, counter, backedUp])) === 1,
    useChallenge: async (tx, digest, since) => (await queriesOf(tx).run(useChallenge, [digest, since])) === 1,
  }
}
