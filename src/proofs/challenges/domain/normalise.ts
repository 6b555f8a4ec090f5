import { compact } from '../../../kernel/digits.ts'

/**
 * The one spelling in which texts are compared (RELIABILITY 2: normalise once, by one rule, for the
 * registry's value and the person's alike). Folds compatibility forms, case, accents (`Ñ` too, which
 * registries drop) and blanks; drops characters nobody sees.
 */
export function fold(text: string): string {
  const lower = bare(text).toLowerCase()
  return bare(lower).replace(/\s+/gu, ' ').trim()
}

/** Marks, controls, and what takes no ink: U+2800 is a Braille cell without dots. */
const invisible = /[\p{M}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu

const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\t\n\r\f\v]/g, ' ')
    .replace(invisible, '')

/** A number as people type it: spaces, dots and hyphens around and inside are ignored (SCREENS 0.3). */
export function digitsTyped(text: string): string {
  const compacted = compact(text)
  return compacted.ok ? compacted.value : text
}

const pad = (digits: string, length: number): string => digits.padStart(length, '0')

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

function daysIn(month: number, year: number): number {
  if (month === 2) return leap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** `YYYY-MM-DD` if that day exists between 1800 and 2999, else nothing. */
export function dateOf(year: string, month: string, day: string): string | undefined {
  const first = monthOf(year, month)
  if (first === undefined || !/^\d{1,2}$/.test(day)) return undefined
  if (Number(day) < 1 || Number(day) > daysIn(Number(month), Number(year))) return undefined
  return `${first}-${pad(day, 2)}`
}

/** `YYYY-MM` if that month exists between 1800 and 2999, else nothing. */
export function monthOf(year: string, month: string): string | undefined {
  if (!/^(1[89]|2\d)\d\d$/.test(year) || !/^\d{1,2}$/.test(month)) return undefined
  if (Number(month) < 1 || Number(month) > 12) return undefined
  return `${year}-${pad(month, 2)}`
}

const time = String.raw`(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`
const yearFirst = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})${time}$`)
const dayFirst = new RegExp(String.raw`^(\d{1,2})[-/](\d{1,2})[-/](\d{4})${time}$`)

/**
 * A registry's date: `1973/04/11 00:00:00.0`, `2001-05-28 00:00:00`, `2001-05-28` or `28/05/2001`
 * (DOMAIN 5). The hour is dropped, never converted: a registry means the day it wrote.
 */
export function registryDate(text: string): string | undefined {
  const first = yearFirst.exec(text)
  if (first) return dateOf(first[1] ?? '', first[2] ?? '', first[3] ?? '')
  const last = dayFirst.exec(text)
  return last ? dateOf(last[3] ?? '', last[2] ?? '', last[1] ?? '') : undefined
}

/** A registry's month: `2012-03`, `2012/03`, `03/2012`, `201203`, or any date of that month. */
export function registryMonth(text: string): string | undefined {
  const first = /^(\d{4})[-/]?(\d{2})$/.exec(text)
  if (first) return monthOf(first[1] ?? '', first[2] ?? '')
  const last = /^(\d{1,2})[-/](\d{4})$/.exec(text)
  if (last) return monthOf(last[2] ?? '', last[1] ?? '')
  return registryDate(text)?.slice(0, 7)
}

/** A registry's count, 1 to 999,999, without leading zeros; `12.0` of a spreadsheet is 12. */
export function registryCount(text: string): string | undefined {
  return /^0*([1-9]\d{0,5})(?:[.,]0+)?$/.exec(text)?.[1]
}
