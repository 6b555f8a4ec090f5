import type { Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

const sessions = forgetting('userSession.forget', 'delegate_session', 'digest', older('seen_at', '90 days'))
const invitations = forgetting(
  'userInvitation.forget',
  'delegate_invitation',
  'ref',
  older('dies_at', '90 days'),
)
const accesses = statement(
  'user.forget',
  `delete from delegation n where (n.employer_id, n.id) in (
     select employer_id, id from delegation where ended_at < clock_timestamp() - interval '90 days'
      limit $1 for update skip locked)
     and not exists (select from delegate_invitation v where v.employer_id = n.employer_id and v.delegation_id = n.id)`,
)
const delegates = statement(
  'delegate.forget',
  `delete from delegate d where d.id in (
     select id from delegate where created_at < clock_timestamp() - interval '90 days'
       and not exists (select from delegation n where n.delegate_id = delegate.id)
       and not exists (select from delegate_session s where s.delegate_id = delegate.id)
      limit $1 for update skip locked)`,
)

/** Sessions of secondary users that were last seen more than 90 days ago (RELIABILITY 8). */
export const forgetUserSessions = (db: Database, size?: number): Promise<number> =>
  inPortions(db, sessions, [], size)

/** Invitations, 90 days after they could last be used. */
export const forgetUserInvitations = (db: Database, size?: number): Promise<number> =>
  inPortions(db, invitations, [], size)

/** Accesses that were taken away more than 90 days ago, and people whom nobody gives any access. */
export const forgetUsers = async (db: Database, size?: number): Promise<number> =>
  (await inPortions(db, accesses, [], size)) + (await inPortions(db, delegates, [], size))
