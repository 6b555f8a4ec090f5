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
// What was sent for a request that another one replaced waits for nobody: the person is to sign the new one.
const signed = statement<{ state: string; waits: boolean; received: number; decided: number | null }>(
  'caseFacts.signed',
  `select u.state, u.state in ('undecided', 'staff') and r.closed_at is null as waits,
          ${ms('u.received_at')} as received, ${ms('u.decided_at')} as decided
     from recovery_case k join signed_upload u on u.employer_id = k.employer_id and u.case_id = k.id
     join signed_request r on r.id = u.request_id
    where k.id = $1 and u.state <> 'refused' order by u.received_at desc limit 20`,
)
const newestLink = statement<{ at: number | null }>(
  'caseFacts.newestLink',
  `select ${ms('link_dies_at(l)')} as at from link l
    where case_id = $1 and kind <> 'notice' and consumed_at is null and voided_at is null and accepted_at is not null
    order by minted_at desc limit 1`,
)

const bank = statement<{ at: number }>(
  'caseFacts.bank',
  `select ${ms('b.expires_at')} as at
     from recovery_case k join bank_order b on b.employer_id = k.employer_id and b.case_id = k.id
    where k.id = $1 and b.state = 'open' and b.expires_at > clock_timestamp() limit 1`,
)

export const caseFacts =
  (db: Database): ReadCaseFacts =>
  async (id, code, level) => {
    const [rows, link, files, asked] = await Promise.all([
      level === 0 ? [] : db.many(events, [id, code]),
      level === 0 ? undefined : db.first(newestLink, [id]),
      db.many(signed, [id]),
      level === 0 ? undefined : db.first(bank, [id]),
    ])
    const waiting = files.find(({ waits }) => waits)
    return {
      events: [
        ...rows.map((row) => ({ event: row.event, at: asInstant(row.at) })),
        ...files.flatMap(({ state, received, decided }) => [
          { event: 'signedReceived', at: asInstant(received) },
          ...(decided === null
            ? []
            : [
                {
                  event: state === 'accepted' ? 'signedAccepted' : 'signedRejected',
                  at: asInstant(decided),
                },
              ]),
        ]),
      ],
      bankUntil: asked && asInstant(asked.at),
      linkDiesAt: asInstantOrNull(link?.at ?? null),
      signed: waiting && {
        receivedAt: asInstant(waiting.received),
        isForOfficer: waiting.state === 'staff',
      },
    }
  }
