import { parseEmployerIdentifier } from '../../kernel/employer-identifier.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { isSynthetic, isTestAddress } from '../../kernel/synthetic.ts'
import { readCode, readToken } from '../../links/domain/token.ts'
import type { NoticeAnswer } from '../app/report.ts'
import { parseReportContact, type ReportContact } from '../domain/report-contact.ts'

export interface ReportError {
  readonly field: 'ruc' | 'contacto' | 'codigo'
  readonly key:
    | 'p02.err.ruc.empty'
    | 'p02.err.ruc.check'
    | 'p02.err.demo'
    | 'p15.err.contact'
    | 'p11.mailCode.err'
    | 'p11.mailCode.err.bad'
}

export interface TypedReport {
  readonly ruc: string
  readonly contacto: string
}

/** Reads `/aviso`. A household employer's number is as good as any; a doubtful one is taken as it is. */
export function readPageReport(
  raw: TypedReport,
  rules: { readonly syntheticOnly: boolean },
): Outcome<{ identifier: string; contact: ReportContact }, 'reportForm', readonly ReportError[]> {
  const errors: ReportError[] = []
  const employer = parseEmployerIdentifier(raw.ruc)
  if (raw.ruc.trim() === '') errors.push({ field: 'ruc', key: 'p02.err.ruc.empty' })
  else if (!employer.ok) errors.push({ field: 'ruc', key: 'p02.err.ruc.check' })
  else if (rules.syntheticOnly && !isSynthetic(employer.value.identifier)) {
    errors.push({ field: 'ruc', key: 'p02.err.demo' })
  }
  const contact = parseReportContact(raw.contacto)
  if (!contact.ok) errors.push({ field: 'contacto', key: 'p15.err.contact' })
  else if (!mayTake(contact.value, rules)) errors.push({ field: 'contacto', key: 'p02.err.demo' })
  return errors.length > 0 || !employer.ok || !contact.ok
    ? refused('reportForm', errors)
    : ok({ identifier: employer.value.identifier, contact: contact.value })
}

export interface TypedAnswer {
  readonly token: string
  readonly codigo: string
  readonly contacto: string
}

/** Reads `/aviso/{ref}`. The token of the address counts before a typed code; a contact may be left out. */
export function readNoticeAnswer(
  raw: TypedAnswer,
  rules: { readonly syntheticOnly: boolean },
): Outcome<Omit<NoticeAnswer, 'ref'>, 'answerForm', readonly ReportError[]> {
  const errors: ReportError[] = []
  const token = readToken(raw.token)
  const code = token === undefined ? readCode(raw.codigo) : undefined
  if (token === undefined && code === undefined) {
    const empty = raw.codigo.trim() === ''
    errors.push({ field: 'codigo', key: empty ? 'p11.mailCode.err' : 'p11.mailCode.err.bad' })
  }
  const contact = parseReportContact(raw.contacto)
  if (!contact.ok && contact.code === 'contact') errors.push({ field: 'contacto', key: 'p15.err.contact' })
  if (contact.ok && !mayTake(contact.value, rules)) errors.push({ field: 'contacto', key: 'p02.err.demo' })
  if (errors.length > 0) return refused('answerForm', errors)
  const shown = token === undefined ? { code: code ?? '' } : { token }
  return ok({ shown, contact: contact.ok ? contact.value : null })
}

/** In a demonstration only mail addresses that nobody can have (I-27). */
const mayTake = ({ kind, value }: ReportContact, rules: { readonly syntheticOnly: boolean }): boolean =>
  !rules.syntheticOnly || kind === 'phone' || isTestAddress(value)
