import { refused, type Outcome } from '../../kernel/outcome.ts'
import type { LinkId } from '../../kernel/ids.ts'
import type { KeyHasher } from '../../keys/app/ports.ts'
import { judgeKey, type BrokenKeyRule } from '../../keys/domain/key-rules.ts'
import type { CommonKeys } from '../../keys/domain/common-keys.ts'
import type { KeyContext } from '../../keys/domain/own-parts.ts'
import type { RegistrySource } from '../../policy/policy.ts'
import type { LoadedCase } from './ports.ts'
import { answerOf, closedByRegistries, endOfProofs, type RegistryNow } from './registry-again.ts'
import { redeem, type RedeemDeps, type RedeemRefusal, type Redeemed } from './redeem.ts'

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
  const closed = await closedByRegistries(deps, loaded, registry)
  if (closed !== undefined) return refused(closed, { code: closed })
  if (hashed === 'reused') return toCorrect(deps, linkId, [{ rule: 'reused' }])

  const redeemed = await redeem(deps, {
    linkId,
    caseId: loaded.case.id,
    evidence,
    end: { is: 'newKey', hash: hashed },
    registry: answerOf(loaded, registry),
  })
  if (redeemed.ok || redeemed.code !== 'caseMovedOn') return redeemed
  if (registry.verdict === 'unavailable')
    return refused('registryDown', { code: 'registryDown', registry: registry.registry })
  await endOfProofs(deps, loaded.case.id)
  return redeemed
}

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
