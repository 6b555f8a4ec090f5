import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

const forget = statement(
  'link.forgetMailboxes',
  `delete from mailbox_day where mailbox in (
     select mailbox from mailbox_day d
      where not exists (select from unnest(d.asked_at) at where at > clock_timestamp() - interval '24 hours')
      limit $1 for update skip locked)`,
)

/** Mailboxes that were sent no link for a day: what was counted has no use any more. */
export const forgetOldMailboxes = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
