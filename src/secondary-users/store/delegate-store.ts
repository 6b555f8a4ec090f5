import type { DelegateId, DelegationId, EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { asInstant, nowMs } from '../../platform/database/instants.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { DelegateStore } from '../app/ports.ts'

interface DelegateRow {
  id: string
  person: Buffer
  generation: number
  hash: string
  mailbox: string
  name: string
}

const columns = 'id, person, generation, hash, mailbox, name'
const byMailbox = statement<DelegateRow>(
  'delegate.byMailbox',
  `select ${columns} from delegate where mailbox = $1`,
)
const byId = statement<DelegateRow>('delegate.byId', `select ${columns} from delegate where id = $1`)
const create = statement(
  'delegate.create',
  `insert into delegate (id, mailbox, mail, person, name, hash) values ($1, $2, $3, $4, $5, $6)
   on conflict (mailbox) do nothing`,
)
const setKey = statement(
  'delegate.setKey',
  `update delegate set hash = $3, generation = generation + 1, key_set_at = clock_timestamp()
    where id = $1 and generation = $2`,
)
// The person behind it has to be the person it was given to, whatever the code above has compared.
const take = statement(
  'delegate.take',
  `update delegation n
      set delegate_id = d.id, state = case n.state when 'invited' then 'active' else n.state end,
          accepted_at = coalesce(n.accepted_at, clock_timestamp())
     from delegate d
    where n.employer_id = $1 and n.id = $2 and d.id = $3 and d.person = n.person
      and n.state in ('invited', 'active') and coalesce(n.delegate_id, d.id) = d.id`,
)
const doubtOthers = statement<{ employerId: EmployerId; id: DelegationId }>(
  'delegate.doubtOthers',
  `update delegation set state = 'unconfirmed' where delegate_id = $1 and id <> $2 and state = 'active'
   returning employer_id as "employerId", id`,
)
const accesses = statement<{
  employer_id: string
  id: string
  lang: Lang
  removed: boolean
  legal_name: string
  identifier: string
  now: number
}>(
  'delegate.accesses',
  `select n.employer_id, n.id, n.lang, n.state = 'removed' as removed, e.legal_name, e.identifier, ${nowMs} as now
     from delegation n join employer e on e.id = n.employer_id
    where n.delegate_id = $1 order by n.employer_id, n.id`,
)

const delegateOf = (row: DelegateRow | undefined) =>
  row === undefined ? undefined : { ...row, id: row.id as DelegateId }

export function delegateStore(db: Database): DelegateStore {
  return {
    byMailbox: async (mailbox) => delegateOf(await db.first(byMailbox, [mailbox])),
    byId: async (id) => delegateOf(await db.first(byId, [id])),
    create: async (tx, { id, mailbox, mail, person, name, hash }) =>
      (await queriesOf(tx).run(create, [id, mailbox, mail, person, name, hash])) === 1,
    setKey: async (tx, id, generation, hash) =>
      (await queriesOf(tx).run(setKey, [id, generation, hash])) === 1,
    take: async (tx, employerId, id, delegate) =>
      (await queriesOf(tx).run(take, [employerId, id, delegate])) === 1,
    doubtOthers: (tx, delegate, but) => queriesOf(tx).many(doubtOthers, [delegate, but]),
    accesses: async (tx, delegate) =>
      (await queriesOf(tx).many(accesses, [delegate])).map((row) => ({
        employerId: row.employer_id as EmployerId,
        id: row.id as DelegationId,
        lang: row.lang,
        isRemoved: row.removed,
        legalName: row.legal_name,
        identifier: row.identifier,
        now: asInstant(row.now),
      })),
  }
}
