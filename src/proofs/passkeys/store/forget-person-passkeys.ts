import type { Database } from '../../../platform/database/database.ts'
import { inPortions } from '../../../platform/database/in-portions.ts'
import { statement } from '../../../platform/database/statement.ts'

const forgetInvitations = statement(
  'personPasskey.forgetInvitations',
  `delete from person_passkey_invitation where digest in (
     select digest from person_passkey_invitation where dies_at < clock_timestamp() - interval '90 days'
      limit $1 for update skip locked)`,
)
const forgetChallenges = statement(
  'personPasskey.forgetChallenges',
  `delete from person_passkey_challenge where (case_id, act) in (
     select case_id, act from person_passkey_challenge where dies_at < clock_timestamp() - interval '1 day'
      limit $1 for update skip locked)`,
)
const forgetEvidence = statement(
  'personPasskey.forgetEvidence',
  `delete from person_passkey_evidence where id in (
     select id from person_passkey_evidence where dies_at < clock_timestamp() - interval '90 days'
      limit $1 for update skip locked)`,
)
// Its public key opens nothing any more; evidence that names it goes first.
const forgetRemoved = statement(
  'personPasskey.forgetRemoved',
  `delete from person_passkey where id in (
     select id from person_passkey k where removed_at < clock_timestamp() - interval '90 days'
        and not exists (select from person_passkey_evidence v where v.passkey_id = k.id)
      limit $1 for update skip locked)`,
)

/** What is over of passkeys of representatives. One that is in force stays until somebody removes it. */
export async function forgetPersonPasskeys(db: Database, size?: number): Promise<number> {
  let rows = 0
  for (const forget of [forgetInvitations, forgetChallenges, forgetEvidence, forgetRemoved])
    rows += await inPortions(db, forget, [], size)
  return rows
}
