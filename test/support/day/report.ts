import { secondsBetween } from '../../../src/kernel/time.ts'
import type { ProfileName } from '../../../src/policy/index.ts'
import { brokenInvariants } from '../invariants.ts'
import { mailboxGone } from './honest.ts'
import { honestKinds, type Errand, type HonestKind } from './person.ts'
import type { Day } from './run-day.ts'

/** Figures of one kind of honest user, or of all. Times in seconds of the simulated clock, from the first page to the key. */
export interface Figures {
  readonly users: number
  /** Have a new key before midnight. */
  readonly finished: number
  readonly percent: number
  readonly median: number
  readonly p95: number
  /** Answered a set of questions rightly more than once. */
  readonly repeated: number
  readonly links: number
}

export interface DayReport {
  readonly profile: ProfileName
  readonly greylist: number
  readonly seed: number
  readonly users: number
  readonly hostile: number
  readonly hostileWithKey: number
  readonly all: Figures
  readonly kinds: Readonly<Record<string, Figures>>
  /** Why somebody had to begin again, and how often. */
  readonly restarts: Readonly<Record<string, number>>
  /** Of everybody who answered a set of questions rightly more than once: who, and what sent them back last. */
  readonly repeats: readonly { readonly kind: HonestKind; readonly why: string }[]
  /** What must never be: broken invariants, lines of the log of level error, keys of the hostile; with the trace of whoever it was. */
  readonly failures: readonly string[]
}

/** Looks at everything that must hold after a day, and counts. */
export async function reportOf(day: Day): Promise<DayReport> {
  const { service, errands, attacks, profile, greylist, seed, users } = day
  const thieves = attacks.filter(({ hasKey }) => hasKey)
  const failures = [
    ...(await brokenInvariants(service.db, service.policy)),
    ...(await keysOfNobody(day)),
    ...service.faults,
    ...errands
      .filter(({ kind, gaveUp }) => (kind === 'mailboxGone') !== (gaveUp === mailboxGone))
      .map(
        ({ person }) => `${person.name} was told something else of the mailbox:\n${person.trace.join('\n')}`,
      ),
    ...thieves.map(({ person }) => `${person.name} has a key:\n${person.trace.join('\n')}`),
  ]
  return {
    profile,
    greylist,
    seed,
    users,
    hostile: attacks.length,
    hostileWithKey: thieves.length,
    // Whose mailbox is gone cannot be served online, and is told so.
    all: figuresOf(errands.filter(({ kind }) => kind !== 'mailboxGone')),
    kinds: Object.fromEntries(
      honestKinds.map((kind) => [kind, figuresOf(errands.filter((errand) => errand.kind === kind))]),
    ),
    restarts: counted(errands.flatMap(({ kind, restarts }) => restarts.map((why) => `${kind}: ${why}`))),
    repeats: errands
      .filter(({ passed }) => passed > 1)
      .map(({ kind, restarts: whys }) => ({ kind, why: whys.at(-1) ?? '' })),
    failures: failures.map((what) => `seed ${seed}, ${profile}, greylisting ${greylist} s: ${what}`),
  }
}

/** Employers with a new key whose own user does not know of it, and the other way round. */
async function keysOfNobody({ service, errands }: Day): Promise<readonly string[]> {
  const { rows } = await service.db.pool.query<{ identifier: string }>(
    `select e.identifier from key_generation g join employer e on e.id = g.employer_id where g.case_id is not null`,
  )
  const made = rows.map(({ identifier }) => identifier)
  const done = new Map(
    errands
      .filter(({ finishedAt }) => finishedAt !== undefined)
      .map(({ person }) => [person.member.identifier, person]),
  )
  return [
    ...made.filter((one) => !done.has(one)).map((one) => `${one} has a key that nobody honest made`),
    ...[...done]
      .filter(([one]) => made.filter((key) => key === one).length !== 1)
      .map(([one, { trace }]) => `${one} was told of a key that is not there:\n${trace.join('\n')}`),
  ]
}

function figuresOf(errands: readonly Errand[]): Figures {
  const times = errands
    .flatMap(({ begunAt, finishedAt }) =>
      finishedAt === undefined ? [] : [secondsBetween(begunAt, finishedAt)],
    )
    .sort((a, b) => a - b)
  const at = (share: number): number => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0)
  return {
    users: errands.length,
    finished: times.length,
    percent: errands.length === 0 ? 100 : Math.floor((times.length * 10_000) / errands.length) / 100,
    median: at(0.5),
    p95: at(0.95),
    repeated: errands.filter(({ passed }) => passed > 1).length,
    links: errands.reduce((sum, { links }) => sum + links, 0),
  }
}

function counted(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const word of words.toSorted()) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

/** As a table for whoever asked for the day. */
export function tableOf({
  profile,
  greylist,
  seed,
  all,
  kinds,
  hostile,
  hostileWithKey,
  restarts,
  failures,
}: DayReport): string {
  const row = (name: string, { users, finished, percent, median, p95, repeated, links }: Figures) =>
    [
      name.padEnd(15),
      String(users).padStart(6),
      String(finished).padStart(9),
      `${percent.toFixed(2)} %`.padStart(10),
      `${(median / 60).toFixed(1)} min`.padStart(11),
      `${(p95 / 60).toFixed(1)} min`.padStart(11),
      String(repeated).padStart(9),
      String(links).padStart(6),
    ].join(' ')
  return [
    `${profile}, greylisting ${greylist} s, seed ${seed}`,
    'honest           users  finished  same day      median         p95  repeated  links',
    ...Object.entries(kinds).map(([kind, figures]) => row(kind, figures)),
    row('all', all),
    `hostile ${hostile}, with a key ${hostileWithKey}; begun again: ${
      Object.entries(restarts)
        .map(([why, n]) => `${why} ${n}`)
        .join(', ') || 'nobody'
    }`,
    ...failures,
  ].join('\n')
}
