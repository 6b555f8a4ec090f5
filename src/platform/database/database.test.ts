import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { openDatabase } from './database.ts'
import { statement } from './statement.ts'

const make = statement('test.make', 'create table if not exists thing (id int primary key)')
const put = statement('test.put', 'insert into thing values ($1)')
const count = statement<{ n: number }>('test.count', 'select count(*) as n from thing')
const pid = statement<{ pid: number }>('test.pid', 'select pg_backend_pid() as pid')

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await database.db.run(make)
})
afterAll(() => database.drop())
afterEach(() => database.db.pool.query('truncate thing'))
const things = async () => (await database.db.first(count))?.n

describe('reading', () => {
  it('tells what reads from what writes or waits', () => {
    const reads = (text: string) => statement(`test: ${text}`, text).reads
    expect(['select 1', ' with a as (select 1) select * from a'].map(reads)).toEqual([true, true])
    // prettier-ignore
    const others = ['insert into t values (1)', 'with a as (delete from t returning 1) select * from a', 'select 1 from t for update', 'select 1 from t FOR NO KEY UPDATE', 'truncate t', "select graphile_worker.add_job('x')", "select nextval('s')"]
    expect(others.map(reads)).toEqual(others.map(() => false))
  })

  it('is refused every write by the server, whatever a statement says of itself', async () => {
    const sly = { ...statement('test.sly', 'insert into thing values (1)'), reads: true }
    await expect(database.db.run(sly)).rejects.toMatchObject({ code: '25006' })
    expect(await things()).toBe(0)
  })

  it('sees at once what was committed elsewhere, and shares one connection', async () => {
    await database.db.run(put, [1])
    expect(await things()).toBe(1)
    const pids = await Promise.all([0, 1, 2, 3].map(() => database.db.first(pid)))
    expect(new Set(pids.map((row) => row?.pid)).size).toBe(1)
  })

  it('one question that fails does not hurt those sent with it', async () => {
    const broken = statement('test.broken', 'select 1 / $1::int as n')
    const answers = await Promise.allSettled([things(), database.db.first(broken, [0]), things()])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })

  it('F-05: opens another connection when the one it had is cut', async () => {
    const before = (await database.db.first(pid))?.pid
    await database.db.pool.query('select pg_terminate_backend($1)', [before])
    await expect.poll(async () => database.db.first(pid).catch(() => undefined)).toBeDefined()
    expect((await database.db.first(pid))?.pid).not.toBe(before)
  })
})

describe('a transaction', () => {
  it('undoes everything when one of several things done at once fails', async () => {
    await expect(
      database.db.transaction((tx) => Promise.all([tx.run(put, [1]), tx.run(put, [1]), tx.run(put, [2])])),
    ).rejects.toMatchObject({ code: '23505' })
    expect(await things()).toBe(0)
  })

  it('is closed to a branch that still goes on after it ended', async () => {
    let late: Promise<unknown> | undefined
    await expect(
      database.db.transaction(async (tx) => {
        late = tx.run(put, [1]).then(async () => {
          await new Promise((passed) => setTimeout(passed, 20))
          return tx.run(put, [2])
        })
        late.catch(() => undefined)
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await expect(late).rejects.toThrow('after its transaction')
    expect(await things()).toBe(0)
  })

  it('F-05: a connection that is cut at its very beginning fails that transaction and nothing else', async () => {
    const [, name = '', host = ''] = /\/(\w+)\?host=(.+)$/.exec(database.url) ?? []
    const address = `${decodeURIComponent(host)}/.s.PGSQL.5432`
    const sockets = new Set<Socket>()
    let cutting = false
    const proxy = createServer((near) => {
      const far = connect(address)
      for (const socket of [near, far]) {
        sockets.add(socket)
        socket.on('error', () => undefined)
      }
      near.on('data', (data) => (cutting && data.includes('begin') ? near.destroy() : far.write(data)))
      far.on('data', (data) => near.write(data))
      near.on('close', () => far.destroy())
    })
    await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
    const { port } = proxy.address() as AddressInfo
    const db = openDatabase({ url: `postgresql://clavero@127.0.0.1:${port}/${name}`, max: 2 })
    const unheard: unknown[] = []
    const listen = (fault: unknown) => unheard.push(fault)
    process.on('unhandledRejection', listen)
    try {
      await db.transaction((tx) => tx.run(put, [1]))
      cutting = true
      await expect(db.transaction((tx) => tx.run(put, [2]))).rejects.toThrow(/terminated|ECONN|closed/)
      await new Promise((passed) => setTimeout(passed, 50))
      expect(unheard).toEqual([])
      cutting = false
      await db.transaction((tx) => tx.run(put, [3]))
      expect(await things()).toBe(2)
    } finally {
      process.off('unhandledRejection', listen)
      await db.close()
      for (const socket of sockets) socket.destroy()
      proxy.close()
    }
  })
})
