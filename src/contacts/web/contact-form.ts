import { parseEmailAddress, type EmailAddress } from '../../kernel/email-address.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { isTestAddress } from '../../kernel/synthetic.ts'
import { suggestionFor } from '../domain/slips.ts'

export interface TypedMail {
  readonly correo: string
  readonly clave: string
  /** The address about which somebody said that it is right as it is. */
  readonly dudado: string
}

export interface MailError {
  readonly field: 'correo' | 'clave'
  readonly key:
    'p81.err.empty' | 'p81.err.form' | 'p81.err.typo' | 'p81.err.same' | 'p02.err.demo' | 'u01.err.key'
}

/**
 * Reads P-81. The address is taken byte for byte, blanks around it aside; one that looks like a slip is asked
 * about once, and a form with a problem spends no try of the key.
 */
export function readNewMail(
  raw: TypedMail,
  rules: { readonly syntheticOnly: boolean },
): Outcome<
  { mail: EmailAddress; key: string },
  'mailForm',
  { errors: readonly MailError[]; suggestion?: string }
> {
  const typed = raw.correo.trim()
  const errors: MailError[] = []
  const mail = parseEmailAddress(typed)
  const suggestion = mail.ok && raw.dudado !== typed ? suggestionFor(typed) : undefined
  if (typed === '') errors.push({ field: 'correo', key: 'p81.err.empty' })
  else if (!mail.ok) errors.push({ field: 'correo', key: 'p81.err.form' })
  else if (suggestion !== undefined) errors.push({ field: 'correo', key: 'p81.err.typo' })
  else if (rules.syntheticOnly && !isTestAddress(typed)) errors.push({ field: 'correo', key: 'p02.err.demo' })
  if (raw.clave === '') errors.push({ field: 'clave', key: 'u01.err.key' })
  if (errors.length > 0 || !mail.ok)
    return refused('mailForm', { errors, ...(suggestion !== undefined && { suggestion }) })
  return ok({ mail: mail.value, key: raw.clave })
}
