import { queriesOf, type Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { CaseId, EmployerId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { FirstKeyDeps } from '../app/first-key.ts'

const keep = statement(
  'agreement.keep',
  `insert into responsibility_agreement (employer_id, case_id, version, lang, words) values ($1, $2, $3, $4, $5)
   on conflict (employer_id, case_id) do nothing`,
)

const find = statement<{ n: number }>(
  'agreement.find',
  `select 1 as n from responsibility_agreement where employer_id = $1 and case_id = $2`,
)

/** Who agreed stands in the case, and is forgotten with it; the words name nobody and stay. */
export const keepAgreement: FirstKeyDeps['keepAgreement'] = async (tx, loaded, { version, lang, words }) => {
  await queriesOf(tx).run(keep, [loaded.employer.id, loaded.case.id, version, lang, words])
}

/** Whether somebody agreed online, in this case. */
export const hasAgreed =
  (db: Database) =>
  async (
    { employerId, caseId }: { readonly employerId: EmployerId; readonly caseId: CaseId },
    tx?: Tx,
  ): Promise<boolean> =>
    (await (tx === undefined ? db : queriesOf(tx)).first(find, [employerId, caseId])) !== undefined
