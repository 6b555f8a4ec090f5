import type { Database } from '../../../platform/database/database.ts'
import { inPortions } from '../../../platform/database/in-portions.ts'
import { statement } from '../../../platform/database/statement.ts'

const orders = statement(
  'bankOrder.forget',
  `delete from bank_order where id in (
     select o.id from bank_order o join recovery_case c on c.id = o.case_id
      where o.asked_at < clock_timestamp() - make_interval(days => $1)
        and c.touched_at < clock_timestamp() - make_interval(days => $1)
      limit $2 for update of o skip locked)`,
)
const checks = statement(
  'bankCheck.forget',
  `delete from bank_check where case_id in (
     select b.case_id from bank_check b join recovery_case c on c.id = b.case_id
      where c.touched_at < clock_timestamp() - make_interval(days => $1)
      limit $2 for update of b skip locked)`,
)

/** What was asked of the bank, with its case (`caseKeepDays`). That it was asked stays in the activity log. */
export const forgetBank = async (db: Database, caseKeepDays: number): Promise<number> =>
  (await inPortions(db, orders, [caseKeepDays])) + (await inPortions(db, checks, [caseKeepDays]))
