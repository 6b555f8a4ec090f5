import { randomUUID } from 'node:crypto'
import type { CentreId } from '../../src/kernel/ids.ts'
import type { Kind, Procedure, WindowId } from '../../src/appointments/domain/calendar.ts'
import { caseCodeOn, identify } from './recover.ts'
import type { Member } from './members.ts'
import type { Service } from './service.ts'
import { visit, type Visitor, type VisitorOptions } from './visitor.ts'

export interface OpenCentre {
  readonly id: CentreId
  readonly name: string
  readonly province: string
  readonly windows: readonly WindowId[]
}

export interface CentreOptions {
  readonly province?: string
  readonly zone?: 'America/Guayaquil' | 'Pacific/Galapagos'
  readonly windows?: readonly Kind[]
  readonly procedures?: readonly Procedure[]
  /** Minutes since midnight, on every day of the week. */
  readonly opens?: number
  readonly closes?: number
  readonly slotMinutes?: number
  readonly noticeHours?: number
  readonly daysAhead?: number
}

let built = 0
const all: readonly Procedure[] = ['recovery', 'unlock', 'firstKey', 'contactChange']

/**
 * A centre that gives appointments on every day from tomorrow on, holidays included; alone in its province unless told.
 * None today: at the hours at which it receives, the next time would be minutes away, or begin while a test looks at it.
 */
export async function openCentre(
  { db }: Pick<Service, 'db'>,
  options: CentreOptions = {},
): Promise<OpenCentre> {
  built += 1
  const id = randomUUID() as CentreId
  const { province = `Provincia ${built}`, zone = 'America/Guayaquil', windows = ['counter'] } = options
  const { opens = 480, closes = 720, slotMinutes = 20, noticeHours = 0, daysAhead = 30 } = options
  const name = `Centro de turnos ${built}`
  await db.pool.query(
    `insert into service_centre (id, name, province, canton, address, hours, zone, active)
     values ($1, $2, $3, 'Cantón', 'Calle 1', '08:00 a 12:00', $4, true)`,
    [id, name, province, zone],
  )
  await db.pool.query(
    'insert into centre_rule (centre_id, slot_minutes, notice_hours, days_ahead) values ($1, $2, $3, $4)',
    [id, slotMinutes, noticeHours, daysAhead],
  )
  for (const procedure of options.procedures ?? all)
    await db.pool.query('insert into centre_procedure (centre_id, procedure) values ($1, $2)', [
      id,
      procedure,
    ])
  const ids: WindowId[] = []
  for (const [index, kind] of windows.entries()) {
    const window = randomUUID() as WindowId
    ids.push(window)
    await db.pool.query('insert into centre_window (id, centre_id, number, kind) values ($1, $2, $3, $4)', [
      window,
      id,
      index + 1,
      kind,
    ])
    await db.pool.query(
      `insert into window_hours (window_id, weekday, opens, closes)
       select $1, weekday, $2, $3 from generate_series(0, 6) weekday`,
      [window, opens, closes],
    )
  }
  // Whatever day the test runs on: nobody of these centres keeps a holiday.
  await db.pool.query(
    `insert into calendar_day (id, centre_id, day, working, reason)
     select gen_random_uuid(), $1, today + n, n > 0, 'prueba'
       from (select (clock_timestamp() at time zone $2)::date as today) t, generate_series(-1, 200) n`,
    [id, zone],
  )
  return { id, name, province, windows: ids }
}

/** Somebody whose case is open, up to where a time is chosen. */
export async function atTimes(
  service: Service,
  member: Member,
  centre: Pick<OpenCentre, 'id' | 'province'>,
  options: VisitorOptions = {},
): Promise<Visitor> {
  const ana = visit(service, options)
  await identify(ana, member)
  await toTimes(ana, centre)
  return ana
}

export async function toTimes(ana: Visitor, centre: Pick<OpenCentre, 'id' | 'province'>): Promise<void> {
  await ana.open('/turno')
  await ana.submit('/turno', { atencion: 'counter' })
  await ana.open(`/turno/centro?provincia=${encodeURIComponent(centre.province)}`)
  await ana.submit('/turno/centro', { centro: centre.id })
}

/** The times on the page, as the form sends them. */
export const timesOn = ({ page }: Visitor): readonly string[] =>
  page.forms
    .filter(({ action }) => action === '/turno/hora')
    .flatMap(({ fields }) => fields.filter(({ name }) => name === 'hora').map(({ value }) => value ?? ''))

/** Books the n-th time on the page, from 0. @returns the code of the case. */
export async function book(ana: Visitor, n = 0): Promise<string> {
  const hora = timesOn(ana)[n]
  if (hora === undefined) throw new Error(`no time ${n} on ${ana.page.path}: ${ana.page.words.slice(0, 300)}`)
  await ana.submit('/turno/hora', { hora })
  if (ana.page.path === '/turno/contacto') await ana.submit('/turno/contacto', { ninguno: 'si' })
  await ana.submit('/turno/revisar')
  return /CLV-\w{4}-\w{4}/.exec(ana.page.path)?.[0] ?? caseCodeOn(ana)
}

export interface StoredAppointment {
  readonly id: string
  readonly state: string
  readonly from: Date
  readonly window_id: string
  readonly case_code: string
}

/** Every appointment of an employer, the oldest first. */
export async function appointmentsOf(
  { db }: Pick<Service, 'db'>,
  { identifier }: Pick<Member, 'identifier'>,
): Promise<readonly StoredAppointment[]> {
  const { rows } = await db.pool.query<StoredAppointment>(
    `select a.id, a.state, lower(a.during) as from, a.window_id, c.code as case_code
       from appointment a join employer e on e.id = a.employer_id join recovery_case c on c.id = a.case_id
      where e.identifier = $1 order by a.made_at`,
    [identifier],
  )
  return rows
}

/** One round of the worker, now. */
export const passAppointmentTime = (service: Service): Promise<unknown> =>
  service.instances[0]?.parts.tasks['passAppointmentTime']?.(undefined) ??
  Promise.reject(new Error('no task'))
