import type { Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

// A challenge cannot be answered after minutes; a day is far beyond any clock that is wrong.
const challenges = forgetting('staffChallenge.forget', 'staff_challenge', 'digest', older('used_at', '1 day'))
// A session that was never signed out of ended when it was last seen.
const sessions = forgetting(
  'staffSession.forget',
  'staff_session',
  'digest',
  older('coalesce(ended_at, seen_at)', '90 days'),
)
const invitations = forgetting(
  'staffInvitation.forget',
  'staff_invitation',
  'digest',
  older('dies_at', '90 days'),
)
// The name and the passkeys of who left; the activity log keeps what they did, under a digest.
const passkeys = forgetting('passkey.forget', 'staff_credential', 'id', older('ended_at', '90 days'))
// The same of accounts: of who left, and of those that another took the place of.
const accounts = forgetting(
  'staffAccount.forget',
  'staff_account',
  'staff_id, created_at',
  older('ended_at', '90 days'),
)
const members = statement(
  'staff.forget',
  `delete from staff_member m where m.id in (
     select id from staff_member where retired_at < clock_timestamp() - interval '90 days'
      limit $1 for update skip locked)
     and not exists (select from staff_session s where s.staff_id = m.id)
     and not exists (select from staff_invitation i where i.staff_id = m.id)
     and not exists (select from staff_credential c where c.staff_id = m.id)
     and not exists (select from staff_account a where a.staff_id = m.id)
     and not exists (select from dossier_check d where d.officer_id = m.id)
     and not exists (select from dossier_file f where f.scanned_by = m.id)
     and not exists (select from registry_inquiry q where q.officer_id = m.id)
     and not exists (select from attendance a where a.officer_id = m.id)
     and not exists (select from attendance a where a.attended_by = m.id)
     and not exists (select from biometric_on_file b where b.officer_id = m.id)
     and not exists (select from person_passkey k where k.officer_id = m.id)
     and not exists (select from person_passkey_invitation v where v.officer_id = m.id)
     and not exists (select from arrival v where v.called_by = m.id)
     and not exists (select from video_call c where c.called_by = m.id)
     and not exists (select from centre_closure u where u.closed_by = m.id)
     and not exists (select from desk_note n where n.officer_id = m.id)
     and not exists (select from reset_request r where r.requested_by = m.id or r.decided_by = m.id)
     and not exists (select from signed_review w where w.taken_by = m.id)
     and not exists (select from signed_acceptance a where a.requested_by = m.id)
     and not exists (select from signed_acceptance a where a.decided_by = m.id)
     and not exists (select from biometric_consent b where b.officer_id = m.id)
     and not exists (select from finger_template t where t.enrolled_by = m.id)
     and not exists (select from capture_challenge h where h.officer_id = m.id)
     and not exists (select from live_match l where l.officer_id = m.id)
     and not exists (select from representation_change h where h.disputed_by = m.id)
     and not exists (select from report_review v where v.proposed_by = m.id)
     and not exists (select from report_review v where v.decided_by = m.id)
     and not exists (select from enquiry q where q.taken_by = m.id)
     and not exists (
       select from desk_case d
        where coalesce(d.assigned_to, '00000000-0000-0000-0000-000000000000') = m.id)`,
)

/** Challenges a day after they were answered. */
export const forgetChallenges = (db: Database, size?: number): Promise<number> =>
  inPortions(db, challenges, [], size)

/** Sessions that ended more than 90 days ago (RELIABILITY 8: attempts are kept 90 days). */
export const forgetStaffSessions = (db: Database, size?: number): Promise<number> =>
  inPortions(db, sessions, [], size)

/** Invitations, 90 days after they could last be used. */
export const forgetInvitations = (db: Database, size?: number): Promise<number> =>
  inPortions(db, invitations, [], size)

/** Who retired more than 90 days ago: passkeys and accounts first, then the member, once nothing else names them. */
export async function forgetRetiredStaff(db: Database, size?: number): Promise<number> {
  const ended = (await inPortions(db, passkeys, [], size)) + (await inPortions(db, accounts, [], size))
  return ended + (await inPortions(db, members, [], size))
}
