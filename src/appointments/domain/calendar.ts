import type { CivilDay } from '../../kernel/civil-day.ts'
import type { CentreId, Id } from '../../kernel/ids.ts'
import { zones, type Instant, type Zone } from '../../kernel/time.ts'

export type WindowId = Id<'window'>

/** What somebody comes for. A centre offers some of them. */
export const procedures = ['recovery', 'unlock', 'firstKey', 'contactChange'] as const
export type Procedure = (typeof procedures)[number]

export const kinds = ['counter', 'video'] as const
export type Kind = (typeof kinds)[number]

/** From the first instant on, up to the last, which is not in it. */
export interface Stretch {
  readonly from: Instant
  readonly until: Instant
}

/** Weekly hours of one window, in minutes since midnight of the centre's own time; weekday 0 is Sunday. */
export interface WindowHours {
  readonly weekday: number
  readonly opens: number
  readonly closes: number
}

/** It receives one person at a time. */
export interface CentreWindow {
  readonly id: WindowId
  readonly number: number
  readonly kind: Kind
  readonly hours: readonly WindowHours[]
}

/** What the institution sets for a centre. */
export interface CentreRule {
  /** Minutes, 5 to 120. */
  readonly slotMinutes: number
  /** To change or cancel online. Hours, 0 to 168. */
  readonly noticeHours: number
  /** First day that can be booked. */
  readonly opensOn: CivilDay | null
  /** Days from today to the last one that can be booked, 1 to 180. */
  readonly daysAhead: number
}

/** A local holiday, a day of the executive, or a day on which work is made up for. */
export interface SpecialDay {
  readonly day: CivilDay
  readonly working: boolean
  /** False: of this centre alone, which goes before one of all. */
  readonly ofAll: boolean
}

/** When one centre receives people, as far as it was read. */
export interface CentreCalendar {
  readonly centreId: CentreId
  readonly zone: Zone
  /** Null: it has not opened its calendar. */
  readonly rule: CentreRule | null
  readonly procedures: readonly Procedure[]
  /** Those that are in use. */
  readonly windows: readonly CentreWindow[]
  readonly days: readonly SpecialDay[]
  /** Window null: the whole centre. */
  readonly closures: readonly (Stretch & { readonly windowId: WindowId | null })[]
}

/** What stands in the way at one window: an appointment that lives, or a place that is not given out again yet. */
export interface Taken extends Stretch {
  readonly windowId: WindowId
}

export const zoneNamed = (name: string): Zone =>
  name === zones.galapagos.name ? zones.galapagos : zones.mainland
