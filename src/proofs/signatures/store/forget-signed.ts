import type { Database } from '../../../platform/database/database.ts'
import { inPortions } from '../../../platform/database/in-portions.ts'
import { statement } from '../../../platform/database/statement.ts'

// The pieces go with their upload.
const uploads = statement(
  'signed.forgetUploads',
  `delete from signed_upload where id in (
     select u.id from signed_upload u join recovery_case c on c.id = u.case_id
      where u.received_at < clock_timestamp() - make_interval(days => $1)
        and c.touched_at < clock_timestamp() - make_interval(days => $1)
      limit $2 for update of u skip locked)`,
)
const requests = statement(
  'signed.forgetRequests',
  `delete from signed_request where id in (
     select r.id from signed_request r join recovery_case c on c.id = r.case_id
      where r.issued_at < clock_timestamp() - make_interval(days => $1)
        and c.touched_at < clock_timestamp() - make_interval(days => $1)
        and not exists (select from signed_upload u where u.request_id = r.id)
      limit $2 for update of r skip locked)`,
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
