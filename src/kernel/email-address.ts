import { ok, refused } from './outcome.ts'
import type { Outcome } from './outcome.ts'

declare const brand: unique symbol

/** One plain address, exactly as it was written: mail goes to these bytes (ATK-40). */
export type EmailAddress = string & { readonly [brand]: 'emailAddress' }

/** RFC 5321, 4.5.3.1: a path of 256 with its brackets, and the local part. */
const longestAddress = 254
const longestLocalPart = 64

/**
 * The closed set: ASCII letters, digits and `_ + -`, with single dots between. No quotes, comments,
 * display names, routes (`%`, `!`), address literals or letters beyond ASCII, although mail grammar
 * has them: each is a way to make two recipients of one (CHANNELS 3.1). No hyphen in front, where a
 * mail program could take it for an option.
 */
const localPart = /^[A-Za-z0-9_+][A-Za-z0-9_+-]*(?:\.[A-Za-z0-9_+-]+)*$/
const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/
const topLabel = /^(?:[A-Za-z]{2,63}|[Xx][Nn]--[A-Za-z0-9-]{0,58}[A-Za-z0-9])$/

/**
 * The strict parser at every entry: one `local@domain` or nothing (ATK-39, ATK-41). Nothing is
 * trimmed or repaired here; a form may trim spaces first. A name beyond ASCII comes as its `xn--` form.
 */
export function parseEmailAddress(raw: unknown): Outcome<EmailAddress, 'emailAddress'> {
  if (typeof raw !== 'string' || raw.length > longestAddress) return refused('emailAddress')
  const at = raw.indexOf('@')
  const local = raw.slice(0, Math.max(at, 0))
  const labels = raw.slice(at + 1).split('.')
  const wellFormed =
    local.length <= longestLocalPart &&
    localPart.test(local) &&
    labels.length >= 2 &&
    labels.every((part) => label.test(part)) &&
    topLabel.test(labels.at(-1) ?? '')
  return wellFormed ? ok(raw as EmailAddress) : refused('emailAddress')
}

/**
 * The one normal form on which addresses are compared, and the only one to index or count by: ASCII
 * capitals become small letters, nothing else. The closed set has no other character with a case, so
 * no folding of a database or a language can make a dotless i, a Kelvin sign or a ligature equal to a
 * letter. Dots and `+` tags stay: whether they matter is the other mail system's affair.
 */
export function mailboxKey(address: EmailAddress): string {
  return address.toLowerCase()
}

/** Whether both reach one mailbox, as far as anybody but its own mail system can say (`mailboxKey`). */
export function isSameMailbox(one: EmailAddress, other: EmailAddress): boolean {
  return mailboxKey(one) === mailboxKey(other)
}
