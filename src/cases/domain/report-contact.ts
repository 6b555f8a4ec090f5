import { compact } from '../../kernel/digits.ts'
import { parseEmailAddress } from '../../kernel/email-address.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'

/** How to reach whoever reported; used for this report and for nothing else. */
export interface ReportContact {
  readonly kind: 'mail' | 'phone'
  readonly value: string
}

/** Digits of a phone, from a landline's seven to the fifteen of E.164, with a plus sign or without. */
const phone = /^\+?[0-9]{7,15}$/

/** Reads one box that takes either. Spaces, dots, hyphens and brackets of a phone do not matter. */
export function parseReportContact(raw: string): Outcome<ReportContact, 'empty' | 'contact'> {
  const text = raw.trim()
  if (text === '') return refused('empty')
  if (text.includes('@')) {
    const mail = parseEmailAddress(text)
    return mail.ok ? ok({ kind: 'mail', value: mail.value }) : refused('contact')
  }
  const digits = compact(text.replace(/[()]/g, ''))
  return digits.ok && phone.test(digits.value)
    ? ok({ kind: 'phone', value: digits.value })
    : refused('contact')
}
