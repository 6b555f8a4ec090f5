import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'

let windows = 0

/**
 * A confirmed turno by video of this case, as the pages of P-40 to P-45 leave it: at a window of its own, of the centre
 * that the case goes to or of a new one. `startsIn` seconds from now.
 */
export async function videoTurno(
  { pool }: { readonly pool: pg.Pool },
  code: string,
  startsIn = 0,
  centre?: string,
): Promise<{ readonly id: string; readonly centre: string }> {
  const centreId = centre ?? randomUUID()
  if (centre === undefined)
    await pool.query(
      `insert into service_centre (id, name, province, canton, address, hours, zone, active)
       values ($1, $2, 'Galápagos', 'San Cristóbal', 'Calle 1', '08:00 a 16:30', 'Pacific/Galapagos', true)`,
      [centreId, `Centro por video ${centreId.slice(0, 8)}`],
    )
  const [window, id] = [randomUUID(), randomUUID()]
  windows += 1
  await pool.query(`insert into centre_window (id, centre_id, number, kind) values ($1, $2, $3, 'video')`, [
    window,
    centreId,
    (windows % 99) + 1,
  ])
  await pool.query(
    `insert into appointment (employer_id, id, case_id, person, centre_id, window_id, kind, procedure, during, state)
     select employer_id, $1, id, $2, $3, $4, 'video', 'recovery',
            tstzrange(clock_timestamp() + $5 * interval '1 second', clock_timestamp() + ($5 + 1200) * interval '1 second'),
            'booked'
       from recovery_case where code = $6`,
    [id, randomBytes(32), centreId, window, startsIn, code],
  )
  return { id, centre: centreId }
}

/** As the time passes: the turno starts so many seconds from now. */
export const startsIn = (
  { pool }: { readonly pool: pg.Pool },
  id: string,
  seconds: number,
): Promise<unknown> =>
  pool.query(
    `update appointment set during = tstzrange(clock_timestamp() + $2 * interval '1 second',
        clock_timestamp() + ($2 + 1200) * interval '1 second') where id = $1`,
    [id, seconds],
  )

/** As if an officer had called the person of this turno in. */
export async function calledIn(
  { pool }: { readonly pool: pg.Pool },
  id: string,
  officer: string,
): Promise<void> {
  await pool.query(`update appointment set state = 'called' where id = $1`, [id])
  await pool.query(
    `insert into video_call (employer_id, id, appointment_id, called_by)
     select employer_id, gen_random_uuid(), id, $2 from appointment where id = $1`,
    [id, officer],
  )
}

/** And as if they had come in. */
export async function cameIn({ pool }: { readonly pool: pg.Pool }, id: string): Promise<void> {
  await pool.query(`update appointment set state = 'attending' where id = $1`, [id])
  await pool.query('update video_call set entered_at = clock_timestamp() where appointment_id = $1', [id])
}
