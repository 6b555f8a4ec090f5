import type { OfficerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { AccountStore } from '../app/ports.ts'

const isLive = `case when ended_at is null then digest end`

const find = statement<{ staff_id: string }>(
  'staffAccount.find',
  `select a.staff_id from staff_account a join staff_member m on m.id = a.staff_id
    where (case when a.ended_at is null then a.digest end) = $1 and m.retired_at is null`,
)
const noteUse = statement(
  'staffAccount.noteUse',
  `update staff_account set used_at = clock_timestamp() where (${isLive}) = $1 and staff_id = $2`,
)
const endFormer = statement(
  'staffAccount.endFormer',
  `update staff_account set ended_at = clock_timestamp()
    where (case when ended_at is null then staff_id end) = $1`,
)
const add = statement(
  'staffAccount.add',
  `insert into staff_account (staff_id, digest) values ($1, $2) on conflict ((${isLive})) do nothing`,
)

export const accountStore = (db: Database): AccountStore => ({
  async find(digest) {
    return (await db.first(find, [digest]))?.staff_id as OfficerId | undefined
  },
  noteUse: async (tx, digest, member) => (await queriesOf(tx).run(noteUse, [digest, member])) === 1,
  async bind(tx, digest, member) {
    const queries = queriesOf(tx)
    const former = await queries.run(endFormer, [member])
    return (await queries.run(add, [member, digest])) === 1 ? { replaced: former > 0 } : undefined
  },
})
