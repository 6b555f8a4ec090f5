/**
 * The service that is measured, in a process of its own: what `clavero serve` and `clavero work` run,
 * in one process unless they are measured apart. It starts when it is told how, and says what it used
 * whenever it is asked.
 */
import { lookup } from 'node:dns/promises'
import { readFile } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { AddressInfo } from 'node:net'
import type { HashPool } from '../src/adapters/hash/argon2-pool.ts'
import { compose } from '../dist/entry/compose.js'
import { fileInspector } from '../dist/adapters/files/inspector.js'
import { readConfig } from '../dist/platform/config/read.js'
import { importedRegistries, mailTransport, openInstallation } from '../dist/entry/open-installation.js'
import { buildWeb } from '../dist/entry/web.js'
import { startWorker } from '../dist/messaging/worker.js'

export interface ServerSettings {
  readonly databaseUrl: string
  /** What the configuration is read from. */
  readonly environment: Readonly<Record<string, string>>
  readonly smtpPort: number
  /** The public address that browsers ask for. */
  readonly origin: string
  readonly runs: 'both' | 'web' | 'worker'
  /** Keys are not hashed: shows what everything else takes. */
  readonly hashes: boolean
  /** Looks up a name and reads a file all the time, and says how long that took. */
  readonly looksUp?: boolean
}

/** What a process of the service has used since it started; memory in octets, the rest in seconds. */
export interface Usage {
  readonly cpu: number
  /** Of it, the thread that answers requests and runs jobs. */
  readonly loopCpu: number
  readonly hashCpu: number
  readonly hashes: number
  readonly resident: number
  /** Of it, what the event loop's thread has taken for JavaScript. */
  readonly heap: number
  readonly mostResident: number
  /** p99 since the last answer: how late the event loop was. */
  readonly loopDelay: number
  /** Since the last answer. */
  readonly lookups: Lookups
  /** Files that were looked at since the last answer. */
  readonly readings: readonly Reading[]
}

/** What looking into a file took its process: milliseconds from its start to its end, and octets at most. */
export interface Reading {
  readonly milliseconds: number
  readonly mostResident: number
}

/** A name looked up and a file read, together: what waits when the runtime's pool of threads is taken. Milliseconds. */
export interface Lookups {
  readonly count: number
  readonly p50: number
  readonly p99: number
}

export type ToServer = ServerSettings | 'usage' | 'stop'
export type FromServer = { readonly ready: { readonly port: number } } | { readonly usage: Usage }

/** Milliseconds between two look-ups: often enough for a p99, and no load of their own. */
const lookupEvery = 20

/** Begins to look up; hands over what was measured since it was last asked. */
function watchLookups(): { take(): Lookups; stop(): void } {
  let took: number[] = []
  const look = async () => {
    const begun = performance.now()
    await Promise.all([lookup('localhost'), readFile(new URL(import.meta.url))])
    took.push(performance.now() - begun)
  }
  const timer = setInterval(() => void look().catch(broken), lookupEvery)
  return {
    take() {
      const sorted = took.toSorted((a, b) => a - b)
      took = []
      const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
      return { count: sorted.length, p50: at(0.5), p99: at(0.99) }
    },
    stop: () => clearInterval(timer),
  }
}

const say = (message: FromServer) => process.send?.(message)

/** Takes no time and says yes. */
const withoutHashing = (pool: HashPool): HashPool => ({
  ...pool,
  hash: () => Promise.resolve('p1:not-hashed'),
  verify: () => Promise.resolve(true),
  isCurrent: () => true,
})

async function start(settings: ServerSettings): Promise<() => Promise<void>> {
  const { environment, origin } = settings
  const read = readConfig(environment)
  if (!read.ok) throw new Error('the configuration of the bench is refused')
  const config = read.value
  const opened = await openInstallation(config, {
    databaseUrl: settings.databaseUrl,
    transport: mailTransport(config, {
      host: '127.0.0.1',
      port: settings.smtpPort,
      tls: false,
      domain: 'avisos.example',
      sender: 'avisos@avisos.example',
    }),
    registries: (db) => importedRegistries(db),
    demo: null,
  })
  const { policy } = opened
  let readings: Reading[] = []
  const parts = compose({
    ...opened,
    inspector: fileInspector({
      onRead: (milliseconds, mostResident) => void readings.push({ milliseconds, mostResident }),
    }),
    mode: 'production',
    origin,
    trustedProxies: ['127.0.0.1'],
    hasher: settings.hashes ? opened.hasher : withoutHashing(opened.hasher),
    // The browser's own work would be done on the cores that are measured; the service's part stays.
    policy: { ...policy, humanCheck: { ...policy.humanCheck, maxCounter: 0 } },
  })
  const worker =
    settings.runs === 'web'
      ? undefined
      : await startWorker({ db: opened.db, tasks: parts.tasks, onFault: broken })
  const app = settings.runs === 'worker' ? undefined : await buildWeb(parts)
  await app?.listen({ port: 0, host: '127.0.0.1' })

  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const looking = settings.looksUp === true ? watchLookups() : undefined
  process.on('message', (message: ToServer) => {
    if (message !== 'usage') return
    const { user, system } = process.cpuUsage()
    const loop = process.threadCpuUsage()
    const hashed = opened.hasher.metrics()
    say({
      usage: {
        cpu: (user + system) / 1e6,
        loopCpu: (loop.user + loop.system) / 1e6,
        hashCpu: hashed.cpuSeconds,
        hashes: hashed.total,
        resident: process.memoryUsage.rss(),
        heap: process.memoryUsage().heapTotal,
        mostResident: process.resourceUsage().maxRSS * 1024,
        loopDelay: Math.max(0, delay.percentile(99) - 10e6) / 1e9,
        lookups: looking?.take() ?? { count: 0, p50: 0, p99: 0 },
        readings,
      },
    })
    readings = []
    delay.reset()
  })
  say({ ready: { port: (app?.server.address() as AddressInfo | undefined)?.port ?? 0 } })
  return async () => {
    looking?.stop()
    await app?.close()
    await worker?.stop()
    await opened.close()
  }
}

function broken(fault: unknown): void {
  process.stderr.write(
    `a job failed: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
  )
}

process.once('message', (settings: ServerSettings) => {
  const stopped = start(settings)
  process.on('message', (message: ToServer) => {
    if (message === 'stop') void stopped.then((stop) => stop()).finally(() => process.disconnect())
  })
})
