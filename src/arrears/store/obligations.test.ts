import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { readCsv } from '../../adapters/csv/read-csv.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import type { RefusedRow } from '../../employers/app/import-rows.ts'
import { importObligations } from '../app/import-obligations.ts'
import type { ObligationSource } from '../app/ports.ts'
import { obligationImportStore } from './obligation-import-store.ts'
import { importedObligations } from './obligation-store.ts'

let database: TestDatabase
let source: ObligationSource
const rucs = Array.from({ length: 12 }, (_, n) => syntheticCompanyRuc(n + 1))
const [one = '', two = '', three = ''] = rucs
const asOf = new Date('2026-11-23T00:00:00Z')

beforeAll(async () => {
  database = await freshDatabase(2)
  source = importedObligations(database.db)
  for (const identifier of rucs)
    await database.db.pool.query(
      `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'company', 'Demo')`,
      [randomUUID(), identifier],
    )
})
afterAll(() => database.drop())
beforeEach(() => database.db.pool.query('delete from obligation_import'))

const header = 'identifier,kind,period,amount,state,dueOn,reference'
async function load(rows: readonly string[], acceptLoss = false) {
  const refusals: RefusedRow[] = []
  const octets = (async function* () {
    yield Buffer.from([header, ...rows, ''].join('\n'))
  })()
  const done = await importObligations({
    store: obligationImportStore(database.db),
    batches: readCsv(octets),
    accept: (identifier) => identifier !== rucs[11],
    asOf,
    source: 'test.csv',
    acceptLoss,
    refuse: (row) => refusals.push(row),
  })
  return { done, refusals }
}
const of = (identifier: string) => source.of({ identifier, branchCode: '0001' })
const versions = async () =>
  (await database.db.pool.query('select state, records from obligation_import order by state')).rows

describe('the institution’s file of obligations', () => {
  it('is read in cents and days, and says up to when it is true', async () => {
    const { done, refusals } = await load([
      `${one},contribution,2026-10,"1234,50",pending,,`,
      `${one},enforceableTitle,,99.9,inAgreement,2026-09-01,TC-7`,
      `${two},none,,,,,`,
    ])
    expect(done).toMatchObject({ ok: true, value: { records: 3, refused: 0, before: 0 } })
    expect(refusals).toEqual([])
    expect(await of(one)).toMatchObject({
      kind: 'found',
      asOf: asOf.getTime(),
      obligations: [
        { kind: 'contribution', period: { year: 2026, month: 10 }, amount: 123_450, dueOn: null },
        { kind: 'enforceableTitle', amount: 9_990, state: 'inAgreement', reference: 'TC-7' },
      ],
    })
    expect(await of(two)).toMatchObject({ kind: 'found', obligations: [] })
    // Nobody is up to date because the file does not name them.
    expect(await of(three)).toEqual({ kind: 'notFound', source: 'imported' })
  })

  it('lists every refused row by line, and says nothing of an employer that has one', async () => {
    const { done, refusals } = await load([
      `${one},contribution,2026-09,10,paid,,`,
      `${one},contribution,2026-10,1.234.50,pending,,`,
      `${two},contribution,2026-10,5,pending,,`,
      `${two},contribution,2026-10,5,paid,,`,
      `${three},none,,,,,`,
      `${three},debtNotice,,5,pending,2026-10-01,G-1`,
      `${rucs[3]},debtNotice,,5,pending,,G-2`,
      `${rucs[4]},loan,2026-13,x,owed,2026-02-30,`,
      `${rucs[11]},none,,,,,`,
      `${syntheticCompanyRuc(99)},none,,,,,`,
      `${rucs[5]},none,2026-10,,,,`,
      `${rucs[6]},contribution,,5,pending,2026-10-01,`,
    ])
    expect(done).toMatchObject({ ok: true, value: { refused: 9 } })
    expect(refusals.map(({ line, field, reason }) => `${line} ${field} ${reason}`).toSorted()).toEqual(
      [
        '3 amount form',
        '5 kind duplicate',
        '6 kind contradicts',
        '8 dueOn empty',
        '9 kind form',
        '9 period form',
        '9 dueOn form',
        '9 amount form',
        '9 state form',
        '10 identifier notAccepted',
        '11 identifier notAccepted',
        '12 period contradicts',
        '13 period empty',
      ].toSorted(),
    )
    for (const unclear of [one, two, rucs[3], rucs[4], rucs[5], rucs[6]])
      expect(await of(unclear ?? '')).toEqual({ kind: 'notFound', source: 'imported' })
    expect(await of(three)).toMatchObject({ kind: 'found', obligations: [{ kind: 'debtNotice' }] })
  })

  it.each([
    ['a number that is none', 'x,none,,,,,'],
    ['too few fields', `${one},none`],
    ['what no database takes', `${one},none,,,,,\0`],
  ])('is refused whole for a row of nobody: %s', async (_, row) => {
    await load([`${one},none,,,,,`])
    expect((await load([`${one},none,,,,,`, row])).done).toMatchObject({ ok: false, code: 'ownerless' })
    expect(await versions()).toEqual([{ state: 'current', records: 1 }])
    expect((await load([`${one},none,,,,,`, row], true)).done).toMatchObject({ ok: true })
  })

  it('is refused whole when more than a tenth is gone, and the one in use stays', async () => {
    const all = rucs.slice(0, 10).map((ruc) => `${ruc},none,,,,,`)
    await load(all)
    expect((await load(all.slice(0, 8))).done).toMatchObject({ ok: false, code: 'drop', detail: ['10', '8'] })
    expect(await of(rucs[9] ?? '')).toMatchObject({ kind: 'found' })
    expect((await load(all.slice(0, 9))).done).toMatchObject({ ok: true, value: { before: 10, records: 9 } })
    expect(await of(rucs[9] ?? '')).toMatchObject({ kind: 'notFound' })
    expect(await versions()).toEqual([
      { state: 'current', records: 9 },
      { state: 'previous', records: 10 },
    ])
    expect((await load([])).done).toMatchObject({ ok: false, code: 'drop' })
    expect((await load(all.slice(0, 2), true)).done).toMatchObject({ ok: true })
  })

  it('has the columns that it must have, or nothing is read', async () => {
    const octets = (async function* () {
      yield Buffer.from('identifier,kind\nx,none\n')
    })()
    const done = await importObligations({
      store: obligationImportStore(database.db),
      batches: readCsv(octets),
      accept: () => true,
      asOf,
      source: 'test.csv',
    })
    expect(done).toMatchObject({ ok: false, code: 'header' })
    expect(await versions()).toEqual([])
  })
})
