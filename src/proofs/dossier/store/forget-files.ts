import type { Database } from '../../../platform/database/database.ts'
import { forgetting, forgettingOfCase, inPortions, older } from '../../../platform/database/in-portions.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { Policy } from '../../../policy/policy.ts'

// The pieces go with their file.
const replaced = forgetting('dossier.forgetReplaced', 'dossier_file', 'id', older('replaced_at'))
// Files that are younger than a case is kept belong to a case that is kept still.
const ofForgotten = forgettingOfCase('dossier.forgetFiles', 'dossier_file', 'id', older('t.received_at'))
// What has not come whole within a day will not: its case may be open, and whoever wants to sends it anew.
const halves = forgetting('dossier.forgetHalves', 'dossier_upload', 'id', older('begun_at'))
const reasons = statement(
  'dossier.forgetReasons',
  `update dossier_check set reason = '-' where (employer_id, case_id, kind) in (
     select d.employer_id, d.case_id, d.kind from dossier_check d join recovery_case c on c.id = d.case_id
      where (case when d.reason not in ('', '-') then d.checked_at end)
              < clock_timestamp() - make_interval(days => $1)
        and c.touched_at < clock_timestamp() - make_interval(days => $1)
      limit $2 for update of d skip locked)`,
)

/** Days. */
const halfKeepDays = 1

/**
 * Files that were replaced, those that never came whole, and all of a case that is forgotten (LOPDP; `docs.replacedKeepDays`,
 * `caseKeepDays`). What an officer found stays, without the words that were told to the person.
 */
export const forgetDossiers = async (
  db: Database,
  { docs, caseKeepDays }: Pick<Policy, 'docs' | 'caseKeepDays'>,
): Promise<number> =>
  (await inPortions(db, replaced, [docs.replacedKeepDays])) +
  (await inPortions(db, ofForgotten, [caseKeepDays])) +
  (await inPortions(db, halves, [halfKeepDays])) +
  (await inPortions(db, reasons, [caseKeepDays]))
