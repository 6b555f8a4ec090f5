import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { listBase, makeSigning, type Signing } from '../../../../test/support/esig/signing.ts'
import { twoRoles } from '../../../../test/support/esig/two-roles.ts'
import { createAuditLog } from '../../../audit/store/append.ts'
import { createKeyedDigest } from '../../../platform/crypto/digests.ts'
import { openDatabase } from '../../../platform/database/database.ts'
import { trustDesk } from '../../../proofs/signatures/store/trust-store.ts'
import { seedTrust } from './seed-trust.ts'

const audit = createAuditLog({ digest: createKeyedDigest('k'.repeat(32), 'audit'), instance: 'test' })
let database: TestDatabase
let signing: Signing
beforeAll(async () => {
  ;[database, signing] = await Promise.all([freshDatabase(), makeSigning()])
}, 60_000)
afterAll(() => database.drop())

it('waits for a second person where the role of the database may make none, and then is in force by two roles', async () => {
  const { authority, at } = signing
  const roles = await twoRoles(database.url, database.db)
  const db = openDatabase({ url: roles.ana, max: 2 })
  const states = async () => (await trustDesk(database.db).list()).map(({ state }) => state)
  try {
    await seedTrust({ db, audit, logger: false }, authority, at, listBase)
    expect(await states()).toEqual(['proposed', 'proposed', 'proposed'])
    // Nothing is proposed twice.
    await seedTrust({ db, audit, logger: false }, authority, at, listBase)
    expect(await states()).toHaveLength(3)
  } finally {
    await db.close()
  }
  // Whoever may make a role, on the same database: what moved is proposed anew, and approved.
  const waiting = await trustDesk(database.db).list()
  for (const { id } of waiting) await database.db.transaction((tx) => trustDesk(database.db).retire(tx, id))
  await seedTrust({ db: database.db, audit, logger: false }, authority, at, listBase)
  const inForce = (await trustDesk(database.db).list()).filter(({ state }) => state === 'inForce')
  expect(inForce).toHaveLength(3)
  for (const { addedBy, approvedBy } of inForce) expect(approvedBy).not.toBe(addedBy)
  await roles.drop()
}, 60_000)
