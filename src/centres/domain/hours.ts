import { ok, refused, type Outcome } from '../../kernel/outcome.ts'

/** A stretch of one day of the week, in minutes since midnight of the centre's own time; 0 is Sunday. */
export interface OpenHours {
  readonly weekday: number
  /** 0–1439. */
  readonly opens: number
  /** 1–1440, after `opens`. */
  readonly closes: number
}

/** Stretches of one day that somebody can type. */
const mostStretches = 4
const stretch = /^(\d{1,2}):(\d{2}) ?(?:-|–|a|to) ?(\d{1,2}):(\d{2})$/

/**
 * Reads the hours of one day, as `08:00-12:30, 13:30-16:30`; nothing is a day on which nobody is received. Refused when it
 * is no such list, when a stretch ends before it begins, or when two of them meet.
 */
export function parseHours(raw: string, weekday: number): Outcome<readonly OpenHours[], 'hours'> {
  const text = raw.trim()
  if (text === '') return ok([])
  if (text.length > 120) return refused('hours')
  const read: OpenHours[] = []
  for (const part of text.split(/[,;]/)) {
    const [, h1, m1, h2, m2] = stretch.exec(part.trim()) ?? []
    if (h1 === undefined || m1 === undefined || h2 === undefined || m2 === undefined) return refused('hours')
    const [opens, closes] = [minuteOf(h1, m1), minuteOf(h2, m2)]
    if (opens === undefined || closes === undefined || opens >= closes || opens > 1439)
      return refused('hours')
    read.push({ weekday, opens, closes })
  }
  const inOrder = read.toSorted((a, b) => a.opens - b.opens)
  const meet = inOrder.some(({ opens }, n) => n > 0 && opens < (inOrder[n - 1]?.closes ?? 0))
  return meet || read.length > mostStretches ? refused('hours') : ok(inOrder)
}

function minuteOf(hour: string, minute: string): number | undefined {
  const [h, m] = [Number(hour), Number(minute)]
  return m < 60 && h * 60 + m <= 1440 ? h * 60 + m : undefined
}

const two = (n: number): string => String(n).padStart(2, '0')

/** `08:00`, of minutes since midnight. */
export const clockOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** The hours of one day, as `parseHours` reads them. */
export const writeHours = (hours: readonly OpenHours[], weekday: number): string =>
  hours
    .filter((one) => one.weekday === weekday)
    .toSorted((a, b) => a.opens - b.opens)
    .map(({ opens, closes }) => `${clockOf(opens)}-${clockOf(closes)}`)
    .join(', ')
