import type { ChangeId, EmployerId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { ChangeView, CodeMail } from '../app/ports.ts'
import { codeTries } from '../domain/code.ts'
import { columns, stateOf, type ChangeRow } from './change-row.ts'

const latest = statement<
  ChangeRow & {
    present: string | null
    legal_name: string
    code: string | null
    code_until: number | null
    started: number
    review_reason: string | null
    is_over: boolean
  }
>(
  'contactChange.latest',
  `select ${columns}, p.value as present, e.legal_name,
          case when h.state = 'newPhone' then t.state else m.state end as code, ${ms('h.code_expires_at')} as code_until,
          ${ms('h.started_at')} as started, h.review_reason,
          h.state = 'cooling' and c.usable_from <= clock_timestamp() as is_over
     from (select * from contact_change where employer_id = $1
            order by (ended_at is null) desc, started_at desc limit 1) h
     join employer e on e.id = h.employer_id
     left join contact c on c.id = h.contact_id
     left join contact p on p.id = h.present_id
     left join recovery_case k on k.id = h.case_id
     left join lateral (select state from message where employer_id = $1 and change_id = h.id
                         order by created_at desc limit 1) m on true
     left join lateral (select state from text_message where employer_id = $1 and change_id = h.id
                         order by created_at desc limit 1) t on true`,
)
/** The change that pages show: the live one, or the last. */
export const latestChange =
  (db: Database) =>
  async (employerId: EmployerId): Promise<ChangeView | undefined> => {
    const row = await db.first(latest, [employerId])
    return row === undefined
      ? undefined
      : {
          id: row.id as ChangeId,
          state: row.is_over ? { is: 'done', at: asInstant(row.usable ?? 0) } : stateOf(row),
          ...seenOf(row),
          presentMail: row.present,
          legalName: row.legal_name,
          code: row.code === null ? null : codeOf(row.code),
          codeUntil: asInstantOrNull(row.code_until),
          triesLeft: codeTries - row.tries,
          startedAt: asInstant(row.started),
          confirmedAt: asInstantOrNull(row.confirmed),
          // Both are confirmed in a browser that has no session, by the code of the case.
          begunAtCounter: row.proposed_by !== null || row.by_signature,
          caseCode: row.case_code,
          reviewReason: row.review_reason,
        }
  }

const seenOf = ({ kind, value }: ChangeRow) =>
  kind === 'mail' ? ({ kind, newMail: value ?? '' } as const) : ({ kind, newPhone: value } as const)

/** What a message has come to, as far as whoever waits for a code has to know. */
const codeOf = (state: string): CodeMail =>
  state === 'accepted' || state === 'unknown'
    ? 'sent'
    : state === 'rejected' || state === 'cancelled'
      ? 'refused'
      : 'onItsWay'
