import { EventEmitter } from 'node:events'
import { Logger, runTaskListOnce, type RunOnceOptions, type TaskList } from 'graphile-worker'
import { instant, type Instant } from '../../../src/kernel/time.ts'
import type { Tasks } from '../../../src/messaging/worker.ts'
import type { Database } from '../../../src/platform/database/database.ts'
import { statement } from '../../../src/platform/database/statement.ts'

export interface SimulatedWorker {
  /** When the next job of the queue is due, to the millisecond after; undefined when it is empty. */
  due(): Promise<Instant | undefined>
  /** Runs every job that is due now, one after the other, and returns when none is left. */
  run(): Promise<void>
}

const next = statement<{ at: number | null }>(
  'test.day.nextJob',
  `select ceil(extract(epoch from min(run_at)) * 1000)::float8 as at
     from graphile_worker.jobs where locked_at is null and attempts < max_attempts`,
)

/** The worker's tasks on the queue's own library, without its waiting: the day says when it is time. */
export function simulatedWorker(
  db: Database,
  tasks: Tasks,
  onFault: (fault: unknown) => void,
): SimulatedWorker {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload: unknown) => void (await task(payload)),
    ]),
  )
  const events = new EventEmitter()
  events.on('job:error', ({ error }: { error: unknown }) => onFault(error))
  const options: RunOnceOptions = {
    pgPool: db.pool,
    events,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
  }
  return {
    async due() {
      const at = (await db.first(next))?.at ?? null
      return at === null ? undefined : instant(at)
    },
    async run() {
      const client = await db.pool.connect()
      try {
        await runTaskListOnce(options, taskList, client).promise
      } finally {
        client.release()
      }
    },
  }
}
