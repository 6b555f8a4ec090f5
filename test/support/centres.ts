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

/** The employer says where they go, as their page does. */
export const goesTo = (service: Service, code: string, centreId: CentreId): Promise<unknown> =>
  service.db.pool.query('update recovery_case set centre_id = $2 where code = $1', [code, centreId])
