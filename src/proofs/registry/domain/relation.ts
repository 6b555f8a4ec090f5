import type { EmployerClass } from '../../../kernel/employer-class.ts'
import type { RegistryPair, RegistrySource } from '../../../policy/policy.ts'
import { outageIn, recordOf, recordWith, registryOrder, unavailable } from './answers.ts'
import type { Answers, Unavailable } from './answers.ts'
import { classOf } from './class-of.ts'
import { contradiction, tieOf } from './tie.ts'
import type { RucState } from './records.ts'
import type { RelationQuestion } from './relation-question.ts'
import { registryFacts } from './registry-facts.ts'
import type { RegistryFacts } from './registry-facts.ts'

/** Why the pair is right and yet only a person can go on. For staff; the page says only where to go (DOMAIN 4.3). */
export type AttendedReason =
  | 'deceased'
  | 'classAttended'
  /** F-18. */
  | 'registriesContradict'
  /** No registry that knows this employer can name its representative: a foreigner, or a number of an odd form. */
  | 'notShownByRegistries'
  | 'representativeNotUpdated'
  | 'notRegistered'

/** For staff only. Whoever typed the pair learns that it does not match, never why (CLV-110, ATK-14). */
export type MismatchKind =
  'employerNotFound' | 'companyNotFound' | 'personNotFound' | 'representativeDiffers' | 'formerRepresentative'

export interface Evidence {
  readonly registry: RegistrySource
  readonly asOf: Date
  readonly source: string
}

export interface Match {
  readonly verdict: 'match'
  readonly class: EmployerClass
  readonly attendedOnly: AttendedReason | null
  readonly rucState: RucState | 'notAsked'
  readonly legalName: string
  readonly personNames: string
  /** A document past its date proves who somebody is all the same; a service centre will ask for a new one. */
  readonly documentExpired: boolean
  readonly facts: RegistryFacts
  readonly evidence: readonly Evidence[]
}

export interface Mismatch {
  readonly verdict: 'mismatch'
  readonly kind: MismatchKind
}

export type Relation = Match | Mismatch | Unavailable

/**
 * Whether the person with this document represents this employer, by the two registries of the
 * employer's class (DOMAIN 4.1). Only a mismatch may ever count against anybody, and there is none
 * while any registry that was asked is out: not even one that this class would not need, or the
 * difference between the two pages would tell which numbers exist (I-10, ATK-16).
 */
export function judgeRelation(question: RelationQuestion): Relation {
  const outage = outageIn(question.answers)
  const judged = judgeByClass(question)
  return judged.verdict === 'match' ? judged : (outage ?? judged)
}

function judgeByClass(question: RelationQuestion): Relation {
  const { answers, typed, pairs } = question
  const employerClass = classOf(answers, typed.identifier)
  if (employerClass === undefined) {
    return answers.institution?.kind === 'notFound'
      ? mismatch('employerNotFound')
      : unavailable('institution', 'partial')
  }
  const pair = pairs[employerClass]
  const weak = 'notShownByRegistries'
  if (!isAsked(pair, answers)) {
    const tie = tieOf('attendedOnly', question)
    return outageIn(answers) ?? (tie === 'none' ? untied(question) : matchOf(question, employerClass, weak))
  }
  const lacking = lackingIn(pair, answers)
  if (lacking !== undefined) return lacking
  const absent = absentIn(pair, answers)
  if (absent !== undefined) return mismatch(absent)
  const tie = tieOf(pair.relation, question)
  if (tie === 'none') return untied(question)
  return matchOf(question, employerClass, tie === 'attended' ? weak : null)
}

/** Not asked: the form of what was typed does not fit the class, such as a foreigner code for a company. */
const isAsked = (pair: RegistryPair, answers: Answers): boolean =>
  [pair.employer, ...pair.person].every((registry) => answers[registry] !== undefined)

/** A registry of the pair whose answer cannot be read for what this class needs of it. */
function lackingIn(pair: RegistryPair, answers: Answers): Unavailable | undefined {
  const readable: Readonly<Record<RegistrySource, boolean>> = {
    // Not the representatives: a source that never has them is no outage, which would also tell which numbers exist.
    taxpayer: recordWith(answers.taxpayer, ['legalName', 'state', 'kind']) !== undefined,
    civil: recordWith(answers.civil, ['names'], ['deceasedOn']) !== undefined,
    companies: recordWith(answers.companies, ['representatives', 'situation']) !== undefined,
    institution: recordWith(answers.institution, ['legalName', 'representatives']) !== undefined,
  }
  for (const registry of registryOrder) {
    if (registry !== pair.employer && !pair.person.includes(registry)) continue
    if (answers[registry]?.kind !== 'notFound' && !readable[registry]) return unavailable(registry, 'partial')
  }
  return undefined
}

function absentIn(pair: RegistryPair, answers: Answers): MismatchKind | undefined {
  if (answers[pair.employer]?.kind === 'notFound') return 'employerNotFound'
  if (pair.person.includes('companies') && answers.companies?.kind === 'notFound') return 'companyNotFound'
  const noPerson = pair.person.some((one) => one !== 'companies' && answers[one]?.kind === 'notFound')
  return noPerson ? 'personNotFound' : undefined
}

function matchOf(
  question: RelationQuestion,
  employerClass: EmployerClass,
  weak: AttendedReason | null,
): Match {
  const { answers, pairs, today, typed } = question
  const person = recordOf(answers.civil)
  const recorded = representativesOnRecord(question).find(({ document }) => document === typed.document)
  const taxpayer = pairs[employerClass].employer === 'taxpayer' ? recordOf(answers.taxpayer) : undefined
  const institution = recordOf(answers.institution)
  return {
    verdict: 'match',
    class: employerClass,
    attendedOnly: attendedReason(question, employerClass) ?? weak,
    rucState: taxpayer?.state ?? 'notAsked',
    legalName: taxpayer?.legalName ?? institution?.legalName ?? '',
    personNames: person?.names ?? recorded?.names ?? '',
    documentExpired: person?.documentExpiresOn !== undefined && person.documentExpiresOn < today,
    facts: registryFacts(answers),
    evidence: evidenceOf(answers),
  }
}

/** In the order of weight: what a succession or a contradiction needs comes before an address to update. */
function attendedReason(question: RelationQuestion, employerClass: EmployerClass): AttendedReason | null {
  const { answers, pairs, typed } = question
  if (recordOf(answers.civil)?.deceasedOn !== undefined) return 'deceased'
  if (contradiction(question, employerClass)) return 'registriesContradict'
  if (pairs[employerClass].relation === 'attendedOnly') return 'classAttended'
  if (answers.institution?.kind === 'notFound') return 'notRegistered'
  const current = representativesOnRecord(question).filter(
    ({ until }) => until === undefined || until >= question.today,
  )
  const named = current.some(({ document }) => document === typed.document)
  return named || representativesOnRecord(question).length === 0 ? null : 'representativeNotUpdated'
}

function evidenceOf(answers: Answers): readonly Evidence[] {
  return registryOrder.flatMap((registry) => {
    const answer = answers[registry]
    return answer?.kind === 'found' || answer?.kind === 'partial'
      ? [{ registry, asOf: answer.asOf, source: answer.source }]
      : []
  })
}

const representativesOnRecord = ({ answers }: RelationQuestion) =>
  recordOf(answers.institution)?.representatives ?? []

/** Somebody the institution has on record, now or before, whom the registries do not name, is a former one (CLV-111). */
function untied(question: RelationQuestion): Mismatch {
  const known = representativesOnRecord(question).some(({ document }) => document === question.typed.document)
  return mismatch(known ? 'formerRepresentative' : 'representativeDiffers')
}

const mismatch = (kind: MismatchKind): Mismatch => ({ verdict: 'mismatch', kind })
