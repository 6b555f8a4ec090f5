import type { AuditPosition, InclusionProof, ReceiptFacts } from '../../audit/index.ts'
import { maskCedula, maskRuc } from '../../kernel/mask.ts'
import { toIso } from '../../kernel/time.ts'
import type { CaseState } from '../domain/case.ts'
import { isByAttorney } from '../domain/ledger.ts'
import type { LoadedCase } from './ports.ts'

/** The entry of the log that a receipt is about. */
export const actOf = ({ unlocked }: Extract<CaseState, { is: 'completed' }>): ReceiptFacts['act'] =>
  unlocked === true ? 'keyUnblocked' : 'keySet'

/**
 * What the receipt of a completed case says, from the case and the audit entry of its key; undefined
 * while no key was set and no block lifted. The key itself is known to nobody here.
 */
export function caseReceipt(
  loaded: LoadedCase,
  entry: AuditPosition,
  institution: string,
  proof: InclusionProof,
): ReceiptFacts | undefined {
  const { employer, case: current } = loaded
  if (current.state.is !== 'completed') return undefined
  const onPaper = current.ledger.find(({ kind, enteredAt }) => kind === 'att' && enteredAt !== undefined)
  const wasByAttorney = current.ledger.some(isByAttorney)
  return {
    institution,
    act: actOf(current.state),
    company: employer.legalName,
    ruc: maskRuc(employer.identifier),
    cedula: maskCedula(loaded.claimant),
    path: current.path,
    proofs: current.ledger.toSorted((a, b) => a.at - b.at).map(({ kind }) => kind),
    at: entry.at.toISOString(),
    caseCode: loaded.code,
    ...(onPaper?.enteredAt !== undefined && {
      attendedAt: toIso(onPaper.at),
      enteredAt: toIso(onPaper.enteredAt),
    }),
    ...(wasByAttorney && { came: 'attorney' }),
    lane: entry.lane,
    seq: entry.seq,
    hash: entry.hash,
    proof,
  }
}
