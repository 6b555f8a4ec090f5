import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { DelegateId, DelegationId, EmployerId } from '../../kernel/ids.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { delegateStore } from './delegate-store.ts'
import { forgetUserInvitations, forgetUsers, forgetUserSessions } from './forget-users.ts'
import { userStore } from './user-store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await sql(`insert into installation (mode) values ('demonstration') on conflict do nothing`)
})
afterAll(() => database.drop())

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await database.db.pool.query(text, [...values])).rows as Row[]

let serial = 0
let employerId: EmployerId
let session: Uint8Array
beforeEach(async () => {
  serial += 1
  employerId = randomUUID() as EmployerId
  session = randomBytes(32)
  await sql(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'privateCompany', 'Demo')`,
    [employerId, syntheticCompanyRuc(serial)],
  )
  await sql(
    `insert into employer_key (employer_id, generation, hash, set_at) values ($1, 1, 'x', clock_timestamp())`,
    [employerId],
  )
  await sql(
    `insert into session (digest, employer_id, generation, browser, network) values ($1, $2, 1, 'b', 'n')`,
    [session, employerId],
  )
})

const users = () => userStore(database.db)
const holder = () => database.db.transaction((tx) => users().holder(tx, employerId, session))
const newUser = (person = randomBytes(32)) => ({
  id: randomUUID() as DelegationId,
  person,
  masked: '•••••••482',
  name: 'Marta Prueba',
  mail: 'marta@contadores.example',
  lang: 'es' as const,
  scopes: ['read'] as const,
  until: null,
})
const add = (user = newUser(), most = 3) =>
  database.db.transaction((tx) => users().add(tx, employerId, user, most, 7))
const person = async () => {
  const id = randomUUID() as DelegateId
  const digest = randomBytes(32)
  const mailbox = `${id}@contadores.example`
  await database.db.transaction((tx) =>
    delegateStore(database.db).create(tx, {
      id,
      mailbox,
      mail: mailbox,
      person: digest,
      name: 'Marta Prueba',
      hash: 'h',
    }),
  )
  return { id, digest, mailbox }
}

describe('the holder of a key', () => {
  it('is whoever has a live session of the key of today', async () => {
    expect(await holder()).toMatchObject({ id: employerId, isFrozen: false, onProbation: false })
  })

  it.each([
    ['the session has ended', 'update session set ended_at = clock_timestamp() where employer_id = $1'],
    ['another key was set', 'update employer_key set generation = 2 where employer_id = $1'],
    ['the key is blocked', 'update employer_key set blocked_at = clock_timestamp() where employer_id = $1'],
  ])('is nobody when %s, although the page was shown before (I-21)', async (_why, text) => {
    await sql(text, [employerId])
    expect(await holder()).toBeUndefined()
  })

  it('is told of a freeze, and of probation by the clock of the database', async () => {
    await sql('update employer set frozen_at = clock_timestamp() where id = $1', [employerId])
    await sql(
      `update employer_key set probation_until = clock_timestamp() + interval '1 minute' where employer_id = $1`,
      [employerId],
    )
    expect(await holder()).toMatchObject({ isFrozen: true, onProbation: true })
    await sql(`update employer_key set probation_until = clock_timestamp() where employer_id = $1`, [
      employerId,
    ])
    expect(await holder()).toMatchObject({ onProbation: false })
  })
})

describe('the places of an employer', () => {
  it('are taken one by one, and a place that was given back is taken again', async () => {
    const first = newUser()
    expect([await add(first), await add(), await add(), await add()]).toEqual([
      'added',
      'added',
      'added',
      'full',
    ])
    await database.db.transaction((tx) => users().remove(tx, employerId, first.id))
    expect(await add()).toBe('added')
    expect(
      await sql('select seat from delegation where employer_id = $1 and ended_at is null order by 1', [
        employerId,
      ]),
    ).toEqual([{ seat: 1 }, { seat: 2 }, { seat: 3 }])
  })

  it('are one for a person, also when the list is full', async () => {
    const one = newUser()
    await add(one)
    expect(await add(newUser(one.person))).toBe('there')
    expect(await add(newUser(one.person), 1)).toBe('there')
  })
})

describe('the person behind an access', () => {
  it('is the one it was given to, whatever the code above has compared', async () => {
    const { id, digest } = await person()
    const stranger = newUser()
    const own = newUser(digest)
    await add(stranger)
    await add(own)
    const take = (access: DelegationId) =>
      database.db.transaction((tx) => delegateStore(database.db).take(tx, employerId, access, id))
    expect([await take(stranger.id), await take(own.id)]).toEqual([false, true])
  })
})

describe('what is forgotten', () => {
  it('sessions, invitations, accesses and people, 90 days after they were over', async () => {
    const { id, digest } = await person()
    const user = newUser(digest)
    await add(user)
    await sql(
      `insert into delegate_session (digest, delegate_id, generation, restore_epoch, browser, network, seen_at)
       values ($1, $2, 1, 1, 'b', 'n', clock_timestamp() - interval '91 days')`,
      [randomBytes(32), id],
    )
    await sql(
      `insert into delegate_invitation (employer_id, ref, delegation_id, message_id, restore_epoch, digest, code_digest, dies_at)
       values ($1, 'abcdefghijkl', $2, gen_random_uuid(), 1, $3, $3, clock_timestamp() - interval '91 days')`,
      [employerId, user.id, randomBytes(32)],
    )
    await sql(`update delegate set created_at = clock_timestamp() - interval '91 days' where id = $1`, [id])
    // Nobody is forgotten while the access is there.
    expect(await forgetUsers(database.db)).toBe(0)
    await sql(
      `update delegation set state = 'removed', ended_at = clock_timestamp() - interval '91 days' where id = $1`,
      [user.id],
    )
    expect(await forgetUserSessions(database.db)).toBe(1)
    expect(await forgetUserInvitations(database.db)).toBe(1)
    expect(await forgetUsers(database.db)).toBe(2)
    expect(await sql('select id from delegate where id = $1', [id])).toEqual([])
  })
})
