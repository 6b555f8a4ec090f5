import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { deliveryTask } from './delivery-task.ts'
import type { Delivery } from './app/deliver-message.ts'
import { migrateWorker, startWorker } from './worker.ts'
import type { Worker } from './worker.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await Promise.all([migrateWorker(database.url), migrateWorker(database.url)])
})
afterAll(() => database.drop())

let worker: Worker | undefined
afterEach(async () => {
  await worker?.stop()
  worker = undefined
})

const add = (id: string) =>
  database.db.pool.query(
    `select graphile_worker.add_job('deliverMessage', json_build_object('id', $1::text), job_key => $1::text)`,
    [id],
  )

it('runs what is in the queue, and what comes while it runs', async () => {
  const done: unknown[] = []
  await add('before')
  worker = await startWorker({
    db: database.db,
    tasks: { deliverMessage: (payload) => Promise.resolve(done.push((payload as { id: string }).id)) },
  })
  await add('after')
  await vi.waitFor(() => expect(done).toEqual(['before', 'after']), 5_000)
})

it('tells of a job that threw, and tries it again', async () => {
  const faults: unknown[] = []
  let tries = 0
  await add('twice')
  worker = await startWorker({
    db: database.db,
    tasks: {
      deliverMessage: () => {
        tries += 1
        return tries === 1 ? Promise.reject(new Error('database away')) : Promise.resolve()
      },
    },
    onFault: (fault) => faults.push(fault),
  })
  await vi.waitFor(() => expect(tries).toBe(2), 10_000)
  expect(faults).toMatchObject([{ message: 'database away' }])
})

it('takes over what a dead worker had locked (F-01, F-14)', async () => {
  await add('left')
  await database.db.pool.query(
    `update graphile_worker._private_jobs set locked_at = now() - interval '80 seconds', locked_by = 'dead', attempts = 1 where key = 'left'`,
  )
  const done: unknown[] = []
  worker = await startWorker({
    db: database.db,
    tasks: { deliverMessage: (payload) => Promise.resolve(done.push((payload as { id: string }).id)) },
  })
  await vi.waitFor(() => expect(done).toEqual(['left']), 5_000)
})

it('lets a running job end when it is stopped', async () => {
  let ended = false
  let begun = false
  worker = await startWorker({
    db: database.db,
    tasks: {
      async deliverMessage() {
        begun = true
        await sleep(100)
        ended = true
      },
    },
  })
  await add('slow')
  await vi.waitFor(() => expect(begun).toBe(true), 5_000)
  await worker.stop()
  worker = undefined
  expect(ended).toBe(true)
})

it('does not take a job that names no message', async () => {
  const { deliverMessage } = deliveryTask({} as Delivery)
  for (const payload of [null, {}, { id: 7 }, { id: `${randomUUID()}x` }]) {
    await expect(deliverMessage?.(payload)).rejects.toThrow(TypeError)
  }
})
