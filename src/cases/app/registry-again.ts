import type { CaseId } from '../../kernel/ids.ts'
import type { RegistrySource } from '../../policy/policy.ts'
import type { EmployerFacts } from '../domain/case.ts'
import { referralFor } from '../domain/closed-paths.ts'
import type { Proof } from '../domain/ledger.ts'
import { moveCase, type MoveDeps } from './move-case.ts'
import type { LoadedCase } from './ports.ts'
import type { Redemption } from './redeem.ts'

/** What the registries say at the moment of redemption (I-04, ATK-44). */
export type RegistryNow =
  | {
      readonly verdict: 'match'
      readonly rucState: EmployerFacts['rucState']
      readonly source: string
      readonly evidence: string
    }
  | { readonly verdict: 'mismatch' }
  | { readonly verdict: 'unavailable'; readonly registry: RegistrySource }

/**
 * What the registries say now closes the case, or its path: it is written down, and the person is told by a page of its
 * own, not by a form that comes back (ATK-44). Undefined where nothing does; an outage closes nothing (I-10).
 */
export async function closedByRegistries(
  deps: MoveDeps,
  loaded: LoadedCase,
  registry: RegistryNow,
): Promise<'representativeChanged' | 'pathClosed' | undefined> {
  if (registry.verdict === 'unavailable') return undefined
  if (registry.verdict === 'mismatch') {
    await moveCase(deps, loaded.case.id, () => ({
      event: { type: 'employerChanged' },
      named: 'referred',
      told: { act: 'caseClosed', reason: 'representativeNotInForce' },
    }))
    return 'representativeChanged'
  }
  const facts = { ...loaded.employerFacts, rucState: registry.rucState }
  const why = referralFor(facts, deps.policy.paths[loaded.case.path].closedWhen)
  if (why === undefined) return undefined
  await moveCase(deps, loaded.case.id, () => ({
    event: { type: 'referred', reason: why },
    named: 'referred',
    told: { act: 'referred', reason: why },
    rucState: registry.rucState,
  }))
  return 'pathClosed'
}

/** An outage takes nothing away: an answer from before counts while it is fresh; the guard decides (I-10). */
export const answerOf = (loaded: LoadedCase, registry: RegistryNow): Redemption['registry'] =>
  registry.verdict === 'match'
    ? { proof: registryProof(loaded, registry), rucState: registry.rucState }
    : null

const registryProof = (loaded: LoadedCase, now: Extract<RegistryNow, { verdict: 'match' }>): Proof => ({
  kind: 'reg',
  caseId: loaded.case.id,
  at: loaded.now,
  source: now.source,
  evidence: now.evidence,
})

/** What was proven does not count any more, and no later key could make it count: the case says so (I-20). */
export const endOfProofs = (deps: MoveDeps, id: CaseId) =>
  moveCase(deps, id, ({ case: { state, epoch }, employerFacts }) => {
    if (state.is !== 'linkIssued') return undefined
    const type = epoch === employerFacts.epoch ? 'proofsExpired' : 'employerChanged'
    return { event: { type }, named: type, told: { act: 'caseClosed', reason: type } }
  })
