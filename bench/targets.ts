import type { Figures } from './figures.ts'
import type { WindowFigures } from './load.ts'
import { hashing, steps, waits } from './steps.ts'

export interface Target {
  readonly name: string
  readonly unit: string
  /** Undefined when this run did not measure it. */
  readonly value: number | undefined
  readonly atLeast?: number
  readonly atMost?: number
}

export const isReached = ({ value, atLeast = -Infinity, atMost = Infinity }: Target): boolean | undefined =>
  value === undefined ? undefined : value >= atLeast && value <= atMost

/** Judged at this many at a time. */
const usual = 8
const crowd = 32
const megabytes = (octets: number | undefined) => (octets === undefined ? undefined : octets / 1024 ** 2)

/** What the service is to reach on two cores with a durable PostgreSQL. */
export function targetsOf(figures: Figures): readonly Target[] {
  const at = (users: number) => figures.windows.find((window) => window.users === users)
  const eight = at(usual)
  const flood = figures.floods.find(({ callers }) => callers === 200)
  return [
    {
      name: `recoveries with a first sign-in, ${usual} at a time`,
      unit: '/s',
      value: eight?.perSecond,
      atLeast: 70,
    },
    {
      name: `CPU outside the hash, ${usual} at a time`,
      unit: 'ms each',
      value: eight?.cpu.outside,
      atMost: 5,
    },
    {
      name: 'set-key and sign-in: CPU inside argon2id',
      unit: '%',
      value: figures.hashSteps.hashShare * 100,
      atLeast: 75,
    },
    {
      name: `opening the link while ${crowd} hash, p99`,
      unit: 'ms',
      value: figures.openingUnderHashes.p99,
      atMost: 60,
    },
    {
      name: `slowest step without a hash, p99 (${usual})`,
      unit: 'ms',
      value: slowest(eight, (step) => !hashing.has(step)),
      atMost: 25,
    },
    {
      name: `slowest step with a hash, p99 (${usual})`,
      unit: 'ms',
      value: slowest(eight, (step) => hashing.has(step)),
      atMost: 25,
    },
    {
      name: 'sign-in while 200 set a key, p99',
      unit: 'ms',
      value: flood?.signIn.p99,
      atMost: 1_000,
    },
    {
      name: 'name and file while 200 set a key, p99',
      unit: 'ms',
      value: flood?.lookups.p99,
      atMost: 100,
    },
    { name: 'first page, database up', unit: 'ms', value: figures.coldStarts.serve, atMost: 500 },
    {
      name: 'first page, embedded database, folder there',
      unit: 'ms',
      value: figures.coldStarts.demo,
      atMost: 1_500,
    },
    {
      name: 'resident after all windows, without PostgreSQL',
      unit: 'MB',
      value: megabytes(Math.max(...figures.windows.map(({ resident }) => resident))),
      atMost: 180,
    },
  ]
}

/** Milliseconds. Opening the link has its own target; the wait for the mail is no step of the service's pages. */
function slowest(window: WindowFigures | undefined, counts: (step: string) => boolean): number | undefined {
  if (window === undefined) return undefined
  const all = [...window.steps].filter(
    ([step]) => step !== steps.openLink && !waits.has(step) && counts(step),
  )
  return Math.max(...all.map(([, { p99 }]) => p99))
}
