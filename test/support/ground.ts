import { startHashPool, type HashPool } from '../../src/adapters/hash/argon2-pool.ts'
import { startBounceIntake } from '../../src/adapters/mail/bounce-intake.ts'
import { createEnvelopeSender, type EnvelopeSender } from '../../src/adapters/mail/envelope-sender.ts'
import type { Faults } from '../../src/adapters/registries/simulator/faults.ts'
import { lookupIn } from '../../src/adapters/registries/simulator/lookup.ts'
import { startSimulator, type Simulator } from '../../src/adapters/registries/simulator/simulator.ts'
import { castTags, type CastTag } from '../../src/entry/demo/cast.ts'
import { createInboxStore, type InboxStore } from '../../src/entry/demo/inbox-store.ts'
import { seedWorld } from '../../src/entry/demo/seed-world.ts'
import { startSmtpInbox } from '../../src/entry/demo/smtp-inbox.ts'
import { world, type World } from '../../src/entry/demo/world.ts'
import { ensureInstallation } from '../../src/entry/ensure-installation.ts'
import { importedRegistries } from '../../src/entry/open-installation.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { instant, type Instant } from '../../src/kernel/time.ts'
import { recordBounce } from '../../src/messaging/store/bounce-store.ts'
import { migrateWorker } from '../../src/messaging/worker.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { createTexts, type Texts } from '../../src/platform/text/texts.ts'
import { policyFor, type Policy, type ProfileName } from '../../src/policy/index.ts'
import { ecuadorDay } from '../../src/proofs/challenges/app/prepare-round.ts'
import type { Facts } from '../../src/proofs/challenges/domain/facts.ts'
import { startBalancer, type Balancer } from './balancer.ts'
import { householdClasses } from '../../src/policy/paths.ts'
import { freshDatabase } from './database.ts'
import { factsOf, membersOf, type Member } from './members.ts'
import { askingRegistries, mailDomain, secret } from './test-institution.ts'

export interface GroundOptions {
  readonly profile?: ProfileName
  /** Changes of the profile beyond the cheap human check that every test has. */
  readonly policy?: (profile: Policy) => Policy
  /** Employers in all, the cast included. Default 71: forty companies without a part, for `fresh()`. */
  readonly employers?: number
  /** How many keys may wait to be hashed, and as many to be compared. */
  readonly hashRoom?: number
  /** Of what browsers are told; https gives cookies and headers as an installation has them. */
  readonly scheme?: 'http' | 'https'
}

/** What stands around the service whichever way its instances run: for one test file. */
export interface Ground {
  readonly db: Database
  readonly policy: Policy
  readonly texts: Texts
  /** The public address, in front of all instances. */
  readonly origin: string
  readonly port: number
  readonly faults: Faults
  readonly inbox: InboxStore
  /** Switches the institution's mail server off and on again: nothing answers at its port meanwhile. */
  readonly mailServer: { stop(): Promise<void>; start(): Promise<void> }
  readonly cast: Readonly<Record<CastTag, Member>>
  /** A company in order that no other test of this file has. */
  fresh(): Member
  /** The same of a household employer or a natural person, in turn. */
  freshPerson(): Member
  /** What this employer would answer. */
  factsOf(member: Member): Promise<Facts>
}

/** What an instance is told of the ground it stands on. */
export interface Wiring {
  readonly databaseUrl: string
  readonly smtpPort: number
  readonly simulator: Simulator
  readonly balancer: Balancer
  readonly hasher: HashPool
  readonly envelopeSender: EnvelopeSender
}

export const systemNow = (): Instant => instant(Date.now())

/** Cheap enough to be solved for real within a millisecond. */
const cheapCheck = { cost: 2, maxCounter: 3 } as const

export interface Prepared {
  readonly ground: Ground
  readonly wiring: Wiring
  /** Closes what was opened, the last first. */
  close(): Promise<void>
}

export async function prepareGround(options: GroundOptions = {}): Promise<Prepared> {
  const { profile = 'as-described', employers = 71, scheme = 'http' } = options
  const closing: (() => Promise<unknown>)[] = []
  const base = policyFor(profile)
  const policy = (options.policy ?? ((same) => same))({
    ...base,
    humanCheck: { ...base.humanCheck, ...cheapCheck },
    // Nobody outside listens to how long a test takes, but for the laboratory and the test of ATK-15.
    network: { ...base.network, answerBeat: 0 },
  })

  const database = await freshDatabase(6)
  const { db, url } = database
  closing.push(() => database.drop())
  const [hasher, balancer] = await Promise.all([
    startHashPool({
      secrets: { current: 'p1', byId: { p1: new Secret(Buffer.from(secret('p'))) } },
      concurrency: 2,
      ...(options.hashRoom !== undefined && { room: options.hashRoom }),
    }),
    startBalancer(),
    migrateWorker(url),
  ])
  closing.push(() => hasher.close())
  closing.push(() => balancer.close())
  const made: World = world({ today: ecuadorDay(systemNow()), employers })
  await ensureInstallation(db, 'demonstration')
  await seedWorld(db, made, (key) => hasher.hash(key), systemNow())

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
    token: askingRegistries.token,
  })
  closing.push(() => simulator.close())

  const members = membersOf(made)
  const unused = made.employers
    .slice(castTags.length)
    .filter(({ class: kind }) => kind === 'company')
    .values()
  const people = made.employers
    .slice(castTags.length)
    .filter(({ class: kind }) => householdClasses.includes(kind))
    .values()
  return {
    ground: {
      db,
      policy,
      texts: createTexts(),
      origin,
      port: balancer.port,
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
      freshPerson() {
        const { value, done } = people.next()
        if (done === true) throw new Error('this file needs more employers')
        return members.of(value)
      },
      factsOf: (member) => factsOf(db, policy, member),
    },
    wiring: { databaseUrl: url, smtpPort, simulator, balancer, hasher, envelopeSender },
    async close() {
      for (const close of closing.splice(0).reverse()) await close()
    },
  }
}
