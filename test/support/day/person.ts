import { hours, plus, zones, type Instant } from '../../../src/kernel/time.ts'
import type { Member } from '../members.ts'
import { visit, type Visitor, type VisitorOptions } from '../visitor.ts'
import type { OwnChance } from '../chance.ts'
import type { DayService } from './service.ts'

/** One act after the other; between two of them so many seconds pass, and everybody else acts. */
export type Life = AsyncGenerator<number, void, void>

/** Somebody of the day, honest or not, and what became of them. */
export interface Person {
  readonly name: string
  readonly day: DayService
  readonly chance: OwnChance
  readonly member: Member
  /** Time and what was seen, line by line, for whoever has to find out why. */
  readonly trace: string[]
  /** Another browser of theirs, from where they always come. */
  browser(options?: Pick<VisitorOptions, 'lang'>): Visitor<DayService>
  note(what: string): void
  /** What is on the screen, in one line. */
  noteScreen(at: Visitor<DayService>): void
}

export interface Born extends Pick<Person, 'name' | 'day' | 'chance' | 'member'> {
  /** Address they come from. */
  readonly network: string
}

export function createPerson({ network, ...person }: Born): Person {
  const { day } = person
  const trace: string[] = []
  const note = (what: string): void => {
    const at = new Date(plus(day.now(), hours(zones.mainland.offsetHours))).toISOString().slice(11, 19)
    trace.push(`${at} ${what}`)
  }
  return {
    ...person,
    trace,
    browser: (options = {}) => visit(day, { ...options, network }),
    note,
    noteScreen: ({ page }) =>
      note(`${page.status} ${page.path} ${page.code ?? ''} "${page.h1}" ${page.errors.join('; ')}`.trimEnd()),
  }
}

/** How the recovery of somebody honest went. */
export interface Errand {
  readonly person: Person
  readonly kind: HonestKind
  readonly begunAt: Instant
  finishedAt: Instant | undefined
  gaveUp: string | undefined
  /** Sets of questions answered rightly: one is what it takes. */
  passed: number
  /** What sent them back to the beginning, in order. */
  readonly restarts: string[]
  /** Links asked for. */
  links: number
}

export const honestKinds = [
  'inOrder',
  'slowMail',
  'wrongAnswers',
  'otherDevice',
  'closesTab',
  'longAway',
  'resendsEarly',
  'mailboxFull',
  'lostConnection',
  'mailboxGone',
] as const
export type HonestKind = (typeof honestKinds)[number]
