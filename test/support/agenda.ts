import { randomBytes, randomUUID } from 'node:crypto'
import type { WindowId } from '../../src/centres/domain/calendar.ts'
import type { AppointmentId, CentreId } from '../../src/kernel/ids.ts'
import { instant, wallClock, zones } from '../../src/kernel/time.ts'
import type { StaffRole } from '../../src/staff/domain/roles.ts'
import { centre, goesTo, placeAt } from './centres.ts'
import { officer, type Officer } from './counter.ts'
import { sentToDesk } from './desk.ts'
import type { Service } from './service.ts'
import { createKeyedDigest } from '../../src/platform/crypto/digests.ts'
import { comeIn } from './staff.ts'

/** A centre that receives people at any hour of any day, so that no test depends on when it runs. */
export interface OpenCentre {
  readonly id: CentreId
  readonly windows: readonly WindowId[]
}

const always = `select $1, d, 0, 1440 from generate_series(0, 6) d`

/** @param behind A turno that began so many minutes ago still has to be of today. */
export async function openCentre(service: Service, windows = 2, behind = 9): Promise<OpenCentre> {
  const id = await centre(service)
  const { pool } = service.db
  // Around midnight on the mainland it is the hour before on the islands: turnos of the last and next hour are of today there.
  const { hour, minute } = wallClock(instant(Date.now()), zones.mainland)
  if (hour === 23 || (hour === 0 && minute <= behind))
    await pool.query('update service_centre set zone = $2 where id = $1', [id, zones.galapagos.name])
  await pool.query('insert into centre_rule (centre_id) values ($1)', [id])
  await pool.query(
    `insert into centre_procedure select $1, p from unnest('{recovery,unlock,firstKey,contactChange}'::text[]) p`,
    [id],
  )
  // Whatever the law says of the days around this one.
  await pool.query(
    `insert into calendar_day (id, centre_id, day, working, reason)
     select gen_random_uuid(), $1, current_date + n, true, 'Prueba' from generate_series(-2, 90) n`,
    [id],
  )
  const ids: WindowId[] = []
  for (let number = 1; number <= windows; number += 1) {
    const windowId = randomUUID() as WindowId
    await pool.query(
      `insert into centre_window (id, centre_id, number, kind) values ($1, $2, $3, 'counter')`,
      [windowId, id, number],
    )
    await pool.query(`insert into window_hours (window_id, weekday, opens, closes) ${always}`, [windowId])
    ids.push(windowId)
  }
  return { id, windows: ids }
}

/** Somebody who works there, signed in. */
export async function clerkAt(
  service: Service,
  { id }: OpenCentre,
  roles: readonly StaffRole[] = ['counter'],
): Promise<Officer> {
  const one = await officer(service, roles)
  await placeAt(service, one, id)
  await comeIn(one)
  return { ...one, duty: { ...one.duty, centreId: id } }
}

/** A case that goes to this centre. */
export async function caseAt(service: Service, { id }: OpenCentre): Promise<string> {
  const { code } = await sentToDesk(service, service.fresh())
  await goesTo(service, code, id)
  return code
}

/** A turno as the person booked it, so many minutes from now (less than none: it has begun). */
export async function booked(
  service: Service,
  { id, windows }: OpenCentre,
  code: string,
  inMinutes: number,
  window = 0,
): Promise<AppointmentId> {
  const appointment = randomUUID() as AppointmentId
  const { rowCount } = await service.db.pool.query(
    // No turno goes over midnight at its centre: late in the evening it is the first of the next day.
    `insert into appointment (employer_id, id, case_id, person, centre_id, window_id, kind, procedure, during, state)
     select c.employer_id, $1, c.id, $2, $3, $4, 'counter', 'recovery',
            tstzrange(t.start, t.start + interval '5 minutes'), 'booked'
       from recovery_case c
       join service_centre s on s.id = $3,
            lateral (select date_trunc('minute', clock_timestamp()) + make_interval(mins => $6) as asked) a,
            lateral (select (a.asked + interval '5 minutes') at time zone s.zone as ends) e,
            lateral (select case
                       when e.ends::date = (a.asked at time zone s.zone)::date then a.asked
                       else date_trunc('day', e.ends) at time zone s.zone
                     end as start) t
      where c.code = $5`,
    [appointment, randomBytes(32), id, windows[window], code, inMinutes],
  )
  if (rowCount !== 1) throw new Error(`no case ${code}`)
  return appointment
}

export const stateOfTurno = async (service: Service, id: AppointmentId): Promise<string> => {
  const { rows } = await service.db.pool.query<{ state: string }>(
    'select state from appointment where id = $1',
    [id],
  )
  return rows[0]?.state ?? ''
}

/** Where the person of a case is, newest arrival first: its state and window. */
export const whereIs = async (service: Service, code: string) => {
  const { rows } = await service.db.pool.query<{ state: string; number: number | null }>(
    `select a.state, w.number from arrival a join recovery_case c on c.id = a.case_id
       left join centre_window w on w.id = a.window_id where c.code = $1 order by a.arrived_at desc`,
    [code],
  )
  return rows
}

/** What the reception does with somebody who shows a code. */
export async function arrives({ browser }: Pick<Officer, 'browser'>, code: string): Promise<void> {
  await browser.open('/interno/recepcion')
  await browser.submit('/interno/recepcion', { codigo: code })
  await browser.submit(`/interno/recepcion/${code}/llegada`)
}

/** The agenda as an officer at this window has it. */
export const agendaAt = ({ id, windows }: OpenCentre, window?: number): string =>
  `/interno/agenda?centro=${id}${window === undefined ? '' : `&ventanilla=${windows[window] ?? ''}`}`

/** Sends one of the forms of the agenda: the one that is about this, with the button of this name. */
export async function act(
  { browser }: Officer,
  at: OpenCentre,
  accion: string,
  { about, window = 0 }: { readonly about?: string; readonly window?: number } = {},
) {
  const page = await browser.open(agendaAt(at, window))
  const form = page.forms.find(
    ({ action, fields }) =>
      action === '/interno/agenda' &&
      fields.some(({ name }) => name === 'f') &&
      (about === undefined
        ? !fields.some(({ name }) => name === 'llegada' || name === 'turno')
        : fields.some(({ value }) => value === about)),
  )
  if (form === undefined) throw new Error(`no form about ${about ?? 'the line'}`)
  const body = Object.fromEntries(
    form.fields
      .filter(({ name }) => name !== 'accion' && name !== '')
      .map(({ name, value }) => [name, value]),
  )
  return browser.ask('/interno/agenda', { method: 'POST', body: { ...body, accion } })
}

/** The arrival that a case has now, by its id. */
export const arrivalOf = async (service: Service, code: string): Promise<string> => {
  const { rows } = await service.db.pool.query<{ id: string }>(
    `select a.id from arrival a join recovery_case c on c.id = a.case_id where c.code = $1 order by a.arrived_at desc`,
    [code],
  )
  return rows[0]?.id ?? ''
}

/** What the QR code of a pass holds besides the code of the case. */
export function passOf({ instances }: Service, arrival: string): string {
  const [first] = instances
  if (first === undefined) throw new Error('no instance')
  const digest = createKeyedDigest(first.parts.installation.secrets.audit, 'line-pass')
  return Buffer.from(digest(arrival)).subarray(0, 16).toString('base64url')
}
