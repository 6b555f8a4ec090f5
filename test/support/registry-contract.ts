import { randomUUID } from 'node:crypto'
import type { Database } from '../../src/platform/database/database.ts'
import { statement } from '../../src/platform/database/statement.ts'
import type { ContractWorld } from '../../src/proofs/registry/app/contract.ts'
import { createSnapshotStore } from '../../src/proofs/registry/store/snapshots.ts'

const insertEmployer = statement(
  'contract_insert_employer',
  `with fresh as (
     insert into employer (id, identifier, branch_code, class, legal_name) values ($1, $2, $3, $4, $5) returning id)
   insert into representation (employer_id, document, names, role, since, until)
   select fresh.id, r.document, r.names, r.role, r.since, r.until
     from fresh, jsonb_to_recordset($6) as r (document text, names text, role text, since date, until date)`,
)

/** Puts the world of the registry contract into an empty database, for the adapters that read from one. */
export async function loadContractWorld(db: Database, world: ContractWorld, asOf: Date): Promise<void> {
  const store = createSnapshotStore(db)
  const file = { part: 'all', asOf, source: 'test' }
  const taxpayers = await store.begin('taxpayer', file)
  await store.putTaxpayers(taxpayers, world.taxpayers)
  await store.publish(taxpayers, 0)
  const people = await store.begin('civil', file)
  await store.putPeople(people, world.people)
  await store.publish(people, 0)
  const companies = await store.begin('companies', file)
  await store.putCompanies(companies, world.companies)
  await store.publish(companies, 0)
  for (const one of world.employers) {
    const { identifier, branchCode, legalName, representatives } = one
    const values = [
      randomUUID(),
      identifier,
      branchCode,
      one.class,
      legalName,
      JSON.stringify(representatives),
    ]
    await db.run(insertEmployer, values)
  }
}
