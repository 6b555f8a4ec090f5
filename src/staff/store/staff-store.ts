import type { CentreId, OfficerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstantOrNull, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { StaffMember, StaffStore } from '../app/ports.ts'
import type { StaffRole } from '../domain/roles.ts'

export interface MemberRow {
  readonly id: string
  readonly name: string
  readonly roles: readonly string[]
  readonly centre_id: string | null
}

/** The database takes no role but ours (migrations/0012). */
export const memberOf = ({ id, name, roles, centre_id: centreId }: MemberRow): StaffMember => ({
  id: id as OfficerId,
  name,
  roles: roles as readonly StaffRole[],
  centreId: centreId as CentreId | null,
})

const add = statement(
  'staff.add',
  `insert into staff_member (id, person, name, roles, centre_id) values ($1, $2, $3, $4, $5)
   on conflict ((case when retired_at is null then person end)) do nothing`,
)
const list = statement<MemberRow & { passkeys: number; signed_in: number | null; retired: number | null }>(
  'staff.list',
  `select m.id, m.name, m.roles, m.centre_id, ${ms('m.signed_in_at')} as signed_in, ${ms('m.retired_at')} as retired,
          (select count(*) from staff_credential c where c.staff_id = m.id and c.ended_at is null) as passkeys
     from staff_member m order by m.retired_at is not null, m.name, m.id`,
)
const place = statement(
  'staff.place',
  `update staff_member set centre_id = $2 where id = $1 and retired_at is null`,
)
// The member's row first, as whoever opens a session or uses an invitation: neither outlives this.
const retire = statement(
  'staff.retire',
  `update staff_member set retired_at = clock_timestamp() where id = $1 and retired_at is null`,
)
const endSessions = statement(
  'staff.endSessions',
  `update staff_session set ended_at = clock_timestamp() where staff_id = $1 and ended_at is null`,
)
const endPasskeys = statement(
  'staff.endPasskeys',
  `update staff_credential set ended_at = clock_timestamp() where staff_id = $1 and ended_at is null`,
)
const endAccounts = statement(
  'staff.endAccounts',
  `update staff_account set ended_at = clock_timestamp()
    where (case when ended_at is null then staff_id end) = $1`,
)
const endInvitations = statement(
  'staff.endInvitations',
  `update staff_invitation set voided_at = clock_timestamp()
    where staff_id = $1 and used_at is null and voided_at is null`,
)

export function staffStore(db: Database): StaffStore {
  return {
    add: async (tx, { id, person, name, roles, centreId }) =>
      (await queriesOf(tx).run(add, [id, Buffer.from(person, 'hex'), name, roles, centreId])) === 1,
    list: async () =>
      (await db.many(list)).map((row) => ({
        ...memberOf(row),
        passkeys: row.passkeys,
        signedInAt: asInstantOrNull(row.signed_in),
        retiredAt: asInstantOrNull(row.retired),
      })),
    place: async (tx, id, centreId) => (await queriesOf(tx).run(place, [id, centreId])) === 1,
    async retire(tx, id) {
      const queries = queriesOf(tx)
      if ((await queries.run(retire, [id])) !== 1) return false
      for (const end of [endSessions, endPasskeys, endAccounts, endInvitations]) await queries.run(end, [id])
      return true
    },
  }
}
