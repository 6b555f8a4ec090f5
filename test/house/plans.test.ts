import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import { migrateWorker } from '../../src/messaging/worker.ts'
import { namedStatements } from '../../src/platform/database/statement.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { projectFiles } from '../support/project-files.ts'

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly Plans?: readonly Plan[]
}

/** Read a whole table, or a whole index, on purpose. */
const onPurpose: readonly (readonly [name: RegExp, why: string])[] = [
  [/\.forget/, 'housekeeping: at night, in portions'],
  [/^(?:import|seed)_/, 'an import goes over everybody'],
  [/^installation\.(?:read|migrated)$/, 'once, when a process starts'],
  [/^staff\.list$/, 'the whole staff, on the command line'],
  [/^extension\.all$/, 'the dates that were put off: a few a year'],
  [/^restored\.brought-back$/, 'once, when somebody looks after a restore'],
  [/^station\.list$/, 'the readers of the counters, on the command line'],
  [/^audit\.heads$/, 'the lanes are sixteen rows'],
  [/^trust\.(?:list|load)$/, 'the authorities that are trusted: some dozens'],
  [/^revocation\.(?:fetches|newest|current)$/, 'their addresses and lists, once a round'],
]

/** One row. */
const oneRow = new Set(['installation'])

const readsAll = (plan: Plan): readonly string[] => {
  const { 'Node Type': node, 'Relation Name': table, 'Index Name': index } = plan
  const whole =
    (node === 'Seq Scan' && table !== undefined && !oneRow.has(table)) ||
    (/^(?:Index|Index Only|Bitmap Index) Scan$/.test(node) && plan['Index Cond'] === undefined)
  return [
    ...(whole ? [`${node} of ${index ?? table ?? '?'}`] : []),
    ...(plan.Plans ?? []).flatMap((part) => readsAll(part)),
  ]
}

/**
 * Plans are made once a connection, for all values, perhaps while the tables are empty
 * (docs/decisions/0008-one-reader.md): so they are looked at where they are most often wrong.
 */
describe('every statement, planned on an empty database', () => {
  let database: TestDatabase
  let client: pg.Client
  beforeAll(async () => {
    database = await freshDatabase()
    await migrateWorker(database.url)
    client = new pg.Client({
      connectionString: database.url,
      options: '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off',
    })
    await client.connect()
    for (const { path, text } of projectFiles('src'))
      if (
        /\b(?:statement|forgetting|forgettingOfCase)(?:<[^(]*>)?\(\s*'/.test(text) &&
        !/\.test\.tsx?$/.test(path)
      )
        await import(/* @vite-ignore */ `../../${path}`)
  })
  afterAll(async () => {
    await client.end()
    await database.drop()
  })

  const wholeOf = async (text: string) => {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (generic_plan, format json) ${text}`,
    )
    const plan = rows[0]?.['QUERY PLAN'][0].Plan
    if (plan === undefined) throw new Error('no plan')
    return readsAll(plan)
  }

  it('goes by key', async () => {
    const found: string[] = []
    for (const [name, text] of namedStatements()) {
      if (!/^\s*(?:with|select|insert|update|delete)\b/i.test(text)) continue
      if (onPurpose.some(([known]) => known.test(name))) continue
      found.push(...(await wholeOf(text)).map((what) => `${name}: ${what}`))
    }
    expect(namedStatements().size).toBeGreaterThan(100)
    expect(found).toEqual([])
  })

  it('would be noticed if it did not', async () => {
    expect(await wholeOf('select 1 from link where opened_at = $1')).toEqual(['Seq Scan of link'])
    expect(await wholeOf('select 1 from recovery_case order by id')).toEqual([
      'Index Only Scan of recovery_case_pkey',
    ])
  })
})
