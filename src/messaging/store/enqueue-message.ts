import type {
  AppointmentId,
  CaseId,
  ChangeId,
  ContactId,
  DelegationId,
  EmployerId,
  MessageId,
} from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import { carriesLink } from '../domain/template.ts'
import type {
  AppointmentTemplate,
  CodeTemplate,
  LinkTemplate,
  Template,
  TemplateParams,
  UserTemplate,
} from '../domain/template.ts'

export interface NewMessage<T extends Template> {
  readonly id: MessageId
  readonly employerId: EmployerId
  readonly caseId: CaseId | undefined
  readonly contactId: ContactId
  readonly template: T
  readonly lang: Lang
  readonly params: TemplateParams[T]
  /** Life of the link, when the person chose one. Seconds. */
  readonly lifeSeconds?: number | undefined
}

/*
 * The job's key is the id of a message that this very statement wrote, so no job can have it yet:
 * `unsafe_dedupe` is safe here, and costs the database a fourth of what `replace` does.
 */
const job = `graphile_worker.add_job('deliverMessage', json_build_object('id', w.id),
  job_key => w.id::text, job_key_mode => 'unsafe_dedupe')`

const enqueue = statement<{ id: MessageId }>(
  'message.enqueue',
  `with written as (
     insert into message (id, employer_id, case_id, contact_id, template, lang, params, carries_link, life_seconds)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do nothing
     returning id
   )
   select w.id from written w, ${job}`,
)

/**
 * The transactional outbox: message and job in one statement of the caller's transaction, so that
 * neither exists without the state change they belong to (I-13). A second call with the same id does
 * nothing (I-14).
 */
export async function enqueueMessage<T extends Template>(tx: Tx, message: NewMessage<T>): Promise<void> {
  await queriesOf(tx).run(enqueue, [
    message.id,
    message.employerId,
    message.caseId ?? null,
    message.contactId,
    message.template,
    message.lang,
    message.params,
    carriesLink(message.template),
    message.lifeSeconds ?? null,
  ])
}

export interface NewNotice<T extends Template> {
  /** Names the act that is told; the ids of the messages follow from it, so telling twice tells once. */
  readonly actId: string
  /** Only to addresses that somebody has confirmed. Left out: to every registered one. */
  readonly confirmedOnly?: boolean
  readonly employerId: EmployerId
  readonly caseId: CaseId | undefined
  readonly template: T
  readonly lang: Lang
  readonly params: TemplateParams[T]
}

// The id is made of what it tells, with the marks of a name-based id (RFC 9562, version 8): without them
// the worker takes it for nobody's.
const notify = statement<{ id: MessageId }>(
  'message.notify',
  `with written as (
     insert into message (id, employer_id, case_id, contact_id, template, lang, params, carries_link)
     select overlay(overlay(left(encode(sha256(convert_to($1::text || c.id || $4::text, 'UTF8')), 'hex'), 32) placing '8' from 13) placing '8' from 17)::uuid, $2, $3, c.id, $4::text, $5, $6, false
       from contact c
      where c.employer_id = $2 and c.kind = 'mail' and c.retired_at is null
        and (c.confirmed_at is not null or not $7::boolean)
     on conflict (id) do nothing
     returning id
   )
   select w.id from written w, ${job}`,
)

export interface NewCodeMail<T extends CodeTemplate> {
  readonly id: MessageId
  readonly employerId: EmployerId
  readonly changeId: ChangeId
  readonly template: T
  readonly lang: Lang
  readonly params: TemplateParams[T]
}

const enqueueCode = statement<{ id: MessageId }>(
  'message.enqueueCode',
  `with written as (
     insert into message (id, employer_id, change_id, template, lang, params, carries_link)
     values ($1, $2, $3, $4, $5, $6, false)
     returning id
   )
   select w.id from written w, ${job}`,
)

/** The code of a change of contact. Its digits and its destination come at hand-over. */
export async function enqueueCodeMail<T extends CodeTemplate>(tx: Tx, mail: NewCodeMail<T>): Promise<void> {
  const { id, employerId, changeId, template, lang, params } = mail
  await queriesOf(tx).run(enqueueCode, [id, employerId, changeId, template, lang, params])
}

export interface NewAppointmentMail<T extends AppointmentTemplate> {
  readonly id: MessageId
  readonly employerId: EmployerId
  readonly caseId: CaseId
  readonly appointmentId: AppointmentId
  readonly template: T
  readonly lang: Lang
  readonly params: TemplateParams[T]
}

const enqueueAppointment = statement<{ id: MessageId }>(
  'message.enqueueAppointment',
  `with written as (
     insert into message (id, employer_id, case_id, appointment_id, template, lang, params, carries_link)
     values ($1, $2, $3, $4, $5, $6, $7, false)
     returning id
   )
   select w.id from written w, ${job}`,
)

/** To the address that was written for one appointment (SCREENS P-43); without one nothing is handed over. */
export async function enqueueAppointmentMail<T extends AppointmentTemplate>(
  tx: Tx,
  mail: NewAppointmentMail<T>,
): Promise<void> {
  const { id, employerId, caseId, appointmentId, template, lang, params } = mail
  await queriesOf(tx).run(enqueueAppointment, [id, employerId, caseId, appointmentId, template, lang, params])
}

export interface NewUserMail<T extends UserTemplate> {
  readonly id: MessageId
  readonly employerId: EmployerId
  readonly delegationId: DelegationId
  readonly template: T
  readonly lang: Lang
  readonly params: TemplateParams[T]
}

const enqueueUser = statement<{ id: MessageId }>(
  'message.enqueueUser',
  `with written as (
     insert into message (id, employer_id, delegation_id, template, lang, params, carries_link)
     values ($1, $2, $3, $4, $5, $6, false)
     returning id
   )
   select w.id from written w, ${job}`,
)

/** To a secondary user, at the address that they were invited by. An invitation gets its token at hand-over (L-01). */
export async function enqueueUserMail<T extends UserTemplate>(tx: Tx, mail: NewUserMail<T>): Promise<void> {
  const { id, employerId, delegationId, template, lang, params } = mail
  await queriesOf(tx).run(enqueueUser, [id, employerId, delegationId, template, lang, params])
}

/** A notice to every registered mail contact, outside every quota (I-26). @returns how many were written now. */
export function enqueueNotice<T extends Exclude<Template, LinkTemplate | CodeTemplate | UserTemplate>>(
  tx: Tx,
  notice: NewNotice<T>,
): Promise<number> {
  const { actId, employerId, caseId, template, lang, params, confirmedOnly = false } = notice
  return queriesOf(tx).run(notify, [actId, employerId, caseId ?? null, template, lang, params, confirmedOnly])
}
