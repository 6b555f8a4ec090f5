import type { EmployerClass } from '../../../kernel/employer-class.ts'
import { compareNames } from '../../../kernel/names.ts'
import type { RelationRule } from '../../../policy/policy.ts'
import { recordOf } from './answers.ts'
import { cedulaIn } from './class-of.ts'
import type { RelationQuestion } from './relation-question.ts'

/**
 * What ties the document to the employer. `attended`: somebody we trust names this person, but not the
 * registry that would have to.
 */
export type Tie = 'shown' | 'attended' | 'none'

/** By the last column of DOMAIN 4.1. Every registry of the class has answered with a record. */
export function tieOf(rule: RelationRule, question: RelationQuestion): Tie {
  const { identifier } = question.typed
  switch (rule) {
    case 'rucBodyIsCedula':
    case 'sameCedula':
      return byCedula(cedulaIn(identifier), question)
    case 'representativeIdIsCedula':
    case 'representativeIdAndNameAgree':
      return byIdentifier(question)
    case 'attendedOnly':
      // Not for whoever types the number: only somebody named somewhere learns that a centre can help.
      return namedByTaxpayer(question) || namedByInstitution(question) ? 'shown' : 'none'
  }
}

/** A person may hold a number that is built on no cédula (DOMAIN 2.2): then it shows nothing. */
function byCedula(cedula: string | undefined, question: RelationQuestion): Tie {
  if (cedula !== undefined) return cedula === question.typed.document ? 'shown' : 'none'
  return namedByTaxpayer(question) || namedByInstitution(question) ? 'attended' : 'none'
}

/** Where the tax authority names no representative, or its file has none, the institution's record leads to the counter. */
function byIdentifier(question: RelationQuestion): Tie {
  if (namedByTaxpayer(question)) return 'shown'
  const none = (recordOf(question.answers.taxpayer)?.representatives ?? []).length === 0
  return none && namedByInstitution(question) ? 'attended' : 'none'
}

const namedByTaxpayer = ({ answers, typed }: RelationQuestion): boolean =>
  recordOf(answers.taxpayer)?.representatives?.some(({ document }) => document === typed.document) === true

const namedByInstitution = ({ answers, typed, today }: RelationQuestion): boolean =>
  recordOf(answers.institution)?.representatives?.some(
    ({ document, until }) => document === typed.document && (until === undefined || until >= today),
  ) === true

const persons: readonly EmployerClass[] = ['naturalPerson', 'foreignNaturalPerson']
const either: readonly EmployerClass[] = ['undividedEstate', 'householdEmployer']

/**
 * Whether the registries tell different stories about a pair that is tied (F-18): another kind of
 * taxpayer than the class says, a closed company with an open RUC, or a name that is not this person's.
 */
export function contradiction(question: RelationQuestion, employerClass: EmployerClass): boolean {
  const { answers, typed, pairs } = question
  const taxpayer = recordOf(answers.taxpayer)
  const kind = persons.includes(employerClass) ? 'person' : 'entity'
  if (taxpayer?.kind !== undefined && taxpayer.kind !== kind && !either.includes(employerClass)) return true
  const names = recordOf(answers.civil)?.names
  if (names === undefined) return false
  const asTaxpayer = taxpayer?.representatives?.find(({ document }) => document === typed.document)
  if (asTaxpayer !== undefined && compareNames(asTaxpayer.names, names) === 'different') return true
  if (pairs[employerClass].relation !== 'representativeIdAndNameAgree') return false
  const company = recordOf(answers.companies)
  if (company?.situation !== 'active' && taxpayer?.state === 'active') return true
  return !(company?.representatives ?? []).some((one) => isSamePerson(one.names, names))
}

/** The companies directory has no number to compare (DOMAIN 6): its name must agree beyond doubt. */
function isSamePerson(one: string, other: string): boolean {
  const compared = compareNames(one, other)
  return compared === 'same' || compared === 'contained'
}
