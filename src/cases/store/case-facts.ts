import type { CaseId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { CaseEventRow } from '../app/ports.ts'

/** What happened around a case without moving it: at the mail servers, to its links, to its answers. */
export interface CaseFacts {
  /** In no order. */
  readonly events: readonly CaseEventRow[]
  /** When the link that waits in the mailbox ends; null while there is none, or its clock has not begun. */
  readonly linkDiesAt: Instant | null
}

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
const dies = statement<{ at: number | null }>(
  'caseFacts.linkDies',
  `select ${ms('link_dies_at(l)')} as at from link l
    where case_id = $1 and kind <> 'notice' and consumed_at is null and voided_at is null and accepted_at is not null
      and link_dies_at(l) > clock_timestamp()`,
)

export async function caseFacts(db: Database, id: CaseId, code: string): Promise<CaseFacts> {
  const [rows, link] = await Promise.all([db.many(events, [id, code]), db.first(dies, [id])])
  return {
    events: rows.map((row) => ({ event: row.event, at: asInstant(row.at) })),
    linkDiesAt: asInstantOrNull(link?.at ?? null),
  }
}
