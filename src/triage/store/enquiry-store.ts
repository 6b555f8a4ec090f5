import type { OfficerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { Enquiry, EnquiryStore } from '../app/enquiries.ts'
import type { EnquiryCode } from '../domain/enquiry.ts'
import type { RowId } from '../domain/row-types.ts'
import { parseRowId } from '../domain/rows.ts'

interface Row {
  readonly code: EnquiryCode
  readonly told: number
  readonly lang: Lang
  readonly said: string
  readonly proposed: readonly string[]
  readonly taken_by: OfficerId | null
  readonly ended: number | null
  readonly answer_row: string | null
  readonly answer: string | null
}

const columns = `code, ${ms('told_at')} as told, lang, said, proposed, taken_by, ${ms('ended_at')} as ended, answer_row, answer`

const add = statement(
  'enquiry.add',
  'insert into enquiry (code, lang, said, proposed) values ($1, $2, $3, $4)',
)
const find = statement<Row>('enquiry.find', `select ${columns} from enquiry where code = $1`)
const waiting = statement<Row>(
  'enquiry.waiting',
  `select ${columns} from enquiry where ended_at is null and told_at > 'epoch' order by told_at limit $1`,
)
const take = statement(
  'enquiry.take',
  `update enquiry set taken_by = $2, taken_at = clock_timestamp()
    where code = $1 and taken_by is null and ended_at is null`,
)
const release = statement(
  'enquiry.release',
  `update enquiry set taken_by = null, taken_at = null
    where code = $1 and taken_by is not null and taken_by = coalesce($2, taken_by) and ended_at is null`,
)
const end = statement(
  'enquiry.end',
  `update enquiry set ended_at = clock_timestamp(), answer_row = $3, answer = $4
    where code = $1 and taken_by = $2 and ended_at is null`,
)
// Answered or not: a page that promised more days than this would be wrong, and the text may still say too much.
const forget = forgetting('enquiry.forget', 'enquiry', 'code', older('told_at'))

/** A row that there is no more is left out. */
const rowsIn = (ids: readonly string[]): readonly RowId[] =>
  ids.flatMap((id) => {
    const row = parseRowId(id)
    return row === undefined ? [] : [row]
  })

function read(row: Row): Enquiry {
  const [answered] = row.answer_row === null ? [] : rowsIn([row.answer_row])
  return {
    code: row.code,
    toldAt: asInstant(row.told),
    lang: row.lang,
    said: row.said,
    proposed: rowsIn(row.proposed),
    takenBy: row.taken_by,
    endedAt: row.ended === null ? null : asInstant(row.ended),
    answer: answered === undefined || row.answer === null ? null : { row: answered, text: row.answer },
  }
}

/** What was told to the assistant (T-06), and what came of it. */
export const enquiryStore = (db: Database): EnquiryStore => ({
  async add(tx, { code, lang, said, proposed }) {
    await queriesOf(tx).run(add, [code, lang, said, proposed])
  },
  async find(code) {
    const row = await db.first(find, [code])
    return row && read(row)
  },
  waiting: async (size) => (await db.many(waiting, [size])).map(read),
  take: async (tx, code, by) => (await queriesOf(tx).run(take, [code, by])) === 1,
  release: async (tx, code, by) => (await queriesOf(tx).run(release, [code, by ?? null])) === 1,
  end: async (tx, code, by, answer) =>
    (await queriesOf(tx).run(end, [code, by, answer?.row ?? null, answer?.text ?? null])) === 1,
})

/** Everything that was told more than so many days ago. @param keepDays days. */
export const forgetEnquiries = (db: Database, keepDays: number, size?: number): Promise<number> =>
  inPortions(db, forget, [keepDays], size)
