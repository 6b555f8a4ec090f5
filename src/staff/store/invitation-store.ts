import { queriesOf, type Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { InvitationStore } from '../app/ports.ts'
import { memberOf, type MemberRow } from './staff-store.ts'

/** There is none yet where the first administrator is made before the first start. */
const restoreEpoch = `coalesce((select restore_epoch from installation), 1)`

const standing = statement(
  'staffInvitation.standing',
  `select id from staff_member where id = $1 and retired_at is null for no key update`,
)
const endBefore = statement(
  'staffInvitation.endBefore',
  `update staff_invitation set voided_at = clock_timestamp()
    where staff_id = $1 and used_at is null and voided_at is null`,
)
const make = statement(
  'staffInvitation.make',
  `insert into staff_invitation (digest, staff_id, restore_epoch, dies_at)
   values ($2, $1, ${restoreEpoch}, clock_timestamp() + make_interval(secs => $3))`,
)
const isLive = `i.used_at is null and i.voided_at is null and i.dies_at > clock_timestamp()
        and i.restore_epoch = ${restoreEpoch} and m.retired_at is null`
const find = statement<MemberRow>(
  'staffInvitation.find',
  `select m.id, m.name, m.roles, m.centre_id from staff_invitation i join staff_member m on m.id = i.staff_id
    where i.digest = $1 and ${isLive}`,
)
// The member's row is held first: somebody who is being retired registers nothing any more.
const use = statement<MemberRow>(
  'staffInvitation.use',
  `with held as (
     select m.id, m.name, m.roles, m.centre_id, i.digest from staff_invitation i join staff_member m on m.id = i.staff_id
      where i.digest = $1 and ${isLive} for no key update of m),
   used as (
     update staff_invitation i set used_at = clock_timestamp() from held
      where i.digest = held.digest and i.used_at is null and i.voided_at is null and i.dies_at > clock_timestamp()
      returning i.staff_id)
   select held.id, held.name, held.roles, held.centre_id from held join used on used.staff_id = held.id`,
)

export function invitationStore(db: Database): InvitationStore {
  return {
    async invite(tx, id, digest, lifeSeconds) {
      const queries = queriesOf(tx)
      if ((await queries.run(standing, [id])) !== 1) return false
      await queries.run(endBefore, [id])
      await queries.run(make, [id, digest, lifeSeconds])
      return true
    },
    async find(digest) {
      const row = await db.first(find, [digest])
      return row === undefined ? undefined : memberOf(row)
    },
    async use(tx, digest) {
      const row = await queriesOf(tx).first(use, [digest])
      return row === undefined ? undefined : memberOf(row)
    },
  }
}
