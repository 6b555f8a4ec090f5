import { Browser, type Stopwatch } from './browser.ts'
import { Connection } from './connection.ts'
import { databaseCpu } from './database-cpu.ts'
import type { Ground } from './ground.ts'
import type { MailSink } from './mail-sink.ts'
import { recover, type Surroundings } from './recovery.ts'
import type { Usage } from './server.ts'
import type { Service } from './service.ts'
import { Timings, type Spread } from './statistics.ts'

/** Processor time, in milliseconds per recovery. */
export interface CpuFigures {
  /** Of the whole service, as the system counts it. */
  readonly total: number
  /** In argon2id, as the hashing threads measure it around each hash. */
  readonly hash: number
  /** The rest of the total. */
  readonly outside: number
  /** Of the rest, the threads with the event loop; what remains is the runtime's helpers and pool. */
  readonly loop: number
  /** Of PostgreSQL, which shares the cores. */
  readonly database: number
  /** Of the load itself, which shares the cores. */
  readonly load: number
}

/** What one window measured, with `users` recoveries under way at all times. */
export interface WindowFigures {
  readonly users: number
  readonly seconds: number
  readonly recoveries: number
  readonly perSecond: number
  readonly cpu: CpuFigures
  /** Share of the service's processor time spent in argon2id. */
  readonly hashShare: number
  /** Octets. */
  readonly resident: number
  readonly heap: number
  readonly mostResident: number
  /** Milliseconds, p99. */
  readonly loopDelay: number
  readonly steps: ReadonlyMap<string, Spread>
}

export interface Load {
  readonly ground: Ground
  readonly sink: MailSink
  readonly service: Service
  /** The worker, where it runs in a process of its own. */
  readonly worker?: Service
}

const sleep = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** A network for every visitor, out of a block that nobody has (RFC 2544), and its browser. */
let visitors = 0
export function visitor(connection: Connection, watch: Stopwatch): Browser {
  visitors += 1
  return new Browser(connection, `198.18.${(visitors >> 8) & 255}.${visitors & 255}`, watch)
}

/** Recoveries, so many under way at all times, until somebody says stop. */
interface Crowd {
  done(): number
  /** Lets those under way end. The first fault ends the run: what is not a recovery is not counted as one. */
  stop(): Promise<void>
}

function crowd({ ground, sink, service }: Load, users: number, timings: Timings, most = Infinity): Crowd {
  const around: Surroundings = { sink, answer: ground.answer, watch: timings.add }
  let begun = 0
  let done = 0
  let running = true
  let fault: unknown
  const user = async () => {
    const connection = new Connection(service.port)
    try {
      while (running && begun < most) {
        begun += 1
        await recover(visitor(connection, timings.add), ground.next(), around)
        done += 1
      }
    } catch (broken) {
      fault ??= broken
      running = false
    } finally {
      connection.close()
    }
  }
  const all = Promise.all(Array.from({ length: users }, user))
  return {
    done: () => done,
    async stop() {
      if (most === Infinity) running = false
      await all
      if (fault !== undefined) throw fault instanceof Error ? fault : new Error(String(fault))
    },
  }
}

/** So many recoveries before anything is measured: code that has not run often is not compiled yet. */
export const warmUp = (load: Load, recoveries: number): Promise<void> =>
  crowd(load, 8, new Timings(), recoveries).stop()

/** Keeps `users` recoveries under way, lets them settle for `lead` seconds, and measures for `seconds`. */
export async function measure(
  load: Load,
  users: number,
  seconds: number,
  lead: number,
): Promise<WindowFigures> {
  const timings = new Timings()
  const people = crowd(load, users, timings)
  await sleep(lead * 1000)
  timings.take()
  const before = await usageOf(load)
  const from = {
    done: people.done(),
    at: performance.now(),
    cpu: process.cpuUsage(),
    database: await databaseCpu(load.ground.cluster),
  }
  await sleep(seconds * 1000)
  const steps = timings.take()
  const recoveries = people.done() - from.done
  const lasted = (performance.now() - from.at) / 1000
  const own = process.cpuUsage(from.cpu)
  const database = (await databaseCpu(load.ground.cluster)) - from.database
  const after = await usageOf(load)
  await people.stop()

  const each = (value: number) => (value * 1000) / recoveries
  const total = after.cpu - before.cpu
  const hash = after.hashCpu - before.hashCpu
  return {
    users,
    seconds: lasted,
    recoveries,
    perSecond: recoveries / lasted,
    cpu: {
      total: each(total),
      hash: each(hash),
      outside: each(total - hash),
      loop: each(after.loopCpu - before.loopCpu),
      database: each(database),
      load: each((own.user + own.system) / 1e6),
    },
    hashShare: hash / total,
    resident: after.resident,
    heap: after.heap,
    mostResident: after.mostResident,
    loopDelay: after.loopDelay * 1000,
    steps,
  }
}

/** Of the whole service, in however many processes it runs. */
async function usageOf({ service, worker }: Load): Promise<Usage> {
  const [web, work] = await Promise.all([service.usage(), worker?.usage()])
  return work === undefined ? web : { ...web, cpu: web.cpu + work.cpu, loopCpu: web.loopCpu + work.loopCpu }
}
