import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

const old = `c.touched_at < clock_timestamp() - make_interval(days => $1)`
const notes = statement(
  'counter.forgetNotes',
  `update desk_note set note = '-' where (employer_id, case_id, n) in (
     select d.employer_id, d.case_id, d.n from desk_note d join recovery_case c on c.id = d.case_id
      where d.note <> '-' and ${old} limit $2 for update of d skip locked)`,
)
// One that nobody decided is decided by nobody any more; its words go all the same.
const requests = statement(
  'counter.forgetRequests',
  `update reset_request set note = '-', decision_reason = '-' where (employer_id, id) in (
     select r.employer_id, r.id from reset_request r join recovery_case c on c.id = r.case_id
      where r.note <> '-' and ${old} limit $2 for update of r skip locked)`,
)
const attorneys = statement(
  'counter.forgetAttorneys',
  `update attendance_attorney set masked = '-', notary = '-', scope = '-' where (employer_id, case_id, n) in (
     select t.employer_id, t.case_id, t.n from attendance_attorney t join recovery_case c on c.id = t.case_id
      where t.masked <> '-' and ${old} limit $2 for update of t skip locked)`,
)

/**
 * What officers wrote about a case, when the case is forgotten (LOPDP; `caseKeepDays`). What they found, asked for
 * and decided stays: the institution has to account for it. Of an attorney stay the day of the power, and
 * the keyed digest of the person.
 */
export const forgetCounterWords = async (db: Database, keepDays: number): Promise<number> =>
  (await inPortions(db, notes, [keepDays])) +
  (await inPortions(db, requests, [keepDays])) +
  (await inPortions(db, attorneys, [keepDays]))
