import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { CaseId, LinkId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically } from '../../kernel/transaction.ts'
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
  /** Already judged by the key rules and hashed: nothing slow happens inside the transaction (L-13). */
  readonly hash: string
  /** What the registries say now (I-04); without it an answer from before must still be fresh. */
  readonly registry: { readonly proof: Proof; readonly rucState: EmployerFacts['rucState'] } | null
  /** Digest of the token that was shown: the evidence that the mailbox was reached. */
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
 * key, ends sessions and other links, and writes audit entry and notices (L-12, L-13, I-13, I-21).
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
        const rule = deps.policy.paths[loaded.case.path]
        const next = loaded.employer.generation + 1
        const mail: Proof = {
          kind: 'mail',
          caseId,
          at: loaded.now,
          source: 'registered mailbox',
          evidence: redemption.evidence,
        }
        const moved = transition(
          loaded.case,
          {
            type: 'keySet',
            proofs: redemption.registry === null ? [mail] : [redemption.registry.proof, mail],
            facts: {
              ...loaded.employerFacts,
              ...(redemption.registry && { rucState: redemption.registry.rucState }),
            },
            generation: next,
            idleSince: later(loaded.case.touchedAt, link.acceptedAt ?? link.mintedAt),
          },
          deps.policy,
          loaded.now,
        )
        if (!moved.ok) throw new Undone({ code: 'caseMovedOn' })

        const [isConsumed, generation, isSaved] = await Promise.all([
          // The database judges once more, by its own clock, after the row lock is held (L-11).
          deps.links.consume(tx, link.id),
          deps.keys.set(tx, {
            employerId: loaded.employer.id,
            hash: redemption.hash,
            path: loaded.case.path,
            caseId,
            probationSeconds: rule.result === 'probation' ? deps.policy.key.probation : 0,
            evenBlocked: !rule.closedWhen.includes('blocked'),
            evenFirst: !rule.closedWhen.includes('noKey'),
          }),
          deps.cases.save(tx, loaded, moved.value.case, 'keySet'),
          deps.aftermath(tx, loaded, moved.value, {
            act: 'keySet',
            detail: { generation: next, path: loaded.case.path },
          }),
        ])
        if (!isConsumed) throw new Undone({ code: 'linkDead', verdict: { is: 'expired', at: link.diesAt } })
        if (generation !== next || !isSaved) throw new Undone({ code: 'caseMovedOn' })
        return { loaded, at: loaded.now, generation }
      }),
    )
  } catch (fault) {
    if (fault instanceof Undone) return refused(fault.refusal.code, fault.refusal)
    throw fault
  }
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)
