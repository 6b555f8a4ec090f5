import type { OnDuty } from '../../staff/app/ports.ts'
import type { ChangeDeps, WaitingChange } from './ports.ts'

/** More than this wait nowhere; who has decided sees the next ones. */
const listed = 50

/** What waits for a second word at the officer’s centre, or at none. That it was looked at stands in the log: companies and mailboxes are in it (ATK-50). */
export async function lookAtWaiting(
  { changes, audit, atomically }: Pick<ChangeDeps, 'changes' | 'audit' | 'atomically'>,
  { id, centreId }: Pick<OnDuty, 'id' | 'centreId'>,
): Promise<readonly WaitingChange[]> {
  const [waiting] = await Promise.all([
    changes.waiting(listed, centreId),
    atomically((tx) =>
      audit.append(tx, {
        act: 'queueSeen',
        actor: { officer: id },
        reason: 'contactReview',
        detail: { tab: 'contacts' },
      }),
    ),
  ])
  return waiting
}
