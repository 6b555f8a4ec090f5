import type { CaseId, EmployerId } from '../../../kernel/ids.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { QuestionSet } from '../domain/template.ts'
import { freshTries, type Tries } from '../domain/tries.ts'
import type { Round, RoundStore } from '../app/ports.ts'

interface RoundRow {
  set_key: string | null
  question_set: QuestionSet | null
  shown_to: string | null
  earlier: string[]
  tries: Tries
}

const columns = 'set_key, question_set, shown_to, earlier, tries'
const read = statement<RoundRow>('round.read', `select ${columns} from question_round where employer_id = $1`)
// The update changes nothing: it makes one statement out of "make the row" and "hold it".
const hold = statement<RoundRow>(
  'round.hold',
  `insert into question_round (employer_id) values ($1)
   on conflict (employer_id) do update set employer_id = excluded.employer_id returning ${columns}`,
)
const save = statement(
  'round.save',
  `update question_round set set_key = $2, question_set = $3, shown_to = $4, earlier = $5, tries = $6,
          suspended_until = to_timestamp($7::float8 / 1000)
    where employer_id = $1`,
)

export function roundStore(db: Database): RoundStore {
  return {
    async read(employerId) {
      const row = await db.first(read, [employerId])
      return row === undefined
        ? { setKey: null, set: null, shownTo: null, earlier: [], tries: freshTries }
        : from(row)
    },
    async lock(tx, employerId) {
      const row = await queriesOf(tx).first(hold, [employerId])
      if (row === undefined) throw new Error('a round that was just made is not there')
      return from(row)
    },
    async save(tx, employerId: EmployerId, round) {
      await queriesOf(tx).run(save, [
        employerId,
        round.setKey,
        round.set === null ? null : JSON.stringify(round.set),
        round.shownTo,
        round.earlier,
        JSON.stringify(round.tries),
        round.tries.suspendedUntil ?? null,
      ])
    },
  }
}

const from = (row: RoundRow): Round => ({
  setKey: row.set_key,
  set: row.question_set,
  shownTo: row.shown_to as CaseId | null,
  earlier: row.earlier,
  tries: row.tries,
})
