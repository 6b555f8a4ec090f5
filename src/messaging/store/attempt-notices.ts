import type { EmployerId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

// One row an employer: of any number that come at once, one writes it and the others find it young.
const claim = statement(
  'attemptNotice.claim',
  `insert into attempt_notice as n (employer_id) values ($1)
   on conflict (employer_id) do update set told_at = clock_timestamp()
    where n.told_at <= clock_timestamp() - interval '24 hours'`,
)
const forget = forgetting('attemptNotice.forget', 'attempt_notice', 'employer_id', older('told_at', '2 days'))

/**
 * Whether this employer may be told of refused answers now (M-03): at most once in 24 hours, so that whoever tries often
 * cannot fill a mailbox. True has taken the place for the transaction that asks.
 */
export const claimAttemptNotice = async (tx: Tx, employerId: EmployerId): Promise<boolean> =>
  (await queriesOf(tx).run(claim, [employerId])) === 1

/** Older than a day they hold nothing back. */
export const forgetAttemptNotices = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
