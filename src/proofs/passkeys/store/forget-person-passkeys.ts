import type { Database } from '../../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../../platform/database/in-portions.ts'

const forgetInvitations = forgetting(
  'personPasskey.forgetInvitations',
  'person_passkey_invitation',
  'digest',
  older('dies_at', '90 days'),
)
const forgetChallenges = forgetting(
  'personPasskey.forgetChallenges',
  'person_passkey_challenge',
  'case_id, act',
  older('dies_at', '1 day'),
)
const forgetEvidence = forgetting(
  'personPasskey.forgetEvidence',
  'person_passkey_evidence',
  'id',
  older('dies_at', '90 days'),
)
// Its public key opens nothing any more; evidence that names it goes first.
const forgetRemoved = forgetting(
  'personPasskey.forgetRemoved',
  'person_passkey k',
  'id',
  `${older('removed_at', '90 days')}
     and not exists (select from person_passkey_evidence v where v.passkey_id = k.id)`,
)

/** What is over of passkeys of representatives. One that is in force stays until somebody removes it. */
export async function forgetPersonPasskeys(db: Database, size?: number): Promise<number> {
  let rows = 0
  for (const forget of [forgetInvitations, forgetChallenges, forgetEvidence, forgetRemoved])
    rows += await inPortions(db, forget, [], size)
  return rows
}
