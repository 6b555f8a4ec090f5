import type { Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { causeOf } from '../domain/delivery-cause.ts'
import type { BounceReport } from '../domain/bounce-report.ts'

const onAttempt = statement(
  'message.report',
  `update message_attempt set outcome = $3, reply_code = $4, reply_status = $5, reply_text = $6
    where message_id = $1 and n = $2`,
)

/*
 * The state stays what it was: the server did accept. The cause tells the waiting page why nothing
 * will come. The contact is marked for triage only; the registered address stays as it is.
 */
const onFailure = statement(
  'message.returned',
  `with returned as (
     update message set cause = $3, reply_code = $4, reply_status = $5, reply_text = $6
      where id = $1 and attempts = $2 and state in ('accepted', 'unknown') returning contact_id
   )
   update contact set undeliverable_at = clock_timestamp(), undeliverable_code = $5
     from returned where contact.id = returned.contact_id and $7`,
)

const longestText = 300

export async function recordBounce(db: Database, report: BounceReport): Promise<void> {
  const { messageId, attempt, action, reply } = report
  const words = [reply.code ?? null, reply.status ?? null, reply.text?.slice(0, longestText) ?? null]
  await db.transaction(async (tx) => {
    await tx.run(onAttempt, [messageId, attempt, action, ...words])
    if (action !== 'failed') return
    const cause = causeOf(reply)
    const isHard = cause === 'addressUnknown'
    await tx.run(onFailure, [messageId, attempt, cause === 'putOff' ? 'refused' : cause, ...words, isHard])
  })
}
