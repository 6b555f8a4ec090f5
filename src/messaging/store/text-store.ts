import type { ChangeId, EmployerId, TextId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Queries } from '../../platform/database/database.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { ClaimedText, TextStore } from '../app/text-ports.ts'
import { stateAfter, statesBefore } from '../domain/message-state.ts'
import type { TextParams, TextTemplate } from '../domain/text-template.ts'
import { isCurrent, nextJob } from './outbox.ts'

interface ClaimRow {
  readonly id: TextId
  readonly employer_id: EmployerId
  readonly template: TextTemplate
  readonly lang: Lang
  readonly params: TextParams[TextTemplate]
  readonly carries_code: boolean
  readonly attempts: number
  readonly age: number
  readonly life: number
  readonly change_id: ChangeId | null
  readonly destination: string | null
  readonly is_retired: boolean
  readonly is_current: boolean
}

/*
 * As for mail: a rival that waited for the row's lock judges the condition again on the new row, and loses. A code
 * that is `sending` or `unknown` may have gone out: it is never taken again.
 */
const claim = statement<ClaimRow>(
  'text.claim',
  `with claimed as (
     update text_message
        set state = 'sending', attempts = attempts + 1,
            next_attempt_at = clock_timestamp() + make_interval(secs => $2)
      where id = $1 and state = any($3) and (not carries_code or state in ('queued', 'deferred'))
        and coalesce(next_attempt_at <= clock_timestamp(), state = 'queued')
     returning *
   )
   select m.id, m.employer_id, m.template, m.lang, m.params, m.carries_code, m.attempts,
     extract(epoch from clock_timestamp() - m.created_at)::float8 as age,
     extract(epoch from m.dies_at - m.created_at)::float8 as life,
     m.change_id, c.value as destination, c.retired_at is not null as is_retired,
     ${isCurrent('phone')} as is_current
   from claimed m left join lateral (select * from contact where id = m.contact_id for share) c on true`,
)

const lapse = statement(
  'text.lapse',
  `update text_message set state = 'unknown', next_attempt_at = null, cause = 'workerDied'
    where id = $1 and carries_code and state = 'sending' and next_attempt_at <= clock_timestamp()`,
)
const comeBack = statement<{ id: string }>(
  'text.comeBack',
  `select (${nextJob('deliverText', `next_attempt_at + interval '1 second'`)}).id
   from text_message where id = $1 and state = 'sending'`,
)

/* A code that certainly did not go out is none any more; one whose fate is unknown lives on to its end (L-02). */
const record = statement<{ id: string }>(
  'text.record',
  `with moment as materialized (
     select clock_timestamp() as at
   ), ended as (
     update text_message
        set state = $3, reply = $4, gateway_id = $5, cause = $6,
            accepted_at = case when $3 = 'accepted' then (select at from moment) end,
            next_attempt_at = (select at from moment) + make_interval(secs => $7)
      where id = $1 and attempts = $2 and state = any($8)
     returning id, next_attempt_at
   ), unsaid as (
     update phone_code set digest = null, dies_at = null
      where text_id in (select id from ended) and consumed_at is null and $3 in ('deferred', 'rejected')
   )
   select (${nextJob('deliverText', 'next_attempt_at')}).id
   from ended where next_attempt_at is not null`,
)

/** Shown to staff and kept; more than this is noise. Characters. */
const longestReply = 300

export const createTextStore = (db: Queries): TextStore => ({
  async claim(tx, id, lease) {
    const row = await queriesOf(tx).first(claim, [id, lease, statesBefore('handOver')])
    return row === undefined ? undefined : claimedOf(row)
  },
  async comeBack(id) {
    if ((await db.run(lapse, [id])) === 0) await db.run(comeBack, [id])
  },
  async record({ id, attempt }, result, tx) {
    const runner = tx === undefined ? db : queriesOf(tx)
    await runner.run(record, [
      id,
      attempt,
      stateAfter(result.event),
      result.reply?.slice(0, longestReply) ?? null,
      result.gatewayId ?? null,
      result.cause ?? null,
      result.retryAfter ?? null,
      statesBefore(result.event),
    ])
  },
})

const claimedOf = (row: ClaimRow): ClaimedText => ({
  id: row.id,
  employerId: row.employer_id,
  template: row.template,
  lang: row.lang,
  params: row.params,
  carriesCode: row.carries_code,
  attempt: row.attempts,
  age: row.age,
  life: row.life,
  changeId: row.change_id,
  destination: row.destination,
  isRetired: row.is_retired,
  isCurrent: row.is_current,
})
