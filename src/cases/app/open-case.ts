import type { CaseId, EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { PathName } from '../../policy/paths.ts'
import type { Policy } from '../../policy/policy.ts'
import type { Case, EmployerFacts } from '../domain/case.ts'
import type { Proof } from '../domain/ledger.ts'
import type { AuditLog } from '../../audit/index.ts'
import type { CaseStore } from './ports.ts'

export interface OpenCaseDeps {
  readonly cases: CaseStore
  readonly audit: AuditLog
  readonly policy: Policy
  newCaseId(now: Instant): CaseId
  newCaseCode(): string
}

export interface Opening {
  readonly employerId: EmployerId
  /** Its epoch before the registries were asked: a change since then ends the proofs of this case (I-05). */
  readonly epoch: number
  readonly path: PathName
  readonly claimant: string
  readonly browser: Uint8Array
  readonly lang: Lang
  readonly rucState: EmployerFacts['rucState']
  readonly now: Instant
  readonly proof: Omit<Proof, 'caseId'>
  sealFacts(id: CaseId): string
}

/** Opens a case on its first proof, the confirmed relation of employer and person. Nothing exists before it. */
export async function openCase(
  deps: OpenCaseDeps,
  tx: Tx,
  opening: Opening,
): Promise<{ id: CaseId; code: string }> {
  const id = deps.newCaseId(opening.now)
  const code = deps.newCaseCode()
  const opened: Case = {
    id,
    employerId: opening.employerId,
    path: opening.path,
    state: { is: 'proving' },
    ledger: [{ ...opening.proof, caseId: id }],
    touchedAt: opening.now,
    epoch: opening.epoch,
  }
  await Promise.all([
    deps.cases.insert(tx, {
      case: opened,
      code,
      lang: opening.lang,
      browser: opening.browser,
      claimant: opening.claimant,
      sealedFacts: opening.sealFacts(id),
      rucState: opening.rucState,
      profile: deps.policy.profile,
    }),
    deps.audit.append(tx, {
      act: 'caseOpened',
      employerId: opening.employerId,
      actor: { claimant: opening.claimant },
      caseCode: code,
    }),
  ])
  return { id, code }
}
