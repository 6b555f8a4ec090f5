import { caseCodeFrom, parseCaseCode } from '../../kernel/case-code.ts'
import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import { hiddenMark, hideSecrets } from './hide-secrets.ts'

declare const brand: unique symbol

/** `AYU-7Q4M-2K9T`: names something that was told (T-06). It is no case, and opens none. */
export type EnquiryCode = string & { readonly [brand]: 'enquiryCode' }

/** Characters. */
export const longestTold = 2_000
export const longestAnswer = 500

const prefix = 'AYU'

/** Out of as many random bytes as a code of a case takes, with the same check character. */
export const enquiryCodeFrom = (random: Uint8Array): EnquiryCode =>
  `${prefix}${caseCodeFrom(random).slice(3)}` as EnquiryCode

/** As typed or read from an address: case, spaces and hyphens do not matter, and the prefix may be missing. */
export function parseEnquiryCode(raw: string): Outcome<EnquiryCode, 'unknown'> {
  // A code of a case is another kind, and with its prefix it is none of these.
  const read = parseCaseCode(raw.replace(/^\s*ayu[\s-]*/i, ''))
  if (!read.ok || /^\s*c[l1i]v/i.test(raw)) return refused('unknown')
  return ok(`${prefix}${read.value.slice(3)}` as EnquiryCode)
}

/** An address of a page may carry a link that is still good for something. */
const webAddress = /(?:https?:\/\/|www\.)\S+/giu
const namedExactly = /(\b(?:clave|contrase(?:n|ñ)a|password|key|pin|token)\s{0,2}[:=]\s{0,2})(\S{3,64})/giu
const ourCode = /^clv[-.:_]?\d{3}$/i

/**
 * What may be kept of what somebody told. Stricter than what the search leaves out (`hideSecrets`): that is shown to the
 * person who typed it and forgotten, this is read by others for weeks (I-23). So no address of a page stays, no word that
 * has letters and figures or signs in it, and nothing that stands behind "clave:". A code of ours stays.
 * @param most characters that are read, and left.
 * @returns text of at most `most` characters; empty where nothing was said.
 */
export function keptText(raw: string, most = longestTold): string {
  const hidden = hideSecrets(raw.slice(0, most))
    .text.replace(webAddress, hiddenMark)
    .replace(namedExactly, (_whole, before: string) => `${before}${hiddenMark}`)
    .replace(/\S{6,}/gu, (word) => (looksMade(word) ? hiddenMark : word))
  return hidden.trim().slice(0, most).toWellFormed().trim()
}

function looksMade(word: string): boolean {
  const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  if (bare === '' || ourCode.test(bare)) return false
  return /\p{L}/u.test(bare) && /[\p{N}!#$%&*+=?@^_~¡¿€£§]/u.test(word.replace(/[¡¿!?.,;:]+$|^[¡¿]+/gu, ''))
}
