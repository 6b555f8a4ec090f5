import { startHashPool } from '../../src/adapters/hash/argon2-pool.ts'
import { readCommonKeys } from '../../src/adapters/breached-keys/read-common-keys.ts'
import { startBounceIntake } from '../../src/adapters/mail/bounce-intake.ts'
import { createEnvelopeSender } from '../../src/adapters/mail/envelope-sender.ts'
import { createSmtpTransport } from '../../src/adapters/mail/smtp.ts'
import { createHttpRegistries } from '../../src/adapters/registries/http/http-registries.ts'
import type { Faults } from '../../src/adapters/registries/simulator/faults.ts'
import { lookupIn } from '../../src/adapters/registries/simulator/lookup.ts'
import { startSimulator } from '../../src/adapters/registries/simulator/simulator.ts'
import { compose, type Composition } from '../../src/entry/compose.ts'
import { castTags, type CastTag } from '../../src/entry/demo/cast.ts'
import { createInboxStore, type InboxStore } from '../../src/entry/demo/inbox-store.ts'
import { seedWorld } from '../../src/entry/demo/seed-world.ts'
import { startSmtpInbox } from '../../src/entry/demo/smtp-inbox.ts'
import { world, type World } from '../../src/entry/demo/world.ts'
import { ensureInstallation } from '../../src/entry/ensure-installation.ts'
import type { Installation } from '../../src/entry/installation.ts'
import { importedRegistries, publicFolder } from '../../src/entry/open-installation.ts'
import { buildWeb } from '../../src/entry/web.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { days, instant, type Instant } from '../../src/kernel/time.ts'
import { recordBounce } from '../../src/messaging/store/bounce-store.ts'
import { migrateWorker, startWorker } from '../../src/messaging/worker.ts'
import { openDatabase, type Database } from '../../src/platform/database/database.ts'
import { createLog } from '../../src/platform/log.ts'
import { createTexts, type Texts } from '../../src/platform/text/texts.ts'
import { readAssets } from '../../src/platform/ui/assets.ts'
import { defaultTheme } from '../../src/platform/ui/theme.ts'
import { policyFor, type Policy, type ProfileName } from '../../src/policy/index.ts'
import { ecuadorDay } from '../../src/proofs/challenges/app/prepare-round.ts'
import { startBalancer } from './balancer.ts'
import { freshDatabase } from './database.ts'
import { factsOf, membersOf, type Member } from './members.ts'
import type { Facts } from '../../src/proofs/challenges/domain/facts.ts'

export interface ServiceOptions {
  readonly profile?: ProfileName
  /** Changes of the profile beyond the cheap human check that every test has. */
  readonly policy?: (profile: Policy) => Policy
  /** Employers in all, the cast included. Default 71: forty companies without a part, for `fresh()`. */
  readonly employers?: number
  readonly instances?: number
  /** Session keys of each instance, newest first. Default: one, the same for all. */
  readonly sessionKeys?: readonly (readonly string[])[]
  /** Connections of each instance to the database, those of signing in aside. Default: 8. */
  readonly pool?: number
  /** How many keys may wait to be hashed, and as many to be compared. */
  readonly hashRoom?: number
  /** Of what browsers are told; https gives cookies and headers as an installation has them. */
  readonly scheme?: 'http' | 'https'
  /** Whose word about a visitor's address is taken. Default: everybody's, so that each visitor is a network of its own. */
  readonly trustedProxies?: readonly string[]
}

export interface Instance {
  readonly port: number
  readonly parts: Composition
}

/** The whole service, as `clavero demo` has it, for one test file. */
export interface Service {
  readonly db: Database
  readonly policy: Policy
  readonly texts: Texts
  /** The public address, in front of all instances. */
  readonly origin: string
  readonly port: number
  readonly instances: readonly Instance[]
  readonly faults: Faults
  readonly inbox: InboxStore
  /** Switches the institution's mail server off and on again: nothing answers at its port meanwhile. */
  readonly mailServer: { stop(): Promise<void>; start(): Promise<void> }
  readonly cast: Readonly<Record<CastTag, Member>>
  /** A company in order that no other test of this file has. */
  fresh(): Member
  /** What this employer would answer. */
  factsOf(member: Member): Promise<Facts>
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

const mailDomain = 'avisos.issp.example'
const secret = (letter: string) => letter.repeat(32)

/** Cheap enough to be solved for real within a millisecond. */
const cheapCheck = { cost: 2, maxCounter: 3 } as const

export async function startService(options: ServiceOptions = {}): Promise<Service> {
  const { profile = 'as-described', employers = 71, instances = 1, scheme = 'http' } = options
  const closing: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  const base = policyFor(profile)
  const policy = (options.policy ?? ((same) => same))({
    ...base,
    humanCheck: { ...base.humanCheck, ...cheapCheck },
  })
  let ahead = 0
  const clock = (): Instant => instant(Date.now() + ahead)
  const logged: string[] = []
  const faults: string[] = []
  const keep = (line: string) => {
    logged.push(line)
    if (/"level":"(?:error|fatal)"/.test(line)) faults.push(line)
  }

  const database = await freshDatabase(6)
  const { db, url } = database
  closing.push(() => database.drop())
  const [hasher, commonKeys, balancer] = await Promise.all([
    startHashPool({
      secrets: { current: 'p1', byId: { p1: new Secret(Buffer.from(secret('p'))) } },
      concurrency: 2,
      ...(options.hashRoom !== undefined && { room: options.hashRoom }),
    }),
    readCommonKeys(),
    startBalancer(),
    migrateWorker(url),
  ])
  closing.push(() => hasher.close())
  closing.push(() => balancer.close())
  const made: World = world({ today: ecuadorDay(instant(Date.now())), employers })
  await ensureInstallation(db, 'demonstration')
  await seedWorld(db, made, (key) => hasher.hash(key), instant(Date.now()))

  const envelopeSender = createEnvelopeSender(mailDomain, new Secret(Buffer.from(secret('b'))))
  const origin = `${scheme}://localhost:${balancer.port}`
  const inbox = createInboxStore()
  const bounces = await startBounceIntake({
    envelopeSender,
    onReport: (report) => recordBounce(db, report),
    port: 0,
  })
  closing.push(() => bounces.close())
  const smtpOn = (port: number) =>
    startSmtpInbox({
      store: inbox,
      port,
      now: () => new Date(),
      publicOrigin: origin,
      bouncePort: bounces.port,
      slowFor: 300,
      lateBy: 200,
    })
  let smtp = await smtpOn(0)
  closing.push(() => smtp.close())
  const { port: smtpPort } = smtp
  const simulator = await startSimulator({
    lookup: lookupIn(importedRegistries(db)),
    clock: systemNow,
    token: 'token',
  })
  closing.push(() => simulator.close())

  const transport = createSmtpTransport({
    host: '127.0.0.1',
    port: smtpPort,
    tls: false,
    from: {
      name: { es: 'ISSP – Clave de empleador', en: 'ISSP – Employer key' },
      address: 'clave@avisos.issp.example',
    },
    organization: 'Instituto de Seguridad Social de Prueba',
    domain: mailDomain,
    envelopeSender,
  })
  closing.push(() => transport.close())
  const texts = createTexts()
  const assets = readAssets(publicFolder)
  const openInstance = (n: number): Installation => {
    const own = openDatabase({ url, max: options.pool ?? 8, applicationName: `instance ${n}` })
    const signInDb = openDatabase({ url, max: 3, applicationName: `instance ${n}` })
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
        token: 'token',
        maxAge: { taxpayer: days(60), civil: days(60), companies: days(60), institution: days(60) },
        clock: systemNow,
        // Short, so that a slow registry costs a test little; a circuit that opens closes again at once.
        guard: { limit: 1, pause: 0.001 },
      }),
      transport,
      hasher,
      commonKeys,
      secrets: {
        session: options.sessionKeys?.[n] ?? [secret('s')],
        audit: secret('a'),
        humanCheck: [secret('h')],
        receipt: Buffer.from(secret('r')),
      },
      contacts: { security: 'seguridad@issp.example', privacy: 'datos@issp.example' },
      trustedProxies: options.trustedProxies ?? ['127.0.0.1'],
      instance: `test:${n}`,
      clock,
      logger: createLog({ level: 'debug', write: keep }),
      connections: undefined,
      demo: { peopleHref: '/demo/empresas', mailboxHref: '/demo/correo', simHref: '/demo/registros' },
    }
  }

  const running: Instance[] = []
  for (let n = 0; n < instances; n += 1) {
    const parts = compose(openInstance(n))
    const app = await buildWeb(parts)
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

  const members = membersOf(made)
  const unused = made.employers
    .slice(castTags.length)
    .filter(({ class: kind }) => kind === 'company')
    .values()
  return {
    db,
    policy,
    texts,
    origin,
    port: balancer.port,
    instances: running,
    faults: simulator.faults,
    inbox,
    mailServer: {
      stop: () => smtp.close(),
      start: async () => void (smtp = await smtpOn(smtpPort)),
    },
    cast: members.cast,
    fresh() {
      const { value, done } = unused.next()
      if (done === true) throw new Error('this file needs more employers')
      return members.of(value)
    },
    factsOf: (member) => factsOf(db, policy, member),
    moveWebClock: (seconds) => void (ahead += seconds * 1000),
    faultLines: () => faults.splice(0),
    logLines: () => logged,
    hashes: () => hasher.metrics().total,
    stop,
  }
}

const systemNow = (): Instant => instant(Date.now())
