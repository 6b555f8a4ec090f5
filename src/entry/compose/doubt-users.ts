import type { AuditLog } from '../../audit/index.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { DelegationId, EmployerId, MessageId } from '../../kernel/ids.ts'
import { maskRuc } from '../../kernel/mask.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { enqueueUserMail } from '../../messaging/store/enqueue-message.ts'
import { doubtUsers } from '../../secondary-users/store/user-store.ts'
import { newId } from '../chance.ts'

/** A case has set the key of an employer: its users wait for whoever holds it, and are told (I-21, ATK-35). */
export async function doubtUsersOf(audit: AuditLog, tx: Tx, { employer, now }: LoadedCase): Promise<void> {
  const told = await doubtUsers(tx, employer.id)
  for (const { id, lang } of told)
    await enqueueUserMail(tx, {
      id: newId<MessageId>(now),
      employerId: employer.id,
      delegationId: id as DelegationId,
      template: 'M-38',
      lang,
      params: { company: employer.legalName, ruc: maskRuc(employer.identifier), at: now },
    })
  await noted(audit, tx, employer.id, told.length)
}

/**
 * Two officers have found a fraud: what was given meanwhile waits for whoever makes the next key. Users are told when
 * there is one, since until then nobody can confirm them.
 */
export async function stopUsersOf(audit: AuditLog, tx: Tx, employerId: EmployerId): Promise<void> {
  const stopped = await doubtUsers(tx, employerId)
  await noted(audit, tx, employerId, stopped.length)
}

async function noted(audit: AuditLog, tx: Tx, employerId: EmployerId, users: number): Promise<void> {
  if (users > 0)
    await audit.append(tx, { act: 'usersDoubted', employerId, actor: 'system', detail: { users } })
}
