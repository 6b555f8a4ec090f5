import { ownRooms } from '../../../src/adapters/video/own-rooms.ts'
import { noFingers } from '../no-fingers.ts'
import type { FastifyInstance } from 'fastify'
import { startHashPool } from '../../../src/adapters/hash/argon2-pool.ts'
import { readCommonKeys } from '../../../src/adapters/breached-keys/read-common-keys.ts'
import { compose } from '../../../src/entry/compose.ts'
import { castTags } from '../../../src/entry/demo/cast.ts'
import { seedWorld } from '../../../src/entry/demo/seed-world.ts'
import { world } from '../../../src/entry/demo/world.ts'
import { ensureInstallation } from '../../../src/entry/ensure-installation.ts'
import { importedRegistries, publicFolder } from '../../../src/entry/open-installation.ts'
import { buildWeb } from '../../../src/entry/web.ts'
import { Secret } from '../../../src/kernel/secret.ts'
import { plus, type Clock, type Instant } from '../../../src/kernel/time.ts'
import { createLog } from '../../../src/platform/log.ts'
import { beginHousekeeping } from '../../../src/platform/housekeeping.ts'
import { beginCare } from '../../../src/entry/care-task.ts'
import { beginTree } from '../../../src/audit/tree-task.ts'
import { beginRepresentation } from '../../../src/proofs/registry/representation-task.ts'
import { createTexts } from '../../../src/platform/text/texts.ts'
import { readAssets } from '../../../src/platform/ui/assets.ts'
import { fileInspector } from '../../../src/adapters/files/inspector.ts'
import { noScanner } from '../../../src/proofs/dossier/app/no-scanner.ts'
import { noReader } from '../no-reader.ts'
import { defaultTheme } from '../../../src/platform/ui/theme.ts'
import { policyFor, type Policy, type ProfileName } from '../../../src/policy/index.ts'
import { ecuadorDay } from '../../../src/proofs/challenges/app/prepare-round.ts'
import type { Facts } from '../../../src/proofs/challenges/domain/facts.ts'
import { factsOf, membersOf, type Member } from '../members.ts'
import type { Answered, Outgoing, Visited } from '../visitor.ts'
import { ownChance } from '../chance.ts'
import { simulatedDatabase, type SimulatedDatabase } from './clock.ts'
import { contacts, demoPages, secret } from '../test-institution.ts'
import { simulatedMail, type SimulatedMail } from './mail.ts'
import { simulatedWorker, type SimulatedWorker } from './queue.ts'
import { outagesOf, withOutages } from './registries.ts'

export interface DayServiceOptions {
  readonly profile: ProfileName
  readonly seed: number
  /** When the day begins: midnight of the mainland. */
  readonly midnight: Instant
  /** Companies that somebody of the day needs, each for itself. */
  readonly companies: number
}

/** The whole service with simulated clock, mail and registries, and no socket but the database's. */
export interface DayService extends Visited, Pick<SimulatedDatabase, 'db' | 'now' | 'moveTo'> {
  readonly policy: Policy
  readonly clock: Clock
  readonly carry: (outgoing: Outgoing) => Promise<Answered>
  readonly mail: SimulatedMail
  readonly worker: SimulatedWorker
  /** A company in order that nobody else of this day has. */
  fresh(): Member
  factsOf(member: Member): Promise<Facts>
  /** Lines of the log of level error, and jobs that threw. */
  readonly faults: string[]
  /** Forms sent so far: nothing else puts a job into the queue. */
  forms(): number
  close(): Promise<void>
}

/** Cheap enough to be solved for real within a millisecond. */
const cheapCheck = { cost: 2, maxCounter: 3 } as const
/** Of ten employers of the crowd eight are companies (world.ts). */
const companiesOfTen = 8

export async function startDayService(options: DayServiceOptions): Promise<DayService> {
  const { profile, seed, midnight, companies } = options
  const base = policyFor(profile)
  const policy = {
    ...base,
    humanCheck: { ...base.humanCheck, ...cheapCheck },
    network: { ...base.network, answerBeat: 0 },
  }
  const faults: string[] = []
  const simulated = await simulatedDatabase(midnight)
  const { db, now: clock } = simulated
  const [hasher, commonKeys] = await Promise.all([
    startHashPool({
      secrets: { current: 'p1', byId: { p1: new Secret(Buffer.from(secret('p'))) } },
      concurrency: 1,
    }),
    readCommonKeys(),
  ])
  const made = world({
    seed,
    today: ecuadorDay(midnight),
    employers: castTags.length + Math.ceil((companies * 10) / companiesOfTen) + 10,
  })
  await ensureInstallation(db, 'demonstration')
  await seedWorld(db, made, (key) => hasher.hash(key), midnight)
  await beginHousekeeping(db)
  await beginCare(db)
  await beginTree(db)
  await beginRepresentation(db)

  const mail = simulatedMail(clock)
  const real = importedRegistries(db, clock)
  const texts = createTexts()
  const origin = 'http://localhost'
  const parts = compose({
    mode: 'demonstration',
    db,
    signInDb: db,
    policy,
    origin,
    inspector: fileInspector(),
    signatures: noReader,
    scanner: noScanner,
    fingers: noFingers,
    theme: defaultTheme,
    texts,
    assets: readAssets(publicFolder),
    publicFolder,
    registries: withOutages(real, outagesOf(ownChance(seed, 'outages'), midnight), clock),
    transport: mail.transport,
    texting: undefined,
    affiliate: undefined,
    bank: undefined,
    accounts: undefined,
    rooms: ownRooms([]),
    hasher,
    commonKeys,
    secrets: {
      session: [secret('s')],
      audit: secret('a'),
      humanCheck: [secret('h')],
      file: [secret('f')],
      receipt: Buffer.from(secret('r')),
    },
    contacts,
    trustedProxies: ['127.0.0.1'],
    instance: 'day:0',
    clock,
    logger: createLog({ level: 'error', write: (line) => void faults.push(line) }),
    connections: undefined,
    demo: demoPages,
  })
  const app = await buildWeb(parts)
  const members = membersOf(made)
  const unused = made.employers
    .slice(castTags.length)
    .filter(({ class: kind }) => kind === 'company')
    .values()
  const known = new Map<string, Promise<Facts>>()
  let forms = 0
  const carry = carryInto(app)

  return {
    ...simulated,
    policy,
    texts,
    origin,
    port: 0,
    instances: [],
    clock,
    carry(outgoing) {
      if (outgoing.method === 'POST') forms += 1
      return carry(outgoing)
    },
    forms: () => forms,
    mail,
    worker: simulatedWorker(db, parts.tasks, (fault) => void faults.push(String(fault))),
    fresh() {
      const { value, done } = unused.next()
      if (done === true) throw new Error('this day needs more employers')
      return members.of(value)
    },
    factsOf(member) {
      // Nothing changes them within a day.
      const facts = known.get(member.identifier) ?? factsOf(db, policy, member, clock)
      known.set(member.identifier, facts)
      return facts
    },
    faults,
    async close() {
      await app.close()
      await hasher.close()
      await simulated.drop()
    },
  }
}

const carryInto =
  (app: FastifyInstance) =>
  async ({ method, path, headers, payload }: Outgoing): Promise<Answered> => {
    const answered = await app.inject({
      method: method === 'POST' ? 'POST' : method === 'HEAD' ? 'HEAD' : 'GET',
      url: path,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      ...(payload !== undefined && { payload }),
    })
    return { status: answered.statusCode, headers: heads(answered.headers), body: answered.body }
  }

const heads = (headers: Readonly<Record<string, unknown>>): Answered['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(String) : String(value),
    ]),
  )

/** Midnight after the day that began at `midnight`. */
export const endOfDay = (midnight: Instant): Instant => plus(midnight, 86_400)
