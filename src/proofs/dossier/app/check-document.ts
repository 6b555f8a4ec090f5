import type { AuditLog } from '../../../audit/index.ts'
import type { CaseStore } from '../../../cases/app/ports.ts'
import { isOpen } from '../../../cases/domain/transition.ts'
import type { CaseId, OfficerId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Atomically } from '../../../kernel/transaction.ts'
import { judgeCheck, type JudgedCheck } from '../domain/dossier.ts'
import { loadDossier, type Answered, type Dossier, type DossierDeps } from './load-dossier.ts'

export interface CheckDeps extends DossierDeps {
  readonly atomically: Atomically
  readonly cases: Pick<CaseStore, 'lock'>
  readonly audit: AuditLog
}

export interface AskedCheck extends JudgedCheck {
  readonly caseId: CaseId
  readonly officer: OfficerId
  readonly answered?: Answered
}

export type CheckRefusal =
  'noCase' | 'noDocument' | 'changed' | 'quarantined' | 'points' | 'reason' | 'notOnRecord'

/**
 * An officer says what a document is worth. The case is held, so that neither another officer nor a new file
 * comes between the look and what is written; a file that came after the look makes it void.
 */
export const checkDocument = (deps: CheckDeps, asked: AskedCheck): Promise<Outcome<Dossier, CheckRefusal>> =>
  deps.atomically(async (tx) => {
    const loaded = await deps.cases.lock(tx, asked.caseId)
    if (loaded === undefined || !isOpen(loaded.case.state)) return refused('noCase')
    const { documents } = await loadDossier(deps, loaded, asked.answered, tx)
    const document = documents.find(({ kind }) => kind === asked.kind)
    if (document === undefined) return refused('noDocument')
    const judged = judgeCheck(document, asked)
    if (!judged.ok) return judged
    const { kind, result, officer, fileDigest } = asked
    await deps.dossiers.saveCheck(tx, {
      employerId: loaded.employer.id,
      caseId: loaded.case.id,
      kind,
      result,
      officer,
      fileDigest,
      ...judged.value,
    })
    await deps.audit.append(tx, {
      act: 'documentChecked',
      employerId: loaded.employer.id,
      actor: { officer },
      caseCode: loaded.code,
      detail: { document: kind, result, points: judged.value.points, file: fileDigest },
    })
    return ok(await loadDossier(deps, loaded, asked.answered, tx))
  })
