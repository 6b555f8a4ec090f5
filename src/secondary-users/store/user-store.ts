import type { EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { UserStore } from '../app/ports.ts'
import { userColumns, userOf, type UserRow } from './user-row.ts'

const list = statement<UserRow>(
  'user.list',
  `select ${userColumns} from delegation n where n.employer_id = $1 and n.state <> 'removed' order by n.name, n.id`,
)
const find = statement<UserRow>(
  'user.find',
  `select ${userColumns} from delegation n where n.employer_id = $1 and n.id = $2 and n.state <> 'removed'`,
)
const unconfirmed = statement<{ n: number }>(
  'user.unconfirmed',
  `select count(*) as n from delegation where employer_id = $1 and state = 'unconfirmed'`,
)
const hold = statement('user.hold', `select 1 from employer where id = $1 for no key update`)
// After the lock: whoever set another key meanwhile has ended this session.
const holder = statement<{
  legal_name: string
  identifier: string
  frozen: boolean
  unrepresented: boolean
  probation: boolean
  now: number
}>(
  'user.holder',
  `select e.legal_name, e.identifier, e.frozen_at is not null as frozen,
          exists (select from representation_change h where h.employer_id = e.id and h.ended_at is null) as unrepresented,
          coalesce(clock_timestamp() < k.probation_until, false) as probation, ${nowMs} as now
     from employer e
     join session s on s.employer_id = e.id and s.digest = $2 and s.ended_at is null
     join employer_key k on k.employer_id = e.id and k.generation = s.generation and k.blocked_at is null
    where e.id = $1`,
)
// Two at once find the same place free; the constraint lets one of them have it, and the other looks again.
const add = statement(
  'user.add',
  `insert into delegation
     (employer_id, id, person, masked, name, mail, lang, scopes, until_at, state, seat, invite_until)
   select $1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000), 'invited', free.seat,
          clock_timestamp() + make_interval(days => $11)
     from (select min(place.n) as seat from generate_series(1, $10::int) place (n)
            where not exists (select from delegation d
                   where d.employer_id = $1 and (case when d.ended_at is null then d.seat end) = place.n)) free
    where free.seat is not null
      and not exists (select from delegation d
            where d.employer_id = $1 and (case when d.ended_at is null then d.person end) = $3)`,
)
const there = statement<{ there: boolean }>(
  'user.there',
  `select exists (select from delegation d
     where d.employer_id = $1 and (case when d.ended_at is null then d.person end) = $2) as there`,
)
const inviteAgain = statement(
  'user.inviteAgain',
  `update delegation set invite_until = clock_timestamp() + make_interval(days => $3)
    where employer_id = $1 and id = $2 and state in ('invited', 'active')`,
)
const change = statement(
  'user.change',
  `update delegation set scopes = $3, until_at = to_timestamp($4::float8 / 1000)
    where employer_id = $1 and id = $2 and state in ('invited', 'active')`,
)
const move = statement(
  'user.move',
  `update delegation set state = $4
    where employer_id = $1 and id = $2 and state = $3 and delegate_id is not null`,
)
const remove = statement(
  'user.remove',
  `update delegation set state = 'removed', ended_at = clock_timestamp()
    where employer_id = $1 and id = $2 and ended_at is null`,
)
const voidInvitations = statement(
  'user.voidInvitations',
  `update delegate_invitation set voided_at = clock_timestamp()
    where employer_id = $1 and delegation_id = $2 and used_at is null and voided_at is null`,
)

export function userStore(db: Database): UserStore {
  return {
    list: async (employerId) => (await db.many(list, [employerId])).map(userOf),
    async find(employerId, id) {
      const row = await db.first(find, [employerId, id])
      return row === undefined ? undefined : userOf(row)
    },
    unconfirmed: async (employerId) => (await db.first(unconfirmed, [employerId]))?.n ?? 0,
    async holder(tx, employerId, session) {
      const queries = queriesOf(tx)
      await queries.run(hold, [employerId])
      const row = await queries.first(holder, [employerId, session])
      return row === undefined
        ? undefined
        : {
            id: employerId,
            legalName: row.legal_name,
            identifier: row.identifier,
            isFrozen: row.frozen,
            isUnrepresented: row.unrepresented,
            onProbation: row.probation,
            now: asInstant(row.now),
          }
    },
    async add(tx, employerId, user, most, inviteDays) {
      const queries = queriesOf(tx)
      const added = await queries.run(add, [
        employerId,
        user.id,
        user.person,
        user.masked,
        user.name,
        user.mail,
        user.lang,
        user.scopes,
        user.until,
        most,
        inviteDays,
      ])
      if (added === 1) return 'added'
      return (await queries.first(there, [employerId, user.person]))?.there === true ? 'there' : 'full'
    },
    inviteAgain: async (tx, employerId, id, inviteDays) =>
      (await queriesOf(tx).run(inviteAgain, [employerId, id, inviteDays])) === 1,
    change: async (tx, employerId, id, { scopes, until }) =>
      (await queriesOf(tx).run(change, [employerId, id, scopes, until])) === 1,
    move: async (tx, employerId, id, from, to) =>
      (await queriesOf(tx).run(move, [employerId, id, from, to])) === 1,
    async remove(tx, employerId, id) {
      const queries = queriesOf(tx)
      const removed = (await queries.run(remove, [employerId, id])) === 1
      if (removed) await queries.run(voidInvitations, [employerId, id])
      return removed
    },
  }
}

// The access first, then its invitations: the order in which an invitation is accepted.
const doubt = statement(
  'user.doubt',
  `update delegation
      set state = case state when 'active' then 'unconfirmed' else state end,
          invite_until = case when invite_until > clock_timestamp() then clock_timestamp() else invite_until end
    where employer_id = $1 and state in ('active', 'invited')`,
)
const voidAll = statement(
  'user.voidAll',
  `update delegate_invitation set voided_at = clock_timestamp()
    where employer_id = $1 and used_at is null and voided_at is null`,
)
const told = statement<{ id: string; lang: 'es' | 'en' }>(
  'user.toldOfDoubt',
  `select id, lang from delegation where employer_id = $1 and state in ('unconfirmed', 'suspended') order by id`,
)

/**
 * Somebody shows themselves for an employer anew and sets its key: every access that was given before waits for their
 * word, and what was out as an invitation is over (I-21). In the transaction that sets the key. Who is to be told.
 */
export async function doubtUsers(
  tx: Parameters<UserStore['holder']>[0],
  employerId: EmployerId,
): Promise<readonly { readonly id: string; readonly lang: 'es' | 'en' }[]> {
  const queries = queriesOf(tx)
  await queries.run(doubt, [employerId])
  await queries.run(voidAll, [employerId])
  return queries.many(told, [employerId])
}
