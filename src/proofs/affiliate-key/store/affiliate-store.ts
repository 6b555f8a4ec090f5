import type { Database } from '../../../platform/database/database.ts'
import { queriesOf } from '../../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../../platform/database/in-portions.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { AffiliateStore } from '../app/ports.ts'

const use = statement(
  'affiliateSignIn.use',
  `insert into affiliate_sign_in (state, employer_id, case_id) values ($1, $2, $3) on conflict (state) do nothing`,
)
const old = forgetting('affiliateSignIn.forget', 'affiliate_sign_in', 'state', older('used_at'))

export const affiliateStore: AffiliateStore = {
  use: async (tx, { employer, case: { id } }, state) =>
    (await queriesOf(tx).run(use, [state, employer.id, id])) === 1,
}

/** Days after which a sign-in that was used is forgotten: hundreds of times as long as one can be shown at all. */
const keptDays = 7

export const forgetAffiliates = (db: Database): Promise<number> => inPortions(db, old, [keptDays])
