import type { Appointment, TellAppointment, Telling } from '../../appointments/app/ports.ts'
import type { MessageId } from '../../kernel/ids.ts'
import { maskRuc } from '../../kernel/mask.ts'
import { zones, type Instant } from '../../kernel/time.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { AppointmentTemplate, TemplateParams } from '../../messaging/domain/template.ts'
import { enqueueAppointmentMail, enqueueNotice } from '../../messaging/store/enqueue-message.ts'
import { enqueueTextNotice } from '../../messaging/store/enqueue-text.ts'
import { newId } from '../chance.ts'

const templates = {
  confirmed: 'M-05',
  reminder: 'M-06',
  changed: 'M-07',
  cancelled: 'M-27',
  earlier: 'M-28',
  missed: 'M-29',
} as const satisfies Record<Telling, AppointmentTemplate>

/**
 * Tells of a turno, in every channel there is: every mailbox on record, whoever booked it, and the address that was
 * written for this one. A text message goes to registered mobiles where a gateway is set up (M-23), and says where and
 * when, so that it is sent for nothing else.
 */
export const tellingAppointments =
  (hasTexts: boolean): TellAppointment =>
  async (tx, what, one, from) => {
    const template = templates[what]
    const params = { ...aboutOf(one), earlier: from ?? one.from }
    await enqueueNotice(tx, {
      actId: `${one.id}:${what}:${from ?? one.from}`,
      employerId: one.employerId,
      caseId: one.caseId,
      template,
      lang: one.lang,
      params,
    })
    if (one.mail !== null) await toOwnAddress(tx, template, one, params)
    if (hasTexts && saysWhen.has(what))
      await enqueueTextNotice(tx, {
        actId: `${one.id}:${what}:${one.from}`,
        employerId: one.employerId,
        caseId: one.caseId,
        template: 'M-23',
        lang: one.lang,
        params: {
          at: one.from,
          zone: params.zone ?? 'mainland',
          caseCode: one.caseCode,
          centre: one.centre.name,
        },
      })
  }

const saysWhen: ReadonlySet<Telling> = new Set(['confirmed', 'changed', 'reminder'])

const aboutOf = (one: Appointment): TemplateParams['M-05'] => ({
  company: one.company,
  ruc: maskRuc(one.identifier),
  at: one.now,
  zone: one.centre.zone === zones.galapagos.name ? 'galapagos' : 'mainland',
  caseCode: one.caseCode,
  appointmentId: one.id,
  from: one.from,
  kind: one.kind,
  centre: one.centre.name,
  address: `${one.centre.address}, ${one.centre.canton}`,
})

const toOwnAddress = (
  tx: Tx,
  template: AppointmentTemplate,
  { employerId, caseId, id: appointmentId, lang, now }: Appointment,
  params: TemplateParams['M-05'] & { readonly earlier: Instant },
) =>
  enqueueAppointmentMail(tx, {
    id: newId<MessageId>(now),
    employerId,
    caseId,
    appointmentId,
    template,
    lang,
    params,
  })
