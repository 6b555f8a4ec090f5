/** What a code opens. One for the one is none for the other. */
export type PhoneCodePurpose = 'recovery' | 'unlock'

/** Digits of a code by text message: short enough to be carried from one screen to another in the head. */
export const phoneCodeDigits = 6

/** A code from chance below a million; every code is equally likely. */
export const codeFrom = (chance: number): string => String(chance).padStart(phoneCodeDigits, '0')

/** Reads what somebody typed or pasted: blanks and hyphens between the digits mean nothing. */
export function readPhoneCode(raw: string): string | undefined {
  const text = raw.normalize('NFKC').replace(/[\s\-\u00ad\u200b-\u200f\u2010-\u2015\u2060\ufeff]/gu, '')
  return /^[0-9]{6}$/.test(text) ? text : undefined
}
