import type { CaseId, EmployerId } from '../../../kernel/ids.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { asInstantOrNull, ms } from '../../../platform/database/instants.ts'
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
  refused_at: number | null
  tried_by: string[]
}

const columns = `set_key, question_set, shown_to, earlier, tries, ${ms('refused_at')} as refused_at, tried_by`
const read = statement<RoundRow>(
  'round.read',
  `select ${columns} from recovery_case c join question_round q on q.employer_id = c.employer_id where c.id = $1`,
)
// The update changes nothing: it makes one statement out of "make the row" and "hold it".
const hold = statement<RoundRow>(
  'round.hold',
  `insert into question_round (employer_id) select employer_id from recovery_case where id = $1
   on conflict (employer_id) do update set employer_id = excluded.employer_id returning ${columns}`,
)
const save = statement(
  'round.save',
  `update question_round set set_key = $2, question_set = $3, shown_to = $4, earlier = $5, tries = $6,
          suspended_until = to_timestamp($7::float8 / 1000),
          refused_at = to_timestamp($8::float8 / 1000), tried_by = $9
    where employer_id = $1`,
)

export function roundStore(db: Database): RoundStore {
  return {
    read: async (id) => from(await db.first(read, [id])),
    lock: async (tx, id) => from(await queriesOf(tx).first(hold, [id])),
    async save(tx, employerId: EmployerId, round) {
      await queriesOf(tx).run(save, [
        employerId,
        round.setKey,
        round.set === null ? null : JSON.stringify(round.set),
        round.shownTo,
        round.earlier,
        JSON.stringify(round.tries),
        round.tries.suspendedUntil ?? null,
        round.refusedAt,
        round.triedBy,
      ])
    },
  }
}

/** Of an employer that was never asked anything, and of a case that is not there, a fresh one. */
const from = (row: RoundRow | undefined): Round => ({
  setKey: row?.set_key ?? null,
  set: row?.question_set ?? null,
  shownTo: (row?.shown_to ?? null) as CaseId | null,
  earlier: row?.earlier ?? [],
  tries: row?.tries ?? freshTries,
  refusedAt: asInstantOrNull(row?.refused_at ?? null),
  triedBy: (row?.tried_by ?? []) as CaseId[],
})
