import { parseCaseCode } from '../../kernel/case-code.ts'
import { addDays, calendarOf, civilDay, type CivilDay } from '../../kernel/civil-day.ts'
import { parseId, type OfficerId } from '../../kernel/ids.ts'
import { instantAt, zones, type Instant } from '../../kernel/time.ts'

/** What an auditor looks at; it stands in the address. */
export interface LogView {
  readonly caseCode: string | undefined
  readonly officer: OfficerId | undefined
  readonly from: CivilDay | undefined
  readonly to: CivilDay | undefined
  /** Where the page before ended: microseconds since 1970, lane, place. */
  readonly before: { readonly micros: number; readonly lane: number; readonly seq: number } | undefined
}

/** Reads an address that anybody may have written: what is not known is as if it were not there. */
export function readLogView(query: Readonly<Record<string, unknown>>): LogView {
  const { caso, persona, desde, hasta, antes } = query
  const code = parseCaseCode(caso)
  const officer = parseId<OfficerId>(persona)
  const [, micros = '', lane = '', seq = ''] =
    (typeof antes === 'string' && /^([0-9]{1,16})\.([0-9]{1,2})\.([0-9]{1,15})$/.exec(antes)) || []
  return {
    caseCode: code.ok ? code.value : undefined,
    officer: officer.ok ? officer.value : undefined,
    from: dayOf(desde),
    to: dayOf(hasta),
    before:
      micros === '' || !Number.isSafeInteger(Number(micros))
        ? undefined
        : { micros: Number(micros), lane: Number(lane), seq: Number(seq) },
  }
}

export function logQuery({ caseCode, officer, from, to, before }: LogView): string {
  const pairs = [
    ['caso', caseCode],
    ['persona', officer],
    ['desde', from === undefined ? undefined : dayText(from)],
    ['hasta', to === undefined ? undefined : dayText(to)],
    ['antes', before && placeText(before)],
  ] as const
  const said = pairs.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]))
  return said.length === 0 ? '' : `?${said.join('&')}`
}

/** `1700000000000000.3.12`: what stands in an address for a place of the log. */
export const placeText = ({ micros, lane, seq }: NonNullable<LogView['before']>): string =>
  `${micros}.${lane}.${seq}`

/** As it is typed and shown: `2026-11-24`. */
export function dayText(day: CivilDay): string {
  const { year, month, day: ofMonth } = calendarOf(day)
  return [year, String(month).padStart(2, '0'), String(ofMonth).padStart(2, '0')].join('-')
}

function dayOf(raw: unknown): CivilDay | undefined {
  const [, year = '', month = '', day = ''] =
    (typeof raw === 'string' && /^(20[0-9]{2})-([0-9]{2})-([0-9]{2})$/.exec(raw.trim())) || []
  if (year === '') return undefined
  try {
    return civilDay(Number(year), Number(month), Number(day))
  } catch {
    return undefined
  }
}

/** The first moment of a day on the mainland. */
export const startOf = (day: CivilDay): Instant =>
  instantAt({ ...calendarOf(day), hour: 0, minute: 0 }, zones.mainland)

/** The first moment after it. */
export const endOf = (day: CivilDay): Instant => startOf(addDays(day, 1))
