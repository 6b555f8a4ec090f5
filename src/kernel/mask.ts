import type { EmployerClass } from './employer-class.ts'

/**
 * What is shown of a person's data after the pair matched (SCREENS 0.1). The number of dots never
 * tells a length. Text that is not what it should be is hidden whole. Dots are `aria-hidden` on a
 * page; mail gets words beside them from `emailInWords`.
 */
const dots = '•••••'

/** Second-level names that say nothing about the holder, so they belong to the ending. */
const categories = new Set([
  'ac',
  'co',
  'com',
  'edu',
  'fin',
  'gob',
  'gov',
  'info',
  'k12',
  'med',
  'mil',
  'net',
  'org',
  'pro',
])

/** `m•••••a@e•••••.com.ec`: first and last of the local part, first of the domain, its endings. */
export function maskEmail(address: string): string {
  const parts = splitEmail(address)
  if (parts === null) return `${dots}@${dots}`
  return `${parts.first}${dots}${parts.last}@${parts.domainFirst}${dots}.${parts.endings}`
}

/** Values for the visually hidden text "correo que empieza con {first} y termina con {last}…". */
export interface EmailInWords {
  readonly first: string
  readonly last: string
  readonly domainFirst: string
}

/** What a reader for the blind says of a masked address; dots for a text that is none. */
export function emailInWords(address: string): EmailInWords {
  const { first, last, domainFirst } = splitEmail(address) ?? { first: '•', last: '•', domainFirst: '•' }
  return { first, last, domainFirst }
}

/** `••• ••• 482`: the last three digits. Fewer than seven digits are no phone, and show none. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/[^0-9]/g, '')
  return `••• ••• ${digits.length < 7 ? '•••' : digits.slice(-3)}`
}

/** `482`: how a mobile is told from another one within a sentence. */
export const endOfPhone = (phone: string): string => phone.replace(/[^0-9]/g, '').slice(-3)

/** `179••••••7001`: first three and last four of the thirteen. Households too. */
export function maskRuc(identifier: string): string {
  return /^[0-9]{13}$/.test(identifier)
    ? `${identifier.slice(0, 3)}••••••${identifier.slice(-4)}`
    : '•'.repeat(13)
}

/** `•••••••482`: the last three of a cédula, or of a foreigner code. */
export function maskCedula(number: string): string {
  return /^[A-Z]*[0-9]{7,}$/.test(number) ? `•••••••${number.slice(-3)}` : '•'.repeat(10)
}

/** `C••••• M•••••`: the first letter of each word, enough to know oneself by (DOMAIN 2.4, rule 5). */
export function maskPersonName(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? []
  return words.length === 0 ? dots : words.map((word) => `${Array.from(word)[0]}${dots}`).join(' ')
}

/** Classes whose legal name is the name of a person, living or dead. */
const persons: ReadonlySet<EmployerClass> = new Set([
  'naturalPerson',
  'foreignNaturalPerson',
  'householdEmployer',
  'undividedEstate',
])

/** What a person confirms the employer by: an entity by its whole legal name, a person by a masked one (DOMAIN 2.4, rule 5). */
export const shownName = (employer: { readonly class: EmployerClass; readonly legalName: string }): string =>
  persons.has(employer.class) ? maskPersonName(employer.legalName) : employer.legalName

function splitEmail(address: string): (EmailInWords & { readonly endings: string }) | null {
  const [, local, domain] = /^([^@\s]+)@([^@\s]+)$/.exec(address) ?? []
  if (local === undefined || domain === undefined) return null
  const labels = domain.split('.')
  const category = labels.length > 2 && categories.has((labels.at(-2) ?? '').toLowerCase())
  const endings = labels.slice(category ? -2 : -1)
  const [first, last, domainFirst] = [local.at(0), local.at(-1), domain.at(0)]
  if (
    labels.length < 2 ||
    labels.includes('') ||
    first === undefined ||
    last === undefined ||
    domainFirst === undefined
  )
    return null
  return { first, last, domainFirst, endings: endings.join('.') }
}
