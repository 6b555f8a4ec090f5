import { refused, type Outcome } from '../../kernel/outcome.ts'
import type { CaseId, LinkId } from '../../kernel/ids.ts'
import type { KeyHasher } from '../../keys/app/ports.ts'
import { judgeKey, type BrokenKeyRule } from '../../keys/domain/key-rules.ts'
import type { CommonKeys } from '../../keys/domain/common-keys.ts'
import type { KeyContext } from '../../keys/domain/own-parts.ts'
import type { RegistrySource } from '../../policy/policy.ts'
import type { EmployerFacts } from '../domain/case.ts'
import type { Proof } from '../domain/ledger.ts'
import { referralFor } from '../domain/closed-paths.ts'
import { moveCase } from './move-case.ts'
import type { LoadedCase } from './ports.ts'
import { redeem, type RedeemDeps, type RedeemRefusal, type Redeemed } from './redeem.ts'

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

export interface CreateKeyDeps extends RedeemDeps {
  readonly hasher: KeyHasher
  readonly commonKeys: CommonKeys
  contextOf(loaded: LoadedCase): KeyContext
  registryNow(loaded: LoadedCase): Promise<RegistryNow>
}

export type CreateKeyRefusal =
  | { readonly code: 'keyRules'; readonly broken: readonly (BrokenKeyRule | { readonly rule: 'reused' })[] }
  | { readonly code: 'registryDown'; readonly registry: RegistrySource }
  | { readonly code: 'representativeChanged' }
  | { readonly code: 'pathClosed' }
  | RedeemRefusal

/**
 * Sets the new key (P-12), in the work order of L-13: rules by length and form → registries → hash in
 * the bounded pool → one short transaction. A key that breaks a rule does not use up the link.
 */
export async function createKey(
  deps: CreateKeyDeps,
  linkId: LinkId,
  evidence: string,
  loaded: LoadedCase,
  rawKey: string,
): Promise<Outcome<Redeemed, CreateKeyRefusal['code'], CreateKeyRefusal>> {
  const judged = judgeKey(rawKey, deps.contextOf(loaded), deps.policy.key, deps.commonKeys)
  if (!judged.ok) return toCorrect(deps, linkId, judged.detail)

  const [registry, hashed] = await Promise.all([
    deps.registryNow(loaded),
    hashUnlessReused(deps, loaded, rawKey),
  ])
  if (registry.verdict === 'mismatch') {
    await moveCase(deps, loaded.case.id, () => ({
      event: { type: 'employerChanged' },
      named: 'referred',
      told: { act: 'caseClosed', reason: 'representativeNotInForce' },
    }))
    return refused('representativeChanged', { code: 'representativeChanged' })
  }
  if (registry.verdict === 'match') {
    // What closed the path since the link was asked for is told by its own page, not by a form that comes back (ATK-44).
    const facts = { ...loaded.employerFacts, rucState: registry.rucState }
    const why = referralFor(facts, deps.policy.paths[loaded.case.path].closedWhen)
    if (why !== undefined) {
      await moveCase(deps, loaded.case.id, () => ({
        event: { type: 'referred', reason: why },
        named: 'referred',
        told: { act: 'referred', reason: why },
        rucState: registry.rucState,
      }))
      return refused('pathClosed', { code: 'pathClosed' })
    }
  }
  if (hashed === 'reused') return toCorrect(deps, linkId, [{ rule: 'reused' }])

  const redeemed = await redeem(deps, {
    linkId,
    caseId: loaded.case.id,
    evidence,
    hash: hashed,
    // An outage takes nothing away: an answer from before counts while it is fresh; the guard decides (I-10).
    registry:
      registry.verdict === 'match'
        ? { proof: registryProof(loaded, registry), rucState: registry.rucState }
        : null,
  })
  if (redeemed.ok || redeemed.code !== 'caseMovedOn') return redeemed
  if (registry.verdict === 'unavailable')
    return refused('registryDown', { code: 'registryDown', registry: registry.registry })
  await endOfProofs(deps, loaded.case.id)
  return redeemed
}

/** What was proven does not count any more, and no later key could make it count: the case says so (I-20). */
const endOfProofs = (deps: CreateKeyDeps, id: CaseId) =>
  moveCase(deps, id, ({ case: { state, epoch }, employerFacts }) => {
    if (state.is !== 'linkIssued') return undefined
    const type = epoch === employerFacts.epoch ? 'proofsExpired' : 'employerChanged'
    return { event: { type }, named: type, told: { act: 'caseClosed', reason: type } }
  })

/** A key that came in time and breaks a rule may be corrected, whichever rule it was (L-05). */
async function toCorrect(
  deps: CreateKeyDeps,
  linkId: LinkId,
  broken: Extract<CreateKeyRefusal, { code: 'keyRules' }>['broken'],
) {
  const { correctionGrace } = deps.policy.link
  if (correctionGrace > 0) await deps.links.grantGrace(linkId, correctionGrace)
  return refused('keyRules', { code: 'keyRules', broken } as const)
}

const registryProof = (loaded: LoadedCase, now: Extract<RegistryNow, { verdict: 'match' }>): Proof => ({
  kind: 'reg',
  caseId: loaded.case.id,
  at: loaded.now,
  source: now.source,
  evidence: now.evidence,
})

/** One salt an employer, so that one hash both stores the key and shows whether it was used before. */
async function hashUnlessReused(
  deps: CreateKeyDeps,
  loaded: LoadedCase,
  rawKey: string,
): Promise<string | 'reused'> {
  const former = await deps.keys.history(loaded.employer.id, deps.policy.key.history)
  const hashed = await deps.hasher.hash(rawKey, former[0])
  return former.includes(hashed) ? 'reused' : hashed
}
