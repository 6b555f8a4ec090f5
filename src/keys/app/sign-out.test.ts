import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EmployerId } from '../../kernel/ids.ts'
import { syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { sessionStore } from '../store/session-store.ts'
import { endOtherSessions, endSession, signOut, type SignOutDeps } from './sign-out.ts'

let database: TestDatabase
let deps: SignOutDeps
let told: { employerId: EmployerId; ended: number }[]
let employerId: EmployerId
let mine: Buffer
let others: Buffer[]
let count = 0

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

beforeEach(async () => {
  told = []
  deps = {
    sessions: sessionStore(database.db),
    atomically: (work) => database.db.transaction(work),
    told: {
      sessionEnded: (_tx, employer, ended) => {
        told.push({ employerId: employer, ended })
        return Promise.resolve()
      },
    },
  }
  employerId = await newEmployer()
  mine = await open(employerId)
  others = [await open(employerId), await open(employerId)]
})

async function newEmployer(): Promise<EmployerId> {
  const id = randomUUID() as EmployerId
  count += 1
  await database.db.pool.query(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'privateCompany', 'Demo')`,
    [id, syntheticCompanyRuc(count)],
  )
  return id
}
async function open(employer: EmployerId): Promise<Buffer> {
  const digest = randomBytes(32)
  await database.db.pool.query(
    `insert into session (digest, employer_id, generation, browser, network) values ($1, $2, 1, 'b', 'n')`,
    [digest, employer],
  )
  return digest
}
const isOpen = async (digest: Buffer): Promise<boolean> =>
  (await database.db.pool.query(`select 1 from session where digest = $1 and ended_at is null`, [digest]))
    .rowCount === 1
const handleOf = (digest: Buffer): string => createHash('sha256').update(digest).digest('hex')

describe('signing out', () => {
  it('ends this session, tells it once, and leaves the others', async () => {
    await signOut(deps, mine)
    await signOut(deps, mine)
    expect(await Promise.all([mine, ...others].map(isOpen))).toEqual([false, true, true])
    expect(told).toEqual([{ employerId, ended: 1 }])
  })

  it('ends nothing when it cannot be told', async () => {
    const mute = { ...deps, told: { sessionEnded: () => Promise.reject(new Error('no audit')) } }
    await expect(signOut(mute, mine)).rejects.toThrow('no audit')
    await expect(endOtherSessions(mute, employerId, mine)).rejects.toThrow('no audit')
    expect(await Promise.all([mine, ...others].map(isOpen))).toEqual([true, true, true])
  })
})

describe('ending another session', () => {
  it('goes by the handle of the list', async () => {
    const [first = mine] = others
    expect(await endSession(deps, employerId, handleOf(first))).toBe(true)
    expect(await isOpen(first)).toBe(false)
    expect(told).toEqual([{ employerId, ended: 1 }])
  })

  it('is not possible for a session of somebody else', async () => {
    const stranger = await newEmployer()
    expect(await endSession(deps, stranger, handleOf(mine))).toBe(false)
    expect(await isOpen(mine)).toBe(true)
    expect(told).toEqual([])
  })

  it('can be done for all of them at once, but never for the one that asks', async () => {
    expect(await endOtherSessions(deps, employerId, mine)).toBe(2)
    expect(await Promise.all([mine, ...others].map(isOpen))).toEqual([true, false, false])
    expect(await endOtherSessions(deps, employerId, mine)).toBe(0)
    expect(told).toEqual([{ employerId, ended: 2 }])
  })

  it('means all of them, however many there are', async () => {
    const many = await Promise.all(Array.from({ length: 70 }, () => open(employerId)))
    expect(await endOtherSessions(deps, employerId, mine)).toBe(72)
    expect(await Promise.all([mine, ...many].map(isOpen))).toEqual([true, ...many.map(() => false)])
  })
})
