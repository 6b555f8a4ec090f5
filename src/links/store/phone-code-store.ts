import type { ContactId, TextId } from '../../kernel/ids.ts'
import type { Database } from '../../platform/database/database.ts'
import { queriesOf } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { CodeBinding, CodeCount, PhoneCodeId, PhoneCodeStore } from '../app/phone-code.ts'

// The order of the case's own read: the newest that may be used.
const phoneOf = statement<{ id: ContactId; value: string }>(
  'phoneCode.phone',
  `select id, value from contact
    where employer_id = $1 and kind = 'phone' and retired_at is null
      and confirmed_at is not null and usable_from <= clock_timestamp()
    order by confirmed_at desc limit 1`,
)

const within = (times: string, span: string) =>
  `array(select at from unnest(${times}) at where at > clock_timestamp() - interval '${span}')`
const day = within('d.asked_at', '24 hours')
const hour = within('d.asked_at', '1 hour')
/** The wait after the newest: as it is after the first, twice that after the second of an hour, and so on. */
const waitEnds = `(select max(at) from unnest(d.asked_at) at) + make_interval(secs => $4 * power(2, greatest(cardinality(${hour}) - 1, 0)))`
const take = statement(
  'phoneCode.take',
  `insert into text_count as d (subject, asked_at) values ($1, array[clock_timestamp()])
   on conflict (subject) do update set asked_at = ${day} || clock_timestamp()
    where cardinality(${day}) < $2 and cardinality(${hour}) < $3 and ${waitEnds} <= clock_timestamp()`,
)
const waitOf = statement<{ seconds: number }>(
  'phoneCode.wait',
  `select case when cardinality(${day}) < $2 and cardinality(${hour}) < $3
            then extract(epoch from ${waitEnds} - clock_timestamp())::float8 else 0 end as seconds
     from text_count d where subject = $1`,
)
const takeOfDay = statement(
  'phoneCode.takeOfDay',
  `insert into text_day as d (day, asked) values ((clock_timestamp() at time zone 'America/Guayaquil')::date, 1)
   on conflict (day) do update set asked = d.asked + 1 where d.asked < $1`,
)

const voidFormer = statement(
  'phoneCode.voidFormer',
  `update phone_code set voided_at = clock_timestamp()
    where employer_id = $1 and case_id = $2 and purpose = $3 and consumed_at is null and voided_at is null`,
)
const insert = statement(
  'phoneCode.insert',
  `insert into phone_code (id, employer_id, case_id, person, purpose, text_id, employer_epoch, restore_epoch)
   select $1, e.id, c.id, $4, $5, $6, e.epoch, i.restore_epoch
     from employer e cross join installation i join recovery_case c on c.id = $3 and c.employer_id = e.id
    where e.id = $2
   on conflict do nothing`,
)
const mint = statement<{ dies: number }>(
  'phoneCode.mint',
  `update phone_code set digest = $2, dies_at = clock_timestamp() + make_interval(secs => $3)
    where text_id = $1 and consumed_at is null and voided_at is null
   returning ${ms('dies_at')} as dies`,
)

// By the unique index of live codes: the newest of a case and a purpose, and nobody else's.
const live = `employer_id = $1 and case_id = $2 and purpose = $3 and person = $4
  and consumed_at is null and voided_at is null`
const reserve = statement<{ id: PhoneCodeId; text_id: TextId; digest: Buffer; tries: number }>(
  'phoneCode.reserve',
  `update phone_code set tries = tries + 1
    where ${live} and digest is not null and clock_timestamp() < dies_at and tries < $5
   returning id, text_id, digest, tries`,
)
const tried = within('d.tried_at', '24 hours')
const takeTryOfDay = statement(
  'phoneCode.takeTryOfDay',
  `insert into phone_code_day as d (employer_id, tried_at) values ($1, array[clock_timestamp()])
   on conflict (employer_id) do update set tried_at = ${tried} || clock_timestamp()
    where cardinality(${tried}) < $2`,
)
// First wait for every rival, then judge: clock and employer as they are now (RELIABILITY 2). Whoever was replaced or
// stopped meanwhile proves nothing (I-05).
const holdEmployer = statement(
  'phoneCode.holdEmployer',
  `select 1 from employer where id = (select employer_id from phone_code where id = $1) for share`,
)
const consume = statement(
  'phoneCode.consume',
  `update phone_code c set consumed_at = clock_timestamp()
     from employer e cross join installation i
    where c.id = $1 and c.digest = $2 and c.consumed_at is null and c.voided_at is null and clock_timestamp() < c.dies_at
      and e.id = c.employer_id and c.employer_epoch = e.epoch and c.restore_epoch = i.restore_epoch`,
)
const view = statement<{
  value: string
  state: string
  report: string | null
  until: number | null
  tries: number
  over: boolean
}>(
  'phoneCode.view',
  `select p.value, m.state, m.report, ${ms('c.dies_at')} as until, c.tries,
          c.consumed_at is not null or c.voided_at is not null or coalesce(c.dies_at <= clock_timestamp(), false) as over
     from phone_code c join text_message m on m.id = c.text_id join contact p on p.id = m.contact_id
    where c.employer_id = $1 and c.case_id = $2 and c.purpose = $3 and c.person = $4
    order by c.asked_at desc limit 1`,
)

const keyOf = ({ employerId, caseId, purpose, person }: CodeBinding) => [employerId, caseId, purpose, person]
const countValues = ({ subject, perDay, perHour, wait }: CodeCount) => [subject, perDay, perHour, wait]

export function phoneCodeStore(db: Database, tries: number): PhoneCodeStore {
  return {
    phoneOf: (tx, employerId) => queriesOf(tx).first(phoneOf, [employerId]),
    take: async (tx, count) => (await queriesOf(tx).run(take, countValues(count))) === 1,
    waitOf: async (count) =>
      Math.max(0, Math.ceil((await db.first(waitOf, countValues(count)))?.seconds ?? 0)),
    takeOfDay: async (tx, limit) => (await queriesOf(tx).run(takeOfDay, [limit])) === 1,
    async insert(tx, { id, employerId, caseId, person, purpose, textId }) {
      const queries = queriesOf(tx)
      await queries.run(voidFormer, [employerId, caseId, purpose])
      return (await queries.run(insert, [id, employerId, caseId, person, purpose, textId])) === 1
    },
    async mint(tx, textId, digest, life) {
      const row = await queriesOf(tx).first(mint, [textId, digest, life])
      return row === undefined ? undefined : asInstant(row.dies)
    },
    async reserveTry(binding, limit) {
      const row = await db.first(reserve, [...keyOf(binding), limit])
      return row === undefined
        ? undefined
        : { id: row.id, textId: row.text_id, digest: row.digest, left: limit - row.tries }
    },
    takeTryOfDay: async (employerId, limit) => (await db.run(takeTryOfDay, [employerId, limit])) === 1,
    async consume(tx, id, digest) {
      const queries = queriesOf(tx)
      await queries.run(holdEmployer, [id])
      return (await queries.run(consume, [id, digest])) === 1
    },
    async view(binding) {
      const row = await db.first(view, keyOf(binding))
      return row === undefined
        ? undefined
        : {
            phone: row.value,
            text: textOf(row.state, row.report),
            until: asInstantOrNull(row.until),
            triesLeft: Math.max(0, tries - row.tries),
            isOver: row.over,
          }
    },
  }
}

function textOf(state: string, report: string | null) {
  if (report === 'delivered') return 'delivered'
  if (report !== null || state === 'rejected' || state === 'cancelled') return 'refused'
  return state === 'accepted' || state === 'unknown' ? 'sent' : 'onItsWay'
}
