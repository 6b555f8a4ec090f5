import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { CaseId, LinkId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically, Tx } from '../../kernel/transaction.ts'
import type { KeyStore } from '../../keys/app/key-store.ts'
import type { LinkStore } from '../../links/app/ports.ts'
import { judgeLink, type LinkVerdict } from '../../links/domain/link.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Proof } from '../domain/ledger.ts'
import { transition } from '../domain/transition.ts'
import type { EmployerFacts } from '../domain/case.ts'
import type { Aftermath } from './aftermath.ts'
import type { CaseStore, LoadedCase } from './ports.ts'

export interface RedeemDeps {
  readonly cases: CaseStore
  readonly links: LinkStore
  readonly keys: KeyStore
  readonly atomically: Atomically
  readonly policy: Policy
  readonly aftermath: Aftermath
}

export interface Redemption {
  readonly linkId: LinkId
  readonly caseId: CaseId
  readonly end:
    | {
        readonly is: 'newKey'
        /** Already judged by the key rules and hashed: nothing slow happens inside the transaction (L-13). */
        readonly hash: string
      }
    | { readonly is: 'unlocked' }
  /** What the registries say now (I-04); without it an answer from before must still be fresh. */
  readonly registry: { readonly proof: Proof; readonly rucState: EmployerFacts['rucState'] } | null
  /** Digest of the token that was shown: the evidence that the contact was reached. */
  readonly evidence: string
}

export type RedeemRefusal =
  { readonly code: 'linkDead'; readonly verdict: LinkVerdict } | { readonly code: 'caseMovedOn' }

export interface Redeemed {
  readonly loaded: LoadedCase
  readonly at: Instant
  readonly generation: number
}

/** Thrown inside the transaction so that a link is never used up without its act; never leaves this file. */
class Undone extends Error {
  readonly refusal: RedeemRefusal
  constructor(refusal: RedeemRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * The act itself: one short transaction that locks, judges everything again, uses up the link, sets the
 * key or lifts the block, ends sessions and other links, and writes audit entry and notices (L-12, L-13, I-13, I-21).
 */
export async function redeem(
  deps: RedeemDeps,
  redemption: Redemption,
): Promise<Outcome<Redeemed, RedeemRefusal['code'], RedeemRefusal>> {
  try {
    return ok(
      await deps.atomically(async (tx) => {
        // Case, link, employer, key: everybody who holds several takes them in this order, so that no two
        // ever wait for each other. The log comes last.
        const [loaded, link] = await Promise.all([
          deps.cases.lock(tx, redemption.caseId),
          deps.links.lock(tx, redemption.linkId),
        ])
        if (link === undefined) throw new Undone({ code: 'linkDead', verdict: { is: 'void' } })
        const verdict = judgeLink(link)
        if (verdict.is !== 'live') throw new Undone({ code: 'linkDead', verdict })
        if (loaded === undefined || link.caseId !== loaded.case.id) throw new Undone({ code: 'caseMovedOn' })

        const caseId = loaded.case.id
        const { end } = redemption
        const generation = loaded.employer.generation + (end.is === 'newKey' ? 1 : 0)
        const contact: Proof = {
          kind: link.contact,
          caseId,
          at: loaded.now,
          source: link.contact === 'mail' ? 'registered mailbox' : 'registered mobile',
          evidence: redemption.evidence,
        }
        const moved = transition(
          loaded.case,
          {
            type: end.is === 'newKey' ? 'keySet' : 'keyUnlocked',
            proofs: redemption.registry === null ? [contact] : [redemption.registry.proof, contact],
            facts: {
              ...loaded.employerFacts,
              ...(redemption.registry && { rucState: redemption.registry.rucState }),
            },
            generation,
            idleSince: later(loaded.case.touchedAt, link.acceptedAt ?? link.mintedAt),
          },
          deps.policy,
          loaded.now,
        )
        if (!moved.ok) throw new Undone({ code: 'caseMovedOn' })

        const { act, named, kinds } = ends[end.is]
        const [isConsumed, isDone, isSaved] = await Promise.all([
          // The database judges once more, by its own clock, after the row lock is held (L-11).
          deps.links.consume(tx, link.id, kinds),
          end.is === 'newKey'
            ? setKey(deps, tx, loaded, end.hash, generation)
            : deps.keys.unlock(tx, { employerId: loaded.employer.id, generation, caseId }),
          deps.cases.save(tx, loaded, moved.value.case, named),
          deps.aftermath(tx, loaded, moved.value, { act, detail: { generation, path: loaded.case.path } }),
        ])
        if (!isConsumed) throw new Undone({ code: 'linkDead', verdict: { is: 'expired', at: link.diesAt } })
        if (!isDone || !isSaved) throw new Undone({ code: 'caseMovedOn' })
        return { loaded, at: loaded.now, generation }
      }),
    )
  } catch (fault) {
    if (fault instanceof Undone) return refused(fault.refusal.code, fault.refusal)
    throw fault
  }
}

/** A link for a new key lifts no block; one that unlocks leads to a new key as well. */
const ends = {
  newKey: { act: 'keySet', named: 'keySet', kinds: ['recovery', 'unlock'] },
  unlocked: { act: 'keyUnblocked', named: 'keyUnlocked', kinds: ['unlock'] },
} as const

async function setKey(
  { keys, policy }: RedeemDeps,
  tx: Tx,
  { case: { id, path }, employer }: LoadedCase,
  hash: string,
  generation: number,
): Promise<boolean> {
  const rule = policy.paths[path]
  const set = await keys.set(tx, {
    employerId: employer.id,
    hash,
    path,
    caseId: id,
    probationSeconds: rule.result === 'probation' ? policy.key.probation : 0,
    evenBlocked: !rule.closedWhen.includes('blocked'),
    evenFirst: !rule.closedWhen.includes('noKey'),
  })
  return set === generation
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)
