import { recordOf } from './answers.ts'
import type { Answers } from './answers.ts'

/**
 * What the registries say of the employer and its representative, for the bank of questions: the
 * fields of `RegistryFacts` in the challenges, by the same names. Several values of one field are
 * handed on as several, since only a fact with exactly one value may be asked (DOMAIN 8).
 */
export interface RegistryFacts {
  readonly rucIssuedOn?: string | undefined
  readonly activityStart?: string | undefined
  readonly foundedOn?: string | undefined
  readonly activity?: readonly string[] | undefined
  readonly canton?: readonly string[] | undefined
  readonly representativeBirthDate?: string | undefined
  readonly appointmentRegisteredOn?: string | undefined
  readonly tradeName?: readonly string[] | undefined
  readonly legalName?: string | undefined
}

/** Of a registry that did not answer, or does not know, every field is undefined. Days are `YYYY-MM-DD`. */
export function registryFacts(answers: Answers): RegistryFacts {
  const taxpayer = recordOf(answers.taxpayer)
  const company = recordOf(answers.companies)
  return {
    rucIssuedOn: taxpayer?.issuedOn,
    activityStart: taxpayer?.startedOn,
    foundedOn: company?.foundedOn,
    activity: taxpayer?.activities,
    canton: taxpayer?.cantons,
    representativeBirthDate: recordOf(answers.civil)?.bornOn,
    appointmentRegisteredOn: company?.appointmentRegisteredOn,
    tradeName: taxpayer?.tradeNames,
    legalName: taxpayer?.legalName ?? recordOf(answers.institution)?.legalName,
  }
}
