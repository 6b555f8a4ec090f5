import type { ServiceCentre } from '../../centres/domain/centre.ts'
import type { AppointmentId, CaseId, CentreId, EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../platform/database/instants.ts'
import type { Appointment, AppointmentState, Support } from '../app/ports.ts'
import type { Kind } from '../domain/calendar.ts'

export interface AppointmentRow {
  id: string
  employer_id: string
  case_id: string
  code: string
  company: string
  identifier: string
  state: string
  kind: string
  from: number
  until: number
  centre_id: string
  name: string
  province: string
  canton: string
  address: string
  hours: string
  zone: ServiceCentre['zone']
  number: number
  support: string[]
  lang: string
  mail: string | null
  phone: string | null
  held: number | null
  changeable: number
  made: number
  changed: number
  now: number
}

/** Of `appointment a` with everything that is joined in `appointmentJoins`. */
export const appointmentColumns = `a.id, a.employer_id, a.case_id, k.code, e.legal_name as company, e.identifier, a.state, a.kind,
  ${ms('lower(a.during)')} as from, ${ms('upper(a.during)')} as until,
  s.id as centre_id, s.name, s.province, s.canton, s.address, s.hours, s.zone, w.number, a.support, a.lang, a.mail, a.phone,
  ${ms('a.held_until')} as held,
  ${ms(`lower(a.during) - make_interval(hours => coalesce(r.notice_hours, 0))`)} as changeable,
  ${ms('a.made_at')} as made, ${ms('a.changed_at')} as changed, ${nowMs} as now`

export const appointmentJoins = `join service_centre s on s.id = a.centre_id
  join centre_window w on w.id = a.window_id
  left join centre_rule r on r.centre_id = a.centre_id
  join recovery_case k on k.id = a.case_id
  join employer e on e.id = a.employer_id`

export const appointmentOf = (row: AppointmentRow): Appointment => ({
  id: row.id as AppointmentId,
  employerId: row.employer_id as EmployerId,
  caseId: row.case_id as CaseId,
  caseCode: row.code,
  company: row.company,
  identifier: row.identifier,
  state: row.state as AppointmentState,
  kind: row.kind as Kind,
  from: asInstant(row.from),
  until: asInstant(row.until),
  centre: {
    id: row.centre_id as CentreId,
    name: row.name,
    province: row.province,
    canton: row.canton,
    address: row.address,
    hours: row.hours,
    zone: row.zone,
  },
  windowNumber: row.number,
  support: row.support as Support[],
  lang: row.lang as Lang,
  mail: row.mail,
  phone: row.phone,
  heldUntil: asInstantOrNull(row.held),
  changeableUntil: asInstant(row.changeable),
  madeAt: asInstant(row.made),
  changedAt: asInstant(row.changed),
  now: asInstant(row.now),
})
