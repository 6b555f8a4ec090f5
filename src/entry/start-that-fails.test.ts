import { randomBytes } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { instant } from '../kernel/time.ts'
import { migrateWorker } from '../messaging/worker.ts'
import { problemsText, readConfig } from '../platform/config/read.ts'
import { runCli } from './cli/program.ts'
import { serve } from './serve.ts'
import { work } from './work.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const secrets = [
  'SESSION_KEY',
  'PEPPER',
  'AUDIT_KEY',
  'HUMAN_CHECK_KEY',
  'BOUNCE_KEY',
  'FILE_SECRET',
  'RECEIPT_KEY',
]
const settings = () => ({
  CLAVERO_MODE: 'production',
  CLAVERO_ORIGIN: 'https://clave.entidad-ficticia.gob.ec',
  CLAVERO_TRUSTED_PROXIES: '127.0.0.1',
  CLAVERO_LOG_LEVEL: 'silent',
  DATABASE_URL: database.url,
  CLAVERO_INSTITUTION_NAME: 'Entidad Ficticia',
  CLAVERO_INSTITUTION_SHORT_NAME: 'EF',
  CLAVERO_OPERATOR: 'Entidad Ficticia',
  CLAVERO_HELP_PHONE: '1800 111 111',
  CLAVERO_HELP_HOURS_ES: 'siempre',
  CLAVERO_HELP_HOURS_EN: 'always',
  CLAVERO_SECURITY_CONTACT: 'seguridad@entidad-ficticia.gob.ec',
  CLAVERO_PRIVACY_CONTACT: 'datos@entidad-ficticia.gob.ec',
  CLAVERO_SMTP_URL: 'smtp://127.0.0.1:2525',
  CLAVERO_MAIL_DOMAIN: 'avisos.entidad-ficticia.gob.ec',
  CLAVERO_MAIL_SENDER: 'clave@avisos.entidad-ficticia.gob.ec',
  CLAVERO_TAXPAYER_REGISTRY: 'imported',
  CLAVERO_CIVIL_REGISTRY: 'imported',
  CLAVERO_COMPANIES_REGISTRY: 'imported',
  ...Object.fromEntries(secrets.map((name) => [`CLAVERO_${name}`, randomBytes(32).toString('base64')])),
})

function configWith(over: Readonly<Record<string, string>>) {
  const read = readConfig({ ...settings(), ...over })
  if (!read.ok) throw new Error(problemsText(read.detail))
  return read.value
}

/** Connections to the database that are not this test's own. */
async function connections(): Promise<number> {
  const { rows } = await database.db.pool.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  return rows[0]?.n ?? 0
}

it('a process that finds no tables says so and leaves nothing open', async () => {
  for (const start of [serve, work])
    await expect(start(configWith({ PORT: '0' }))).rejects.toMatchObject({ code: '42P01' })
  await expect.poll(connections).toBe(0)
})

it('D27: one that finds its port taken says which, and leaves nothing open', async () => {
  await migrateWorker(database.url)
  const other = createServer()
  await new Promise<void>((ready) => void other.listen(0, '127.0.0.1', ready))
  const { port } = other.address() as AddressInfo
  for (const command of ['serve', 'work']) {
    let said = ''
    const exit = await runCli([command], {
      env: { ...settings(), PORT: String(port), CLAVERO_BOUNCE_PORT: String(port) },
      out: (text) => (said += text),
      err: (text) => (said += text),
      stdin: async function* () {},
      now: () => instant(1_800_000_000_000),
      terminal: false,
    })
    expect([exit, said]).toEqual([4, expect.stringContaining(`Port ${port} is taken`)])
  }
  await expect.poll(connections).toBe(0)
  await new Promise((closed) => other.close(closed))
})
