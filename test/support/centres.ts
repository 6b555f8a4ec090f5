import { randomUUID } from 'node:crypto'
import type { CentreId, OfficerId } from '../../src/kernel/ids.ts'
import { place } from '../../src/staff/app/members.ts'
import type { Service } from './service.ts'
import { membersOf } from './staff.ts'

let built = 0

/** A centre of the institution. */
export async function centre({ db }: Service): Promise<CentreId> {
  built += 1
  const id = randomUUID() as CentreId
  await db.pool.query(
    `insert into service_centre (id, name, province, canton, address, hours, zone, active)
     values ($1, $2, 'Pichincha', 'Quito', 'Calle 1', '08:00 a 16:30', 'America/Guayaquil', true)`,
    [id, `Centro ${built}`],
  )
  return id
}

/** Moves an officer to a centre, or to none, as an operator does. */
export async function placeAt(
  service: Service,
  { id }: { readonly id: OfficerId },
  centreId: CentreId | null,
): Promise<void> {
  if (!(await place(membersOf(service), id, centreId))) throw new Error('no member')
}

/** The case is of this centre, whatever the employer chose; one that no page has opened at the desk yet is at it now. */
export const goesTo = (service: Service, code: string, centreId: CentreId): Promise<unknown> =>
  service.db.pool.query(
    `insert into desk_case (case_id, path, waiting_since, due_at, centre_id)
     select id, path, clock_timestamp(), clock_timestamp(), $2 from recovery_case where code = $1
     on conflict (case_id) do update set centre_id = excluded.centre_id`,
    [code, centreId],
  )
