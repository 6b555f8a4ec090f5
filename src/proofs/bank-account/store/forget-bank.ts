import type { Database } from '../../../platform/database/database.ts'
import { forgettingOfCase, inPortions, older } from '../../../platform/database/in-portions.ts'

const orders = forgettingOfCase('bankOrder.forget', 'bank_order', 'id', older('t.asked_at'))
const checks = forgettingOfCase('bankCheck.forget', 'bank_check', 'case_id')

/** What was asked of the bank, with its case (`caseKeepDays`). That it was asked stays in the activity log. */
export const forgetBank = async (db: Database, caseKeepDays: number): Promise<number> =>
  (await inPortions(db, orders, [caseKeepDays])) + (await inPortions(db, checks, [caseKeepDays]))
