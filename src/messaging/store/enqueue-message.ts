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
import { firstJob, noticeId } from './outbox.ts'

/** What every message of the queue has. */
interface Written<T extends Template> {
  readonly id: MessageId
  readonly employerId: EmployerId
  readonly template: T
  readonly lang: Lang
  readonly params: TemplateParams[T]
}

const job = firstJob('deliverMessage')

/** Writes a message and its job: what every message has, and `more`. A second of the same id does nothing (I-14). */
const writing = (name: string, ...more: readonly string[]) => {
  const columns = ['id', 'employer_id', 'template', 'lang', 'params', 'carries_link', ...more]
  return statement<{ id: MessageId }>(
    name,
    `with written as (
     insert into message (${columns.join(', ')})
     values (${columns.map((_, n) => `$${n + 1}`).join(', ')})
     on conflict (id) do nothing
     returning id
   )
   select w.id from written w, ${job}`,
  )
}

/** The values of what every message has, as `writing` takes them. */
const valuesOf = <T extends Template>({ id, employerId, template, lang, params }: Written<T>) => [
  id,
  employerId,
  template,
  lang,
  params,
  carriesLink(template),
]

export interface NewMessage<T extends Template> extends Written<T> {
  readonly caseId: CaseId | undefined
  readonly contactId: ContactId
  /** Life of the link, when the person chose one. Seconds. */
  readonly lifeSeconds?: number | undefined
}

const enqueue = writing('message.enqueue', 'case_id', 'contact_id', 'life_seconds')

/**
 * The transactional outbox: message and job in one statement of the caller's transaction, so that
 * neither exists without the state change they belong to (I-13). A second call with the same id does
 * nothing (I-14).
 */
export async function enqueueMessage<T extends Template>(tx: Tx, message: NewMessage<T>): Promise<void> {
  const { caseId, contactId, lifeSeconds } = message
  await queriesOf(tx).run(enqueue, [...valuesOf(message), caseId ?? null, contactId, lifeSeconds ?? null])
}

export interface NewCodeMail<T extends CodeTemplate> extends Written<T> {
  readonly changeId: ChangeId
}

const enqueueCode = writing('message.enqueueCode', 'change_id')

/** The code of a change of contact. Its digits and its destination come at hand-over. */
export async function enqueueCodeMail<T extends CodeTemplate>(tx: Tx, mail: NewCodeMail<T>): Promise<void> {
  await queriesOf(tx).run(enqueueCode, [...valuesOf(mail), mail.changeId])
}

export interface NewAppointmentMail<T extends AppointmentTemplate> extends Written<T> {
  readonly caseId: CaseId
  readonly appointmentId: AppointmentId
}

const enqueueAppointment = writing('message.enqueueAppointment', 'case_id', 'appointment_id')

/** To the address that was written for one appointment (SCREENS P-43); without one nothing is handed over. */
export async function enqueueAppointmentMail<T extends AppointmentTemplate>(
  tx: Tx,
  mail: NewAppointmentMail<T>,
): Promise<void> {
  await queriesOf(tx).run(enqueueAppointment, [...valuesOf(mail), mail.caseId, mail.appointmentId])
}

export interface NewUserMail<T extends UserTemplate> extends Written<T> {
  readonly delegationId: DelegationId
}

const enqueueUser = writing('message.enqueueUser', 'delegation_id')

/** To a secondary user, at the address that they were invited by. An invitation gets its token at hand-over (L-01). */
export async function enqueueUserMail<T extends UserTemplate>(tx: Tx, mail: NewUserMail<T>): Promise<void> {
  await queriesOf(tx).run(enqueueUser, [...valuesOf(mail), mail.delegationId])
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

const notify = statement<{ id: MessageId }>(
  'message.notify',
  `with written as (
     insert into message (id, employer_id, case_id, contact_id, template, lang, params, carries_link)
     select ${noticeId}, $2, $3, c.id, $4::text, $5, $6, false
       from contact c
      where c.employer_id = $2 and c.kind = 'mail' and c.retired_at is null
        and (c.confirmed_at is not null or not $7::boolean)
     on conflict (id) do nothing
     returning id
   )
   select w.id from written w, ${job}`,
)

/** A notice to every registered mail contact, outside every quota (I-26). @returns how many were written now. */
export function enqueueNotice<T extends Exclude<Template, LinkTemplate | CodeTemplate | UserTemplate>>(
  tx: Tx,
  notice: NewNotice<T>,
): Promise<number> {
  const { actId, employerId, caseId, template, lang, params, confirmedOnly = false } = notice
  return queriesOf(tx).run(notify, [actId, employerId, caseId ?? null, template, lang, params, confirmedOnly])
}
