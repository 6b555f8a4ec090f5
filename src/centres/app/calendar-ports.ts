import type { CentreId, OfficerId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Calendar, CentreProcedure, WindowId, WindowKind } from '../domain/calendar.ts'
import type { CalendarChange } from '../domain/calendar-change.ts'
import type { ServiceCentre } from '../domain/centre.ts'
import type { OpenHours } from '../domain/hours.ts'

export interface CentreCalendar {
  readonly centre: ServiceCentre
  readonly calendar: Calendar
}

export interface CalendarStore {
  /** With every day and every closure that is not over. Undefined where there is no such centre. */
  load(centreId: CentreId, tx?: Tx): Promise<CentreCalendar | undefined>
  /** The same, held until the transaction ends: who changes it, or books by it, waits. */
  hold(tx: Tx, centreId: CentreId): Promise<CentreCalendar | undefined>
  /** All centres that have a calendar, held, in one order: a day of the executive is one of each of them. */
  all(tx: Tx): Promise<readonly CentreId[]>
  /** Writes a change; false where it collides with what is there: a number or a day that is taken, or nothing to change. */
  put(tx: Tx, centreId: CentreId, change: CalendarChange, officer: OfficerId): Promise<boolean>
}

/** A window as a file says it; known again by centre and number. */
export interface WindowToPut {
  readonly id: WindowId
  readonly province: string
  readonly canton: string
  readonly centre: string
  readonly number: number
  readonly kind: WindowKind
  readonly active: boolean
  readonly hours: readonly OpenHours[]
  readonly procedures: readonly CentreProcedure[]
}

export interface WindowImportStore {
  /** Writes them; answers the indexes of those whose centre is not known. */
  put(windows: readonly WindowToPut[]): Promise<readonly number[]>
}
