import { days, plus, type Instant } from '../../kernel/time.ts'

/** What is known of an employer before anything is lost. Instants are null where nothing says when. */
export interface DrillFacts {
  readonly mailbox: {
    readonly state: 'answers' | 'waiting' | 'silent' | 'refused' | 'unasked'
    readonly lastConfirmedAt: Instant | null
  } | null
  /** The registered mobile, and what became of the text of this drill; null where none is registered. */
  readonly phone: {
    readonly confirmedAt: Instant | null
    readonly text: 'delivered' | 'underWay' | 'failed' | 'none'
  } | null
  /** Whether the institution sends text messages at all. */
  readonly textsOffered: boolean
  /** What the registries said in this drill; null before the first one. */
  readonly registries: RegistriesFound | null
  /** The end of the appointment of the representative for whom it ends first. */
  readonly appointmentUntil: Instant | null
  /** Of the last signed request that was accepted. */
  readonly certificateUntil: Instant | null
  /** When the newest record of finger or face was made that still counts. */
  readonly biometricsAt: Instant | null
  readonly keyDueAt: Instant | null
  readonly now: Instant
}

/** No number and no name: only what follows for a recovery. */
export interface RegistriesFound {
  readonly ruc: 'active' | 'suspended' | 'cancelled' | 'notAsked' | 'unknown'
  /** Of each representative that the institution has on record. */
  readonly representatives: readonly ('confirmed' | 'attended' | 'notConfirmed' | 'unknown')[]
}

export interface DrillRules {
  readonly soonDays: number
  /** A key ends every few months: its end is soon when its reminders begin. */
  readonly keySoonDays: number
  readonly onFileDays: number
}

export type DrillId =
  'mailbox' | 'phone' | 'ruc' | 'representative' | 'appointment' | 'certificate' | 'biometrics' | 'key'

/**
 * `good` · `soon`: it ends within `soonDays` (a key within `keySoonDays`) · `bad`: on the day it would fail · `waiting`: under way · `none`: not on
 * file, which fails nothing by itself · `unknown`: nobody could say.
 */
export type DrillState = 'good' | 'soon' | 'bad' | 'waiting' | 'none' | 'unknown'

export interface DrillItem {
  readonly id: DrillId
  readonly state: DrillState
  /** The day that the words speak of. */
  readonly at: Instant | null
}

/** What would hold on the day and what would not, in the order in which a recovery needs it. Pure. */
export function judgeDrill(facts: DrillFacts, rules: DrillRules): readonly DrillItem[] {
  const { now } = facts
  const item = (id: DrillId, state: DrillState, at: Instant | null = null): DrillItem => ({ id, state, at })
  const until = (
    id: DrillId,
    at: Instant | null,
    lacking: DrillState,
    within = rules.soonDays,
  ): DrillItem => {
    if (at === null) return item(id, lacking)
    if (at <= now) return item(id, 'bad', at)
    return item(id, at < plus(now, days(within)) ? 'soon' : 'good', at)
  }
  const biometricsUntil =
    facts.biometricsAt === null ? null : plus(facts.biometricsAt, days(rules.onFileDays))
  return [
    mailbox(facts),
    // Where no messages are sent, a mobile decides nothing.
    ...(facts.textsOffered ? [phone(facts)] : []),
    item('ruc', rucState(facts.registries)),
    item('representative', representativeState(facts.registries)),
    until('appointment', facts.appointmentUntil, 'unknown'),
    until('certificate', facts.certificateUntil, 'none'),
    until('biometrics', biometricsUntil, 'none'),
    until('key', facts.keyDueAt, 'none', rules.keySoonDays),
  ]
}

function mailbox({ mailbox: found }: DrillFacts): DrillItem {
  if (found === null) return { id: 'mailbox', state: 'none', at: null }
  const states = {
    answers: 'good',
    waiting: 'waiting',
    silent: 'bad',
    refused: 'bad',
    unasked: 'unknown',
  } as const
  return { id: 'mailbox', state: states[found.state], at: found.lastConfirmedAt }
}

function phone({ phone: found }: DrillFacts): DrillItem {
  if (found === null) return { id: 'phone', state: 'none', at: null }
  const states = { delivered: 'good', underWay: 'waiting', failed: 'bad', none: 'unknown' } as const
  return { id: 'phone', state: states[found.text], at: found.confirmedAt }
}

function rucState(found: RegistriesFound | null): DrillState {
  switch (found?.ruc) {
    case 'active':
      return 'good'
    case 'suspended':
    case 'cancelled':
      return 'bad'
    case 'notAsked':
      return 'none'
    default:
      return 'unknown'
  }
}

/** One who is confirmed is enough: that one can recover the key. */
function representativeState(found: RegistriesFound | null): DrillState {
  const all = found?.representatives ?? []
  if (all.includes('confirmed')) return 'good'
  if (all.includes('attended')) return 'soon'
  return all.length > 0 && all.every((one) => one === 'notConfirmed') ? 'bad' : 'unknown'
}
