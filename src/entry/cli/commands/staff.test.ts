import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { typed } from '../../../../test/support/cli.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { syntheticCedula } from '../../../kernel/synthetic.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const clavero = (...line: readonly string[]) =>
  typed({ DATABASE_URL: database.url, PORT: '3999' }, ['staff', ...line])

const sql = async (text: string) => (await database.db.pool.query<Record<string, unknown>>(text)).rows
const [one, two] = [syntheticCedula(5, 1), syntheticCedula(5, 2)]
const link = /^http:\/\/localhost:3999\/interno\/invitacion#([A-Za-z0-9_-]{27})$/m

describe('clavero staff', () => {
  it('takes a person in, before the service ever ran, and prints the link once', async () => {
    expect(await clavero('list')).toMatchObject({ exit: 0, out: expect.stringContaining('Nobody yet') })
    const added = await clavero('add', 'Ana  Prueba', '--document', one, '--role', 'parameters', 'technical')
    expect(added).toMatchObject({ exit: 0, err: '' })
    const token = link.exec(added.out)?.[1] ?? ''
    expect(token).not.toBe('')
    const { out } = await clavero('list', '--json')
    expect(JSON.parse(out)).toMatchObject([
      {
        name: 'Ana Prueba',
        roles: ['parameters', 'technical'],
        passkeys: 0,
        signedInAt: null,
        retiredAt: null,
      },
    ])
    // Neither the link nor the document is anywhere to be found again.
    const kept = JSON.stringify([
      await sql('select * from staff_member'),
      await sql('select * from staff_invitation'),
      await sql('select * from audit_entry'),
    ])
    for (const secret of [token, one]) expect(out + kept).not.toContain(secret)
    expect(await sql(`select act, actor from audit_entry order by at`)).toEqual([
      { act: 'staffAdded', actor: 'operator' },
      { act: 'staffInvited', actor: 'operator' },
    ])
  })

  it('takes one natural person once, and again after they retired', async () => {
    expect(await clavero('add', 'Ana Otra', '--document', one, '--role', 'counter')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('already'),
    })
    const [{ id } = { id: '' }] = JSON.parse((await clavero('list', '--json')).out) as readonly {
      id: string
    }[]
    const invited = await clavero('invite', id)
    expect(invited.out).toMatch(link)
    expect(await sql('select 1 from staff_invitation where voided_at is null')).toHaveLength(1)
    expect(await clavero('retire', id)).toMatchObject({ exit: 0 })
    expect(await clavero('retire', id)).toMatchObject({ exit: 1 })
    expect(await clavero('invite', id)).toMatchObject({ exit: 1 })
    expect(await sql('select 1 from staff_invitation where voided_at is null')).toEqual([])
    expect(await clavero('add', 'Ana Prueba', '--document', one, '--role', 'counter')).toMatchObject({
      exit: 0,
    })
  })

  it('says where somebody works, and moves them', async () => {
    await sql(`insert into service_centre (id, name, province, canton, address, hours, zone, active) values
      (gen_random_uuid(), 'Centro Norte', 'Pichincha', 'Quito', 'Calle 1', '8 a 16', 'America/Guayaquil', true),
      (gen_random_uuid(), 'Centro Sur', 'Guayas', 'Guayaquil', 'Calle 2', '8 a 16', 'America/Guayaquil', true),
      (gen_random_uuid(), 'Centro Sur', 'Pichincha', 'Quito', 'Calle 3', '8 a 16', 'America/Guayaquil', true)`)
    const add = (centre: string) =>
      clavero('add', 'Luis Prueba', '--document', two, '--role', 'counter', '--centre', centre)
    expect(await add('Centro Oeste')).toMatchObject({ exit: 1, err: expect.stringContaining('Centro Norte') })
    expect(await add('Centro Sur')).toMatchObject({ exit: 2, err: expect.stringContaining('Guayaquil') })
    expect(await add('Centro Norte')).toMatchObject({ exit: 0 })
    const listed = async () => {
      const members = JSON.parse((await clavero('list', '--json')).out) as readonly {
        id: string
        name: string
        centre: string | null
      }[]
      return members.find(({ name }) => name === 'Luis Prueba')
    }
    expect(await listed()).toMatchObject({ centre: 'Centro Norte' })
    const id = (await listed())?.id ?? ''
    expect(await clavero('place', id, '--centre', 'Centro Sur, Quito, Pichincha')).toMatchObject({ exit: 0 })
    expect(await listed()).toMatchObject({ centre: 'Centro Sur' })
    expect(await clavero('place', id)).toMatchObject({ exit: 0 })
    expect(await listed()).toMatchObject({ centre: null })
    expect(await clavero('place', '01991c3e-7b1a-7c4e-8f00-5d1f0a2b3c4d')).toMatchObject({ exit: 1 })
    expect(await sql(`select act from audit_entry where act = 'staffPlaced'`)).toHaveLength(2)
  })

  it.each([
    ['a role that is none', ['add', 'Luis Prueba', '--document', two, '--role', 'administrator']],
    ['no role', ['add', 'Luis Prueba', '--document', two]],
    ['a number that is no cédula', ['add', 'Luis Prueba', '--document', '0149999006', '--role', 'counter']],
    ['no name', ['add', '<b>', '--document', two, '--role', 'counter']],
    ['an id that is none', ['retire', 'ana']],
  ])('does not understand %s', async (_what, line) => {
    const before = await sql('select 1 from staff_member')
    expect(await clavero(...line)).toMatchObject({ exit: 2, out: '' })
    expect(await sql('select 1 from staff_member')).toHaveLength(before.length)
  })
})
