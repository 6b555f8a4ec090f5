import { randomBytes } from 'node:crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { get } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Ground } from './ground.ts'
import { root, runProgram } from './place.ts'
import { median } from './statistics.ts'

/** From the start of the process to the first whole page, in milliseconds; medians. */
export interface ColdStarts {
  /** `clavero serve`, the database up already. */
  readonly serve: number
  /** `clavero demo` in a folder that an earlier start has made: the embedded database starts too. */
  readonly demo: number
  /** The very first `clavero demo`, which makes database, world and secrets. */
  readonly firstDemo: number
  /** Octets resident when the first page was out: `serve` alone, and the demonstration without PostgreSQL. */
  readonly serveResident: number | undefined
  readonly demoResident: number | undefined
}

const patience = 60_000

export async function measureColdStarts(ground: Ground, times: number): Promise<ColdStarts> {
  const demoEnv = { CLAVERO_DATA: join(ground.folder, 'demo') }
  const first = await coldStart('demo', demoEnv)
  const demos = await repeat(times, () => coldStart('demo', demoEnv))
  const serves = await repeat(times, () => coldStart('serve', production(ground.databaseUrl)))
  const time = ({ milliseconds }: Started) => milliseconds
  return {
    serve: median(serves.map(time)),
    demo: median(demos.map(time)),
    firstDemo: first.milliseconds,
    serveResident: serves.at(-1)?.resident,
    demoResident: demos.at(-1)?.resident,
  }
}

interface Started {
  readonly milliseconds: number
  readonly resident: number | undefined
}

async function repeat<T>(times: number, work: () => Promise<T>): Promise<readonly T[]> {
  const all: T[] = []
  for (let n = 0; n < times; n++) all.push(await work())
  return all
}

async function coldStart(
  command: 'demo' | 'serve',
  settings: Readonly<Record<string, string>>,
): Promise<Started> {
  const port = await freePort()
  const env = { ...settings, PORT: String(port), CLAVERO_LOG_LEVEL: 'error' }
  const begun = performance.now()
  const child = spawn(process.execPath, [...runProgram, command], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    const host =
      settings['CLAVERO_ORIGIN'] === undefined
        ? `localhost:${port}`
        : new URL(settings['CLAVERO_ORIGIN']).host
    await firstPage(child, port, host)
    const milliseconds = performance.now() - begun
    return { milliseconds, resident: await residentOf(child.pid) }
  } finally {
    await end(child)
  }
}

async function firstPage(child: ChildProcess, port: number, host: string): Promise<void> {
  const end = performance.now() + patience
  while (child.exitCode === null && performance.now() < end) {
    if ((await statusOf(port, host)) === 200) return
    await new Promise((done) => setTimeout(done, 5))
  }
  throw new Error(
    `no first page: the process ${child.exitCode === null ? 'is silent' : `ended with ${child.exitCode}`}`,
  )
}

/** Of the whole start page; 0 while nobody listens. */
const statusOf = (port: number, host: string): Promise<number> =>
  new Promise((resolve) => {
    const asked = get({ host: '127.0.0.1', port, path: '/', headers: { host }, agent: false }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    asked.on('error', () => resolve(0))
  })

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}

async function residentOf(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid ?? 0}/status`, 'utf8').catch(() => '')
  const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024
}

/** A whole production configuration; nothing in it is asked before the first page is out. */
const production = (databaseUrl: string): Readonly<Record<string, string>> => {
  const secret = () => randomBytes(32).toString('base64')
  return {
    CLAVERO_MODE: 'production',
    CLAVERO_ORIGIN: 'https://clave.entidad-ficticia.gob.ec',
    CLAVERO_TRUSTED_PROXIES: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    CLAVERO_INSTITUTION_NAME: 'Instituto de la Medida',
    CLAVERO_INSTITUTION_SHORT_NAME: 'IM',
    CLAVERO_OPERATOR: 'Instituto de la Medida',
    CLAVERO_HELP_PHONE: '1800 000 000',
    CLAVERO_HELP_HOURS_ES: 'de lunes a viernes, de 08:00 a 17:00',
    CLAVERO_HELP_HOURS_EN: 'Monday to Friday, 08:00 to 17:00',
    CLAVERO_SECURITY_CONTACT: 'seguridad@entidad-ficticia.gob.ec',
    CLAVERO_PRIVACY_CONTACT: 'datos@entidad-ficticia.gob.ec',
    CLAVERO_SMTP_URL: 'smtp://127.0.0.1:9',
    CLAVERO_MAIL_DOMAIN: 'entidad-ficticia.gob.ec',
    CLAVERO_MAIL_SENDER: 'avisos@entidad-ficticia.gob.ec',
    CLAVERO_TAXPAYER_REGISTRY: 'imported',
    CLAVERO_CIVIL_REGISTRY: 'http://127.0.0.1:9',
    CLAVERO_COMPANIES_REGISTRY: 'imported',
    CLAVERO_SESSION_KEY: secret(),
    CLAVERO_PEPPER: secret(),
    CLAVERO_AUDIT_KEY: secret(),
    CLAVERO_HUMAN_CHECK_KEY: secret(),
    CLAVERO_BOUNCE_KEY: secret(),
    CLAVERO_FILE_SECRET: secret(),
    CLAVERO_RECEIPT_KEY: secret(),
  }
}
