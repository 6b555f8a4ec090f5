import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { typed } from '../../../../test/support/cli.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { syntheticCedula } from '../../../kernel/synthetic.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await database.db.pool.query(
    `insert into service_centre (id, name, province, canton, address, hours, zone, active)
     values (gen_random_uuid(), 'Centro Quito', 'Pichincha', 'Quito', 'Calle 1', '08:00', 'America/Guayaquil', true)`,
  )
})
afterAll(() => database.drop())

const clavero = (...line: readonly string[]) => typed({ DATABASE_URL: database.url, PORT: '3999' }, line)

const keyOf = (namedCurve: string): string =>
  generateKeyPairSync('ec', { namedCurve })
    .publicKey.export({ format: 'der', type: 'spki' })
    .toString('base64url')
const at = ['--centre', 'Centro Quito']

it('adds a station by the key of its browser, lists it and retires it, and leaves a trail', async () => {
  expect(await clavero('stations', 'list')).toMatchObject({ exit: 0, out: expect.stringContaining('None') })
  const key = keyOf('prime256v1')
  const added = await clavero('stations', 'add', 'Ventanilla 3', ...at, '--key', key)
  expect(added).toMatchObject({ exit: 0, err: '' })
  const id = /[0-9a-f]{64}/.exec(added.out)?.[0] ?? ''
  const listed = async () => JSON.parse((await clavero('stations', 'list', '--json')).out) as unknown
  expect(await listed()).toMatchObject([
    { id, name: 'Ventanilla 3', centre: 'Centro Quito', retiredAt: null },
  ])
  // The same key under another name would be the same browser.
  expect((await clavero('stations', 'add', 'Otra', ...at, '--key', key)).exit).toBe(1)
  expect((await clavero('stations', 'retire', id)).exit).toBe(0)
  expect((await clavero('stations', 'retire', id)).exit).toBe(1)
  expect(await listed()).toMatchObject([{ id, retiredAt: expect.any(String) }])
  // Nor does it come back.
  expect((await clavero('stations', 'add', 'Ventanilla 3', ...at, '--key', key)).exit).toBe(1)
  const { rows } = await database.db.pool.query<{ act: string }>('select act from audit_entry order by at')
  expect(rows.map(({ act }) => act)).toEqual(['stationAdded', 'stationRetired'])
})

it.each([
  ['another curve', keyOf('secp384r1')],
  ['half a key', keyOf('prime256v1').slice(0, 60)],
  ['no key', 'x'],
])('takes %s for no station', async (_what, key) => {
  expect(await clavero('stations', 'add', 'Puesto', ...at, '--key', key)).toMatchObject({
    exit: 2,
    err: expect.stringContaining('/interno/puesto'),
  })
})

it('says what is wrong with a centre, a name and an id', async () => {
  const key = keyOf('prime256v1')
  expect((await clavero('stations', 'add', 'Puesto', '--centre', 'Nada', '--key', key)).exit).toBe(1)
  expect((await clavero('stations', 'add', '<b>', ...at, '--key', key)).exit).toBe(2)
  expect((await clavero('stations', 'retire', 'x')).exit).toBe(2)
})

it('deletes the fingers of nobody who has none, and of no number that is none', async () => {
  expect((await clavero('fingers', 'delete', syntheticCedula(5, 1))).exit).toBe(1)
  expect((await clavero('fingers', 'delete', '123')).exit).toBe(2)
})
