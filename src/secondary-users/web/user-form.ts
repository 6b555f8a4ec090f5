import { parseCedula } from '../../kernel/cedula.ts'
import { addDays, calendarOf, civilDay, isDay, mainlandDay, type CivilDay } from '../../kernel/civil-day.ts'
import { compact } from '../../kernel/digits.ts'
import { parseEmailAddress, type EmailAddress } from '../../kernel/email-address.ts'
import { nameWords } from '../../kernel/names.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { isSynthetic, isTestAddress } from '../../kernel/synthetic.ts'
import { instantAt, plus, zones, type Instant } from '../../kernel/time.ts'
import { scopes, type Scope } from '../domain/scopes.ts'

/** Boxes of what a person may do; a form takes no field twice, so that each has a name of its own. */
export const scopeFields = { payroll: 'planillas', pay: 'pagos', read: 'consulta' } as const

export const powerFields = [
  'planillas',
  'pagos',
  'consulta',
  'hasta-day',
  'hasta-month',
  'hasta-year',
] as const
export type TypedPower = Readonly<Record<(typeof powerFields)[number], string>>

export const userFields = ['nombre', 'cedula', 'correo', ...powerFields] as const
export type TypedUserForm = Readonly<Record<(typeof userFields)[number], string>>

export type UserErrorKey =
  | 'u03.err.name'
  | 'u03.err.name.form'
  | 'u03.err.ced'
  | 'p02.err.ced.len'
  | 'p02.err.ced.check'
  | 'p02.err.demo'
  | 'u03.err.mail'
  | 'p81.err.form'
  | 'u03.err.can'
  | 'u03.err.until'
  | 'u03.err.until.past'
  | 'u03.err.until.far'
  | 'u01.err.key'

export interface UserError {
  readonly field: 'nombre' | 'cedula' | 'correo' | 'planillas' | 'hasta' | 'clave'
  readonly key: UserErrorKey
}

export interface FormRules {
  /** A demonstration takes its own numbers and addresses only (I-27). */
  readonly syntheticOnly: boolean
  readonly longestDays: number
  readonly now: Instant
}

export interface ReadPower {
  readonly scopes: readonly Scope[]
  /** The beginning of the day after the last one, on the mainland. */
  readonly until: Instant | null
}

/** Longest name that is kept. Characters. */
const longestName = 120

/** The last day that may be typed. */
export const furthestDay = ({ now, longestDays }: Pick<FormRules, 'now' | 'longestDays'>): CivilDay =>
  addDays(mainlandDay(now), longestDays)

/** Strictly before it the day is not over, on the mainland. */
export const endOfCivilDay = (day: CivilDay): Instant =>
  instantAt({ ...calendarOf(addDays(day, 1)), hour: 0, minute: 0 }, zones.mainland)

/** Reads what a person may do, and until when. */
export function readPower(
  raw: TypedPower,
  rules: FormRules,
): { readonly power: ReadPower; readonly errors: readonly UserError[] } {
  const errors: UserError[] = []
  const chosen = scopes.filter((scope) => raw[scopeFields[scope]] === scope)
  if (chosen.length === 0) errors.push({ field: 'planillas', key: 'u03.err.can' })
  const until = readUntil(raw, rules)
  if (!until.ok) errors.push({ field: 'hasta', key: until.code })
  return { power: { scopes: chosen, until: until.ok ? until.value : null }, errors }
}

function readUntil(
  raw: TypedPower,
  rules: FormRules,
): Outcome<Instant | null, 'u03.err.until' | 'u03.err.until.past' | 'u03.err.until.far'> {
  const boxes = [raw['hasta-day'], raw['hasta-month'], raw['hasta-year']].map((box) => box.trim())
  if (boxes.every((box) => box === '')) return ok(null)
  if (!boxes.every((box) => /^[0-9]{1,4}$/.test(box))) return refused('u03.err.until')
  const [day = 0, month = 0, year = 0] = boxes.map(Number)
  if (!isDay(year, month, day)) return refused('u03.err.until')
  const last = civilDay(year, month, day)
  if (last <= mainlandDay(rules.now)) return refused('u03.err.until.past')
  return last > furthestDay(rules) ? refused('u03.err.until.far') : ok(endOfCivilDay(last))
}

/** The boxes of a day that was stored, for a form that changes it. */
export function boxesOf(until: Instant | null): Pick<TypedPower, 'hasta-day' | 'hasta-month' | 'hasta-year'> {
  if (until === null) return { 'hasta-day': '', 'hasta-month': '', 'hasta-year': '' }
  const { year, month, day } = calendarOf(mainlandDay(plus(until, -0.001)))
  return { 'hasta-day': String(day), 'hasta-month': String(month), 'hasta-year': String(year) }
}

export interface ReadUser extends ReadPower {
  readonly name: string
  readonly document: string
  readonly mail: EmailAddress
}

/** Reads U-03 · add. Every problem at once, in the order of the fields; nothing is guessed. */
export function readUser(
  raw: TypedUserForm,
  rules: FormRules,
): Outcome<ReadUser, 'userForm', readonly UserError[]> {
  const errors: UserError[] = []
  const name = readName(raw.nombre)
  if (!name.ok) errors.push({ field: 'nombre', key: name.code })
  const person = readPerson(raw.cedula, rules)
  if (!person.ok) errors.push({ field: 'cedula', key: person.code })
  const typed = raw.correo.trim()
  const mail = parseEmailAddress(typed)
  if (typed === '') errors.push({ field: 'correo', key: 'u03.err.mail' })
  else if (!mail.ok) errors.push({ field: 'correo', key: 'p81.err.form' })
  else if (rules.syntheticOnly && !isTestAddress(typed)) errors.push({ field: 'correo', key: 'p02.err.demo' })
  const { power, errors: powerErrors } = readPower(raw, rules)
  errors.push(...powerErrors)
  if (errors.length > 0 || !name.ok || !person.ok || !mail.ok) return refused('userForm', errors)
  return ok({ name: name.value, document: person.value, mail: mail.value, ...power })
}

/** A name as people write it: letters, blanks, apostrophes, dots and hyphens; two words at least. */
function readName(raw: string): Outcome<string, 'u03.err.name' | 'u03.err.name.form'> {
  const name = raw.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (name === '') return refused('u03.err.name')
  const wellFormed =
    name.length <= longestName && /^[\p{L}\p{M} .'’-]+$/u.test(name) && nameWords(name).length >= 2
  return wellFormed ? ok(name) : refused('u03.err.name.form')
}

/** The number of a person. One that is unusual is not doubted here: they type it themselves when they accept. */
export function readPerson(
  raw: string,
  { syntheticOnly }: Pick<FormRules, 'syntheticOnly'>,
): Outcome<string, 'u03.err.ced' | 'p02.err.ced.len' | 'p02.err.ced.check' | 'p02.err.demo'> {
  const typed = compact(raw)
  if (typed.ok && typed.value === '') return refused('u03.err.ced')
  const read = parseCedula(raw, { acceptDoubt: true })
  if (!read.ok)
    return refused(
      read.code === 'length' || read.code === 'characters' ? 'p02.err.ced.len' : 'p02.err.ced.check',
    )
  return syntheticOnly && !isSynthetic(read.value.number) ? refused('p02.err.demo') : ok(read.value.number)
}
