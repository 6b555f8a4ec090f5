import type { AuditLog } from '../../audit/index.ts'
import type { LoadedCase } from '../../cases/app/ports.ts'
import type { DelegationId, MessageId } from '../../kernel/ids.ts'
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
  if (told.length > 0)
    await audit.append(tx, {
      act: 'usersDoubted',
      employerId: employer.id,
      actor: 'system',
      detail: { users: told.length },
    })
}
