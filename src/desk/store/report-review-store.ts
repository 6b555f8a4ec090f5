import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'
import type { OpenReport, ReportReviewId, ReportReviewStore, ReportVerdict } from '../app/report-review.ts'

interface Row {
  readonly employer_id: EmployerId
  readonly code: string
  readonly class: EmployerClass
  readonly legal_name: string
  readonly identifier: string
  readonly reported: number
  readonly contact: string | null
  readonly review: ReportReviewId | null
  readonly verdict: ReportVerdict | null
  readonly proposer: PersonDigest | null
}

const columns = `r.employer_id, r.code, e.class, e.legal_name, e.identifier, ${ms('r.reported_at')} as reported, r.contact,
          v.id as review, v.verdict, v.proposer`
const joined = `from employer_report r
     join employer e on e.id = r.employer_id
     left join report_review v on v.employer_id = r.employer_id and v.decided_at is null
       and v.restore_epoch = present_restore_epoch()`

// Not `handled_at is null`: for one employer its own index is the way, and not that of all open ones.
const isOpen = (of: string) => `coalesce(${of}.handled_at, 'infinity') = 'infinity'`

const list = statement<Row>(
  'reportReview.list',
  `select ${columns} ${joined}
    where r.handled_at is null and r.reported_at > 'epoch' and r.origin = 'notice'
      and not exists (select from employer_report o where o.employer_id = r.employer_id and o.handled_at is null
            and o.origin = 'notice' and (o.reported_at, o.code) > (r.reported_at, r.code))
    order by r.reported_at limit $1`,
)
// First wait, then read (RELIABILITY 2).
const holdEmployer = statement('reportReview.hold', `select 1 from employer where id = $1 for no key update`)
const held = statement<Row>(
  'reportReview.held',
  `select ${columns} ${joined}
    where r.employer_id = $1 and ${isOpen('r')} and r.origin = 'notice' order by r.reported_at desc limit 1`,
)
const propose = statement(
  'reportReview.propose',
  `insert into report_review (employer_id, id, verdict, proposed_by, proposer) values ($1, $2, $3, $4, $5)
   on conflict (employer_id, restore_epoch) where decided_at is null do nothing`,
)
const decide = statement(
  'reportReview.decide',
  `update report_review set decided_by = $4, decider = $5, decision = $3, decided_at = clock_timestamp()
    where employer_id = $1 and id = $2 and decided_at is null
      and restore_epoch = present_restore_epoch() and ($3 <> 'approved' or proposer <> $5)
      and ($3 <> 'approved' or not exists (select from employer_report r
            where r.employer_id = $1 and ${isOpen('r')} and r.reported_at > proposed_at))`,
)
const handled = statement(
  'reportReview.handled',
  `update employer_report set handled_at = clock_timestamp() where employer_id = $1 and ${isOpen('employer_report')}`,
)
const unfreeze = statement(
  'reportReview.unfreeze',
  `update employer set frozen_at = null, frozen_reason = null where id = $1 and frozen_at is not null`,
)
const blockKey = statement(
  'reportReview.blockKey',
  `update employer_key set blocked_at = clock_timestamp() where employer_id = $1 and blocked_at is null and generation > 0`,
)
/** From when on changes are gone back over; counted from the report, so that it does not matter how long officers take. */
const since = `since as (
     select min(r.reported_at) - make_interval(secs => $2) as at
       from employer_report r where r.employer_id = $1 and ${isOpen('r')} and r.origin = 'notice')`
// The mailbox of now came by a change, and took the place of one that was confirmed: that one stands again, and not it.
// Who changes twice would else be given back their own: every change of the time is gone back over, to the first.
const rollBack = statement(
  'reportReview.rollBack',
  `with recursive ${since},
   back as (
     select c.id as present, h.present_id as former, h.ended_at
       from contact_change h join contact c on c.id = h.contact_id and c.employer_id = $1 and c.retired_at is null
      where h.employer_id = $1 and h.kind = 'mail' and h.state = 'done' and h.ended_at > (select at from since)
     union
     select b.present, h.present_id, h.ended_at
       from back b join contact_change h on h.employer_id = $1 and h.contact_id = b.former
      where h.kind = 'mail' and h.state = 'done' and h.ended_at > (select at from since)),
   stood as (
     select b.present, f.id from back b join contact f on f.id = b.former and f.employer_id = $1
      where f.retired_at is not null and f.confirmed_at is not null
      order by b.ended_at limit 1),
   gone as (
     update contact set retired_at = clock_timestamp()
      where employer_id = $1 and id in (select present from stood)
     returning id)
   update contact set retired_at = null
    where employer_id = $1 and id in (select id from stood) and exists (select from gone)`,
)

// Mobiles stand again as they stood before the first change of the time: what came by one goes, and what went comes back,
// if it ever counted.
const rollBackPhones = statement<{ changed: boolean }>(
  'reportReview.rollBackPhones',
  `with ${since},
   changed as (
     select h.contact_id from contact_change h
      where h.employer_id = $1 and h.kind = 'phone' and h.state = 'done' and h.ended_at > (select at from since)),
   gone as (
     update contact set retired_at = clock_timestamp()
      where employer_id = $1 and kind = 'phone' and retired_at is null and id in (select contact_id from changed)
     returning id),
   back as (
     update contact set retired_at = null
      where employer_id = $1 and kind = 'phone' and retired_at > (select at from since) and confirmed_at is not null
        and usable_from < retired_at and exists (select from changed)
        and id not in (select contact_id from changed where contact_id is not null)
     returning id)
   select exists (select from gone) or exists (select from back) as changed`,
)

const read = (row: Row): OpenReport => ({
  employerId: row.employer_id,
  code: row.code,
  class: row.class,
  legalName: row.legal_name,
  identifier: row.identifier,
  reportedAt: asInstant(row.reported),
  contact: row.contact,
  waiting:
    row.review === null || row.verdict === null || row.proposer === null
      ? null
      : { id: row.review, verdict: row.verdict, proposer: row.proposer },
})

/** Reports that stopped an employer, and what two officers said of them. */
export const reportReviewStore = (db: Database): ReportReviewStore => ({
  list: async (size) => (await db.many(list, [size])).map(read),
  async hold(tx, employerId) {
    await queriesOf(tx).run(holdEmployer, [employerId])
    const row = await queriesOf(tx).first(held, [employerId])
    return row && read(row)
  },
  propose: async (tx, id, employerId, verdict, by) =>
    (await queriesOf(tx).run(propose, [employerId, id, verdict, by.id, by.person])) === 1,
  decide: async (tx, employerId, id, decision, by) =>
    (await queriesOf(tx).run(decide, [employerId, id, decision, by.id, by.person])) === 1,
  async lift(tx, employerId) {
    await queriesOf(tx).run(handled, [employerId])
    await queriesOf(tx).run(unfreeze, [employerId])
  },
  blockKey: async (tx, employerId) => (await queriesOf(tx).run(blockKey, [employerId])) === 1,
  rollBackMail: async (tx, employerId, recent) =>
    (await queriesOf(tx).run(rollBack, [employerId, recent])) === 1,
  rollBackPhones: async (tx, employerId, recent) =>
    (await queriesOf(tx).first(rollBackPhones, [employerId, recent]))?.changed === true,
})
