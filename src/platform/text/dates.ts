import { hours, instant, plus, toDate, wallClock, zones } from '../../kernel/time.ts'
import type { Instant, Zone } from '../../kernel/time.ts'
import type { Lang } from './lang.ts'
import type { Translate } from './texts.ts'

/*
 * Dates and times reach the texts as words (SCREENS 0.1). They are put together from the wall clock of
 * the two fixed zones of Ecuador, so the machine's own zone and its locale data have no say.
 */
const names = {
  es: {
    weekdays: 'domingo lunes martes miércoles jueves viernes sábado'.split(' '),
    months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(
      ' ',
    ),
    of: ' de ',
  },
  en: {
    weekdays: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
    months: 'January February March April May June July August September October November December'.split(
      ' ',
    ),
    of: ' ',
  },
} as const satisfies Record<Lang, { weekdays: string[]; months: string[]; of: string }>

/** `martes 24 de noviembre de 2026` · `Tuesday 24 November 2026` */
export function formatDate(at: Instant, lang: Lang, zone: Zone = zones.mainland): string {
  const { weekdays, of } = names[lang]
  const { year, month, day, weekday } = wallClock(at, zone)
  return `${weekdays[weekday]} ${day}${of}${formatMonth(year, month, lang)}`
}

/** `marzo de 2007` · `March 2007`; month 1–12. Throws RangeError for any other. */
export function formatMonth(year: number, month: number, lang: Lang): string {
  const { months, of } = names[lang]
  const name = months[month - 1]
  if (!name) throw new RangeError('no such month')
  return `${name}${of}${year}`
}

/** `24/11/2026`, for tables, in both languages. */
export function formatDateShort(at: Instant, zone: Zone = zones.mainland): string {
  const { year, month, day } = wallClock(at, zone)
  return `${two(day)}/${two(month)}/${year}`
}

/**
 * `10:42`, or `10:42:30` with seconds. Minutes are cut, never rounded: a deadline is never shown later
 * than it is. For "from this time on" hand in `nextMinute(at)`.
 */
export function formatTime(
  at: Instant,
  zone: Zone = zones.mainland,
  precision: 'minutes' | 'seconds' = 'minutes',
): string {
  const local = toDate(plus(at, hours(zone.offsetHours)))
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`
  return precision === 'minutes' ? time : `${time}:${two(local.getUTCSeconds())}`
}

/** The same moment if it is a whole minute, else the next one: nobody is told to come too early. */
export const nextMinute = (at: Instant): Instant => instant(Math.ceil(at / 60_000) * 60_000)

/** The full hour after this moment: when what is counted by the hour begins anew. */
export const nextHour = (at: Instant): Instant => instant((Math.floor(at / 3_600_000) + 1) * 3_600_000)

/** The text that names the zone, said once on a page. */
export const zoneText = (zone: Zone): 'g.zone' | 'g.zone.galapagos' =>
  zone === zones.galapagos ? 'g.zone.galapagos' : 'g.zone'

/**
 * `2 minutos y 30 segundos`: the two largest units, for reading aloud. Fractions count up. Three days are still said in
 * hours, as the rules say them; what is longer and of whole days is said in days, since nobody counts 720 hours.
 */
export function durationInWords(seconds: number, t: Translate): string {
  const { h, m, s } = parts(seconds)
  if (h > 72 && h % 24 === 0 && m === 0 && s === 0) return t('g.time.days', { n: h / 24 })
  const words: string[] = []
  if (h > 0) words.push(t('g.time.hours', { n: h }))
  if (m > 0) words.push(t('g.time.minutes', { n: m }))
  if ((s > 0 && h === 0) || words.length === 0) words.push(t('g.time.seconds', { n: s }))
  const [mayor = '', menor] = words
  return menor === undefined ? mayor : t('g.time.and', { mayor, menor })
}

function parts(seconds: number): { h: number; m: number; s: number } {
  const whole = Math.max(0, Math.ceil(seconds))
  return { h: Math.floor(whole / 3600), m: Math.floor(whole / 60) % 60, s: whole % 60 }
}

const two = (count: number): string => (count < 10 ? `0${count}` : `${count}`)
