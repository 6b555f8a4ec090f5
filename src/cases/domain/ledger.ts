import type { CaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { PathRule, Policy, ProofKind } from '../../policy/policy.ts'

/**
 * One proof, as it stands in the ledger of one case. It names its case, so that a proof carried over
 * from another case is seen for what it is (I-03).
 */
export interface Proof {
  readonly kind: ProofKind
  readonly caseId: CaseId
  readonly at: Instant
  /** Which registry, bank or officer said so; never what they said. */
  readonly source: string
  /** Keyed digest of the evidence: enough to compare with, not enough to read. */
  readonly evidence: string
  /** When it was written down, where it was obtained before that, on a paper form (F-41). */
  readonly enteredAt?: Instant
  /** An attorney was attended in place of the representative (SCREENS S-07). */
  readonly byAttorney?: true
}

export type Ledger = readonly Proof[]

/** The newest proof of a kind takes the place of the older one: asking a registry again refreshes its date. */
export const record = (ledger: Ledger, proof: Proof): Ledger => [
  ...ledger.filter((known) => known.kind !== proof.kind),
  proof,
]

/** Whether it was not the representative who came, but somebody with a power (SCREENS S-07). */
export const isByAttorney = ({ kind, byAttorney }: Proof): boolean => kind === 'att' && byAttorney === true

const isOnPaper = ({ kind, enteredAt }: Proof): boolean => kind === 'att' && enteredAt !== undefined

/**
 * How long a proof counts at most, whatever the person does, from the moment it was obtained. What was written on
 * paper while the desk was offline is entered days later, and gets no younger by that (F-41). Seconds.
 */
export const limitOf = (proof: Proof, policy: Policy['proof']): number =>
  isOnPaper(proof) ? policy.paperLimit : policy.outerLimit

/**
 * An attendance that no clock of ours saw, or to which the representative sent another, is approved by a second
 * person, whatever the path says (F-41, I-12).
 */
export const asksForSecond = (ledger: Ledger): boolean => ledger.some(isOnPaper) || ledger.some(isByAttorney)

export interface Standing {
  /** Proofs that the path still asks for, in its order. A choice is listed with all its members. */
  readonly missing: readonly (readonly ProofKind[])[]
  readonly expired: boolean
}

/**
 * How far a ledger is on a path. A proof counts when it belongs to this case and its life has not run
 * out; the life, `proof.life` or the path's own, runs from the person's last act, `touchedAt`, and never beyond the
 * outer limit (RELIABILITY 4.1: the clock of the proofs).
 */
export function standing(
  ledger: Ledger,
  at: { readonly caseId: CaseId; readonly touchedAt: Instant; readonly now: Instant },
  rule: PathRule,
  policy: Policy['proof'],
): Standing {
  const idle = at.now - at.touchedAt >= (rule.life ?? policy.life) * 1000
  const own = ledger.filter((proof) => proof.caseId === at.caseId)
  const old = own.some((proof) => at.now - proof.at >= limitOf(proof, policy) * 1000)
  const expired = own.length > 0 && (idle || old)
  const held = new Set(expired ? [] : own.map((proof) => proof.kind))
  const asked = rule.proofs.map((entry): readonly ProofKind[] =>
    typeof entry === 'string' ? [entry] : entry,
  )
  return { missing: asked.filter((choice) => !choice.some((kind) => held.has(kind))), expired }
}
