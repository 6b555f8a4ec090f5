import type { Database } from '../../../platform/database/database.ts'
import { forgettingOfCase, inPortions, older } from '../../../platform/database/in-portions.ts'
import { statement } from '../../../platform/database/statement.ts'

// The pieces go with their upload.
const uploads = forgettingOfCase('signed.forgetUploads', 'signed_upload', 'id', older('t.received_at'))
const requests = forgettingOfCase(
  'signed.forgetRequests',
  'signed_request',
  'id',
  `${older('t.issued_at')}
     and not exists (select from signed_upload u where u.request_id = t.id)`,
)
// What nobody can sign any more need not be fetched again; what was signed lies with its upload.
const issued = statement(
  'signed.forgetIssued',
  `update signed_request set issued_key = null, issued_sealed = null where id in (
     select id from signed_request
      where (case when issued_key is not null then expires_at end) < clock_timestamp()
      limit $1 for update skip locked)`,
)

/**
 * Signed requests and what came back, with their case (`caseKeepDays`), and at once the file of a request that is over.
 * What was accepted stays in the activity log, by its digests.
 */
export const forgetSigned = async (db: Database, caseKeepDays: number): Promise<number> =>
  (await inPortions(db, uploads, [caseKeepDays])) +
  (await inPortions(db, requests, [caseKeepDays])) +
  (await inPortions(db, issued))
