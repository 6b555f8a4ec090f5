import { Logger, run, runMigrations } from 'graphile-worker'
import type { Runner, TaskList } from 'graphile-worker'
import type { Database } from '../platform/database/database.ts'
import { statement } from '../platform/database/statement.ts'

export type Tasks = Readonly<Record<string, (payload: unknown) => Promise<unknown>>>

export interface WorkerOptions {
  readonly db: Database
  readonly tasks: Tasks
  /** Jobs at the same time; below the size of the mail pool times two. Default 8. */
  readonly concurrency?: number
  /** Told of every job that threw; it is retried with growing pauses, and parked after 25 tries (F-14). */
  readonly onFault?: (fault: unknown) => void
}

export interface Worker {
  /** Lets running jobs end, returns the rest to the queue. */
  stop(): Promise<void>
}

/** Brings the queue's own schema up to date, as the owner of the database; before the first `enqueueMessage`, and safe to repeat. */
export const migrateWorker = (url: string): Promise<void> =>
  runMigrations({ connectionString: url, logger: silent, maxPoolSize: 1 })

const silent = new Logger(() => () => undefined)

/*
 * A worker that died keeps its jobs locked for hours. Ours never take a minute, so a job locked for
 * longer is put in again; the message's own lease decides whether it is really free (F-01, F-14).
 */
const stranded = statement<{ id: string }>(
  'message.stranded',
  `select (graphile_worker.add_job(task_identifier, json_build_object('id', key), job_key => key)).id
     from graphile_worker.jobs
    where task_identifier in ('deliverMessage', 'deliverText') and key is not null and locked_at < clock_timestamp() - interval '75 seconds'`,
)
const strandedEvery = 15_000

/** LISTEN/NOTIFY over the given pool; it holds one of its connections while it runs. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { db, tasks, concurrency = 8, onFault = () => undefined } = options
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload: unknown) => void (await task(payload)),
    ]),
  )
  const runner: Runner = await run({
    pgPool: db.pool,
    taskList,
    noHandleSignals: true,
    logger: silent,
    preset: {
      worker: {
        concurrentJobs: concurrency,
        // The safety net behind LISTEN: a job is found without a notification, too.
        pollInterval: 2_000,
        localQueue: { size: concurrency * 2, ttl: 30_000 },
        completeJobBatchDelay: 5,
        failJobBatchDelay: 5,
      },
    },
  })
  runner.events.on('job:error', ({ error }) => onFault(error))
  const sweep = () => void db.run(stranded).catch(onFault)
  const sweeper = setInterval(sweep, strandedEvery)
  sweeper.unref()
  sweep()
  return {
    async stop() {
      clearInterval(sweeper)
      await runner.stop()
    },
  }
}
