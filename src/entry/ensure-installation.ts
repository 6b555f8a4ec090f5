import type { Database } from '../platform/database/database.ts'
import { statement } from '../platform/database/statement.ts'
import type { Installation } from './installation.ts'

const make = statement(
  'installation.make',
  `insert into installation (mode) values ($1) on conflict (one) do nothing`,
)
const read = statement<{ created_at: Date; mode: Installation['mode'] }>(
  'installation.read',
  `select created_at, mode from installation`,
)

/**
 * Makes the one row that says what this database is for, or reads it. A demonstration never runs on the
 * database of an institution, nor the other way round (B2).
 * @returns when it was made, and whether that was now.
 */
export async function ensureInstallation(
  db: Database,
  mode: Installation['mode'],
): Promise<{ createdAt: Date; fresh: boolean }> {
  const fresh = (await db.run(make, [mode])) === 1
  const row = await db.first(read)
  if (row === undefined) throw new Error('the database does not say what it is for')
  if (row.mode !== mode) throw new Error(`this database belongs to a ${row.mode} installation`)
  return { createdAt: row.created_at, fresh }
}
