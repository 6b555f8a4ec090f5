import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

const isOld = `created_at < clock_timestamp() - interval '90 days'`

// A message that could still be handed over keeps its words, however long the queue stood still.
const forgetWords = statement(
  'message.forgetWords',
  `update message set params = '{}', reply_text = null where id in (
     select id from message
      where ${isOld} and state in ('accepted', 'unknown', 'rejected', 'cancelled')
        and (params <> '{}' or reply_text is not null)
      limit $1 for update skip locked)`,
)
const forgetReplies = statement(
  'message.forgetReplies',
  `update message_attempt set reply_text = null where (message_id, n) in (
     select a.message_id, a.n from message_attempt a join message m on m.id = a.message_id
      where m.${isOld} and a.reply_text is not null
      limit $1 for update of a skip locked)`,
)

/**
 * Takes the words out of messages older than 90 days (RELIABILITY 8), and what mail servers answered,
 * which may name a mailbox. That a message was sent, when, and what became of it stays.
 */
export const forgetOldMessages = async (db: Database, size?: number): Promise<number> =>
  (await inPortions(db, forgetWords, [], size)) + (await inPortions(db, forgetReplies, [], size))
