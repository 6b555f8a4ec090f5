/**
 * One instance of the built service, web and worker, in a process of its own: one that can really be killed.
 * It is told how by the first message, says its port, and ends when its parent does or with SIGTERM.
 */
import { ownRooms } from '../../../src/adapters/video/own-rooms.ts'
import { noFingers } from '../no-fingers.ts'
import type { AddressInfo } from 'node:net'
import { readCommonKeys } from '../../../dist/adapters/breached-keys/read-common-keys.js'
import { startHashPool } from '../../../dist/adapters/hash/argon2-pool.js'
import { createEnvelopeSender } from '../../../dist/adapters/mail/envelope-sender.js'
import { createSmtpTransport } from '../../../dist/adapters/mail/smtp.js'
import { createHttpRegistries } from '../../../dist/adapters/registries/http/http-registries.js'
import { systemClock } from '../../../dist/entry/chance.js'
import { compose } from '../../../dist/entry/compose.js'
import { publicFolder } from '../../../dist/entry/open-installation.js'
import { buildWeb } from '../../../dist/entry/web.js'
import { Secret } from '../../../dist/kernel/secret.js'
import { startWorker } from '../../../dist/messaging/worker.js'
import { openDatabase } from '../../../dist/platform/database/database.js'
import { createLog } from '../../../dist/platform/log.js'
import { createTexts } from '../../../dist/platform/text/texts.js'
import { readAssets } from '../../../dist/platform/ui/assets.js'
import { fileInspector } from '../../../src/adapters/files/inspector.ts'
import { noScanner } from '../../../src/proofs/dossier/app/no-scanner.ts'
import { noReader } from '../no-reader.ts'
import { defaultTheme } from '../../../dist/platform/ui/theme.js'
import { policyFor } from '../../../dist/policy/index.js'
import { askingRegistries, contacts, demoPages, mailDomain, mailIdentity } from '../test-institution.ts'
import type { LabSettings, Ready } from './wire.ts'

/** To the database, for everything but reading and signing in. */
const connections = 4

const octets = (text: string) => Buffer.from(text, 'utf8')

async function start(settings: LabSettings): Promise<() => Promise<void>> {
  const { secrets, origin } = settings
  const base = policyFor(settings.profile)
  const policy = { ...base, humanCheck: { ...base.humanCheck, ...settings.humanCheck } }
  const db = openDatabase({
    url: settings.databaseUrl,
    max: connections,
    applicationName: settings.name,
  })
  const signInDb = openDatabase({ url: settings.databaseUrl, max: 2, applicationName: settings.name })
  const [hasher, commonKeys] = await Promise.all([
    startHashPool({
      secrets: { current: 'p1', byId: { p1: new Secret(octets(secrets.pepper)) } },
      concurrency: 1,
    }),
    readCommonKeys(),
  ])
  const transport = createSmtpTransport({
    host: '127.0.0.1',
    port: settings.smtpPort,
    tls: false,
    ...mailIdentity,
    envelopeSender: createEnvelopeSender(mailDomain, new Secret(octets(secrets.bounce))),
  })
  const logger = createLog({ level: 'warn', instance: settings.name })
  const parts = compose({
    mode: 'demonstration',
    db,
    signInDb,
    policy,
    origin,
    inspector: fileInspector(),
    signatures: noReader,
    scanner: noScanner,
    fingers: noFingers,
    theme: defaultTheme,
    texts: createTexts(),
    assets: readAssets(publicFolder),
    publicFolder,
    registries: createHttpRegistries({
      base: new URL(settings.registriesUrl),
      ...askingRegistries,
      clock: systemClock,
    }),
    transport,
    texting: undefined,
    affiliate: undefined,
    bank: undefined,
    accounts: undefined,
    rooms: ownRooms([]),
    hasher,
    commonKeys,
    secrets: {
      session: [secrets.session],
      audit: secrets.audit,
      humanCheck: [secrets.humanCheck],
      file: [secrets.file],
      receipt: octets(secrets.receipt),
    },
    contacts,
    trustedProxies: ['127.0.0.1'],
    instance: settings.name,
    clock: systemClock,
    logger,
    connections: undefined,
    demo: demoPages,
  })
  const app = await buildWeb(parts)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const worker = await startWorker({
    db,
    tasks: parts.tasks,
    onFault: (fault) => {
      logger.error({ err: fault }, 'a job failed')
    },
  })
  process.send?.({ port: (app.server.address() as AddressInfo).port } satisfies Ready)
  return async () => {
    await app.close()
    await worker.stop()
    await transport.close()
    await hasher.close()
    await signInDb.close()
    await db.close()
  }
}

process.once('message', (settings: LabSettings) => {
  const stopped = start(settings)
  process.once('SIGTERM', () => void stopped.then((stop) => stop()).finally(() => process.exit(0)))
})
process.once('disconnect', () => process.exit(0))
