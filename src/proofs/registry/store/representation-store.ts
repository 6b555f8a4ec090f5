import type { EmployerId } from '../../../kernel/ids.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { Recorded, RepresentationStore } from '../app/look-again.ts'

const takeDue = statement<{ employerId: EmployerId }>(
  'representation.takeDue',
  `with due as (
     select employer_id from representation_check
      where checked_at < (select clock_timestamp() - make_interval(secs => $1))
      order by checked_at limit $2 for update skip locked)
   update representation_check c set checked_at = clock_timestamp()
     from due where c.employer_id = due.employer_id
   returning c.employer_id as "employerId"`,
)
const take = statement(
  'representation.take',
  `update representation_check set checked_at = clock_timestamp()
    where employer_id = $1 and checked_at < clock_timestamp() - make_interval(secs => $2)`,
)
const putBack = statement(
  'representation.putBack',
  `update representation_check set checked_at = clock_timestamp() - make_interval(secs => $2::float8 - $3::float8)
    where employer_id = $1`,
)
const select = `select e.id as "employerId", e.identifier, e.branch_code as "branchCode", e.legal_name as "legalName", e.epoch,
          array(select r.document from representation r where r.employer_id = e.id
             and (r.until is null or r.until >= (clock_timestamp() at time zone 'America/Guayaquil')::date)
           order by r.document) as documents,
          exists (select from representation_change h where h.employer_id = e.id and h.ended_at is null) as "isOpen"
     from employer e where e.id = $1`
const recorded = statement<Recorded>('representation.recorded', select)
// First wait, then read: a read of before the wait is a read of before (RELIABILITY 2).
const holdEmployer = statement(
  'representation.hold',
  `select 1 from employer where id = $1 for no key update`,
)
const held = statement<Recorded>('representation.held', select)
const open = statement(
  'representation.open',
  `insert into representation_change (employer_id, id, evidence, unnamed) values ($1, $2, $3, $4)
   on conflict (employer_id) where ended_at is null do nothing`,
)
const end = statement(
  'representation.end',
  `update representation_change set ended_at = clock_timestamp(), ended_by = $2
    where employer_id = $1 and ended_at is null`,
)

export const representationStore = (db: Database): RepresentationStore => ({
  takeDue: async (after, size) => (await db.many(takeDue, [after, size])).map(({ employerId }) => employerId),
  take: async (employerId, after) => (await db.run(take, [employerId, after])) === 1,
  async putBack(employerId, after, again) {
    await db.run(putBack, [employerId, after, again])
  },
  recorded: (employerId) => db.first(recorded, [employerId]),
  async hold(tx, employerId) {
    await queriesOf(tx).run(holdEmployer, [employerId])
    return queriesOf(tx).first(held, [employerId])
  },
  open: async (tx, { employerId, id, evidence, unnamed }) =>
    (await queriesOf(tx).run(open, [employerId, id, evidence, unnamed])) === 1,
  end: async (tx, employerId, by) => (await queriesOf(tx).run(end, [employerId, by])) === 1,
})
