import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { ObligationImportStore } from '../app/ports.ts'

const begin = statement<{ id: number }>(
  'obligations.begin',
  'insert into obligation_import (as_of, source) values ($1, $2) returning id',
)
const inState = statement<{ id: number; records: number }>(
  'obligations.inState',
  'select id, records from obligation_import where state = $1 for update',
)
const hold = statement<{ id: number }>(
  'obligations.hold',
  'select id from obligation_import where id = $1 for update',
)
const moveState = statement(
  'obligations.moveState',
  `update obligation_import
      set state = $2, records = coalesce($3, records), published_at = coalesce(published_at, clock_timestamp())
    where id = $1`,
)
const forget = statement('obligations.forget', 'delete from obligation_import where id = $1')
const portionAway = statement(
  'obligations.away',
  `delete from employer_obligation
    where ctid in (select ctid from employer_obligation where import_id = $1 limit 10000)`,
)
const count = statement<{ n: number }>(
  'obligations.count',
  'select count(*) as n from employer_obligation where import_id = $1',
)

const fields = `(line integer, identifier text, "branchCode" text, kind text, period date, amount bigint, state text,
          "dueOn" date, reference text)`
const known = statement<{ line: number }>(
  'import_obligations_known',
  `select r.line from jsonb_to_recordset($1) as r ${fields}
     join employer e on e.identifier = r.identifier and e.branch_code = r."branchCode"`,
)
const put = statement<{ line: number }>(
  'import_obligations_put',
  `insert into employer_obligation (employer_id, import_id, line, kind, period, amount_cents, state, due_on, reference)
   select e.id, $1, r.line, r.kind, r.period, r.amount, r.state, r."dueOn", r.reference
     from jsonb_to_recordset($2) as r ${fields}
     join employer e on e.identifier = r.identifier and e.branch_code = r."branchCode"
    order by r.line
   on conflict do nothing
   returning line`,
)
const contradicting = statement<{ line: number }>(
  'obligations.contradicting',
  `delete from employer_obligation as n
    where n.import_id = $1 and n.kind = 'none'
      and exists (select from employer_obligation o
                   where o.employer_id = n.employer_id and o.import_id = n.import_id and o.kind <> 'none')
   returning n.line`,
)

export function obligationImportStore(db: Database): ObligationImportStore {
  /** Portion by portion, so that no statement runs long; then the version itself. */
  const discard = async (version: number): Promise<void> => {
    while ((await db.run(portionAway, [version])) > 0);
    await db.run(forget, [version])
  }
  return {
    discard,
    async begin({ asOf, source }) {
      const left = await db.first(inState, ['loading'])
      if (left !== undefined) await discard(left.id)
      const row = await db.first(begin, [asOf, source])
      if (row === undefined) throw new Error('a version without a number')
      return row.id
    },
    async put(version, rows) {
      const json = JSON.stringify(rows)
      const found = new Set((await db.many(known, [json])).map(({ line }) => line))
      const taken = new Set((await db.many(put, [version, json])).map(({ line }) => line))
      const twice = rows.filter(({ line }) => found.has(line) && !taken.has(line))
      if (twice.length > 0) {
        // Two rows about the same: neither is believed, so nothing can be said about this employer.
        const unclear = twice.map((row) => ({ ...row, kind: 'unreadable' }))
        await db.many(put, [version, JSON.stringify(unclear)])
      }
      return {
        unknown: rows.filter(({ line }) => !found.has(line)).map(({ line }) => line),
        twice: twice.map(({ line }) => line),
      }
    },
    contradicting: async (version) =>
      (await db.many(contradicting, [version])).map(({ line }) => line).sort((a, b) => a - b),
    async publish(version, dropAllowed) {
      if ((await db.first(hold, [version])) === undefined)
        throw new Error(`version ${version} is gone: another import began`)
      const records = (await db.first(count, [version]))?.n ?? 0
      const before = (await db.first(inState, ['current']))?.records ?? 0
      if (records === 0 || records < before * (1 - dropAllowed)) {
        await discard(version)
        return { published: false, records, before }
      }
      const oldest = await db.first(inState, ['previous'])
      if (oldest !== undefined) await discard(oldest.id)
      await db.transaction(async (tx) => {
        const current = await tx.first(inState, ['current'])
        if (current !== undefined) await tx.run(moveState, [current.id, 'previous', null])
        await tx.run(moveState, [version, 'current', records])
      })
      return { published: true, records, before }
    },
  }
}
