import type { EmployerId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { ChangeEnd } from '../domain/change.ts'

// A contact that still cools goes with its change, and the old one was never touched: the trigger on
// `contact` moves the epoch, so that what was minted meanwhile dies, too (I-05). A contact that became
// usable stays: its change is over, whether or not that was written down.
const stop = statement(
  'contactChange.stop',
  `with stopped as (
     update contact_change
        set state = 'ended', ended_at = clock_timestamp(), ended_reason = $2, code_digest = null, code_expires_at = null
      where employer_id = $1 and ended_at is null
        and not exists (select from contact c where c.id = contact_id and c.usable_from <= clock_timestamp())
      returning contact_id)
   update contact set retired_at = clock_timestamp()
    where employer_id = $1 and retired_at is null and id in (select contact_id from stopped)`,
)

/** Ends whatever change of a contact is on its way, in the transaction of what ends it (I-21). */
export const stopContactChanges = async (
  tx: Tx,
  employerId: EmployerId,
  reason: ChangeEnd,
): Promise<void> => {
  await queriesOf(tx).run(stop, [employerId, reason])
}
