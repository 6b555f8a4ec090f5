import { isDay, civilDay, type CivilDay } from '../../kernel/civil-day.ts'
import { isWorkingDay } from '../../kernel/holidays.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { dueDayByLaw, type Extension } from '../domain/due-date.ts'
import { readPeriod } from '../domain/period.ts'
import { readProvince } from '../domain/provinces.ts'

export interface TypedExtension {
  /** A province, or `country`. */
  readonly province: string
  /** `2025-10`. */
  readonly period: string
  /** `2025-12-10`. */
  readonly until: string
  readonly source: string
}

export type ExtensionRefusal = 'province' | 'period' | 'until' | 'sooner' | 'restDay' | 'far' | 'source'

/** Nobody puts a payment off for longer than this; a year typed wrong would. Days. */
const furthest = 366

const wholeCountry = 'country'

/** Reads what the operator typed. An extension only ever gives more time, and ends on a working day. */
export function readExtension(typed: TypedExtension): Outcome<Extension, ExtensionRefusal> {
  const of = readExtensionKey(typed)
  if (!of.ok) return of
  const { province, period } = of.value
  const until = readDay(typed.until)
  if (until === undefined) return refused('until')
  const byLaw = dueDayByLaw(period)
  if (until <= byLaw) return refused('sooner')
  if (!isWorkingDay(until)) return refused('restDay')
  if (until - byLaw > furthest) return refused('far')
  const source = typed.source.trim()
  if (source.length < 3 || source.length > 300) return refused('source')
  return ok({ province, period, until, source })
}

/** Which extension is meant. */
export function readExtensionKey({
  province,
  period,
}: Pick<TypedExtension, 'province' | 'period'>): Outcome<
  Pick<Extension, 'province' | 'period'>,
  'province' | 'period'
> {
  const named = province.trim().toLowerCase() === wholeCountry ? null : readProvince(province)
  if (named === undefined) return refused('province')
  const read = readPeriod(period)
  return read.ok ? ok({ province: named, period: read.value }) : refused('period')
}

function readDay(raw: string): CivilDay | undefined {
  const [, year, month, day] = (/^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(raw.trim()) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  return isDay(year, month, day) ? civilDay(year, month, day) : undefined
}
