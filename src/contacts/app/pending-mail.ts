import type { EmployerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import { isLive } from '../domain/change.ts'
import type { ChangeDeps } from './ports.ts'

/** The change that is on its way, for the account to show and to stop; by the clock, done is done. */
export async function pendingMailOf(
  { changes }: Pick<ChangeDeps, 'changes'>,
  employerId: EmployerId,
): Promise<{ readonly newMail: string; readonly usableFrom: Instant | null } | undefined> {
  const change = await changes.latest(employerId)
  if (change === undefined || !isLive(change.state)) return undefined
  return {
    newMail: change.newMail,
    usableFrom: change.state.is === 'cooling' ? change.state.usableFrom : null,
  }
}
