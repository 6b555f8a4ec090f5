import { instantAt, hours, plus, zones, type Instant } from '../../../src/kernel/time.ts'
import { recordBounce } from '../../../src/messaging/store/bounce-store.ts'
import type { ProfileName } from '../../../src/policy/index.ts'
import { createAgenda } from './agenda.ts'
import { ownChance, type OwnChance } from '../chance.ts'
import { hostile, hostileKinds, type Attack } from './hostile.ts'
import { honest } from './honest.ts'
import type { MailboxNature } from './mail.ts'
import { createPerson, type Errand, type HonestKind, type Life, type Person } from './person.ts'
import { endOfDay, startDayService, type DayService } from './service.ts'

export interface DayOptions {
  readonly seed: number
  readonly profile: ProfileName
  /** Honest and hostile together. */
  readonly users: number
  /** For how long every mail server puts off whom it does not know. Seconds. */
  readonly greylist: number
}

/** What a day came to. The service is still up, for whoever wants to look at its database. */
export interface Day extends DayOptions {
  readonly service: DayService
  readonly errands: readonly Errand[]
  readonly attacks: readonly Attack[]
}

/** A Tuesday that is nowhere near today: what asked the real clock is seen. */
const midnight = instantAt({ year: 2031, month: 5, day: 13, hour: 0, minute: 0 }, zones.mainland)
const opens = hours(7)
const lastComes = hours(19)
const goHome = hours(23)
/** Of a hundred users, so many are hostile. */
const hostilePercent = 20

/** How many of a hundred honest users are so; what is left is in order. */
const shares: readonly (readonly [HonestKind, number])[] = [
  ['slowMail', 12],
  ['wrongAnswers', 10],
  ['otherDevice', 12],
  ['closesTab', 10],
  ['longAway', 3],
  ['resendsEarly', 8],
  ['mailboxFull', 2],
  ['lostConnection', 2],
  ['mailboxGone', 2],
]

/** One day from midnight to midnight, the same for the same options: every event in its turn, nothing at once. */
export async function runDay(options: DayOptions): Promise<Day> {
  const { seed, profile, users, greylist } = options
  const attackers = Math.round((users * hostilePercent) / 100)
  const service = await startDayService({ profile, seed, midnight, companies: users })
  const errands: Errand[] = []
  for (let n = 0; n < users - attackers; n += 1) errands.push(errandOf(service, seed, n, greylist))
  const attacks: Attack[] = []
  for (let n = 0; n < attackers; n += 1) attacks.push(attackOf(service, seed, n, errands, greylist))

  await live(service, [
    ...errands.map((errand) => ({ ...errand, life: honest(errand) })),
    ...attacks.map((attack) => ({ ...attack, life: hostile(attack) })),
  ])
  return { ...options, service, errands, attacks }
}

interface Living {
  readonly person: Person
  readonly begunAt: Instant
  readonly life: Life
}

/** Lets everybody live until night, and the worker until midnight. */
async function live(service: DayService, everybody: readonly Living[]): Promise<void> {
  const agenda = createAgenda<() => Promise<void>>()

  const act = async ({ person, life }: Living): Promise<void> => {
    const before = service.forms()
    const step = await life.next().catch((fault: unknown) => {
      service.faults.push(`${person.name}: ${String(fault)}\n${person.trace.join('\n')}`)
      return { done: true } as const
    })
    const next = step.done === true ? undefined : plus(service.now(), step.value)
    if (next !== undefined && next < plus(midnight, goHome))
      agenda.add(next, () => act({ person, life, begunAt: next }))
    if (service.forms() > before) await expectWorker()
  }

  // The worker comes by when a job is due.
  let expected: Instant | undefined
  const expectWorker = async (): Promise<void> => {
    const due = await service.worker.due()
    if (due === undefined) return
    const at = due > service.now() ? due : plus(service.now(), 1)
    if (expected !== undefined && expected > service.now() && expected <= at) return
    expected = at
    agenda.add(at, work)
  }
  const work = async (): Promise<void> => {
    await service.worker.run()
    for (const { messageId, attempt } of service.mail.takeReturned())
      agenda.add(plus(service.now(), returnsAfter), () =>
        recordBounce(service.db, { messageId, attempt, action: 'failed', reply: unknownAddress }),
      )
    await expectWorker()
  }

  for (const one of everybody) agenda.add(one.begunAt, () => act(one))
  await expectWorker()
  for (let turn = agenda.take(); turn !== undefined; turn = agenda.take()) {
    if (turn.at >= endOfDay(midnight)) return
    await service.moveTo(turn.at)
    await turn.what()
  }
}

/** Seconds from taking a mail to sending it back. */
const returnsAfter = 30
const unknownAddress = { code: 550, status: '5.1.1', text: '5.1.1 no such user here' }

const comesAt = (chance: OwnChance): Instant => plus(midnight, chance.between(opens, lastComes))

function errandOf(service: DayService, seed: number, n: number, greylist: number): Errand {
  const name = `honest ${n}`
  const chance = ownChance(seed, name)
  const person = createPerson({ name, day: service, chance, member: service.fresh(), network: networkOf(n) })
  const begunAt = comesAt(chance)
  const kind = kindOf(chance)
  service.mail.treat(person.member.mail ?? '', {
    greylisted: greylist,
    ...natureOf(kind, seed, name, begunAt),
  })
  person.note(`${kind}, ${person.member.identifier}`)
  return {
    person,
    kind,
    begunAt,
    finishedAt: undefined,
    gaveUp: undefined,
    passed: 0,
    restarts: [],
    links: 0,
  }
}

/** Of the networks kept for measurements (RFC 2544); everybody comes from one of their own. */
const networkOf = (n: number): string => `198.${18 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`

function kindOf(chance: OwnChance): HonestKind {
  let left = chance.int(100)
  for (const [kind, share] of shares) {
    left -= share
    if (left < 0) return kind
  }
  return 'inOrder'
}

/** What is the mailbox's and not the person's. */
function natureOf(kind: HonestKind, seed: number, name: string, begunAt: Instant): MailboxNature {
  const chance = ownChance(seed, `mailbox of ${name}`)
  const usual = { delay: () => chance.between(1, 15) }
  switch (kind) {
    case 'slowMail':
      return { delay: () => chance.between(30, 480) }
    case 'mailboxFull':
      return { ...usual, fullUntil: plus(begunAt, chance.between(600, 3_000)) }
    case 'lostConnection': {
      let cuts = 1
      return { ...usual, isCut: () => (cuts -= 1) >= 0 }
    }
    case 'mailboxGone':
      return { gone: chance.isOne(50) ? 'refused' : 'returned' }
    default:
      return usual
  }
}

function attackOf(
  service: DayService,
  seed: number,
  n: number,
  errands: readonly Errand[],
  greylist: number,
): Attack {
  const name = `hostile ${n}`
  const chance = ownChance(seed, name)
  const person = createPerson({
    name,
    day: service,
    chance,
    member: service.fresh(),
    network: networkOf(errands.length + n),
  })
  service.mail.treat(person.member.mail ?? '', { greylisted: greylist })
  const kind = hostileKinds[n % hostileKinds.length] ?? 'enumerates'
  const victim = errands[chance.int(errands.length)]
  const overheard = victim?.person.member ?? person.member
  // Whoever reads along is there when there is something to read.
  const begunAt = kind === 'replaysLinks' && victim !== undefined ? victim.begunAt : comesAt(chance)
  person.note(`${kind}, ${person.member.identifier}, overhears ${overheard.identifier}`)
  return { person, kind, overheard, begunAt, hasKey: false }
}
