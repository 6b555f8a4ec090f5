import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Database } from '../platform/database/database.ts'
import { statement } from '../platform/database/statement.ts'
import { CommandEnd } from './cli/exit.ts'

// dist/entry and src/entry are equally deep.
export const migrationsFolder = fileURLToPath(new URL('../../migrations/', import.meta.url))

/** The table of the queue is only named, so that its absence is told, too. */
const ran = statement<{ names: readonly string[] }>(
  'installation.migrated',
  `select array(select name from migration) as names where exists (select from graphile_worker.migrations)`,
)

/**
 * Looks whether `clavero migrate` has run, for this version: the role of the service may not do it itself,
 * and a process that met older tables would fail only when somebody needs it.
 */
export async function ensureMigrated(db: Database): Promise<void> {
  const done = await db.first(ran)
  const files = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql'))
  if (files.some((name) => done?.names.includes(name) !== true))
    throw new CommandEnd('outage', 'The database is older than this version. Run: clavero migrate')
}
