import { fold } from './normalise.ts'

/** What stands in a registry field when nobody filled it in. Compared after folding (DOMAIN 4.3, ATK-29). */
// prettier-ignore
const absentWords: ReadonlySet<string> = new Set([
  'null', 'nil', 'none', 'undefined', 'nan', 'unknown', 'not available', 'true', 'false', '[object object]',
  'n/a', 'n.a.', 'na', 'n/d', 'n.d.', 'nd', 's/d', 's/n', 's/i', '#n/a', 'no aplica', 'no disponible',
  'no registra', 'no registrado', 'no registrada', 'no consta', 'ninguno', 'ninguna', 'desconocido',
  'desconocida', 'sin dato', 'sin datos', 'sin informacion', 'sin nombre', 'sin registro',
])

/**
 * What programs write for "no date": the first day of a calendar, the day a clock counts from, the last
 * day it can hold. A person truly born on 1 January 1970 loses one question and nothing else.
 */
// prettier-ignore
const absentDates: ReadonlySet<string> = new Set([
  '0001-01-01', '1753-01-01', '1899-12-30', '1899-12-31', '1900-01-01', '1970-01-01', '9999-12-31',
])

const onlyZeros = /^[0\s.,:/t-]+$/
const onlyMarks = /^[^\p{L}\p{N}]*$/u
/** The taxpayer file writes `¿` for a letter it lost (DOMAIN 5): nobody could type that answer. */
const lostCharacter = /[¿\uFFFD]/u

function isAbsentDate(folded: string): boolean {
  const [, year, month, day] = /^(\d{4})[-/](\d\d)[-/](\d\d)(?!\d)/.exec(folded) ?? []
  const [, lastDay, lastMonth, lastYear] = /^(\d\d)[-/](\d\d)[-/](\d{4})(?!\d)/.exec(folded) ?? []
  return absentDates.has(`${year ?? lastYear}-${month ?? lastMonth}-${day ?? lastDay}`)
}

/**
 * The field's text without outer blanks, or nothing if it holds no value at all. Zero is no value:
 * registries write it for "not counted", and it is the first number anybody guesses.
 */
export function usable(raw: string | null | undefined): string | undefined {
  if (typeof raw !== 'string') return undefined
  const folded = fold(raw)
  if (onlyMarks.test(folded) || onlyZeros.test(folded) || lostCharacter.test(raw)) return undefined
  return absentWords.has(folded) || isAbsentDate(folded) ? undefined : raw.trim()
}
