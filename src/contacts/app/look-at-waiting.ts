import type { OfficerId } from '../../kernel/ids.ts'
import type { ChangeDeps, WaitingChange } from './ports.ts'

/** More than this wait nowhere; who has decided sees the next ones. */
const listed = 50

/** What waits for a second word. That it was looked at stands in the log: companies and mailboxes are in it (ATK-50). */
export async function lookAtWaiting(
  { changes, audit, atomically }: Pick<ChangeDeps, 'changes' | 'audit' | 'atomically'>,
  officer: OfficerId,
): Promise<readonly WaitingChange[]> {
  const [waiting] = await Promise.all([
    changes.waiting(listed),
    atomically((tx) =>
      audit.append(tx, {
        act: 'queueSeen',
        actor: { officer },
        reason: 'contactReview',
        detail: { tab: 'contacts' },
      }),
    ),
  ])
  return waiting
}
