import type { AuditLog } from '../../audit/index.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { CentreId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import type { Reaching } from '../domain/reach.ts'

/** A case that an officer stopped because who came was not who they claimed to be (S-07), or whose signed file says so. */
export interface Suspicion {
  readonly code: string
  readonly class: EmployerClass
  readonly legalName: string
  /** Name of the officer who said so; null where a signed file did. */
  readonly saidBy: string | null
  readonly at: Instant
}

export interface SuspicionDeps {
  /** Those of the last 90 days, the newest first; at most `size`. Of one centre and of none, or of all. */
  suspicions(size: number, centreId: CentreId | null): Promise<readonly Suspicion[]>
  readonly audit: AuditLog
  readonly atomically: Atomically
}

const listed = 50

/** What supervision is told, of the cases within their reach. A look at an empty list is a look at nobody, and is not written down. */
export async function lookAtSuspicions(
  { suspicions, audit, atomically }: SuspicionDeps,
  officer: Reaching,
): Promise<readonly Suspicion[]> {
  const found = await suspicions(listed, officer.centreId)
  if (found.length > 0)
    await atomically((tx) =>
      audit.append(tx, {
        act: 'queueSeen',
        actor: { officer: officer.id },
        reason: 'suspicion',
        detail: { tab: 'suspicions', rows: found.length },
      }),
    )
  return found
}
