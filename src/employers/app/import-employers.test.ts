import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, test } from 'vitest'
import { freshDatabase } from '../../../test/support/database.ts'
import type { TestDatabase } from '../../../test/support/database.ts'
import { newId } from '../../kernel/ids.ts'
import type { ContactId, EmployerId } from '../../kernel/ids.ts'
import {
  householdIdentifierOf,
  isSynthetic,
  syntheticCedula,
  syntheticCompanyRuc,
} from '../../kernel/synthetic.ts'
import { instant } from '../../kernel/time.ts'
import { statement } from '../../platform/database/statement.ts'
import type { InstitutionFacts } from '../../proofs/challenges/domain/facts.ts'
import { createEmployerImportStore } from '../store/employer-import.ts'
import type { ImportedFacts } from './fact-columns.ts'
import { importEmployers } from './import-employers.ts'
import type { RefusedRow, RowBatch } from './import-rows.ts'

const ana = syntheticCedula(24, 10)
const luis = syntheticCedula(24, 11)
const company = syntheticCompanyRuc(700)
const household = householdIdentifierOf(ana)

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const empty = statement('test_empty_employers', 'truncate employer cascade')
beforeEach(() => database.db.run(empty))

const header = [
  'identifier',
  'class',
  'legalName',
  'representativeDocument',
  'representativeNames',
  'mail',
  'phone',
]
const row = [
  company,
  'company',
  'Muestra S.A.S.',
  ana,
  'ENSAYO ANA',
  'gerencia@empresa.example',
  '0990000001',
]
const changed = (changes: Readonly<Record<string, string>>): readonly string[] =>
  row.map((value, index) => changes[header[index] ?? ''] ?? value)

async function* file(rows: readonly (readonly string[])[], top = header): AsyncGenerator<RowBatch> {
  await Promise.resolve()
  yield { rows: [top, ...rows].map((fields, index) => ({ line: index + 1, fields })), bytes: 100 }
}

async function run(batches: AsyncIterable<RowBatch>) {
  const refused: RefusedRow[] = []
  const id = () => newId(instant(1_700_000_000_000), randomBytes(10))
  const outcome = await importEmployers({
    store: createEmployerImportStore(database.db),
    batches,
    accept: { identifier: isSynthetic, mail: (address) => address.endsWith('.example') },
    newEmployerId: () => id() as EmployerId,
    newContactId: () => id() as ContactId,
    refuse: (one) => refused.push(one),
  })
  return { outcome, refused }
}

interface Stored {
  readonly identifier: string
  readonly branch_code: string
  readonly epoch: number
  readonly facts: unknown
  readonly registered_on: string | null
  readonly representatives: readonly { readonly document: string; readonly until: string | null }[]
  readonly contacts: readonly string[] | null
  readonly generation: number
}
const everything = statement<Stored>(
  'test_stored_employers',
  `select e.identifier, e.branch_code, e.epoch, e.facts, e.registered_on, k.generation,
          (select jsonb_agg(jsonb_build_object('document', r.document, 'until', r.until) order by document)
             from representation r where r.employer_id = e.id) as representatives,
          (select array_agg(c.value order by c.kind) from contact c where c.employer_id = e.id) as contacts
     from employer e join employer_key k on k.employer_id = e.id order by e.identifier, e.branch_code`,
)
const stored = () => database.db.many(everything)

describe('importing employers', () => {
  test('makes the employer, who represents it, how to reach it, and a key that was never set', async () => {
    const { outcome, refused } = await run(file([row]))
    expect(refused).toEqual([])
    expect(outcome).toEqual({ ok: true, value: { lines: 1, refused: 0, bytes: 100 } })
    expect(await stored()).toEqual([
      {
        identifier: company,
        branch_code: '0001',
        epoch: expect.any(Number) as number,
        facts: {},
        registered_on: null,
        representatives: [{ document: ana, until: null }],
        contacts: ['gerencia@empresa.example', '+593990000001'],
        generation: 0,
      },
    ])
  })

  test('read twice changes nothing, so no link of a running case dies of it (I-05)', async () => {
    await run(file([row]))
    const before = await stored()
    const { refused } = await run(file([row]))
    expect([refused, await stored()]).toEqual([[], before])
  })

  test('ATK-18: an account that is another one without a day of its own is not an old one, in no later file', async () => {
    const top = [...header, 'debitBank', 'debitAccountKind', 'debitAccountLast4', 'debitAccountChangedOn']
    const bring = async (last4: string, day = '', bank = 'Banco de Muestra') => {
      await run(file([[...row, bank, last4 === '' ? '' : 'savings', last4, day]], top))
      const [{ facts } = { facts: {} }] = await stored()
      return (facts as Readonly<Record<string, unknown>>)['debitAccountChangedOn']
    }
    const today = new Date(Date.now() - 5 * 3_600_000).toISOString().slice(0, 10)
    // What is there from the beginning, and what is only spelt otherwise, is as old as the file says.
    expect(await bring('1111')).toBeUndefined()
    expect(await bring('1111', '', 'BANCO DE MUESTRA')).toBeUndefined()
    expect(await bring('2222')).toBe(today)
    expect(await bring('2222')).toBe(today)
    // The day that the file gives counts, also where it puts right what was seen here; the day of the account before does not.
    expect(await bring('2222', '2020-05-04')).toBe('2020-05-04')
    expect(await bring('3333', '2020-05-04')).toBe(today)
    expect(await bring('4444', '2021-06-05')).toBe('2021-06-05')
    expect(await bring('4444')).toBe('2021-06-05')
    expect(await bring('4444', '', 'Banco Modelo')).toBe(today)
    // One that was away in between is a new one.
    expect(await bring('')).toBeUndefined()
    expect(await bring('4444', '', 'Banco Modelo')).toBe(today)
  })

  test('a representative who left the file is no longer one, and the links of before are dead', async () => {
    await run(file([row]))
    const [before] = await stored()
    await run(file([changed({ representativeDocument: luis, representativeNames: 'EJEMPLO LUIS' })]))
    const [after] = await stored()
    expect(after?.representatives).toEqual([{ document: luis, until: null }])
    expect(after?.epoch).toBeGreaterThan(before?.epoch ?? Infinity)
  })

  test('an employer whose key is held elsewhere has one from the start, and a file takes none away', async () => {
    const top = [...header, 'hasKey']
    const [first, second] = [row, changed({ identifier: syntheticCompanyRuc(701) })]
    const generations = async () => (await stored()).map(({ generation }) => generation)
    const { refused } = await run(
      file(
        [
          [...first, 'YES'],
          [...second, 'no'],
        ],
        top,
      ),
    )
    expect([refused, await generations()]).toEqual([[], [1, 0]])
    await run(
      file(
        [
          [...first, 'no'],
          [...second, 'yes'],
        ],
        top,
      ),
    )
    expect(await generations()).toEqual([1, 1])
    expect((await run(file([[...first, 'maybe']], top))).refused).toEqual([
      { line: 2, field: 'hasKey', reason: 'form' },
    ])
  })

  test('never replaces a registered contact, and says so (I-16)', async () => {
    await run(file([row]))
    const { refused } = await run(file([changed({ mail: 'otro@empresa.example' })]))
    expect(refused).toEqual([{ line: 2, field: 'mail', reason: 'keptContact' }])
    expect((await stored())[0]?.contacts).toEqual(['gerencia@empresa.example', '+593990000001'])
  })

  test('keeps branches apart, and several representatives with their days', async () => {
    const top = [...header, 'branchCode', 'representativeUntil', 'registeredOn']
    const two = changed({
      representativeDocument: `${ana}|${luis}`,
      representativeNames: 'ENSAYO ANA | EJEMPLO LUIS',
    })
    const { refused } = await run(
      file(
        [
          [...two, '2', '|2020-12-31', '2010-05-06'],
          [...row, '0001', '', ''],
        ],
        top,
      ),
    )
    expect(refused).toEqual([])
    const [first, second] = await stored()
    expect([first?.branch_code, second?.branch_code]).toEqual(['0001', '0002'])
    expect(second?.registered_on).toBe('2010-05-06')
    expect(second?.facts).toEqual({ registeredOn: '2010-05-06' })
    expect(second?.representatives).toEqual([
      { document: ana, until: null },
      { document: luis, until: '2020-12-31' },
    ])
  })

  test('writes facts in the shape that questions are drawn from', async () => {
    expectTypeOf<ImportedFacts>().toExtend<InstitutionFacts>()
    expectTypeOf<keyof ImportedFacts>().toEqualTypeOf<keyof InstitutionFacts>()
    const top = [...header, 'workersByMonth', 'debitBanks', 'debitBank', 'earlierCantons']
    await run(
      file([[...row, '2026-01=5|2026-02=6', 'Banco Uno|Banco Dos', 'Banco Uno', 'Quito|Cuenca']], top),
    )
    expect((await stored())[0]?.facts).toEqual({
      workersByMonth: { '2026-01': '5', '2026-02': '6' },
      debitBanks: ['Banco Uno', 'Banco Dos'],
      debitBank: 'Banco Uno',
      earlierCantons: ['Quito', 'Cuenca'],
    })
  })

  test.each([
    ['2200 4200 0420', '0420'],
    ['0420', '0420'],
    ['22-0042-0420', '0420'],
    ['1111|2222', ['1111', '2222']],
  ])('keeps four digits of the account %s, and no more', async (typed, kept) => {
    await run(file([[...row, typed]], [...header, 'debitAccountLast4']))
    expect((await stored())[0]?.facts).toEqual({ debitAccountLast4: kept })
  })

  test.each(['042', 'cuenta 0420', '0420x', '1'.repeat(40)])('refuses %s as an account', async (typed) => {
    const done = await run(file([[...row, typed]], [...header, 'debitAccountLast4']))
    expect(JSON.stringify(done)).toContain('debitAccountLast4')
  })

  test('gives the zero back that a spreadsheet ate', async () => {
    const cedula = syntheticCedula(1, 3)
    await run(
      file([
        changed({
          identifier: `${cedula}001`.slice(1),
          class: 'naturalPerson',
          representativeDocument: cedula.slice(1),
        }),
      ]),
    )
    expect(await stored()).toMatchObject([
      { identifier: `${cedula}001`, representatives: [{ document: cedula }] },
    ])
  })

  test.each([
    ['identifier', '2449999017001', 'form'],
    ['identifier', '1.79E+12', 'form'],
    ['identifier', '1790013235001', 'notAccepted'],
    ['class', 'firm', 'form'],
    ['class', 'householdEmployer', 'form'],
    ['legalName', '', 'empty'],
    ['representativeDocument', '2449999017', 'form'],
    ['representativeNames', '', 'empty'],
    ['mail', 'a@empresa.example, b@empresa.example', 'form'],
    ['mail', 'gerencia@empresa.test', 'notAccepted'],
    ['phone', '123', 'form'],
  ] as const)('refuses a row for its %s %j, with its number, and goes on', async (field, value, reason) => {
    const { outcome, refused } = await run(
      file([changed({ [field]: value }), changed({ identifier: syntheticCompanyRuc(701) })]),
    )
    expect(refused).toEqual([{ line: 2, field, reason }])
    expect(outcome).toMatchObject({ ok: true, value: { lines: 2, refused: 1 } })
    expect((await stored()).map(({ identifier }) => identifier)).toEqual([syntheticCompanyRuc(701)])
  })

  test('refuses the second line of one employer instead of merging them (F-33)', async () => {
    const { refused } = await run(file([row, changed({ legalName: 'Otra' })]))
    expect(refused).toEqual([{ line: 3, field: 'identifier', reason: 'duplicate' }])
  })

  test('refuses the line that the database could not take, and keeps the good ones around it', async () => {
    const other = syntheticCompanyRuc(701)
    const { outcome, refused } = await run(
      file([
        changed({ legalName: 'Mues\0tra' }),
        changed({ identifier: other }),
        changed({ identifier: syntheticCompanyRuc(702), mail: '\0' }),
      ]),
    )
    expect(refused).toEqual([
      { line: 2, field: 'legalName', reason: 'form' },
      { line: 4, field: 'mail', reason: 'form' },
    ])
    expect(outcome).toMatchObject({ ok: true, value: { lines: 3, refused: 2 } })
    expect((await stored()).map(({ identifier }) => identifier)).toEqual([other])
  })

  test('refuses a day of the year 0, which the database does not have', async () => {
    const { refused } = await run(file([[...row, '0000-02-29']], [...header, 'registeredOn']))
    expect(refused).toEqual([{ line: 2, field: 'registeredOn', reason: 'form' }])
  })

  test('a household has one branch, and a line with a field too many is refused', async () => {
    const top = [...header, 'branchCode']
    const home = changed({ identifier: household, class: 'householdEmployer' })
    const { refused } = await run(
      file(
        [
          [...home, '0002'],
          [...row, '0001', 'extra'],
        ],
        top,
      ),
    )
    expect(refused).toEqual([
      { line: 2, field: 'branchCode', reason: 'form' },
      { line: 3, field: '', reason: 'columns' },
    ])
  })

  test('refuses a file without the columns it needs, or with one of them twice', async () => {
    expect((await run(file([row], ['identifier', 'mail', 'mail']))).outcome).toEqual({
      ok: false,
      code: 'header',
      detail: ['class', 'legalName', 'representativeDocument', 'representativeNames', 'mail'],
    })
  })

  test('cut off in the middle leaves whole employers only, and the same file completes it (F-32)', async () => {
    const rows = Array.from({ length: 1_200 }, (_, n) => changed({ identifier: syntheticCompanyRuc(n) }))
    async function* cut(): AsyncGenerator<RowBatch> {
      yield* file(rows.slice(0, 700))
      throw new Error('killed')
    }
    await expect(run(cut())).rejects.toThrow('killed')
    const half = await stored()
    expect(half).toHaveLength(500)
    expect(
      half.every(({ representatives, contacts }) => representatives.length === 1 && contacts?.length === 2),
    ).toBe(true)
    await run(file(rows))
    expect(await stored()).toHaveLength(1_200)
  })
})
