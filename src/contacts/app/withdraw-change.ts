import type { EmployerId } from '../../kernel/ids.ts'
import type { ChangeDeps } from './ports.ts'

/**
 * Stops the change that is on its way, for whoever is signed in. Of this and a code that is typed at the same
 * instant one comes first, and the other finds what the first did.
 * @returns whether there was one to stop.
 */
export async function withdrawChange(
  deps: Pick<ChangeDeps, 'changes' | 'audit' | 'atomically'>,
  employerId: EmployerId,
): Promise<boolean> {
  return deps.atomically(async (tx) => {
    await deps.changes.hold(tx, employerId)
    const change = await deps.changes.live(tx, employerId)
    if (change === undefined) return false
    await deps.changes.stop(tx, employerId, 'withdrawn')
    await deps.audit.append(tx, {
      act: 'contactChangeEnded',
      employerId,
      actor: 'visitor',
      caseCode: change.caseCode,
      reason: 'withdrawn',
    })
    return true
  })
}
