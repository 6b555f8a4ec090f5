import { must } from './target.ts'

/** The text is one that PostgreSQL takes and every other program reads the same: no NUL, no half of a pair. */
export const storable = (text: string): boolean => !text.includes('\0') && text.isWellFormed()

/** Every text in it, however deep. */
export function mustBeStorable(value: unknown): void {
  if (typeof value === 'string') must(storable(value), 'a text that no database takes')
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(mustBeStorable)
}

/** What was read reads as itself: else two forms of one thing are two things. */
export function mustStay<T>(once: T, again: T): void {
  must(once === again, `${JSON.stringify(once)} reads as ${JSON.stringify(again)}`)
}

/** A day from 0001 on: the first that the database's calendar shares with ours. */
export function mustBeDay(text: string | null | undefined): void {
  if (text === null || text === undefined) return
  const date = new Date(`${text}T00:00:00Z`)
  must(
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
      !text.startsWith('0000') &&
      !Number.isNaN(date.getTime()) &&
      date.toISOString().startsWith(text),
    `no day of the calendar: ${text}`,
  )
}
