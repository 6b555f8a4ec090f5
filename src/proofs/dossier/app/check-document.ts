import type { AuditLog } from '../../../audit/index.ts'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { isoDay } from '../../../kernel/civil-day.ts'
import type { OfficerId } from '../../../kernel/ids.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { DayRefusal } from '../domain/paper-day.ts'
import { judgeCheck, type JudgedCheck } from '../domain/dossier.ts'
import { loadDossier, paperClock, type Answered, type Dossier, type DossierDeps } from './load-dossier.ts'

export interface CheckDeps extends DossierDeps {
  readonly audit: AuditLog
}

export interface AskedCheck extends JudgedCheck {
  readonly officer: OfficerId
  readonly answered?: Answered
}

export type CheckRefusal =
  'noDocument' | 'changed' | 'quarantined' | 'points' | 'reason' | 'notOnRecord' | DayRefusal

/**
 * An officer says what a document is worth. The case is open and held, so that neither another officer nor a new
 * file comes between the look and what is written; a file that came after the look makes it void.
 */
export async function checkDocument(
  deps: CheckDeps,
  tx: Tx,
  loaded: LoadedCase,
  asked: AskedCheck,
): Promise<Outcome<{ readonly before: Dossier; readonly after: Dossier }, CheckRefusal>> {
  const before = await loadDossier(deps, loaded, asked.answered, tx)
  const document = before.documents.find(({ kind }) => kind === asked.kind)
  if (document === undefined) return refused('noDocument')
  const judged = judgeCheck(document, asked, paperClock(deps, loaded))
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
    detail: {
      document: kind,
      result,
      points: judged.value.points,
      file: fileDigest,
      ...(judged.value.day === null ? {} : { day: isoDay(judged.value.day) }),
    },
  })
  return ok({ before, after: await loadDossier(deps, loaded, asked.answered, tx) })
}
