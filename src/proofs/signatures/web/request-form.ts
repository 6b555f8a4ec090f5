import { parseEmailAddress, type EmailAddress } from '../../../kernel/email-address.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import { isTestAddress } from '../../../kernel/synthetic.ts'
import { suggestionFor } from '../../../contacts/domain/slips.ts'
import { requestPurposes, type RequestPurpose } from '../domain/request.ts'

export const requestFields = ['pide', 'correo', 'dudado', 'nota'] as const
export type TypedRequest = Readonly<Record<(typeof requestFields)[number], string>>

export const nothingTyped: TypedRequest = { pide: '', correo: '', dudado: '', nota: '' }

export interface RequestError {
  readonly field: 'pide' | 'correo' | 'nota'
  readonly key:
    | 'p51.err'
    | 'p51.err.limit'
    | 'p51.err.note'
    | 'p81.err.empty'
    | 'p81.err.form'
    | 'p81.err.typo'
    | 'p02.err.demo'
}

export interface ReadRequest {
  readonly purpose: RequestPurpose
  readonly mail: EmailAddress | undefined
  readonly note: string
}

/** Characters of the explanation. */
const longestNote = 500

/** Answers of P-51, as they stand in the form. */
export const purposeValues: Readonly<Record<RequestPurpose, string>> = {
  newKey: 'clave',
  unlock: 'desbloqueo',
  contact: 'contacto',
  representative: 'representante',
}

/**
 * Reads P-51. A mail is taken byte for byte, blanks around it aside, with the checks of P-81; one that looks like a slip
 * is asked about once. The explanation is printed on the document: letters, digits and plain signs, in lines.
 */
export function readRequest(
  raw: TypedRequest,
  rules: { readonly syntheticOnly: boolean },
): Outcome<
  ReadRequest,
  'requestForm',
  { readonly errors: readonly RequestError[]; readonly suggestion: string | undefined }
> {
  const errors: RequestError[] = []
  const purpose = requestPurposes.find((one) => purposeValues[one] === raw.pide)
  if (purpose === undefined) errors.push({ field: 'pide', key: 'p51.err' })
  const typed = raw.correo.trim()
  const mail = purpose === 'contact' ? parseEmailAddress(typed) : undefined
  const suggestion = mail?.ok === true && raw.dudado !== typed ? suggestionFor(typed) : undefined
  if (mail !== undefined) {
    if (typed === '') errors.push({ field: 'correo', key: 'p81.err.empty' })
    else if (!mail.ok) errors.push({ field: 'correo', key: 'p81.err.form' })
    else if (suggestion !== undefined) errors.push({ field: 'correo', key: 'p81.err.typo' })
    else if (rules.syntheticOnly && !isTestAddress(typed))
      errors.push({ field: 'correo', key: 'p02.err.demo' })
  }
  const note = raw.nota.normalize('NFC').replace(/\r\n?/g, '\n').trim()
  if ([...note].length > longestNote || /[^\n\P{C}]/u.test(note))
    errors.push({ field: 'nota', key: 'p51.err.note' })
  if (errors.length > 0 || purpose === undefined) return refused('requestForm', { errors, suggestion })
  return ok({ purpose, mail: mail?.ok === true ? mail.value : undefined, note })
}
