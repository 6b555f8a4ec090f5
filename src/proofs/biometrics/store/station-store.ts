import type { CentreId } from '../../../kernel/ids.ts'
import { instantOf } from '../../../kernel/time.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { Station, StationStore } from '../app/finger-ports.ts'

interface Row {
  id: string
  name: string
  centre_id: string
  public_key: Buffer
  added_at: Date
  retired_at: Date | null
}

const columns = `encode(id, 'hex') as id, name, centre_id, public_key, added_at, retired_at`
const find = statement<Row>(
  'station.find',
  `select ${columns} from capture_station where id = decode($1, 'hex')`,
)
const list = statement<Row>(
  'station.list',
  `select ${columns} from capture_station order by retired_at nulls first, added_at`,
)
const add = statement(
  'station.add',
  `insert into capture_station (id, name, centre_id, public_key) values (decode($1, 'hex'), $2, $3, $4)
   on conflict (id) do nothing`,
)
const retire = statement(
  'station.retire',
  `update capture_station set retired_at = clock_timestamp() where id = decode($1, 'hex') and retired_at is null`,
)

const stationFrom = (row: Row): Station => ({
  id: row.id,
  name: row.name,
  centreId: row.centre_id as CentreId,
  publicKey: row.public_key,
  addedAt: instantOf(row.added_at),
  retiredAt: row.retired_at === null ? null : instantOf(row.retired_at),
})

export const stationStore = (db: Database): StationStore => ({
  async find(id, tx) {
    const row = await (tx === undefined ? db : queriesOf(tx)).first(find, [id])
    return row === undefined ? undefined : stationFrom(row)
  },
  add: async (tx, { id, name, centreId, publicKey }) =>
    (await queriesOf(tx).run(add, [id, name, centreId, publicKey])) === 1,
  retire: async (tx, id) => (await queriesOf(tx).run(retire, [id])) === 1,
  list: async () => (await db.many(list)).map(stationFrom),
})
