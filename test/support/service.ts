import { ownRooms } from '../../src/adapters/video/own-rooms.ts'
import type { ObligationSource } from '../../src/arrears/app/ports.ts'
import type { VideoRooms } from '../../src/appointments/app/video-rooms.ts'
import { readCommonKeys } from '../../src/adapters/breached-keys/read-common-keys.ts'
import { createSmtpTransport } from '../../src/adapters/mail/smtp.ts'
import { createHttpRegistries } from '../../src/adapters/registries/http/http-registries.ts'
import { compose, type Composition } from '../../src/entry/compose.ts'
import { officerRoutes } from '../../src/entry/demo/officers.ts'
import type { FingerParts, Installation } from '../../src/entry/installation.ts'
import { noFingers } from './no-fingers.ts'
import { publicFolder } from '../../src/entry/open-installation.ts'
import { buildWeb } from '../../src/entry/web.ts'
import { instant, type Instant } from '../../src/kernel/time.ts'
import { fileInspector } from '../../src/adapters/files/inspector.ts'
import type { FileInspector, FileScanner } from '../../src/proofs/dossier/app/ports.ts'
import { noScanner } from '../../src/proofs/dossier/app/no-scanner.ts'
import type { SignatureParts } from '../../src/proofs/signatures/app/ports.ts'
import { noReader } from './no-reader.ts'
import type { AccountProvider } from '../../src/staff/app/ports.ts'
import { startWorker } from '../../src/messaging/worker.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { createLog } from '../../src/platform/log.ts'
import { readAssets } from '../../src/platform/ui/assets.ts'
import { defaultTheme } from '../../src/platform/ui/theme.ts'
import { prepareGround, systemNow, type Ground, type GroundOptions } from './ground.ts'
import { askingRegistries, contacts, demoPages, mailIdentity, secret } from './test-institution.ts'

export interface ServiceOptions extends GroundOptions {
  readonly instances?: number
  /** Session keys of each instance, newest first. Default: one, the same for all. */
  readonly sessionKeys?: readonly (readonly string[])[]
  /** Connections of each instance to the database, those of signing in aside. Default: 8. */
  readonly pool?: number
  /** Whose word about a visitor's address is taken. Default: everybody's, so that each visitor is a network of its own. */
  readonly trustedProxies?: readonly string[]
  /** Of uploaded files. Default: none is set up. */
  readonly scanner?: FileScanner
  readonly inspector?: FileInspector
  /** What compares fingers. Default: nothing, so that nobody is told of a match. */
  readonly fingers?: Partial<FingerParts>
  /** What reads signed files. Default: nothing, so that they wait for an officer. */
  readonly signatures?: SignatureParts
  /** The affiliate key's own service. Default: none is set up. */
  readonly affiliate?: (origin: string) => Installation['affiliate']
  /** The banks. Default: no gateway is set up. */
  readonly bank?: Installation['bank']
  /** Text messages. Default: no gateway is set up. */
  readonly texting?: Installation['texting']
  /** The institution's accounts, for the service at this origin. Default: none. */
  readonly accounts?: (origin: string) => AccountProvider
  /** What employers owe. Default: the file that was imported. */
  readonly obligations?: ObligationSource
  /** Where calls by video take place; rooms of our own unless set. */
  readonly rooms?: VideoRooms
}

export interface Instance {
  readonly port: number
  readonly parts: Composition
}

/** The whole service, as `clavero demo` has it, for one test file; its instances run in this process. */
export interface Service extends Ground {
  readonly instances: readonly Instance[]
  /** Moves the clock of the web processes, not the database's, which judges links and tries. Seconds. */
  moveWebClock(seconds: number): void
  /** Lines of the log of level error since this was last asked: none, unless something broke. */
  faultLines(): readonly string[]
  /** Every line of every log since the start, as it was written. */
  logLines(): readonly string[]
  /** Keys hashed and compared since the start. */
  hashes(): number
  stop(): Promise<void>
}

export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const { instances = 1 } = options
  let ahead = 0
  const clock = (): Instant => instant(Date.now() + ahead)
  const logged: string[] = []
  const faults: string[] = []
  const keep = (line: string) => {
    logged.push(line)
    if (/"level":"(?:error|fatal)"/.test(line)) faults.push(line)
  }

  const { ground, wiring, close } = await prepareGround(options)
  const { db, policy, origin, texts } = ground
  const { databaseUrl, smtpPort, simulator, balancer, hasher, envelopeSender } = wiring
  const closing: (() => Promise<unknown>)[] = [close]
  const commonKeys = await readCommonKeys()
  const transport = createSmtpTransport({
    host: '127.0.0.1',
    port: smtpPort,
    tls: false,
    ...mailIdentity,
    envelopeSender,
  })
  closing.push(() => transport.close())
  const assets = readAssets(publicFolder)
  const openInstance = (n: number): Installation => {
    const applicationName = `instance ${n}`
    const own = openDatabase({ url: databaseUrl, max: options.pool ?? 8, applicationName })
    const signInDb = openDatabase({ url: databaseUrl, max: 3, applicationName })
    closing.push(() => signInDb.close())
    closing.push(() => own.close())
    return {
      mode: 'demonstration',
      db: own,
      signInDb,
      policy,
      origin,
      theme: defaultTheme,
      texts,
      assets,
      publicFolder,
      registries: createHttpRegistries({
        base: simulator.url,
        ...askingRegistries,
        clock: systemNow,
      }),
      transport,
      texting: options.texting,
      affiliate: options.affiliate?.(origin),
      bank: options.bank,
      inspector: options.inspector ?? fileInspector(),
      scanner: options.scanner ?? noScanner,
      fingers: { ...noFingers, ...options.fingers },
      signatures: options.signatures ?? noReader,
      obligations: options.obligations,
      accounts: options.accounts?.(origin),
      rooms: options.rooms ?? ownRooms([]),
      hasher,
      commonKeys,
      secrets: {
        session: options.sessionKeys?.[n] ?? [secret('s')],
        audit: secret('a'),
        humanCheck: [secret('h')],
        file: [secret('f')],
        receipt: Buffer.from(secret('r')),
      },
      contacts,
      trustedProxies: options.trustedProxies ?? ['127.0.0.1'],
      instance: `test:${n}`,
      clock,
      logger: createLog({ level: 'debug', write: keep }),
      connections: undefined,
      demo: demoPages,
    }
  }

  const running: Instance[] = []
  for (let n = 0; n < instances; n += 1) {
    const parts = compose(openInstance(n))
    const app = await buildWeb(parts, [officerRoutes({ ...parts.staff, origin })])
    await app.listen({ port: 0, host: '127.0.0.1' })
    closing.push(() => app.close())
    const address = app.server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    running.push({ port: address.port, parts })
  }
  const [first] = running
  if (first === undefined) throw new RangeError('a service has one instance or more')
  balancer.serve(running.map(({ port }) => port))
  const worker = await startWorker({
    db,
    tasks: first.parts.tasks,
    onFault: (fault) => void faults.push(String(fault)),
  })
  closing.push(() => worker.stop())

  return {
    ...ground,
    instances: running,
    moveWebClock: (seconds) => void (ahead += seconds * 1000),
    faultLines: () => faults.splice(0),
    logLines: () => logged,
    hashes: () => hasher.metrics().total,
    async stop() {
      for (const one of closing.splice(0).reverse()) await one()
    },
  }
}
