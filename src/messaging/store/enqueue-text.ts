import type { CaseId, ChangeId, ContactId, EmployerId, TextId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { textCarriesCode, textNoticeLife } from '../domain/text-template.ts'
import type { TextParams, TextTemplate } from '../domain/text-template.ts'
import { firstJob, noticeId } from './outbox.ts'

export interface NewText<T extends TextTemplate> {
  readonly id: TextId
  readonly employerId: EmployerId
  readonly caseId: CaseId | undefined
  readonly contactId: ContactId
  readonly template: T
  readonly lang: Lang
  readonly params: TextParams[T]
  /** Seconds from now; after it the message is worth nothing. */
  readonly life: number
}

const job = firstJob('deliverText')

// The contact is the employer's own, whoever asks: no statement here takes a number.
const enqueue = statement<{ id: TextId }>(
  'text.enqueue',
  `with written as (
     insert into text_message (id, employer_id, case_id, contact_id, template, lang, params, carries_code, dies_at)
     select $1::uuid, c.employer_id, $3::uuid, c.id, $5::text, $6::text, $7::jsonb, $8::boolean,
            clock_timestamp() + make_interval(secs => $9::float8)
       from contact c where c.id = $4 and c.employer_id = $2 and c.kind = 'phone' and c.retired_at is null
     on conflict (id) do nothing
     returning id
   )
   select w.id from written w, ${job}`,
)

/**
 * The transactional outbox of text messages (I-13, I-14).
 * @returns false when the employer has no such phone.
 */
export async function enqueueText<T extends TextTemplate>(tx: Tx, text: NewText<T>): Promise<boolean> {
  const { id, employerId, caseId, contactId, template, lang, params, life } = text
  const written = await queriesOf(tx).run(enqueue, [
    id,
    employerId,
    caseId ?? null,
    contactId,
    template,
    lang,
    params,
    textCarriesCode(template),
    life,
  ])
  return written === 1
}

// The number is the change's own, and stands there since the mailbox on record said yes: no statement here takes one.
const enqueueForChange = statement<{ id: TextId }>(
  'text.enqueueForChange',
  `with written as (
     insert into text_message (id, employer_id, change_id, template, lang, params, carries_code, dies_at)
     select $1::uuid, h.employer_id, h.id, 'M-22', $4::text, $5::jsonb, true,
            clock_timestamp() + make_interval(secs => $6::float8)
       from contact_change h
      where h.employer_id = $2 and h.id = $3 and h.ended_at is null and h.state = 'newPhone'
     on conflict (id) do nothing
     returning id
   )
   select w.id from written w, ${job}`,
)

/** The code of a change, to the new mobile (M-22). */
export const enqueueChangeText = async (
  tx: Tx,
  text: Pick<NewText<'M-22'>, 'id' | 'employerId' | 'lang' | 'params' | 'life'> & {
    readonly changeId: ChangeId
  },
): Promise<void> => {
  const { id, employerId, changeId, lang, params, life } = text
  await queriesOf(tx).run(enqueueForChange, [id, employerId, changeId, lang, params, life])
}

const notify = statement<{ id: TextId }>(
  'text.notify',
  `with written as (
     insert into text_message (id, employer_id, case_id, contact_id, template, lang, params, carries_code, dies_at)
     select ${noticeId},
            $2, $3, c.id, $4::text, $5, $6, false, clock_timestamp() + make_interval(secs => $7)
       from contact c
      where c.employer_id = $2 and c.kind = 'phone' and c.retired_at is null and c.value ~ '^\\+5939[0-9]{8}$'
     on conflict (id) do nothing
     returning id
   )
   select w.id from written w, ${job}`,
)

type NoticeTemplate = Exclude<TextTemplate, 'M-22'>

export interface NewTextNotice<T extends NoticeTemplate> {
  /** Names the act that is told. */
  readonly actId: string
  readonly employerId: EmployerId
  readonly caseId: CaseId | undefined
  readonly template: T
  readonly lang: Lang
  readonly params: TextParams[T]
}

/**
 * To every registered mobile, outside every quota (I-26, ATK-36); to no number that somebody typed, which is how fraud
 * makes an institution pay (CHANNELS 4). @returns how many were written now.
 */
export const enqueueTextNotice = <T extends NoticeTemplate>(
  tx: Tx,
  { actId, employerId, caseId, template, lang, params }: NewTextNotice<T>,
): Promise<number> =>
  queriesOf(tx).run(notify, [actId, employerId, caseId ?? null, template, lang, params, textNoticeLife])
