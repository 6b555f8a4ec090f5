import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Secret } from '../kernel/secret.ts'
import { days, type Clock } from '../kernel/time.ts'
import { startHashPool } from '../adapters/hash/argon2-pool.ts'
import { readCommonKeys } from '../adapters/breached-keys/read-common-keys.ts'
import { createEnvelopeSender, type EnvelopeSender } from '../adapters/mail/envelope-sender.ts'
import { jitsiRooms } from '../adapters/video/jitsi-rooms.ts'
import { ownRooms } from '../adapters/video/own-rooms.ts'
import { openIdConnect } from '../adapters/accounts/open-id-connect.ts'
import { clamdScanner } from '../adapters/clamav/clamd.ts'
import { fileInspector } from '../adapters/files/inspector.ts'
import { noScanner } from '../proofs/dossier/app/no-scanner.ts'
import { createSmtpTransport } from '../adapters/mail/smtp.ts'
import { createEmbeddedRegistries } from '../adapters/registries/embedded/embedded-registries.ts'
import type { MailTransport } from '../messaging/index.ts'
import type { Policy } from '../policy/index.ts'
import { instanceName } from './audit-log.ts'
import { policyOf } from './policy.ts'
import type { AffiliateParts } from '../proofs/affiliate-key/app/ports.ts'
import type { BankParts } from '../proofs/bank-account/app/ports.ts'
import type { Registries } from '../proofs/registry/app/ports.ts'
import type { Config } from '../platform/config/config.ts'
import { openDatabase, type Database } from '../platform/database/database.ts'
import { createLog } from '../platform/log.ts'
import { createTexts } from '../platform/text/texts.ts'
import { readAssets } from '../platform/ui/assets.ts'
import { themeOf } from './theme-of.ts'
import type { AccountProvider } from '../staff/app/ports.ts'
import { staffPaths } from '../staff/web/paths.ts'
import { systemClock } from './chance.ts'
import { fingerParts } from './finger-parts.ts'
import type { Installation, Texting } from './installation.ts'
import { signatureParts } from './signature-parts.ts'

/** A hash takes many times as long as what is written around it: few are enough. One more serves reading. */
const signInConnections = 3

/** What the mode of the installation brings along, and the rest does not need to know. */
export interface Surroundings {
  readonly databaseUrl: string
  readonly transport: MailTransport
  readonly texting?: Texting | undefined
  readonly bank?: BankParts | undefined
  readonly affiliate?: AffiliateParts | undefined
  /** Made once the database is open: the embedded registries read from it. */
  registries(db: Database, policy: Policy): Registries
  readonly connections?: Installation['connections']
  /** Left out, it is the file that the operator imports. */
  readonly obligations?: Installation['obligations']
  readonly demo: Installation['demo']
  /** What the database must be like before anything runs. Done while the hashing threads start. */
  prepare?(db: Database): Promise<void>
}

export const publicFolder = fileURLToPath(new URL('../../dist/public/', import.meta.url))

/** Age at which an imported file of a registry may no longer prove anything. Seconds. */
const snapshotAge = { taxpayer: days(35), civil: days(35), companies: days(35) }

/** Opens everything the configuration names. What it opens, `close` closes. */
export async function openInstallation(
  config: Config,
  surroundings: Surroundings,
  clock: Clock = systemClock,
): Promise<Installation & { close(): Promise<void> }> {
  const policy = policyOf(config)
  const db = openDatabase({ url: surroundings.databaseUrl, max: config.database.pool })
  const signInDb = openDatabase({
    url: surroundings.databaseUrl,
    max: signInConnections,
    applicationName: 'clavero sign-in',
  })
  const threads = startHashPool({
    secrets: { current: 'p1', byId: { p1: new Secret(octets(config.secrets.pepper)) } },
    concurrency: Math.min(config.hashConcurrency, availableParallelism()),
  })
  const [hasher, commonKeys] = await Promise.all([
    threads,
    readCommonKeys(),
    surroundings.prepare?.(db),
  ]).catch(async (fault: unknown) => {
    // Threads and connections that stay open would keep a process alive that does nothing.
    await Promise.allSettled([
      surroundings.transport.close(),
      surroundings.texting?.sender.close(),
      threads.then((pool) => pool.close()),
      db.close(),
      signInDb.close(),
    ])
    throw fault
  })
  const fingers = fingerParts(config)
  const logger = createLog({ level: config.logLevel, instance: instanceName() })
  const signatures = signatureParts({ db, mode: config.mode, logger })
  return {
    mode: config.mode,
    db,
    signInDb,
    policy,
    origin: config.origin,
    theme: themeOf(config),
    texts: createTexts(),
    assets: readAssets(publicFolder),
    publicFolder,
    registries: surroundings.registries(db, policy),
    obligations: surroundings.obligations,
    transport: surroundings.transport,
    texting: surroundings.texting,
    bank: surroundings.bank,
    affiliate: surroundings.affiliate,
    inspector: fileInspector(),
    scanner: config.clamd === undefined ? noScanner : clamdScanner({ place: config.clamd }),
    accounts: accountProvider(config),
    rooms: config.video.kind === 'own' ? ownRooms(config.video.ice) : jitsiRooms(config.video),
    fingers,
    signatures: signatures.parts,
    hasher,
    commonKeys,
    secrets: {
      session: config.secrets.session.map((secret) => secret.reveal()),
      audit: config.secrets.audit.reveal(),
      humanCheck: config.secrets.humanCheck.map((secret) => secret.reveal()),
      file: config.secrets.file.map((secret) => secret.reveal()),
      receipt: config.secrets.receipt.reveal(),
    },
    contacts: { security: config.institution.securityContact, privacy: config.institution.privacyContact },
    trustedProxies: config.trustedProxies,
    instance: instanceName(),
    clock,
    logger,
    connections: surroundings.connections,
    demo: surroundings.demo,
    async close() {
      await surroundings.transport.close()
      await surroundings.texting?.sender.close()
      await hasher.close()
      await fingers.comparer.close()
      await signatures.close()
      await db.close()
      await signInDb.close()
    },
  }
}

/** The imported files of the registries, for an institution that has no service to ask. */
export const importedRegistries = (db: Database, clock: Clock = systemClock): Registries =>
  createEmbeddedRegistries(db, { maxAge: snapshotAge, clock })

/** How the page of the service's state calls what a circuit knows of its registry. */
export const circuitStates = { closed: 'ok', halfOpen: 'slow', open: 'down' } as const

/** The institution's own mail server. */
export function mailTransport(config: Config, server: SmtpServer): MailTransport {
  return createSmtpTransport({
    ...server,
    from: {
      name: {
        es: `${config.institution.shortName} – Clave de empleador`,
        en: `${config.institution.shortName} – Employer key`,
      },
      address: server.sender,
    },
    organization: config.institution.operator,
    envelopeSender: envelopeSenderOf(config, server.domain),
  })
}

/** Marks what is sent, and knows what comes back. */
export const envelopeSenderOf = ({ secrets }: Config, domain: string): EnvelopeSender =>
  createEnvelopeSender(domain, new Secret(octets(secrets.bounce)))

export interface SmtpServer {
  readonly host: string
  readonly port: number
  readonly tls: true | 'required' | false
  readonly auth?: { readonly user: string; readonly pass: Secret<string> }
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly privateKey: Secret<string> }
  readonly domain: string
  readonly sender: string
}

/** Nothing is asked of it before the first officer comes that way. */
const accountProvider = ({ accounts, origin }: Config): AccountProvider | undefined =>
  accounts === undefined
    ? undefined
    : openIdConnect({
        ...accounts,
        redirectUri: `${origin}${staffPaths.accountBack}`,
        leftUri: `${origin}${staffPaths.signIn}`,
      })

const octets = (secret: Secret<string>): Uint8Array => Buffer.from(secret.reveal(), 'utf8')
