import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase, type Database } from '../../src/platform/database/database.ts'
import { template } from './cluster.ts'

export interface TestDatabase {
  readonly db: Database
  readonly url: string
  drop(): Promise<void>
}

/** A database of one's own on real PostgreSQL, migrated and empty. Drop it in `afterAll`. */
export async function freshDatabase(max = 10): Promise<TestDatabase> {
  const clusterUrl = inject('clusterUrl')
  const name = `t_${randomBytes(6).toString('hex')}`
  const admin = async (text: string) => {
    const client = new pg.Client({ connectionString: clusterUrl })
    await client.connect()
    await client.query(text)
    await client.end()
  }
  await admin(`create database ${name} template ${template}`)
  const url = clusterUrl.replace('/postgres?', `/${name}?`)
  const db = openDatabase({ url, max })
  return {
    db,
    url,
    async drop() {
      await db.close()
      await admin(`drop database ${name} with (force)`)
    },
  }
}
