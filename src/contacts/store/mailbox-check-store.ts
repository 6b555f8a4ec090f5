import type { ContactId, EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../platform/database/instants.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'
import type { CheckId, MailboxCheckStore } from '../app/mailbox-check.ts'

/** The mailbox to which a recovery would go, by the order of the case's own read. */
const current = `select c.* from contact c
   where c.employer_id = k.employer_id and c.kind = 'mail' and c.retired_at is null
     and c.confirmed_at is not null and c.usable_from <= clock_timestamp()
   order by c.confirmed_at desc limit 1`

// A key that a case made shows that the mailbox was read that day, and one that was brought along is not of our making.
const due = statement<{ employer_id: string; contact_id: string }>(
  'mailboxCheck.due',
  `select k.employer_id, c.id as contact_id
     from employer_key k
     join lateral (select origin from key_generation
        where employer_id = k.employer_id and generation = k.generation and origin <> 'elsewhere' limit 1) g on true
     join lateral (${current}) c on true
    where k.employer_id > $2 and k.hash is not null
      and greatest(case when g.origin = 'case' then k.set_at end, c.confirmed_at) < clock_timestamp() - make_interval(days => $1)
      and not exists (select from mailbox_check m where m.employer_id = k.employer_id and m.contact_id = c.id
            and m.asked_at > clock_timestamp() - make_interval(days => $1))
    order by k.employer_id limit $3`,
)
// Whoever waited for the lock judges again: two workers never ask one mailbox twice.
const hold = statement<{ id: string }>(
  'mailboxCheck.hold',
  `select id from contact
    where id = $1 and employer_id = $2 and retired_at is null and confirmed_at is not null
      and usable_from <= clock_timestamp()
      for no key update`,
)
const begin = statement(
  'mailboxCheck.begin',
  `with over as (
     update mailbox_check set code_digest = null, code_expires_at = null
      where employer_id = $1 and contact_id = $3 and code_digest is not null)
   insert into mailbox_check (employer_id, id, contact_id, asked_for, ref, message_id)
   select $1, $2, $3, $4, $5, $6
    where not exists (select from mailbox_check m where m.employer_id = $1 and m.contact_id = $3
            and m.asked_at > clock_timestamp() - make_interval(days => $7))`,
)
const waiting = statement<{ id: string }>(
  'mailboxCheck.waiting',
  `select m.id from mailbox_check m
    where m.message_id = $1 and m.answered_at is null and m.code_tries < 5
      and not exists (select from mailbox_check n where n.employer_id = m.employer_id and n.contact_id = m.contact_id
            and n.asked_at > m.asked_at)
      for update of m`,
)
const mint = statement(
  'mailboxCheck.mint',
  `update mailbox_check set code_digest = $2, code_expires_at = clock_timestamp() + make_interval(secs => $3),
          restore_epoch = present_restore_epoch()
    where message_id = $1`,
)
// A code that went out before a restore answers nothing after it (I-18).
const reserve = statement<{ id: string; employer_id: string }>(
  'mailboxCheck.reserve',
  `update mailbox_check set code_tries = code_tries + 1
    where ref = $1 and code_digest is not null and answered_at is null and code_tries < 5
      and clock_timestamp() < code_expires_at and restore_epoch = present_restore_epoch()
    returning id, employer_id`,
)
const answer = statement(
  'mailboxCheck.answer',
  `update mailbox_check
      set answered_at = clock_timestamp(), code_digest = null, code_expires_at = null
    where employer_id = $1 and id = $2 and code_digest = $3 and answered_at is null
      and clock_timestamp() < code_expires_at and restore_epoch = present_restore_epoch()`,
)
const own = statement<{
  id: string
  value: string
  confirmed: number | null
  undeliverable: number | null
  asked: number | null
  state: string | null
  cause: string | null
  answered: number | null
  ref: string | null
  now: number
}>(
  'mailboxCheck.own',
  `select c.id, c.value, ${ms('c.confirmed_at')} as confirmed, ${ms('c.undeliverable_at')} as undeliverable,
          ${ms('m.asked_at')} as asked, s.state, s.cause,
          (select ${ms('max(a.answered_at)')} from mailbox_check a where a.employer_id = c.employer_id and a.contact_id = c.id) as answered,
          case when m.answered_at is null and m.code_tries < 5 then m.ref end as ref, ${nowMs} as now
     from employer_key k
     join lateral (${current}) c on true
     left join lateral (select * from mailbox_check m where m.employer_id = c.employer_id and m.contact_id = c.id
        order by m.asked_at desc limit 1) m on true
     left join message s on s.id = m.message_id
    where k.employer_id = $1`,
)

// Two years of questions and answers; the newest of a mailbox stays, since it says when it was last asked.
const forget = forgetting(
  'mailboxCheck.forget',
  'mailbox_check m',
  'employer_id, id',
  `${older('m.asked_at', '800 days')}
     and exists (select from mailbox_check n where n.employer_id = m.employer_id and n.contact_id = m.contact_id and n.asked_at > m.asked_at)`,
)

export const forgetChecks = (db: Database, size?: number): Promise<number> => inPortions(db, forget, [], size)

/** Before every id that there can be. */
const beginning = '00000000-0000-0000-0000-000000000000'

export const mailboxCheckStore = (db: Database): MailboxCheckStore => ({
  async due(checkDays, after, limit) {
    const rows = await db.many(due, [checkDays, after ?? beginning, limit])
    return rows.map((row) => ({
      employerId: row.employer_id as EmployerId,
      contactId: row.contact_id as ContactId,
    }))
  },
  async begin(tx, { employerId, id, contactId, askedFor, ref, messageId, notWithin }) {
    const queries = queriesOf(tx)
    if ((await queries.first(hold, [contactId, employerId])) === undefined) return false
    return (await queries.run(begin, [employerId, id, contactId, askedFor, ref, messageId, notWithin])) === 1
  },
  async mint(tx, { messageId, digest, lifeSeconds }) {
    const queries = queriesOf(tx)
    const row = await queries.first(waiting, [messageId])
    if (row === undefined) return false
    return (await queries.run(mint, [messageId, digest(row.id as CheckId), lifeSeconds])) === 1
  },
  async reserveTry(ref) {
    const row = await db.first(reserve, [ref])
    return row && { id: row.id as CheckId, employerId: row.employer_id as EmployerId }
  },
  answer: async (tx, id, employerId, digest) =>
    (await queriesOf(tx).run(answer, [employerId, id, digest])) === 1,
  async own(employerId) {
    const row = await db.first(own, [employerId])
    if (row === undefined) return undefined
    return {
      contactId: row.id as ContactId,
      address: row.value,
      confirmedAt: asInstantOrNull(row.confirmed),
      undeliverableAt: asInstantOrNull(row.undeliverable),
      asked: row.asked === null ? null : { at: asInstant(row.asked), message: messageOf(row) },
      answeredAt: asInstantOrNull(row.answered),
      openRef: row.ref,
      now: asInstant(row.now),
    }
  },
})

/** A report that came back later says more than the acceptance did (delivery-view). */
function messageOf({ state, cause }: { readonly state: string | null; readonly cause: string | null }) {
  if (state === 'rejected' || state === 'cancelled') return 'refused' as const
  if (state === 'accepted' || state === 'unknown')
    return cause === null ? ('arrived' as const) : ('refused' as const)
  return 'underWay' as const
}
