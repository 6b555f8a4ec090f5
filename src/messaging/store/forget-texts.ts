import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

// What could still be handed over keeps its words, however long the queue stood still.
const forget = statement(
  'text.forget',
  `update text_message set params = '{}', reply = null, gateway_id = null where id in (
     select id from text_message
      where created_at < clock_timestamp() - interval '90 days'
        and state in ('accepted', 'unknown', 'rejected', 'cancelled')
        and (params <> '{}' or reply is not null or gateway_id is not null)
      limit $1 for update skip locked)`,
)

/** Takes the words out of text messages older than 90 days (RELIABILITY 8); that one was sent, and when, stays. */
export const forgetOldTexts = (db: Database, size?: number): Promise<number> =>
  inPortions(db, forget, [], size)
