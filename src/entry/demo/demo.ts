import { randomBytes } from 'node:crypto'
import { Secret } from '../../kernel/secret.ts'
import { days } from '../../kernel/time.ts'
import { startBounceIntake } from '../../adapters/mail/bounce-intake.ts'
import { createEnvelopeSender } from '../../adapters/mail/envelope-sender.ts'
import { createHttpRegistries } from '../../adapters/registries/http/http-registries.ts'
import { createFaults } from '../../adapters/registries/simulator/faults.ts'
import { lookupIn } from '../../adapters/registries/simulator/lookup.ts'
import { createHttpObligations } from '../../adapters/registries/http/http-obligations.ts'
import { obligationsIn } from '../../adapters/registries/simulator/obligations.ts'
import { importedObligations } from '../../arrears/store/obligation-store.ts'
import { startSimulator } from '../../adapters/registries/simulator/simulator.ts'
import { recordBounce } from '../../messaging/store/bounce-store.ts'
import { migrateWorker, startWorker } from '../../messaging/worker.ts'
import type { DemonstrationConfig } from '../../platform/config/config.ts'
import { openDatabase } from '../../platform/database/database.ts'
import { lookAgain } from '../../proofs/registry/app/look-again.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { systemClock } from '../chance.ts'
import { beginAllRounds } from '../begin-rounds.ts'
import { compose } from '../compose.ts'
import { migrationsFolder } from '../ensure-migrated.ts'
import { circuitStates, importedRegistries, mailTransport, openInstallation } from '../open-installation.ts'
import { buildWeb } from '../web.ts'
import { demoStartRoutes } from './start-page.tsx'
import { openDemoDatabase, type DemoDatabase } from './demo-database.ts'
import { inboxPath } from './inbox-pages.tsx'
import { inboxRoutes } from './inbox-routes.ts'
import { createInboxStore } from './inbox-store.ts'
import { ecuadorDay } from '../../proofs/challenges/app/prepare-round.ts'
import { staffPaths } from '../../staff/web/paths.ts'
import { makeOfficers, officerPath, officerRoutes } from './officers.ts'
import { seedOnFile } from './on-file.ts'
import { peoplePath, peopleRoutes } from './people-pages.tsx'
import { affiliateDemoRoutes } from './affiliate/affiliate-pages.tsx'
import { affiliateSimulator } from './affiliate/affiliate-parts.ts'
import { bankRoutes } from './bank-pages.tsx'
import { createBankStore } from './bank-store.ts'
import { banks } from './invented.ts'
import { phoneRoutes } from './phone-pages.tsx'
import { createPhoneStore } from './phone-store.ts'
import { seedAdvisers } from './seed-advisers.ts'
import { demoFacts, seedOnce, type People } from './seed.ts'
import { representativesIn } from './representatives.ts'
import { simulatorPath, simulatorRoutes } from './simulator-routes.tsx'
import { demoSigning } from './sign/demo-signing.ts'
import { startSmtpInbox } from './smtp-inbox.ts'

/** A demonstration that is up; tests and the bench use it without the terminal around it. */
export interface Demonstration {
  readonly origin: string
  readonly smtpPort: number
  readonly simulatorUrl: string
  readonly databaseUrl: string
  readonly people: People
  stop(): Promise<void>
}

/** The whole service on one machine: database, web, worker, mail on both sides, and registries that can fail. */
export async function startDemonstration(
  config: DemonstrationConfig,
  asked?: AbortSignal,
  database: Promise<DemoDatabase> = openDemoDatabase(config),
): Promise<Demonstration> {
  const closing: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  try {
    return await start(config, database, closing, stop, () => asked?.throwIfAborted())
  } catch (fault) {
    await stop()
    throw fault
  }
}

async function start(
  config: DemonstrationConfig,
  opening: Promise<DemoDatabase>,
  closing: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
  /** Throws when the process was asked to stop meanwhile; what was started up to here is then closed. */
  goOn: () => void,
): Promise<Demonstration> {
  const database = await opening
  closing.push(() => database.stop())
  const { url: databaseUrl } = database
  goOn()

  const store = createInboxStore()
  const bounceSecret = new Secret<Uint8Array>(Buffer.from(config.secrets.bounce.reveal(), 'utf8'))
  const ownDb = openDatabase({ url: databaseUrl, max: 2, applicationName: 'clavero demo' })
  closing.push(() => ownDb.close())
  const bounces = await startBounceIntake({
    envelopeSender: createEnvelopeSender(mailDomain, bounceSecret),
    onReport: (report) => recordBounce(ownDb, report),
    port: 0,
  })
  closing.push(() => bounces.close())
  const inbox = await startSmtpInbox({
    store,
    port: smtpPort(config.port),
    now: () => new Date(systemClock()),
    publicOrigin: config.origin,
    bouncePort: bounces.port,
  })
  closing.push(() => inbox.close())

  const signing = demoSigning(config)
  const phone = createPhoneStore(() => new Date(systemClock()))
  const bankStore = createBankStore(() => new Date(systemClock()))
  const affiliate = await affiliateSimulator(config.origin, systemClock)
  closing.push(() => affiliate.demo.close())
  const faults = createFaults()
  const token = randomBytes(16).toString('hex')
  const simulator = await startSimulator({
    lookup: lookupIn(importedRegistries(ownDb)),
    clock: systemClock,
    token,
    faults,
    obligations: obligationsIn(importedObligations(ownDb)),
  })
  closing.push(() => simulator.close())
  const registries = createHttpRegistries({
    base: simulator.url,
    token,
    maxAge: { taxpayer: days(60), civil: days(60), companies: days(60), institution: days(60) },
    clock: systemClock,
    guard: { limit: config.registryTimeout / 1000 },
  })

  const installation = await openInstallation(config, {
    databaseUrl,
    transport: mailTransport(config, {
      host: '127.0.0.1',
      port: inbox.port,
      tls: false,
      domain: mailDomain,
      sender: config.institution.sender,
    }),
    affiliate: affiliate.parts,
    bank: { gateway: bankStore.gateway, names: banks },
    texting: { sender: phone.sender, dayMax: demoTextsADay, reportCheck: undefined },
    registries: () => registries,
    obligations: createHttpObligations({
      base: simulator.url,
      token,
      clock: systemClock,
      guard: { limit: config.registryTimeout / 1000 },
    }),
    connections: () => {
      const { taxpayer, civil, companies } = registries.connections()
      return {
        tax: circuitStates[taxpayer.circuit],
        civil: circuitStates[civil.circuit],
        company: circuitStates[companies.circuit],
      }
    },
    demo: {
      peopleHref: peoplePath,
      mailboxHref: inboxPath,
      simHref: simulatorPath,
      staffHref: staffPaths.signIn,
      officerHref: officerPath,
    },
    async prepare() {
      await migrate(databaseUrl, migrationsFolder)
      await migrateWorker(databaseUrl)
      goOn()
    },
  })
  closing.push(() => installation.close())
  const people = await seedOnce(installation)
  goOn()

  const parts = compose(installation)
  await makeOfficers(parts.staff.members)
  await seedAdvisers(installation.db, parts.users, people)
  await seedOnFile(installation.db, parts.unlocking, people)
  await signing.trust({ ...installation, audit: parts.audit })
  const worker = await startWorker({
    db: installation.db,
    tasks: parts.tasks,
    onFault: (fault) => installation.logger && installation.logger.error({ err: fault }, 'a job failed'),
  })
  closing.push(async () => {
    await parts.trusting.close()
    await worker.stop()
  })
  await beginAllRounds(installation.db)
  const app = await buildWeb(parts, [
    demoStartRoutes(installation.policy),
    inboxRoutes({ store, origin: config.origin, linkLife: installation.policy.link.life }),
    phoneRoutes(phone),
    bankRoutes(bankStore),
    affiliateDemoRoutes(affiliate.demo.store),
    simulatorRoutes({
      faults,
      people,
      representatives: representativesIn(ownDb, people, (employerId) =>
        lookAgain(parts.representation.deps, employerId),
      ),
    }),
    officerRoutes({ ...parts.staff, origin: config.origin }),
    ...signing.routes(people),
    peopleRoutes({
      people,
      today: () => ecuadorDay(systemClock()),
      factsOf: (person) => demoFacts(ownDb, installation.policy, person),
    }),
  ])
  await app.listen({ port: config.port, host: config.host })
  closing.push(() => app.close())
  return {
    origin: config.origin,
    smtpPort: inbox.port,
    simulatorUrl: String(simulator.url),
    databaseUrl,
    people,
    stop,
  }
}

const mailDomain = 'avisos.issp.example'

/** Nobody pays for them. */
const demoTextsADay = 10_000

/** Beside the web port, so that two demonstrations on one machine do not meet. */
const smtpPort = (port: number): number => (port === 0 || port > 64_000 ? 0 : port + 25)
