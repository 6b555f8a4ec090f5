import type { CaseId, LinkId, MessageId } from '../../kernel/ids.ts'
import { instantOf } from '../../kernel/time.ts'
import type { Instant } from '../../kernel/time.ts'
import type { Queries } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { codeOfCause } from '../domain/delivery-cause.ts'
import type { DeliveryCause } from '../domain/delivery-cause.ts'
import { deliveryView } from '../domain/delivery-view.ts'
import type { DeliveryOfCase, LinkFacts } from '../domain/delivery-view.ts'
import type { MessageState } from '../domain/message-state.ts'

interface DeliveryRow {
  readonly id: MessageId
  readonly state: MessageState
  readonly created_at: Date
  readonly age: number
  readonly accepted_at: Date | null
  readonly next_attempt_at: Date | null
  readonly cause: string | null
  readonly count: number
  readonly link_id: LinkId | null
  readonly dies_at: Date | null
  readonly seconds_left: number | null
  readonly is_opened: boolean
  readonly is_used: boolean
  readonly is_void: boolean
  readonly code_tries: number | null
  readonly newer_at: Date | null
}

// The link of the attempt that stands, not the newest of the message: a late attempt carries none.
const newestOfCase = statement<DeliveryRow>(
  'message.newestOfCase',
  `select m.id, m.state, m.created_at, m.accepted_at, m.next_attempt_at, m.cause,
     extract(epoch from clock_timestamp() - m.created_at)::float8 as age,
     count(*) over () as count,
     link.id as link_id, link_dies_at(link) as dies_at,
     extract(epoch from link_dies_at(link) - clock_timestamp())::float8 as seconds_left,
     link.opened_at is not null as is_opened,
     link.consumed_at is not null as is_used,
     link.voided_at is not null or link.employer_epoch <> e.epoch or link.restore_epoch <> i.restore_epoch as is_void,
     link.code_tries,
     (select max(n.created_at) from message n
       where n.employer_id = m.employer_id and n.carries_link and n.created_at > m.created_at) as newer_at
   from message m join employer e on e.id = m.employer_id left join installation i on true
   left join message_attempt a on a.message_id = m.id and a.n = m.attempts
   left join link on link.id = a.link_id
   where m.case_id = $1 and m.carries_link
   order by m.created_at desc limit 1`,
)

/** What P-10 shows and its limits need, in one query; `undefined` when the case has asked for no link yet. */
export async function deliveryOfCase(db: Queries, caseId: CaseId): Promise<DeliveryOfCase | undefined> {
  const row = await db.first(newestOfCase, [caseId])
  if (row === undefined) return undefined
  const sentAt = instantOf(row.created_at)
  const view = deliveryView({
    state: row.state,
    createdAt: sentAt,
    age: row.age,
    acceptedAt: instantOrNothing(row.accepted_at),
    nextAttemptAt: instantOrNothing(row.next_attempt_at),
    cause: asCause(row.cause),
    newerAt: instantOrNothing(row.newer_at),
    link: linkOf(row),
  })
  return {
    messageId: row.id,
    view,
    sentAt,
    sinceSent: row.age,
    count: row.count,
    linkId: row.link_id ?? undefined,
    codeTries: row.code_tries ?? 0,
  }
}

const instantOrNothing = (date: Date | null): Instant | undefined =>
  date === null ? undefined : instantOf(date)

/** The column also holds the reason of a cancelled message, which is no mail server's doing. */
const asCause = (text: string | null): DeliveryCause | undefined =>
  text !== null && Object.hasOwn(codeOfCause, text) ? (text as DeliveryCause) : undefined

const linkOf = (row: DeliveryRow): LinkFacts | undefined =>
  row.dies_at === null
    ? undefined
    : {
        diesAt: instantOf(row.dies_at),
        secondsLeft: row.seconds_left ?? 0,
        isOpened: row.is_opened,
        isUsed: row.is_used,
        isVoid: row.is_void,
      }

const lastLinkMail = statement<{ at: Date; life_seconds: number | null; is_owed: boolean }>(
  'message.lastLinkMail',
  `select m.life_seconds, o.is_owed,
     case when o.is_owed or m.state in ('queued', 'sending', 'deferred') then clock_timestamp()
       else coalesce(m.accepted_at, a.ended_at, m.created_at) end as at
     from message m left join message_attempt a on a.message_id = m.id and a.n = m.attempts
     cross join lateral (select m.state in ('accepted', 'unknown') and a.link_id is null as is_owed) o
    where m.case_id = $1 and m.carries_link
    order by m.created_at desc limit 1`,
)

export interface LastLinkMail {
  /**
   * Until when it was on its way: now, while it still is, and while its link is owed. The proof's life does not run
   * meanwhile (RELIABILITY 4.1, F-21).
   */
  readonly underWayUntil: Instant
  /** It went out, and so late that it carried no link. */
  readonly isOwed: boolean
  /** The life that was chosen for its link. */
  readonly lifeSeconds: number | undefined
}

/** The newest link message of a case; `undefined` when no link was asked for yet. */
export async function lastLinkMailOf(db: Queries, caseId: CaseId): Promise<LastLinkMail | undefined> {
  const row = await db.first(lastLinkMail, [caseId])
  return row === undefined
    ? undefined
    : {
        underWayUntil: instantOf(row.at),
        isOwed: row.is_owed,
        lifeSeconds: row.life_seconds ?? undefined,
      }
}

const refusedLink = statement<{ case_id: CaseId }>(
  'message.refusedLink',
  `select case_id from message where id = $1 and carries_link and state = 'rejected' and cause = any($2)`,
)

/** The case whose link can never arrive at the address on file; nothing for a refusal that may pass. */
export async function caseOfRefusedLink(db: Queries, id: MessageId): Promise<CaseId | undefined> {
  const final = Object.entries(codeOfCause).flatMap(([cause, code]) => (code === 'CLV-141' ? [cause] : []))
  return (await db.first(refusedLink, [id, final]))?.case_id
}

const ofCase = statement<{
  readonly id: MessageId
  readonly template: string
  readonly lang: string
  readonly state: MessageState
  readonly address: string
  readonly created_at: Date
  readonly accepted_at: Date | null
  readonly next_attempt_at: Date | null
  readonly opened_at: Date | null
  readonly reply_code: number | null
  readonly reply_text: string | null
}>(
  'message.ofCase',
  `select m.id, m.template, m.lang, m.state, c.value as address, m.created_at, m.accepted_at, m.next_attempt_at,
          l.opened_at, m.reply_code, m.reply_text
     from message m join contact c on c.id = m.contact_id
     left join message_attempt a on a.message_id = m.id and a.n = m.attempts
     left join link l on l.id = a.link_id
    where m.case_id = $1 order by m.created_at desc limit 100`,
)

/** Every mail of a case, newest first, for staff: what became of it and what the other server said, never a link. */
export const messagesOfCase = (db: Queries, caseId: CaseId) => db.many(ofCase, [caseId])
