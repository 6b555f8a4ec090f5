import type { RegistrySource } from '../../policy/policy.ts'
import type { OfficerId } from '../../kernel/ids.ts'
import type { RegistryAnswer } from '../../kernel/outcome.ts'
import type { Instant } from '../../kernel/time.ts'

/** How one registry answered, without its record. */
export interface Answered {
  readonly registry: RegistrySource
  readonly outcome: RegistryAnswer<unknown>['kind']
  /** Of what the registry says; null when it said nothing. */
  readonly asOf: Instant | null
}

/** What an officer asked the registries about the pair of a case, in their own name. */
export interface Inquiry {
  readonly n: number
  readonly officer: OfficerId
  readonly verdict: 'match' | 'mismatch' | 'unavailable'
  readonly answers: readonly Answered[]
  /** Keyed digest of every answer whole. */
  readonly evidence: string
  readonly at: Instant
}

/** Whether this registry has confirmed the pair, so that the paper which says the same is not needed (DOMAIN 12). */
export const isOnRecord = (inquiry: Inquiry | null, registry: RegistrySource): boolean =>
  inquiry?.verdict === 'match' &&
  inquiry.answers.some((one) => one.registry === registry && one.outcome === 'found')
