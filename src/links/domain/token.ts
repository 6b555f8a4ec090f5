/** 160 random bits, base64url (L-14 asks for 128). */
export const tokenBytes = 20
const tokenForm = /^[A-Za-z0-9_-]{27}$/

/** Public reference of a link in the address; not secret, but not to be guessed either. */
export const refBytes = 9
const refForm = /^[A-Za-z0-9_-]{12}$/

/** Letters and digits that are not mixed up when read aloud or copied from paper; the case code uses the same. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const codeLength = 8

/** 27 signs of base64url; undefined for anything else, which no link of ours carries. */
export const readToken = (raw: string): string | undefined => (tokenForm.test(raw) ? raw : undefined)
/** 12 signs of base64url; undefined for anything else. */
export const readRef = (raw: string): string | undefined => (refForm.test(raw) ? raw : undefined)

/**
 * The code in the mail, for whoever cannot open the link (L-16): 8 of 32 characters, 40 bits, and five
 * tries. Written in two halves, read with or without blanks and hyphens, O as 0, I and L as 1.
 */
export const codeFrom = (random: Uint8Array): string =>
  Array.from(random.subarray(0, codeLength), (byte) => alphabet[byte & 31] ?? '0').join('')

/** In two halves of four, as it stands in the mail. */
export const showCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** As `codeFrom` says that it is read; undefined for what is not eight signs of the alphabet. */
export function readCode(raw: string): string | undefined {
  const text = raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-\u00ad\u200b-\u200f\u2010-\u2015\u2060\ufeff]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return text.length === codeLength && [...text].every((sign) => alphabet.includes(sign)) ? text : undefined
}
