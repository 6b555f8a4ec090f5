import type { OfficerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstantOrNull, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { StaffSessionStore } from '../app/ports.ts'
import type { PersonDigest } from '../domain/roles.ts'
import { memberOf } from './staff-store.ts'

// The row is held while it is read: nobody is retired between this look and the session.
const open = statement(
  'staffSession.open',
  `with before as (
     select id, signed_in_at from staff_member where id = $2 and retired_at is null for no key update),
   noted as (
     update staff_member m set signed_in_at = clock_timestamp() from before where m.id = before.id returning m.id)
   insert into staff_session (digest, staff_id, restore_epoch, previous_at, by_account)
   select $1, before.id, i.restore_epoch, before.signed_in_at, $3
     from before join noted on noted.id = before.id cross join installation i`,
)
const find = statement<{
  id: string
  name: string
  roles: readonly string[]
  centre_id: string | null
  person: string
  previous: number | null
}>(
  'staffSession.find',
  `update staff_session s set seen_at = clock_timestamp()
     from staff_member m
    where s.digest = $1 and s.ended_at is null and m.id = s.staff_id and m.retired_at is null
      -- A session that a restore brought back is none (I-18).
      and s.restore_epoch = (select restore_epoch from installation)
      and s.created_at > clock_timestamp() - make_interval(secs => $2)
      and s.seen_at > clock_timestamp() - make_interval(secs => $3)
   returning m.id, m.name, m.roles, m.centre_id, encode(m.person, 'hex') as person, ${ms('s.previous_at')} as previous`,
)
const end = statement<{ staff_id: string; by_account: boolean }>(
  'staffSession.end',
  `update staff_session set ended_at = clock_timestamp() where digest = $1 and ended_at is null
   returning staff_id, by_account`,
)

export function staffSessionStore(db: Database): StaffSessionStore {
  return {
    open: async (tx, digest, member, by) =>
      (await queriesOf(tx).run(open, [digest, member, by === 'account'])) === 1,
    async find(digest, lifeSeconds, idleSeconds) {
      const row = await db.first(find, [digest, lifeSeconds, idleSeconds])
      return row === undefined
        ? undefined
        : {
            ...memberOf(row),
            person: row.person as PersonDigest,
            previousAt: asInstantOrNull(row.previous),
          }
    },
    async end(tx, digest) {
      const row = await queriesOf(tx).first(end, [digest])
      return row === undefined
        ? undefined
        : { member: row.staff_id as OfficerId, by: row.by_account ? 'account' : 'passkey' }
    },
  }
}
