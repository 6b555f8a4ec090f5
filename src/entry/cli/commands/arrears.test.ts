import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { typed } from '../../../../test/support/cli.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { syntheticCompanyRuc } from '../../../kernel/synthetic.ts'

let database: TestDatabase
let folder: string
beforeAll(async () => {
  database = await freshDatabase()
  folder = mkdtempSync(join(tmpdir(), 'clavero-arrears-'))
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const clavero = (...line: readonly string[]) =>
  typed({ DATABASE_URL: database.url, CLAVERO_DATA: folder }, line)
const logged = async (act: string) =>
  (
    await database.db.pool.query<{ detail: string }>('select detail from audit_entry where act = $1', [act])
  ).rows.map(({ detail }) => JSON.parse(detail) as unknown)
const source = 'Resolution 000'

describe('arrears extend', () => {
  test('writes down what was put off, with its source, and the audit log keeps it', async () => {
    const done = await clavero('arrears', 'extend', 'imbabura', '2025-10', '2025-12-10', '--source', source)
    expect(done).toEqual({
      exit: 0,
      out: 'Contributions of 2025-10, Imbabura: due on 2025-12-10.\n',
      err: '',
    })
    // Entered anew, it takes the place of the first.
    await clavero('arrears', 'extend', 'Imbabura', '2025-10', '2025-12-11', '--source', source)
    await clavero('arrears', 'extend', 'country', '2025-10', '2025-11-20', '--source', source)
    const { out } = await clavero('arrears', 'extensions', '--json')
    expect(JSON.parse(out)).toEqual([
      { province: 'country', period: '2025-10', until: '2025-11-20', source },
      { province: 'Imbabura', period: '2025-10', until: '2025-12-11', source },
    ])
    expect(await logged('dueDateExtended')).toHaveLength(3)
    expect(await clavero('arrears', 'withdraw', 'country', '2025-10')).toMatchObject({ exit: 0 })
    expect(await clavero('arrears', 'withdraw', 'country', '2025-10')).toMatchObject({ exit: 1 })
    expect(await logged('dueDateRestored')).toEqual([{ province: 'country', period: '2025-10' }])
    expect((await clavero('arrears', 'extensions')).out).toMatch(/^PROVINCE +PERIOD[^]*Imbabura +2025-10/)
  })

  test.each([
    ['a place that is no province', ['Atlantis', '2025-10', '2025-12-10'], 'province'],
    ['a month that there is not', ['Loja', '2025-13', '2025-12-10'], 'period'],
    ['a day that there is not', ['Loja', '2025-10', '2025-11-31'], 'new day'],
    ['less time than the law gives', ['Loja', '2025-10', '2025-11-17'], 'more time'],
    ['a Sunday', ['Loja', '2025-10', '2025-12-07'], 'working day'],
    ['another year', ['Loja', '2025-10', '2027-12-10'], 'year'],
  ])('takes no %s', async (_, words, says) => {
    const { exit, err } = await clavero('arrears', 'extend', ...words, '--source', source)
    expect(exit).toBe(2)
    expect(err).toContain(says)
  })

  test('takes none without a source', async () => {
    const asked = ['arrears', 'extend', 'Loja', '2025-10', '2025-12-10'] as const
    expect(await clavero(...asked)).toMatchObject({ exit: 2 })
    expect(await clavero(...asked, '--source', ' x ')).toMatchObject({ exit: 2 })
    expect((await clavero('arrears', 'extensions')).out).not.toContain('Loja')
  })
})

describe('arrears import', () => {
  test('puts the file in use, lists what it refused, and writes that down', async () => {
    const ruc = syntheticCompanyRuc(5)
    await database.db.pool.query(
      `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'Demo')`,
      [randomUUID(), ruc],
    )
    const file = join(folder, 'obligations.csv')
    const header = 'identifier,kind,period,amount,state,dueOn\n'
    writeFileSync(file, `${header}${ruc},contribution,2026-10,12,pending,\n0990000000001,none,,,,\n`)
    const { exit, out, err } = await clavero('arrears', 'import', file, '--as-of', '2026-11-23')
    expect({ exit, out }).toEqual({
      exit: 1,
      out: '2 lines read, 1 refused.\n1 records are in use; before, 0.\n',
    })
    const { rows } = await database.db.pool.query(
      `select as_of from obligation_import where state = 'current'`,
    )
    expect(rows).toEqual([{ as_of: new Date('2026-11-23T05:00:00Z') }])
    expect(err).toBe('line 3, identifier: notAccepted\n')
    expect(await logged('obligationsImported')).toMatchObject([{ records: 1, refused: 1 }])
    writeFileSync(file, `${header}x,none,,,,\n`)
    const nobody = await clavero('arrears', 'import', file, '--as-of', '2026-11-24')
    expect(nobody).toMatchObject({ exit: 1, err: expect.stringContaining('ownerless') })
    expect(await clavero('arrears', 'import', file, '--as-of', 'today')).toMatchObject({ exit: 2 })
  })
})
