import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { readFile, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ProfileName } from '../../../src/policy/index.ts'

export interface RunningDemonstration {
  readonly origin: string
  /** Its own database, for what only time would bring about. */
  readonly databaseUrl: string
  /** Where it keeps what is its own, its certification entities among it. */
  readonly dataFolder: string
  stop(): Promise<void>
}

const program = fileURLToPath(new URL('../../../bin/clavero.mjs', import.meta.url))

/**
 * `clavero demo` as it was built, on a free port, with a folder that is removed afterwards. It takes the
 * word of this machine about who asks, so that every person of the tests has a network of their own.
 */
export async function startDemonstration(
  profile: ProfileName,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningDemonstration> {
  const folder = await mkdtemp(join(tmpdir(), 'clavero-browser-'))
  const port = await freePort()
  const child = spawn(process.execPath, [program, 'demo'], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: String(port),
      CLAVERO_DATA: folder,
      CLAVERO_PROFILE: profile,
      CLAVERO_TRUSTED_PROXIES: '127.0.0.1',
      CLAVERO_LOG_LEVEL: 'error',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const abandoned = () => child.kill('SIGKILL')
  process.once('exit', abandoned)
  const stop = async () => {
    process.off('exit', abandoned)
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit')
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await isUp(child)
    return {
      origin: `http://localhost:${port}`,
      databaseUrl: await written(join(folder, 'database.url')),
      dataFolder: folder,
      stop,
    }
  } catch (fault) {
    await stop()
    throw fault
  }
}

/** It is up when it says where to go. */
function isUp(child: ChildProcess): Promise<void> {
  return new Promise((ready, fail) => {
    let said = ''
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ctrl-C')) ready()
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', () => fail(new Error(`the demonstration did not start:\n${said}`)))
  })
}

/** The address of the database is written a moment after the service is up. */
async function written(file: string, tries = 50): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  if (text !== '') return text.trim()
  if (tries === 0) throw new Error(`nothing in ${file}`)
  await setTimeout(40)
  return written(file, tries - 1)
}

/**
 * The demonstration's mail takes the port 25 above. Both lie below those that the system gives to outgoing connections (from
 * 32768 on Linux), which take a port that was free a moment before.
 */
async function freePort(tries = 50): Promise<number> {
  const port = randomInt(15_000, 30_000)
  if ((await isFree(port)) && (await isFree(port + 25))) return port
  if (tries === 0) throw new Error('no port is free')
  return freePort(tries - 1)
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  const listening = once(server, 'listening').then(
    () => true,
    () => false,
  )
  server.listen(port, '127.0.0.1')
  if (!(await listening)) return false
  server.close()
  await once(server, 'close')
  return true
}
