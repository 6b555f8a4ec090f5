import type { AuditLog } from '../../../audit/index.ts'
import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { Policy } from '../../../policy/policy.ts'
import type { FingerPlace, LiveStore, SubjectDigest, TakenMatch } from './finger-ports.ts'

export interface TakeMatchDeps {
  readonly live: Pick<LiveStore, 'takeMatch'>
  readonly policy: Pick<Policy, 'fingers'>
  readonly audit: AuditLog
}

/**
 * Takes a live match as evidence E3, inside the transaction of the act that it allows: only one of this case and this
 * person, made within `fingers.matchLife`, and once (ATK-45). It never sets a key: whoever takes it asks for a channel
 * besides (CHANNELS 1.2).
 */
export async function takeLiveMatch(
  { live, policy, audit }: TakeMatchDeps,
  tx: Tx,
  place: FingerPlace,
  subject: SubjectDigest,
): Promise<Outcome<TakenMatch, 'noMatch'>> {
  const taken = await live.takeMatch(tx, place, subject, policy.fingers.matchLife)
  if (taken === undefined) return refused('noMatch')
  await audit.append(tx, {
    act: 'liveMatchTaken',
    employerId: place.employerId,
    actor: 'system',
    caseCode: place.caseCode,
    detail: { evidence: taken.evidence },
  })
  return ok(taken)
}
