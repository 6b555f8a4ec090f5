import type { RegistryAnswer } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { wallClock, zones } from '../../../kernel/time.ts'
import type { Policy, RegistrySource } from '../../../policy/policy.ts'
import type { Answers } from '../domain/answers.ts'
import { registryOrder } from '../domain/answers.ts'
import { canonical } from '../domain/canonical.ts'
import { registriesToAsk } from '../domain/class-of.ts'
import { judgeRelation } from '../domain/relation.ts'
import type { Relation } from '../domain/relation.ts'
import type { EvidenceDigest, Registries } from './ports.ts'

/** What was typed, already parsed; the document is a cédula of ten digits or a foreigner code. */
export interface PairToCheck {
  readonly identifier: string
  readonly branchCode: string
  readonly document: string
}

/** How one registry answered, without its record: for the case, the staff and the connections page. */
export interface RegistryTrace {
  readonly registry: RegistrySource
  readonly outcome: RegistryAnswer<unknown>['kind']
  readonly source: string
  readonly asOf: Date | null
}

export interface RelationCheck {
  readonly relation: Relation
  readonly checkedAt: Instant
  readonly trace: readonly RegistryTrace[]
  /** Of every answer whole, so that later nobody can say the registries had answered otherwise (DOMAIN 4.3). */
  readonly evidenceDigest: string
}

export interface CheckRelationNeeds {
  readonly registries: Registries
  readonly pairs: Policy['registries']
  readonly digest: EvidenceDigest
}

export type CheckRelation = (pair: PairToCheck, now: Instant) => Promise<RelationCheck>

/**
 * Asks, all at once, the registries that the form of the number calls for, and judges what they say. It
 * keeps nothing and counts nothing: that is the case's affair. Also run again at redemption (F-19).
 */
export function createCheckRelation({ registries, pairs, digest }: CheckRelationNeeds): CheckRelation {
  return async (pair, now) => {
    const answers = await askRegistries(registries, pairs, pair)
    return {
      relation: judgeRelation({ pairs, typed: pair, answers, today: mainlandDay(now) }),
      checkedAt: now,
      trace: traceOf(answers),
      evidenceDigest: digest(canonical(answers)),
    }
  }
}

/** What each registry that the form of the number calls for says, all asked at once; nothing is judged. */
export async function askRegistries(
  registries: Registries,
  pairs: Policy['registries'],
  { identifier, branchCode, document }: PairToCheck,
): Promise<Answers> {
  const wanted = registriesToAsk(identifier, pairs)
  const asks = (registry: RegistrySource) => wanted.includes(registry)
  // The civil registry knows cédulas only: a foreigner code is no question to it.
  const isCedula = /^[0-9]{10}$/.test(document)
  const [taxpayer, civil, companies, institution] = await Promise.all([
    asks('taxpayer') ? registries.taxpayer.byRuc(identifier) : undefined,
    asks('civil') && isCedula ? registries.civil.byDocument(document) : undefined,
    asks('companies') ? registries.companies.byRuc(identifier) : undefined,
    asks('institution') ? registries.institution.byIdentifier(identifier, branchCode) : undefined,
  ])
  return {
    ...(taxpayer && { taxpayer }),
    ...(civil && { civil }),
    ...(companies && { companies }),
    ...(institution && { institution }),
  }
}

function traceOf(answers: Answers): readonly RegistryTrace[] {
  return registryOrder.flatMap((registry) => {
    const answer = answers[registry]
    if (answer === undefined) return []
    const asOf = answer.kind === 'found' || answer.kind === 'partial' ? answer.asOf : null
    return [{ registry, outcome: answer.kind, source: answer.source, asOf }]
  })
}

function mainlandDay(now: Instant): string {
  const { year, month, day } = wallClock(now, zones.mainland)
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-')
}
