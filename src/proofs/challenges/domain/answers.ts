import { dateOf, digitsTyped, fold, monthOf } from './normalise.ts'
import type { AnswerType, Question } from './template.ts'
import { noneOfThese } from './template.ts'

/** An answer in the one spelling answers are compared in. Never kept, never logged (I-23). */
export interface Answer {
  readonly type: AnswerType
  readonly value: string
}

export type FieldErrorKey =
  | `p06.err.${'date' | 'month'}.${'empty' | 'real'}`
  | `p06.err.date.${'part' | 'future'}`
  | `p06.err.number.${'empty' | 'real'}`
  | 'p06.err.choice'
  | 'p06.err.text'

/** Beside which field the words of `key` stand. `parte` is the missing part of a date. */
export interface FieldError {
  readonly field: AnswerField
  readonly key: FieldErrorKey
  readonly values?: { readonly parte: 'day' | 'month' | 'year' }
}

export type AnswerField = 'day' | 'month' | 'year' | 'answer'

/**
 * `malformed` is what no form of ours sends (ATK-30): the caller spends a try on it and answers 400.
 * Field errors never depend on the registry's value (ATK-17) and spend none.
 */
export type ParsedAnswer =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'fields'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'malformed' }

const fieldsOf: Readonly<Record<AnswerType, readonly AnswerField[]>> = {
  date: ['day', 'month', 'year'],
  month: ['month', 'year'],
  choice: ['answer'],
  number: ['answer'],
  text: ['answer'],
}

/** The names of the form fields of a question, in the order they are read. */
export const answerFields = (question: Question): readonly AnswerField[] => fieldsOf[question.type]

/** Nothing we ask for is longer. Measured before anything is folded. */
const longest = 200

/**
 * Reads one question's fields, and only these: the caller takes the frame's own fields away first. A
 * field may be missing, which is an empty answer; anything but one text per field is malformed.
 * `today` is the day in mainland Ecuador, `YYYY-MM-DD`.
 */
export function parseAnswer(question: Question, raw: unknown, today: string): ParsedAnswer {
  const fields = textsOf(raw, answerFields(question))
  if (!fields) return { kind: 'malformed' }
  switch (question.type) {
    case 'date':
    case 'month':
      return parseDate(question.type, fields, today)
    case 'choice':
      return parseChoice(question, fields.answer)
    case 'number':
      return parseNumber(fields.answer)
    case 'text':
      return fold(fields.answer) === '' ? wrong('answer', 'p06.err.text') : right('text', fold(fields.answer))
  }
}

type Texts = Readonly<Record<AnswerField, string>>

function textsOf(raw: unknown, names: readonly AnswerField[]): Texts | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return undefined
  const texts = { day: '', month: '', year: '', answer: '' }
  for (const [name, value] of Object.entries(raw)) {
    const field = names.find((known) => known === name)
    if (!field || typeof value !== 'string' || value.length > longest) return undefined
    texts[field] = value
  }
  return texts
}

const right = (type: AnswerType, value: string): ParsedAnswer => ({ kind: 'answer', answer: { type, value } })
const wrong = (field: AnswerField, key: FieldErrorKey): ParsedAnswer => ({
  kind: 'fields',
  errors: [{ field, key }],
})

function parseDate(type: 'date' | 'month', fields: Texts, today: string): ParsedAnswer {
  const names = type === 'date' ? (['day', 'month', 'year'] as const) : (['month', 'year'] as const)
  const missing = names.filter((name) => digitsTyped(fields[name]) === '')
  const first = names[0]
  if (missing.length === names.length) return wrong(first, `p06.err.${type}.empty`)
  if (missing.length > 0) {
    const errors = missing.map((parte) => ({
      field: parte,
      key: 'p06.err.date.part' as const,
      values: { parte },
    }))
    return { kind: 'fields', errors }
  }
  const year = digitsTyped(fields.year)
  const month = monthNumber(fields.month)
  const value = type === 'date' ? dateOf(year, month, digitsTyped(fields.day)) : monthOf(year, month)
  if (value === undefined) return wrong(first, `p06.err.${type}.real`)
  return value > today ? wrong(first, 'p06.err.date.future') : right(type, value)
}

const monthNames: readonly (readonly string[])[] = [
  ['enero', 'ene', 'january', 'jan'],
  ['febrero', 'feb', 'february'],
  ['marzo', 'mar', 'march'],
  ['abril', 'abr', 'april', 'apr'],
  ['mayo', 'may'],
  ['junio', 'jun', 'june'],
  ['julio', 'jul', 'july'],
  ['agosto', 'ago', 'august', 'aug'],
  ['septiembre', 'setiembre', 'sep', 'set', 'sept', 'september'],
  ['octubre', 'oct', 'october'],
  ['noviembre', 'nov', 'november'],
  ['diciembre', 'dic', 'december', 'dec'],
]

/** Some people write the month's name; it is no less exact. */
function monthNumber(text: string): string {
  const typed = digitsTyped(text)
  const name = fold(typed)
  const index = monthNames.findIndex((names) => names.includes(name))
  return index < 0 ? typed : String(index + 1)
}

function parseChoice(question: Question, typed: string): ParsedAnswer {
  if (typed === '') return wrong('answer', 'p06.err.choice')
  const offered = typed === noneOfThese || question.options?.some((option) => option.value === typed)
  return offered ? right('choice', typed) : { kind: 'malformed' }
}

function parseNumber(typed: string): ParsedAnswer {
  const digits = digitsTyped(typed)
  if (digits === '') return wrong('answer', 'p06.err.number.empty')
  if (!/^\d{1,9}$/.test(digits)) return wrong('answer', 'p06.err.number.real')
  return right('number', String(Number(digits)))
}
