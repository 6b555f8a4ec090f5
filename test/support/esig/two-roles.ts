import { randomBytes } from 'node:crypto'
import type { Database } from '../../../src/platform/database/database.ts'

/** Roles of the database that may do all that the service does: one for each person who keeps the trust store. */
export async function twoRoles(url: string, db: Database) {
  const names = ['ana', 'luis'].map((name) => `${name}_${randomBytes(4).toString('hex')}`)
  for (const name of names) {
    await db.pool.query(`create role ${name} login`)
    await db.pool.query(`grant usage on schema public to ${name}`)
    await db.pool.query(`grant select, insert, update, delete on all tables in schema public to ${name}`)
    await db.pool.query(`grant usage on all sequences in schema public to ${name}`)
  }
  const [ana = '', luis = ''] = names
  return {
    ana: url.replace(/:\/\/[^@]*@/, `://${ana}@`),
    luis: url.replace(/:\/\/[^@]*@/, `://${luis}@`),
    names: { ana, luis },
    async drop() {
      for (const name of names) {
        await db.pool.query(`drop owned by ${name}`)
        await db.pool.query(`drop role ${name}`)
      }
    },
  }
}
