import { addDays, civilDay, isoDay } from '../../kernel/civil-day.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf, type Database, type Queries } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { ExtensionStore, ListedExtension } from '../app/ports.ts'
import { writePeriod, type Period } from '../domain/period.ts'

interface ExtensionRow {
  readonly province: string | null
  readonly year: number
  readonly month: number
  /** Whole days since 1970. */
  readonly until: number
  readonly source: string
  readonly entered: number
}

const all = statement<ExtensionRow>(
  'extension.all',
  `select province, extract(year from period)::int as year, extract(month from period)::int as month,
          until - date '1970-01-01' as until, source, ${ms('entered_at')} as entered
     from due_extension where ended_at is null order by period desc, province nulls first`,
)
const end = statement(
  'extension.end',
  `update due_extension set ended_at = clock_timestamp()
    where ended_at is null and province is not distinct from $1 and period = $2`,
)
const put = statement(
  'extension.put',
  'insert into due_extension (id, province, period, until, source) values ($1, $2, $3, $4, $5)',
)

const epoch = civilDay(1970, 1, 1)
const firstDay = (period: Period): string => `${writePeriod(period)}-01`

const read = async (queries: Queries): Promise<readonly ListedExtension[]> =>
  (await queries.many(all)).map(({ province, year, month, until, source, entered }) => ({
    province,
    period: { year, month },
    until: addDays(epoch, until),
    source,
    enteredAt: asInstant(entered),
  }))

export const extensionStore = (db: Database): ExtensionStore => ({
  all: () => read(db),
  allIn: (tx: Tx) => read(queriesOf(tx)),
  async put(tx, { id, province, period, until, source }) {
    const queries = queriesOf(tx)
    await queries.run(end, [province, firstDay(period)])
    await queries.run(put, [id, province, firstDay(period), isoDay(until), source])
  },
  end: async (tx, { province, period }) => (await queriesOf(tx).run(end, [province, firstDay(period)])) > 0,
})
