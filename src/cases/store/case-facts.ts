import type { Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { ReadCaseFacts } from '../app/case-facts.ts'

const events = statement<{ event: string; at: number }>(
  'caseFacts.events',
  `select 'linkAccepted' as event, ${ms('accepted_at')} as at from message
    where case_id = $1 and carries_link and accepted_at is not null
   union all
   select 'linkRefused', ${ms('coalesce(a.ended_at, m.created_at)')}
     from message m left join message_attempt a on a.message_id = m.id and a.n = m.attempts
    where m.case_id = $1 and m.carries_link and m.state = 'rejected'
   union all
   select 'linkOpened', ${ms('opened_at')} from link where case_id = $1 and opened_at is not null
   union all
   select 'answersRefused', ${ms('at')} from audit_entry where case_code = $2 and act = 'questionsRefused'`,
)
const newestLink = statement<{ at: number | null }>(
  'caseFacts.newestLink',
  `select ${ms('link_dies_at(l)')} as at from link l
    where case_id = $1 and kind <> 'notice' and consumed_at is null and voided_at is null and accepted_at is not null
    order by minted_at desc limit 1`,
)

const signed = statement<{ at: number }>(
  'caseFacts.signed',
  `select ${ms('u.received_at')} as at
     from recovery_case c join signed_upload u on u.employer_id = c.employer_id and u.case_id = c.id
    where c.id = $1 and u.state in ('undecided', 'staff')
    order by u.received_at desc limit 1`,
)

export const caseFacts =
  (db: Database): ReadCaseFacts =>
  async (id, code) => {
    const [rows, link, file] = await Promise.all([
      db.many(events, [id, code]),
      db.first(newestLink, [id]),
      db.first(signed, [id]),
    ])
    return {
      events: rows.map((row) => ({ event: row.event, at: asInstant(row.at) })),
      linkDiesAt: asInstantOrNull(link?.at ?? null),
      ...(file !== undefined && { signedAt: asInstant(file.at) }),
    }
  }
