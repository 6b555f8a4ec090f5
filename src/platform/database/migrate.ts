import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

/** Any number: it only has to be the same in every instance, so that two that start together take turns. */
const migrationLock = 7_264_091

export interface MigrationReport {
  readonly applied: readonly string[]
  readonly already: number
}

/**
 * Brings the database up to the newest numbered file. Forward only; each file runs in its own
 * transaction, so an interrupted one leaves nothing behind (F-13).
 * @throws when a file that already ran has changed since: history is not edited.
 */
export async function migrate(url: string, folder: string): Promise<MigrationReport> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(
      'create table if not exists migration (name text primary key, digest text not null, ran_at timestamptz not null default clock_timestamp())',
    )
    const ran = new Map<string, string>(
      (await client.query<{ name: string; digest: string }>('select name, digest from migration')).rows.map(
        (row) => [row.name, row.digest],
      ),
    )
    const files = (await readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort()
    const applied: string[] = []
    for (const name of files) {
      const text = await readFile(join(folder, name), 'utf8')
      const digest = createHash('sha256').update(text).digest('hex')
      const before = ran.get(name)
      if (before === digest) continue
      if (before !== undefined) throw new Error(`migration ${name} has changed after it ran`)
      await client.query('begin')
      await client.query(text)
      await client.query('insert into migration (name, digest) values ($1, $2)', [name, digest])
      await client.query('commit')
      applied.push(name)
    }
    return { applied, already: files.length - applied.length }
  } finally {
    await client.end()
  }
}
