import { queriesOf } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { FirstKeyDeps } from '../app/first-key.ts'

const keep = statement(
  'agreement.keep',
  `insert into responsibility_agreement (employer_id, case_id, version, lang, words) values ($1, $2, $3, $4, $5)
   on conflict (employer_id, case_id) do nothing`,
)

/** Who agreed stands in the case, and is forgotten with it; the words name nobody and stay. */
export const keepAgreement: FirstKeyDeps['keepAgreement'] = async (tx, loaded, { version, lang, words }) => {
  await queriesOf(tx).run(keep, [loaded.employer.id, loaded.case.id, version, lang, words])
}
