import type { CaseId, ChangeId, DelegationId, EmployerId, MessageId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { instantOf } from '../../kernel/time.ts'
import { queriesOf } from '../../platform/database/database.ts'
import type { Queries } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { AttemptResult, ClaimedMessage, MessageStore } from '../app/ports.ts'
import { stateAfter, statesBefore } from '../domain/message-state.ts'
import type { Template, TemplateParams } from '../domain/template.ts'
import { isCurrent, nextJob } from './outbox.ts'

interface ClaimRow {
  readonly id: MessageId
  readonly employer_id: EmployerId
  readonly case_id: CaseId | null
  readonly change_id: ChangeId | null
  readonly delegation_id: DelegationId | null
  readonly template: Template
  readonly lang: Lang
  readonly params: TemplateParams[Template]
  readonly carries_link: boolean
  readonly life_seconds: number | null
  readonly attempts: number
  readonly age: number
  readonly destination: string | null
  readonly is_current: boolean
  readonly is_superseded: boolean
  readonly case_code: string | null
  readonly opened_at: Date | null
}

/*
 * The lease stands in the row that is updated: a rival that waited for the row's lock judges the
 * condition again on the new row, and loses. While `sending`, next_attempt_at is the end of the lease.
 * A newer address that may be used by now has taken this one's place, written down or not (I-16).
 * Who has a sign-in as a user is written to at the address it was made with: the same mailbox could be spelt in another
 * way by whoever gives access later, and a mail system may see two in it (ATK-40).
 * The contact is locked for the transaction, so that the link is minted under the epoch of the very
 * address it goes to (I-16).
 */
const claim = statement<ClaimRow>(
  'message.claim',
  `with claimed as (
     update message
        set state = 'sending', attempts = attempts + 1,
            next_attempt_at = clock_timestamp() + make_interval(secs => $2)
      where id = $1 and state = any($3)
        and coalesce(next_attempt_at <= clock_timestamp(), state = 'queued')
     returning *
   ), tried as (
     insert into message_attempt (message_id, n) select id, attempts from claimed
   )
   select m.id, m.employer_id, m.case_id, m.change_id, m.delegation_id, m.template, m.lang, m.params, m.carries_link, m.life_seconds, m.attempts,
     extract(epoch from clock_timestamp() - m.created_at)::float8 as age,
     coalesce(c.value, p.mail, u.mail) as destination,
     ${isCurrent('mail')} as is_current,
     m.carries_link and exists (
       select from message n where n.employer_id = m.employer_id and n.carries_link and n.created_at > m.created_at) as is_superseded,
     k.code as case_code, k.opened_at
   from claimed m left join lateral (select * from contact where id = m.contact_id for share) c on true
   left join lateral (select mail from appointment where id = m.appointment_id) p on true
   left join lateral (
     select coalesce(d.mail, n.mail) as mail from delegation n left join delegate d on d.id = n.delegate_id
      where n.employer_id = m.employer_id and n.id = m.delegation_id) u on true
   left join recovery_case k on k.id = m.case_id`,
)

const comeBack = statement<{ id: string }>(
  'message.comeBack',
  `select (${nextJob('deliverMessage', `next_attempt_at + interval '1 second'`)}).id
   from message where id = $1 and state = 'sending'`,
)

/*
 * A hand-over that was refused voids its own link; one whose fate is unknown leaves it alone, under
 * its cap (L-02). The link is judged by its own row, whatever became of the message meanwhile. One
 * moment for all of it: what P-10 says of the message is what the link is judged by.
 */
const record = statement<{ id: string }>(
  'message.record',
  `with moment as materialized (
     select clock_timestamp() as at
   ), ended as (
     update message
        set state = $3, cause = $8,
            accepted_at = case when $3 = 'accepted' then (select at from moment) end,
            next_attempt_at = (select at from moment) + make_interval(secs => $10),
            reply_code = $5, reply_status = $6, reply_text = $7
      where id = $1 and attempts = $2 and state = any($11)
     returning id, next_attempt_at
   ), tried as (
     update message_attempt
        set ended_at = (select at from moment), outcome = coalesce($12, $3), host = $4, link_id = $9,
            reply_code = $5, reply_status = $6, reply_text = $7
      where message_id = $1 and n = $2 and ended_at is null
   ), linked as (
     update link
        set accepted_at = case when $3 = 'accepted' then coalesce(accepted_at, (select at from moment)) else accepted_at end,
            voided_at = case when $3 = 'accepted' then voided_at else coalesce(voided_at, (select at from moment)) end,
            void_reason = case when $3 = 'accepted' then void_reason else coalesce(void_reason, 'notHandedOver') end
      where id = $9 and consumed_at is null and $3 <> 'unknown'
   )
   select (${nextJob('deliverMessage', 'next_attempt_at')}).id
   from ended where next_attempt_at is not null`,
)

/** A reply's words are shown to staff and kept; more than this is noise. Characters. */
const longestReply = 300

export const createMessageStore = (db: Queries): MessageStore => ({
  async claim(tx, id, lease) {
    const row = await queriesOf(tx).first(claim, [id, lease, statesBefore('handOver')])
    return row === undefined ? undefined : claimedOf(row)
  },
  async comeBack(id) {
    await db.run(comeBack, [id])
  },
  async record({ id, attempt }, result, tx) {
    const runner = tx === undefined ? db : queriesOf(tx)
    await runner.run(record, [
      id,
      attempt,
      stateAfter(result.event),
      ...replyOf(result),
      result.cause ?? result.reason ?? null,
      result.linkId ?? null,
      result.retryAfter ?? null,
      statesBefore(result.event),
      result.reason ?? null,
    ])
  },
})

const replyOf = ({ host, reply }: AttemptResult) => [
  host ?? null,
  reply?.code ?? null,
  reply?.status ?? null,
  reply?.text?.slice(0, longestReply) ?? null,
]

const claimedOf = (row: ClaimRow): ClaimedMessage => ({
  id: row.id,
  employerId: row.employer_id,
  caseId: row.case_id ?? undefined,
  changeId: row.change_id ?? undefined,
  delegationId: row.delegation_id ?? undefined,
  template: row.template,
  lang: row.lang,
  params: row.params,
  carriesLink: row.carries_link,
  lifeSeconds: row.life_seconds ?? undefined,
  attempt: row.attempts,
  age: row.age,
  destination: row.destination ?? undefined,
  isCurrent: row.is_current,
  isSuperseded: row.is_superseded,
  saved:
    row.case_code === null || row.opened_at === null
      ? undefined
      : { caseCode: row.case_code, openedAt: instantOf(row.opened_at) },
})
