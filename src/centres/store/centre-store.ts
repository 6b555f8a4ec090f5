import type { CaseId, CentreId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf, type Database, type Queries } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { CentreImportStore, CentreStore, CentreToPut } from '../app/ports.ts'
import type { ServiceCentre } from '../domain/centre.ts'

const columns = 's.id, s.name, s.province, s.canton, s.address, s.hours, s.zone'
const open = statement<ServiceCentre>(
  'centre.open',
  `select ${columns} from service_centre s where s.active order by s.province, s.canton, s.name`,
)
const ofCase = statement<ServiceCentre>(
  'centre.ofCase',
  `select ${columns} from recovery_case c join service_centre s on s.id = c.centre_id where c.id = $1`,
)
const choose = statement(
  'centre.choose',
  `update recovery_case set centre_id = $2
    where id = $1 and exists (select from service_centre s where s.id = $2 and s.active)`,
)
const put = statement(
  'import_put_centres',
  `insert into service_centre as known (id, name, province, canton, address, hours, zone, active)
   select g.id, g.name, g.province, g.canton, g.address, g.hours, g.zone, g.active
     from jsonb_to_recordset($1) as g (id uuid, name text, province text, canton text, address text, hours text,
          zone text, active boolean)
    order by g.province, g.canton, g.name
   on conflict (province, canton, name) do update
      set address = excluded.address, hours = excluded.hours, zone = excluded.zone, active = excluded.active`,
)

const withCalendar = statement<{ id: string }>(
  'centre.withCalendar',
  `select r.centre_id as id from service_centre s join centre_rule r on r.centre_id = s.id where s.active`,
)

/** Ids of the open centres that give turnos. */
export const centresWithCalendar = async (db: Database): Promise<ReadonlySet<string>> =>
  new Set((await db.many(withCalendar)).map(({ id }) => id))

export const centreStore = (db: Database): CentreStore => ({
  open: () => db.many(open, []),
  ofCase: (id) => db.first(ofCase, [id]),
  choose: async (id, centreId) => (await db.run(choose, [id, centreId])) === 1,
})

/** The centre that a case goes to, inside a transaction of the caller's. */
export async function chooseCentreIn(tx: Tx, id: CaseId, centreId: CentreId): Promise<void> {
  await queriesOf(tx).run(choose, [id, centreId])
}

export const centreImportStore = (db: Database): CentreImportStore => ({
  put: (centres) => db.transaction((tx) => putCentresIn(tx, centres)),
})

/** The same inside a transaction of the caller's. */
export async function putCentresIn(tx: Queries, centres: readonly CentreToPut[]): Promise<void> {
  await tx.run(put, [JSON.stringify(centres)])
}
