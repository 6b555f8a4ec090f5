import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../platform/config/config.ts'
import { openDatabase, type Database } from '../../platform/database/database.ts'
import { CommandEnd } from './exit.ts'

/** Written by the demonstration into its data folder while its database runs, removed when it stops. */
export const databaseUrlFile = (dataFolder: string): string => join(dataFolder, 'database.url')

/**
 * The address of the database that is meant: the one that is set, or the one of the demonstration that
 * runs on this machine. A second server on the same folder is never started for a command.
 */
export function databaseUrl(config: Config): string {
  if (config.database.url !== undefined) return config.database.url.reveal()
  try {
    return readFileSync(databaseUrlFile(config.dataFolder), 'utf8').trim()
  } catch {
    throw new CommandEnd(
      'outage',
      'The demonstration is not running, and DATABASE_URL is not set. Start it with: clavero demo',
    )
  }
}

export async function withDatabase<T>(config: Config, work: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase({ url: databaseUrl(config), max: 2, applicationName: 'clavero-cli' })
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}
