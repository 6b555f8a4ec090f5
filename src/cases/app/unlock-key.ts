import type { LinkId } from '../../kernel/ids.ts'
import { refused, type Outcome } from '../../kernel/outcome.ts'
import { mayUnlock } from '../domain/redemption.ts'
import type { CreateKeyDeps, CreateKeyRefusal } from './create-key.ts'
import type { LoadedCase } from './ports.ts'
import { redeem, type Redeemed, type RedeemDeps } from './redeem.ts'
import { answerOf, closedByRegistries, endOfProofs } from './registry-again.ts'

export type UnlockKeyDeps = RedeemDeps & Pick<CreateKeyDeps, 'registryNow'>

/** `cannotKeep`: nothing is used up, and a new key may be made with the same link. */
export type UnlockKeyRefusal =
  Exclude<CreateKeyRefusal, { readonly code: 'keyRules' }> | { readonly code: 'cannotKeep' }

/**
 * Lifts the block and keeps the present key: registries asked again, then the one transaction that a new key has too
 * (L-13, I-04). No key is typed, so nothing is judged or hashed.
 */
export async function unlockKey(
  deps: UnlockKeyDeps,
  linkId: LinkId,
  evidence: string,
  loaded: LoadedCase,
): Promise<Outcome<Redeemed, UnlockKeyRefusal['code'], UnlockKeyRefusal>> {
  if (!mayUnlock(loaded.case, loaded.employerFacts, deps.policy))
    return refused('cannotKeep', { code: 'cannotKeep' })
  const registry = await deps.registryNow(loaded)
  const closed = await closedByRegistries(deps, loaded, registry)
  if (closed !== undefined) return refused(closed, { code: closed })
  const redeemed = await redeem(deps, {
    linkId,
    caseId: loaded.case.id,
    evidence,
    end: { is: 'unlocked' },
    registry: answerOf(loaded, registry),
  })
  if (redeemed.ok || redeemed.code !== 'caseMovedOn') return redeemed
  if (registry.verdict === 'unavailable')
    return refused('registryDown', { code: 'registryDown', registry: registry.registry })
  await endOfProofs(deps, loaded.case.id)
  return redeemed
}
