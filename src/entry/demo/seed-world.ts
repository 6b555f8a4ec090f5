import { randomBytes } from 'node:crypto'
import { putEmployersIn } from '../../employers/store/employer-import.ts'
import type { EmployerToPut } from '../../employers/app/import-employers.ts'
import { newId } from '../../kernel/ids.ts'
import type { CentreId, ContactId, EmployerId } from '../../kernel/ids.ts'
import { days, plus, toDate } from '../../kernel/time.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { SnapshotRegistry } from '../../proofs/registry/app/import-ports.ts'
import { putCentresIn } from '../../centres/store/centre-store.ts'
import { createSnapshotStore } from '../../proofs/registry/store/snapshots.ts'
import { serviceCentres } from './service-centres.ts'
import type { World } from './world.ts'

/** Argon2 or whatever the installation hashes employer keys with. */
export type HashKey = (employerKey: string) => Promise<string>

/** Long enough ago that neither cooling time nor "changed lately" applies to what was seeded. Seconds. */
const settled = days(400)
const keyAge = days(40)
const portion = 2_000

const settleContacts = statement(
  'seed_settle_contacts',
  'update contact set confirmed_at = $2, usable_from = $2 where id = any($1::uuid[])',
)

/** Only where no key was ever set: a demonstration that runs again keeps the keys people made in it. */
const setKeys = statement(
  'seed_set_keys',
  `with given as (
     select e.id, g.hash, g.blocked
       from jsonb_to_recordset($1) as g (identifier text, "branchCode" text, hash text, blocked boolean)
       join employer e on e.identifier = g.identifier and e.branch_code = g."branchCode"),
   fresh as (
     update employer_key k
        set generation = 1, hash = g.hash, set_at = $2, path = 'import', blocked_at = case when g.blocked then $3::timestamptz end
       from given g
      where k.employer_id = g.id and k.generation = 0
     returning k.employer_id, k.hash)
   insert into key_generation (employer_id, generation, hash, path, set_at)
   select employer_id, 1, hash, 'import', $2 from fresh`,
)

/**
 * Loads a world in a few statements. Each different key is hashed once, however many employers share
 * it: ten thousand hashes would take most of a minute. For synthetic worlds only.
 */
export async function seedWorld(db: Database, world: World, hashKey: HashKey, now: Instant): Promise<void> {
  const hashes = new Map<string, string>()
  for (const key of new Set(world.employers.flatMap((employer) => employer.key ?? []))) {
    hashes.set(key, await hashKey(key))
  }
  const put = world.employers.map((employer) => ({
    ...employer,
    hash: employer.key === null ? null : hashes.get(employer.key),
    id: freshId<EmployerId>(now),
    mailId: freshId<ContactId>(now),
    phoneId: freshId<ContactId>(now),
  }))
  for (const some of portionsOf(put)) {
    await db.transaction(async (tx) => {
      await putEmployersIn(tx, some.map(withoutKey))
      await tx.run(settleContacts, [
        some.flatMap(({ mailId, phoneId }) => [mailId, phoneId]),
        toDate(plus(now, -settled)),
      ])
      const keyed = some.flatMap(({ identifier, branchCode, hash, blocked }) =>
        hash == null ? [] : [{ identifier, branchCode, hash, blocked }],
      )
      await tx.run(setKeys, [JSON.stringify(keyed), toDate(plus(now, -keyAge)), toDate(plus(now, -days(1)))])
    })
  }
  await seedRegistries(db, world, now)
  await db.transaction((tx) =>
    putCentresIn(
      tx,
      serviceCentres.map((centre) => ({ ...centre, id: newId<CentreId>(now, randomBytes(10)) })),
    ),
  )
}

/** Neither key nor hash belongs into what is sent for the employer's own row. */
function withoutKey(one: EmployerToPut & { key: unknown; hash: unknown; blocked: unknown }): EmployerToPut {
  const { key: _key, hash: _hash, blocked: _blocked, ...employer } = one
  return employer
}

async function seedRegistries(db: Database, world: World, now: Instant): Promise<void> {
  const store = createSnapshotStore(db)
  const fill = async <R>(
    registry: SnapshotRegistry,
    records: readonly R[],
    put: (version: number, some: readonly R[]) => Promise<unknown>,
  ) => {
    const version = await store.begin(registry, {
      part: 'all',
      asOf: toDate(now),
      source: `demonstration ${registry}`,
    })
    for (const some of portionsOf(records)) await put(version, some)
    await store.publish(version, 1)
  }
  await fill('taxpayer', world.taxpayers, store.putTaxpayers)
  await fill('civil', world.people, store.putPeople)
  await fill('companies', world.companies, store.putCompanies)
}

const portionsOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / portion) }, (_, n) => all.slice(n * portion, (n + 1) * portion))

const freshId = <T extends EmployerId | ContactId>(now: Instant): T => newId<T>(now, randomBytes(10))
