import { readCedula } from '../../kernel/cedula.ts'
import { parseEmailAddress } from '../../kernel/email-address.ts'
import { employerClasses } from '../../kernel/employer-class.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import { parseEmployerIdentifier } from '../../kernel/employer-identifier.ts'
import { parseForeignerCode } from '../../kernel/foreigner-code.ts'
import { ok, refused } from '../../kernel/outcome.ts'
import { columnsOf } from './columns.ts'
import { factColumns, readFacts } from './fact-columns.ts'
import type { ImportedFacts } from './fact-columns.ts'
import type { FieldRefusal, ReaderFor } from './import-rows.ts'

export interface ImportedRepresentative {
  readonly document: string
  readonly names: string
  readonly role: string | null
  readonly since: string | null
  readonly until: string | null
}

/** One employer and branch as the institution has it; days are `YYYY-MM-DD`. */
export interface ImportedEmployer {
  readonly identifier: string
  readonly branchCode: string
  readonly class: EmployerClass
  readonly legalName: string
  readonly tradeName: string | null
  readonly province: string | null
  readonly registeredOn: string | null
  readonly representatives: readonly ImportedRepresentative[]
  readonly mail: string | null
  readonly phone: string | null
  /** It has a key in the system that the file comes from. The key itself is never imported. */
  readonly hasKey: boolean
  readonly facts: ImportedFacts
}

/** What this installation may process; in demonstration mode the synthetic ranges and the test domains (I-27). */
export interface AcceptEmployer {
  readonly identifier: (identifier: string) => boolean
  readonly mail: (address: string) => boolean
}

const required = [
  'identifier',
  'class',
  'legalName',
  'representativeDocument',
  'representativeNames',
] as const
const optional = [
  ...(['branchCode', 'tradeName', 'province', 'registeredOn', 'mail', 'phone', 'hasKey'] as const),
  ...(['representativeRole', 'representativeSince', 'representativeUntil'] as const),
] as const

/**
 * Rows of the institution's list of employers, columns by name (docs/adapt/registries.md). Several
 * representatives stand in one field, with `|` between them, in the same order in every column.
 */
export const employerReader =
  (accept: AcceptEmployer): ReaderFor<ImportedEmployer> =>
  (header) => {
    const columns = columnsOf(header, required, [...optional, ...factColumns])
    if (!columns.ok) return columns
    const cell = columns.value
    return ok((fields) => {
      const refusals: FieldRefusal[] = []
      const refuse = (field: string, reason: FieldRefusal['reason']): null => {
        refusals.push({ field, reason })
        return null
      }
      const day = (field: string, raw: string): string | null =>
        raw === '' || isDay(raw) ? raw || null : refuse(field, 'form')

      const employer = readIdentifier(cell.identifier(fields))
      if (employer === undefined) refuse('identifier', 'form')
      else if (!accept.identifier(employer.identifier)) refuse('identifier', 'notAccepted')
      const employerClass = employerClasses.find((one) => one === cell.class(fields))
      const isHousehold = employer?.kind === 'household'
      if (employerClass === undefined || (employerClass === 'householdEmployer') !== isHousehold) {
        refuse('class', 'form')
      }
      const branchCode = (cell.branchCode(fields) || '0001').padStart(4, '0')
      if (!/^[0-9]{4}$/.test(branchCode) || (isHousehold && branchCode !== '0001'))
        refuse('branchCode', 'form')
      const legalName = cell.legalName(fields)
      if (legalName === '') refuse('legalName', 'empty')

      const list = (raw: string) => (raw === '' ? [] : raw.split('|').map((part) => part.trim()))
      const names = list(cell.representativeNames(fields))
      const roles = list(cell.representativeRole(fields))
      const since = list(cell.representativeSince(fields))
      const until = list(cell.representativeUntil(fields))
      const documents = list(cell.representativeDocument(fields)).map((raw) => {
        const document = readDocument(raw)
        if (document === undefined) return refuse('representativeDocument', 'form')
        return accept.identifier(document) ? document : refuse('representativeDocument', 'notAccepted')
      })
      if (names.length !== documents.length || names.includes('')) refuse('representativeNames', 'empty')
      if (new Set(documents).size !== documents.length) refuse('representativeDocument', 'duplicate')
      const representatives = documents.map((document, index) => ({
        document: document ?? '',
        names: names[index] ?? '',
        role: roles[index] || null,
        since: day('representativeSince', since[index] ?? ''),
        until: day('representativeUntil', until[index] ?? ''),
      }))

      const rawMail = cell.mail(fields)
      const mail = parseEmailAddress(rawMail)
      if (rawMail !== '' && !mail.ok) refuse('mail', 'form')
      if (mail.ok && !accept.mail(mail.value)) refuse('mail', 'notAccepted')
      const phone = readPhone(cell.phone(fields))
      if (phone === undefined) refuse('phone', 'form')
      const hasKey = cell.hasKey(fields).toLowerCase()
      if (!['yes', 'no', ''].includes(hasKey)) refuse('hasKey', 'form')
      const registeredOn = day('registeredOn', cell.registeredOn(fields))
      const facts = readFacts((name) => cell[name](fields), registeredOn)
      if (!facts.ok) refusals.push(...facts.detail)

      if (refusals.length > 0 || employer === undefined || employerClass === undefined || !facts.ok) {
        return refused('row', refusals)
      }
      return ok({
        identifier: employer.identifier,
        branchCode,
        class: employerClass,
        legalName,
        tradeName: cell.tradeName(fields) || null,
        province: cell.province(fields) || null,
        registeredOn,
        representatives,
        mail: mail.ok ? mail.value : null,
        phone: phone ?? null,
        hasKey: hasKey === 'yes',
        facts: facts.value,
      })
    })
  }

/** A spreadsheet drops one leading zero; given back in imports and nowhere else (DOMAIN 2.4). */
const padded = (digits: string, length: number): string =>
  digits.length === length - 1 && /^[0-9]+$/.test(digits) ? `0${digits}` : digits

function readIdentifier(raw: string) {
  const read = parseEmployerIdentifier(padded(raw, 13))
  return read.ok ? read.value : undefined
}

function readDocument(raw: string): string | undefined {
  const digits = padded(raw, 10)
  if (/^[0-9]{10}$/.test(digits)) return readCedula(digits).ok ? digits : undefined
  const code = parseForeignerCode(raw)
  return code.ok ? code.value : undefined
}

/** A number in Ecuador, `+593` and eight or nine digits; a leading 0 stands for it. Null for no number. */
function readPhone(raw: string): string | null | undefined {
  if (raw === '') return null
  const bare = raw.replace(/[\s()-]/g, '')
  const rest = /^(?:\+593|0)([2-9][0-9]{7,8})$/.exec(bare)?.[1]
  return rest === undefined ? undefined : `+593${rest}`
}

/** A day of the database's calendar, which has no year 0. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
