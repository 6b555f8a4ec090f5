import type { Database, Queries } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { Statement } from '../../../platform/database/statement.ts'
import type { SnapshotRegistry, SnapshotStore } from '../app/import-ports.ts'

const tables = { taxpayer: 'taxpayer_record', civil: 'civil_record', companies: 'company_record' } as const

const begin = statement<{ id: number }>(
  'snapshot_begin',
  'insert into registry_import (registry, part, as_of, source) values ($1, $2, $3, $4) returning id',
)
const find = statement<{ id: number; registry: SnapshotRegistry; part: string }>(
  'snapshot_find',
  'select id, registry, part from registry_import where id = $1 for update',
)
const inState = statement<{ id: number; records: number }>(
  'snapshot_in_state',
  'select id, records from registry_import where registry = $1 and part = $2 and state = $3 for update',
)
const moveState = statement(
  'snapshot_move_state',
  `update registry_import
      set state = $2, records = coalesce($3, records), published_at = coalesce(published_at, clock_timestamp())
    where id = $1`,
)
const forget = statement('snapshot_forget', 'delete from registry_import where id = $1')

const putTaxpayers = statement<{ key: string }>(
  'snapshot_put_taxpayers',
  `insert into taxpayer_record as known (import_id, ruc, legal_name, state, kind, started_on, restarted_on, closed_on,
                                         issued_on, representatives, trade_names, activities, cantons)
   select $1, r.ruc, r."legalName", r.state, r.kind, r."startedOn", r."restartedOn", r."closedOn",
          r."issuedOn", r.representatives, r."tradeNames", r.activities, r.cantons
     from jsonb_to_recordset($2) as r (ruc text, "legalName" text, state text, kind text, "startedOn" date,
          "restartedOn" date, "closedOn" date, "issuedOn" date, representatives jsonb, "tradeNames" text[],
          activities text[], cantons text[])
   on conflict (ruc, import_id) do update
      set trade_names = array(select distinct unnest(known.trade_names || excluded.trade_names) order by 1),
          activities = array(select distinct unnest(known.activities || excluded.activities) order by 1),
          cantons = array(select distinct unnest(known.cantons || excluded.cantons) order by 1)
    where (known.legal_name, known.state, known.kind, known.started_on, known.restarted_on, known.closed_on)
          is not distinct from
          (excluded.legal_name, excluded.state, excluded.kind, excluded.started_on, excluded.restarted_on, excluded.closed_on)
   returning ruc as key`,
)

const putPeople = statement<{ key: string }>(
  'snapshot_put_people',
  `insert into civil_record (import_id, document, names, born_on, deceased_on, document_expires_on)
   select $1, r.document, r.names, r."bornOn", r."deceasedOn", r."documentExpiresOn"
     from jsonb_to_recordset($2) as r (document text, names text, "bornOn" date, "deceasedOn" date, "documentExpiresOn" date)
   on conflict do nothing
   returning document as key`,
)

const putCompanies = statement<{ key: string }>(
  'snapshot_put_companies',
  `insert into company_record (import_id, ruc, legal_name, situation, founded_on, appointment_registered_on, representatives)
   select $1, r.ruc, r."legalName", r.situation, r."foundedOn", r."appointmentRegisteredOn", r.representatives
     from jsonb_to_recordset($2) as r (ruc text, "legalName" text, situation text, "foundedOn" date,
          "appointmentRegisteredOn" date, representatives jsonb)
   on conflict do nothing
   returning ruc as key`,
)

/** By registry: how many records a version has, and a portion of them taken away. */
const countOf = eachTable((table) =>
  statement<{ n: number }>(
    `snapshot_count_${table}`,
    `select count(*) as n from ${table} where import_id = $1`,
  ),
)
const portionAway = eachTable((table) =>
  statement(
    `snapshot_away_${table}`,
    `delete from ${table} where ctid in (select ctid from ${table} where import_id = $1 limit 10000)`,
  ),
)

export function createSnapshotStore(db: Database): SnapshotStore {
  const put = async (one: Statement<{ key: string }>, version: number, records: readonly object[]) =>
    new Set((await db.many(one, [version, JSON.stringify(records)])).map(({ key }) => key))

  return {
    async begin(registry, { part, asOf, source }) {
      const left = await db.first(inState, [registry, part, 'loading'])
      if (left !== undefined) await discard(db, registry, left.id)
      const row = await db.first(begin, [registry, part, asOf, source])
      if (row === undefined) throw new Error('a version without a number')
      return row.id
    },
    putTaxpayers: (version, records) => put(putTaxpayers, version, records),
    putPeople: (version, records) => put(putPeople, version, records),
    putCompanies: (version, records) => put(putCompanies, version, records),

    async publish(version, dropAllowed) {
      const { registry, part } = await known(db, version)
      const records = (await db.first(countOf[registry], [version]))?.n ?? 0
      const before = (await db.first(inState, [registry, part, 'current']))?.records ?? 0
      if (records === 0 || records < before * (1 - dropAllowed)) {
        await discard(db, registry, version)
        return { published: false, records, before }
      }
      const oldest = await db.first(inState, [registry, part, 'previous'])
      if (oldest !== undefined) await discard(db, registry, oldest.id)
      await db.transaction(async (tx) => {
        const current = await tx.first(inState, [registry, part, 'current'])
        if (current !== undefined) await tx.run(moveState, [current.id, 'previous', null])
        await tx.run(moveState, [version, 'current', records])
      })
      return { published: true, records, before }
    },
  }
}

async function known(db: Queries, version: number) {
  const row = await db.first(find, [version])
  if (row === undefined) throw new Error(`version ${version} is gone: another import of the same part began`)
  return row
}

/** Portion by portion, so that no statement runs long; then the version itself. */
async function discard(db: Queries, registry: SnapshotRegistry, version: number): Promise<void> {
  while ((await db.run(portionAway[registry], [version])) > 0);
  await db.run(forget, [version])
}

function eachTable<S>(make: (table: string) => S): Readonly<Record<SnapshotRegistry, S>> {
  return { taxpayer: make(tables.taxpayer), civil: make(tables.civil), companies: make(tables.companies) }
}
