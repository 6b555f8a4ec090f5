import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../../test/support/database.ts'
import type { TestDatabase } from '../../../../test/support/database.ts'
import { readTaxpayerFile } from '../../../adapters/csv/read-taxpayer-file.ts'
import { createEmbeddedRegistries } from '../../../adapters/registries/embedded/embedded-registries.ts'
import type { RefusedRow, RowBatch } from '../../../employers/app/import-rows.ts'
import { isSynthetic, personRucOf, syntheticCedula, syntheticCompanyRuc } from '../../../kernel/synthetic.ts'
import { days, instant, toDate } from '../../../kernel/time.ts'
import { createSnapshotStore } from '../store/snapshots.ts'
import { importSnapshot } from './import-snapshot.ts'
import type { SnapshotRegistry } from './import-ports.ts'

const now = instant(Date.UTC(2026, 1, 1))
const company = syntheticCompanyRuc(800)
const trader = personRucOf(syntheticCedula(1, 7))
const header =
  'NUMERO_RUC|RAZON_SOCIAL|CODIGO_JURISDICCION|ESTADO_CONTRIBUYENTE|CLASE_CONTRIBUYENTE|FECHA_INICIO_ACTIVIDADES|FECHA_ACTUALIZACION|FECHA_SUSPENSION_DEFINITIVA|FECHA_REINICIO_ACTIVIDADES|OBLIGADO|TIPO_CONTRIBUYENTE|NUMERO_ESTABLECIMIENTO|NOMBRE_FANTASIA_COMERCIAL|ESTADO_ESTABLECIMIENTO|DESCRIPCION_PROVINCIA_EST|DESCRIPCION_CANTON_EST|DESCRIPCION_PARROQUIA_EST|CODIGO_CIIU|ACTIVIDAD_ECONOMICA|AGENTE_RETENCION|ESPECIAL'

/** A line of the newer format; the older one differs in dates, type and flags. */
const line = (changes: Readonly<Record<string, string>> = {}): string => {
  const values: Readonly<Record<string, string>> = {
    NUMERO_RUC: company,
    RAZON_SOCIAL: 'COMPAÑIA DE MUESTRA S.A.S.',
    CODIGO_JURISDICCION: '17',
    ESTADO_CONTRIBUYENTE: 'ACTIVO',
    CLASE_CONTRIBUYENTE: 'GEN',
    FECHA_INICIO_ACTIVIDADES: '2001-05-28 00:00:00',
    FECHA_ACTUALIZACION: '2024-01-02 13:14:15',
    OBLIGADO: 'S',
    TIPO_CONTRIBUYENTE: 'SOCIEDAD',
    NUMERO_ESTABLECIMIENTO: '1',
    NOMBRE_FANTASIA_COMERCIAL: 'LA MUESTRA',
    ESTADO_ESTABLECIMIENTO: 'ABI',
    DESCRIPCION_PROVINCIA_EST: 'PICHINCHA',
    DESCRIPCION_CANTON_EST: 'QUITO',
    CODIGO_CIIU: 'G471101',
    ...changes,
  }
  return header
    .split('|')
    .map((name) => values[name] ?? '')
    .join('|')
}

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve()
  yield bytes
}

async function run(registry: SnapshotRegistry, batches: AsyncIterable<RowBatch>, part: string) {
  const refused: RefusedRow[] = []
  const outcome = await importSnapshot(registry, {
    store: createSnapshotStore(database.db),
    batches,
    part,
    asOf: toDate(now),
    source: 'test file',
    accept: isSynthetic,
    refuse: (row) => refused.push(row),
  })
  return { outcome, refused }
}
const taxpayers = (
  lines: readonly string[],
  encoding: BufferEncoding = 'utf8',
  part = 'Pichincha',
  mark = '',
) =>
  run('taxpayer', readTaxpayerFile(once(Buffer.from(mark + [header, ...lines].join('\n'), encoding))), part)

const maxAge = { taxpayer: days(1), civil: days(1), companies: days(1) }
const registries = () => createEmbeddedRegistries(database.db, { maxAge, clock: () => now })
const known = async (ruc: string) => {
  const answer = await registries().taxpayer.byRuc(ruc)
  return answer.kind === 'partial' ? answer.record : answer.kind
}

describe('the taxpayer file', () => {
  test('of the newer format: UTF-8 with a mark, days with a dash, SOCIEDAD', async () => {
    const { outcome, refused } = await taxpayers([line()], 'utf8', 'Pichincha', '\uFEFF')
    expect([outcome, refused]).toMatchObject([{ ok: true, value: { lines: 1, records: 1, before: 0 } }, []])
    expect(await known(company)).toEqual({
      ruc: company,
      legalName: 'COMPAÑIA DE MUESTRA S.A.S.',
      state: 'active',
      kind: 'entity',
      tradeNames: ['LA MUESTRA'],
      activities: ['G471101'],
      cantons: ['QUITO'],
      startedOn: '2001-05-28',
    })
  })

  test('of the older format: Latin-1, days with a slash, SOCIEDADES, and a zero the spreadsheet ate', async () => {
    const old = line({
      NUMERO_RUC: trader.slice(1),
      RAZON_SOCIAL: 'PEÑA ENSAYO JOSÉ',
      ESTADO_CONTRIBUYENTE: 'PASIVO',
      FECHA_INICIO_ACTIVIDADES: '1973/04/11 00:00:00.0',
      FECHA_SUSPENSION_DEFINITIVA: '2015/12/31 00:00:00.0',
      TIPO_CONTRIBUYENTE: 'PERSONA NATURAL',
      OBLIGADO: 'NO',
    })
    expect((await taxpayers([old, line({ TIPO_CONTRIBUYENTE: 'SOCIEDADES' })], 'latin1')).refused).toEqual([])
    expect(await known(trader)).toMatchObject({
      legalName: 'PEÑA ENSAYO JOSÉ',
      state: 'cancelled',
      kind: 'person',
      startedOn: '1973-04-11',
      closedOn: '2015-12-31',
    })
    expect(await known(company)).toMatchObject({ kind: 'entity', legalName: 'COMPAÑIA DE MUESTRA S.A.S.' })
  })

  test('joins the open establishments of a taxpayer, near or far apart in the file, and no closed one', async () => {
    const between = Array.from({ length: 600 }, (_, n) =>
      line({ NUMERO_RUC: syntheticCompanyRuc(1_000 + n) }),
    )
    const { outcome } = await taxpayers([
      line(),
      line({ NUMERO_ESTABLECIMIENTO: '2', DESCRIPCION_CANTON_EST: 'MEJIA', NOMBRE_FANTASIA_COMERCIAL: '' }),
      ...between,
      line({ NUMERO_ESTABLECIMIENTO: '3', DESCRIPCION_CANTON_EST: 'CAYAMBE' }),
      line({ NUMERO_ESTABLECIMIENTO: '4', DESCRIPCION_CANTON_EST: 'IBARRA', ESTADO_ESTABLECIMIENTO: 'CER' }),
    ])
    expect(outcome).toMatchObject({ ok: true, value: { lines: 604, records: 601, refused: 0 } })
    expect(await known(company)).toMatchObject({
      cantons: ['CAYAMBE', 'MEJIA', 'QUITO'],
      tradeNames: ['LA MUESTRA'],
    })
  })

  test('keeps a pipe inside quotes, and refuses every other row of the wrong width by its number', async () => {
    const rest = Array.from({ length: 600 }, (_, n) => line({ NUMERO_RUC: syntheticCompanyRuc(1_000 + n) }))
    const { refused } = await taxpayers([line({ RAZON_SOCIAL: '"A|B S.A."' }), `${line()}|x`, ...rest])
    expect(refused).toEqual([{ line: 3, field: '', reason: 'columns' }])
    expect(await known(company)).toMatchObject({ legalName: 'A|B S.A.' })
  })

  test.each([
    ['NUMERO_RUC', '1.79E+12', 'form'],
    ['NUMERO_RUC', '1790013235001', 'notAccepted'],
    ['RAZON_SOCIAL', '', 'empty'],
    ['ESTADO_CONTRIBUYENTE', 'QUITO', 'form'],
    ['TIPO_CONTRIBUYENTE', 'S', 'form'],
    ['FECHA_INICIO_ACTIVIDADES', '28 de mayo', 'form'],
  ] as const)('refuses a row whose %s is %j', async (field, value, reason) => {
    const { refused } = await taxpayers(
      [line({ [field]: value }), line({ NUMERO_RUC: syntheticCompanyRuc(1) })],
      'utf8',
      field + value,
    )
    expect(refused).toEqual([{ line: 2, field, reason }])
  })

  test('refuses a line that says otherwise about a taxpayer, near or far apart', async () => {
    const between = Array.from({ length: 600 }, (_, n) =>
      line({ NUMERO_RUC: syntheticCompanyRuc(2_000 + n) }),
    )
    const { refused } = await taxpayers(
      [line(), line({ RAZON_SOCIAL: 'OTRA' }), ...between, line({ ESTADO_CONTRIBUYENTE: 'PASIVO' })],
      'utf8',
      'Napo',
    )
    expect(refused).toEqual([
      { line: 3, field: 'NUMERO_RUC', reason: 'contradicts' },
      { line: 604, field: 'NUMERO_RUC', reason: 'contradicts' },
    ])
  })

  test('is refused whole without its columns', async () => {
    const file = once(Buffer.from('RUC|NOMBRE\n1|2\n'))
    expect((await run('taxpayer', readTaxpayerFile(file), 'Loja')).outcome).toMatchObject({
      ok: false,
      code: 'header',
    })
  })

  test('is refused whole when more than a tenth of the records is gone, and not at exactly a tenth', async () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, n) => line({ NUMERO_RUC: syntheticCompanyRuc(3_000 + n) }))
    await taxpayers(many(100), 'utf8', 'Cotopaxi')
    expect((await taxpayers(many(89), 'utf8', 'Cotopaxi')).outcome).toEqual({
      ok: false,
      code: 'drop',
      detail: ['100', '89'],
    })
    expect(await known(syntheticCompanyRuc(3_099))).toMatchObject({ state: 'active' })
    expect((await taxpayers(many(90), 'utf8', 'Cotopaxi')).outcome).toMatchObject({
      ok: true,
      value: { before: 100 },
    })
    expect(await known(syntheticCompanyRuc(3_099))).toBe('notFound')
    // The version before the last goes; a third import proves that it can.
    expect((await taxpayers(many(95), 'utf8', 'Cotopaxi')).outcome).toMatchObject({
      ok: true,
      value: { before: 90 },
    })
  })

  test('cut off in the middle changes nothing, and the same call begins anew', async () => {
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${[header, line({ NUMERO_RUC: syntheticCompanyRuc(4_000) })].join('\n')}\n`)
      await Promise.resolve()
      throw new Error('killed')
    }
    await expect(run('taxpayer', readTaxpayerFile(cut()), 'Azuay')).rejects.toThrow('killed')
    expect(await known(syntheticCompanyRuc(4_000))).toBe('notFound')
    expect(
      (await taxpayers([line({ NUMERO_RUC: syntheticCompanyRuc(4_001) })], 'utf8', 'Azuay')).outcome,
    ).toMatchObject({
      ok: true,
      value: { records: 1 },
    })
    expect(await known(syntheticCompanyRuc(4_000))).toBe('notFound')
    expect(await known(syntheticCompanyRuc(4_001))).toMatchObject({ state: 'active' })
  })
})

async function* rows(...fields: readonly (readonly string[])[]): AsyncGenerator<RowBatch> {
  await Promise.resolve()
  yield { rows: fields.map((one, index) => ({ line: index + 1, fields: one })), bytes: 1 }
}

test('people come in with what is used of them and no more; an empty date is none', async () => {
  const document = syntheticCedula(3, 3)
  const { refused } = await run(
    'civil',
    rows(
      ['names', 'document', 'bornOn', 'deceasedOn', 'address'],
      ['ENSAYO ANA', document.slice(1), '29/02/1980', '0000-00-00', 'nowhere'],
      ['ENSAYO BIS', document, '', '', ''],
      ['FICTICIO', syntheticCedula(3, 4), '1980-02-30', '', ''],
    ),
    'all',
  )
  expect(refused).toEqual([
    { line: 4, field: 'bornOn', reason: 'form' },
    { line: 3, field: 'document', reason: 'duplicate' },
  ])
  expect(await registries().civil.byDocument(document)).toMatchObject({
    kind: 'found',
    record: { document, names: 'ENSAYO ANA', bornOn: '1980-02-29' },
  })
})

test('companies come in with representatives by name, and the directory’s own words for their situation', async () => {
  const head = ['ruc', 'legalName', 'situation', 'representative', 'role', 'foundedOn']
  const { refused } = await run(
    'companies',
    rows(
      head,
      [company, 'MUESTRA', 'ACTIVA', 'ENSAYO ANA | EJEMPLO LUIS', 'GERENTE|PRESIDENTE', '2001-05-01'],
      [syntheticCompanyRuc(801), 'OTRA', 'DISOLUC. LIQUIDAC. INSC. EN RM', '', '', ''],
      ['', 'SIN NUMERO', 'ACTIVA', '', '', ''],
    ),
    'all',
  )
  expect(refused).toEqual([{ line: 4, field: 'ruc', reason: 'form' }])
  expect(await registries().companies.byRuc(company)).toMatchObject({
    record: {
      situation: 'active',
      foundedOn: '2001-05-01',
      representatives: [
        { names: 'ENSAYO ANA', role: 'GERENTE' },
        { names: 'EJEMPLO LUIS', role: 'PRESIDENTE' },
      ],
    },
  })
  expect(await registries().companies.byRuc(syntheticCompanyRuc(801))).toMatchObject({
    record: { situation: 'inLiquidation', representatives: [] },
  })
})
