import type { RegistryAnswer, RegistryOutage } from '../../../kernel/outcome.ts'
import type { RegistrySource } from '../../../policy/policy.ts'
import type { CompanyRecord, InstitutionRecord, PersonRecord, TaxpayerRecord } from './records.ts'

/** What the registries that were asked said. A registry that was not asked is not here. */
export interface Answers {
  readonly taxpayer?: RegistryAnswer<TaxpayerRecord>
  readonly civil?: RegistryAnswer<PersonRecord>
  readonly companies?: RegistryAnswer<CompanyRecord>
  readonly institution?: RegistryAnswer<InstitutionRecord>
}

/** The order in which an outage is named when there are several: the same for every employer (ATK-16). */
export const registryOrder: readonly RegistrySource[] = ['civil', 'taxpayer', 'companies', 'institution']

export interface Unavailable {
  readonly verdict: 'unavailable'
  readonly registry: RegistrySource
  /** `partial`: it answered, but without a field that this class of employer needs. For staff and operators. */
  readonly cause: RegistryOutage | 'partial'
  readonly retryAt?: Date
}

/** The first registry, in `registryOrder`, that gave no usable answer. */
export function outageIn(answers: Answers): Unavailable | undefined {
  for (const registry of registryOrder) {
    const answer = answers[registry]
    if (answer === undefined) continue
    switch (answer.kind) {
      case 'found':
      case 'notFound':
      case 'partial':
        continue
      default:
        return unavailable(registry, answer.kind, answer.retryAt)
    }
  }
  return undefined
}

export const unavailable = (
  registry: RegistrySource,
  cause: Unavailable['cause'],
  retryAt?: Date,
): Unavailable => ({ verdict: 'unavailable', registry, cause, ...(retryAt === undefined ? {} : { retryAt }) })

/** A record, whole or in part, whatever else the answer says; nothing if there is none to read. */
export function recordOf<R extends object>(answer: RegistryAnswer<R> | undefined): Partial<R> | undefined {
  return answer?.kind === 'found' || answer?.kind === 'partial' ? answer.record : undefined
}

/**
 * The record if `fields` are in it and the registry left none of `answered` out: a partial answer
 * serves when this step needs nothing that is missing. `answered` names what may rightly be empty but
 * must have been looked up, such as a date of death.
 */
export function recordWith<R extends object, F extends keyof R>(
  answer: RegistryAnswer<R> | undefined,
  fields: readonly F[],
  answered: readonly (keyof R)[] = [],
): (Partial<R> & Required<Pick<R, F>>) | undefined {
  const record = recordOf(answer)
  if (record === undefined || !has(record, fields)) return undefined
  const missing = answer?.kind === 'partial' ? answer.missing : []
  return answered.some((field) => missing.includes(String(field))) ? undefined : record
}

function has<R extends object, F extends keyof R>(
  record: Partial<R>,
  fields: readonly F[],
): record is Partial<R> & Required<Pick<R, F>> {
  return fields.every((field) => record[field] !== undefined)
}
