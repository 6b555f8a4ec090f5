import type { Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, quietForADay } from '../../platform/database/in-portions.ts'

const forget = forgetting('link.forgetMailboxes', 'mailbox_day', 'mailbox', quietForADay('asked_at'))

/** Mailboxes that were sent no link for a day: what was counted has no use any more. */
export const forgetOldMailboxes = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
