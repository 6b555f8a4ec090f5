import type { EmployerClass } from '../../../kernel/employer-class.ts'
import { employerClasses } from '../../../kernel/employer-class.ts'
import { parseEmployerIdentifier } from '../../../kernel/employer-identifier.ts'
import type { Policy, RegistrySource } from '../../../policy/policy.ts'
import { recordOf, registryOrder } from './answers.ts'
import type { Answers } from './answers.ts'

/**
 * What kind of employer this is: the institution's own record, or else what the taxpayer record shows.
 * The latter cannot tell a company from a foundation; `company` then asks for the most. Nothing while
 * the institution's record is out of reach: a rule picked blindly could be too weak.
 */
export function classOf(answers: Answers, identifier: string): EmployerClass | undefined {
  const { institution, taxpayer } = answers
  if (institution?.kind === 'found') return institution.record.class
  if (institution?.kind === 'partial') return institution.record.class
  if (institution?.kind !== 'notFound') return undefined
  const form = formOf(identifier)
  switch (recordOf(taxpayer)?.kind) {
    case 'person':
      return form === 'personRuc' || form === 'publicRuc' ? 'naturalPerson' : 'foreignNaturalPerson'
    case 'entity':
      return form === 'publicRuc' ? 'publicEntity' : 'company'
    case undefined:
      return undefined
  }
}

/**
 * The registries to ask for a number: those of every class that may have a number of this form, and the
 * institution. It follows from what was typed alone, so an unknown number costs exactly what a known
 * one does (ATK-15, ATK-16), and nobody's cédula goes to the companies directory.
 */
export function registriesToAsk(identifier: string, pairs: Policy['registries']): readonly RegistrySource[] {
  const classes = classesOf[formOf(identifier)]
  const named = new Set(classes.flatMap((one) => [pairs[one].employer, ...pairs[one].person]))
  return registryOrder.filter((registry) => registry === 'institution' || named.has(registry))
}

type Form = 'household' | 'personRuc' | 'legalRuc' | 'publicRuc' | 'unclearRuc'

const classesOf: Readonly<Record<Form, readonly EmployerClass[]>> = {
  household: ['householdEmployer'],
  personRuc: ['naturalPerson', 'undividedEstate'],
  publicRuc: ['publicEntity', 'naturalPerson', 'undividedEstate'],
  // People hold numbers of this form too (DOMAIN 2.2).
  legalRuc: employerClasses.filter((one) => one !== 'householdEmployer'),
  unclearRuc: employerClasses.filter((one) => one !== 'householdEmployer'),
}

function formOf(identifier: string): Form {
  const read = parseEmployerIdentifier(identifier)
  return read.ok && read.value.kind !== 'cedula' ? read.value.kind : 'unclearRuc'
}

/** The cédula that a person's RUC or a household's number is built on, or nothing. */
export function cedulaIn(identifier: string): string | undefined {
  const read = parseEmployerIdentifier(identifier)
  return read.ok ? (read.value.cedula ?? undefined) : undefined
}
