import type { AuditLog } from '../../audit/index.ts'
import type { CentreId } from '../../kernel/ids.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import { isWithinReach, type Reaching } from '../domain/reach.ts'
import { findAtDesk, type CaseAtDesk, type CaseViewDeps } from './case-view.ts'
import type { DeskCaseStore } from './ports.ts'

export interface ReachDeps {
  readonly audit: AuditLog
  readonly atomically: Atomically
}

/** Whether a case is within reach; that somebody tried who has no business there is written down first (ATK-50). */
export async function reaches(deps: ReachDeps, officer: Reaching, at: CaseAtDesk): Promise<boolean> {
  if (isWithinReach(officer, at.desk)) return true
  await deps.atomically((tx) =>
    deps.audit.append(tx, {
      act: 'sightRefused',
      actor: { officer: officer.id },
      employerId: at.loaded.employer.id,
      caseCode: at.loaded.code,
      reason: 'centre',
    }),
  )
  return false
}

/** The same by the code of a case; one that is not at the desk is of no centre. */
export const reachesCode =
  (deps: ReachDeps & Pick<CaseViewDeps, 'cases' | 'desk'>) =>
  async (officer: Reaching, caseCode: string): Promise<boolean> => {
    const at = await findAtDesk(deps, caseCode)
    return at === undefined || reaches(deps, officer, at)
  }

/**
 * Whoever shows the code of a case at a centre is served there, wherever they said that they would go; but not while
 * an officer of another centre has the case in hand. The log says that it moved.
 */
export const receiveCase = (
  deps: ReachDeps & { readonly desk: Pick<DeskCaseStore, 'receive'> },
  officer: Reaching & { readonly centreId: CentreId },
  { loaded }: CaseAtDesk,
): Promise<boolean> =>
  deps.atomically(async (tx) => {
    const moved = await deps.desk.receive(tx, loaded.case.id, officer.centreId)
    if (moved)
      await deps.audit.append(tx, {
        act: 'caseReceived',
        actor: { officer: officer.id },
        employerId: loaded.employer.id,
        caseCode: loaded.code,
        detail: { centre: officer.centreId },
      })
    return moved
  })
