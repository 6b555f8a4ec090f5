import { normaliseNumber } from './digits.ts'
import { parseEmployerIdentifier } from './employer-identifier.ts'
import type { EmployerIdentifier, EmployerIdentifierRefusal } from './employer-identifier.ts'
import { rucForm } from './ruc.ts'

/**
 * The class of the *form* of a number. Digits never say who holds it: a person may hold a number of
 * the form `legalEntity`, and only the registry's taxpayer type tells (DOMAIN 2.2).
 */
export type NumberClass =
  'cedula' | 'naturalPerson' | 'legalEntity' | 'publicEntity' | 'householdEmployer' | 'unknown'

/** One line of `clavero id check` (DOMAIN 2.4, rule 4). */
export interface Identification {
  readonly input: string
  /** The digits that were judged, or null when the input is not digits. */
  readonly number: string | null
  readonly class: NumberClass
  readonly valid: boolean
  /** Why it is not valid. A doubt is not a refusal, but a batch check must list it. */
  readonly reason: EmployerIdentifierRefusal | 'doubt' | null
  /** Only where the number was read, in doubt or not. */
  readonly checkDigit?: EmployerIdentifier['checkDigit']
}

/** Judges a number by form alone: no registry is asked, and nothing is said about a holder. */
export function identify(input: string): Identification {
  const normalised = normaliseNumber(input)
  const number = normalised.ok ? normalised.value : null
  const formClass = number === null ? 'unknown' : classOf(number)
  const read = parseEmployerIdentifier(input, { allowCedula: true })
  if (!read.ok) return { input, number, class: formClass, valid: false, reason: read.code }
  const { checkDigit, doubt } = read.value
  return { input, number, class: formClass, valid: !doubt, reason: doubt ? 'doubt' : null, checkDigit }
}

function classOf(digits: string): NumberClass {
  if (digits.length === 10) return 'cedula'
  if (digits.length !== 13) return 'unknown'
  switch (rucForm(digits)) {
    case 'person':
      return digits.endsWith('000') ? 'householdEmployer' : 'naturalPerson'
    case 'legal':
      return 'legalEntity'
    case 'public':
      return 'publicEntity'
    case 'unclear':
      return 'unknown'
  }
}
