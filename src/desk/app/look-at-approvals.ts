import type { CounterDeps } from './counter-deps.ts'
import type { Reaching } from '../domain/reach.ts'
import type { WaitingRequest } from './counter-ports.ts'

/** More than this wait nowhere; who has decided sees the next ones. */
const listed = 50

/** What waits for a second person, within their reach. That it was looked at stands in the log: names of people are in it (ATK-50). */
export async function lookAtApprovals(
  { counter, audit, atomically }: Pick<CounterDeps, 'counter' | 'audit' | 'atomically'>,
  officer: Reaching,
): Promise<readonly WaitingRequest[]> {
  const [waiting] = await Promise.all([
    counter.waiting(listed, officer.centreId),
    atomically((tx) =>
      audit.append(tx, {
        act: 'queueSeen',
        actor: { officer: officer.id },
        reason: 'approval',
        detail: { tab: 'approvals' },
      }),
    ),
  ])
  return waiting
}
