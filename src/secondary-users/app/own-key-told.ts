import type { AuditLog } from '../../audit/index.ts'
import type { DelegateId, DelegationId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { DelegateStore, UserMail } from './ports.ts'

export interface OwnKeyTellingDeps {
  readonly delegates: Pick<DelegateStore, 'accesses'>
  readonly mail: Pick<UserMail, 'tellOwnKey'>
  readonly audit: AuditLog
}

export interface NewOwnKey {
  readonly how: 'changed' | 'invitation'
  /** The access that they were working with, or were invited to. */
  readonly by: DelegationId | undefined
}

/**
 * A person has another key from here on: it stands in the history of every employer for which they may do something, and
 * their own mailbox is told once (I-13, ATK-36). None of the employers learns of the others (ATK-50). Whose accesses were all
 * removed and forgotten can do nothing with a key, and has no employer in whose name mail would go out: only the log has it.
 */
export async function tellOwnKey(
  { delegates, mail, audit }: OwnKeyTellingDeps,
  tx: Tx,
  delegate: DelegateId,
  { how, by }: NewOwnKey,
): Promise<void> {
  const accesses = await delegates.accesses(tx, delegate)
  const present = accesses.filter(({ isRemoved }) => !isRemoved)
  const told = accesses.find(({ id }) => id === by) ?? present[0] ?? accesses[0]
  if (told !== undefined) await mail.tellOwnKey(tx, told, how)
  if (present.length === 0)
    await audit.append(tx, { act: 'userKeyChanged', actor: 'visitor', reason: how, detail: { delegate } })
  for (const { employerId, id } of present)
    await audit.append(tx, {
      act: 'userKeyChanged',
      employerId,
      actor: 'visitor',
      reason: how,
      detail: { user: id },
    })
}
