import type { CaseId, EmployerId, LinkId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { LinkStore } from '../app/ports.ts'
import type { Link, LinkKind } from '../domain/link.ts'

interface LinkRow {
  id: string
  kind: string
  contact: string
  ref: string
  employer_id: string
  case_id: string
  digest: Buffer
  code_digest: Buffer
  minted: number
  accepted: number | null
  dies: number
  code_tries: number
  browser: Buffer | null
  consumed: number | null
  voided: number | null
  void_reason: string | null
  replaced: number | null
  current: boolean
  now: number
}

const select = `
  select l.id, l.kind, l.contact, l.ref, l.employer_id, l.case_id, l.digest, l.code_digest, ${ms('l.minted_at')} as minted,
         ${ms('l.accepted_at')} as accepted, ${ms('link_dies_at(l)')} as dies, l.code_tries, l.browser,
         ${ms('l.consumed_at')} as consumed, ${ms('l.voided_at')} as voided, l.void_reason,
         ${ms(`(select max(n.minted_at) from link n where n.employer_id = l.employer_id and n.minted_at > l.minted_at and n.kind <> 'notice')`)} as replaced,
         l.employer_epoch = e.epoch and l.restore_epoch = i.restore_epoch as current,
         ${nowMs} as now
    from link l join employer e on e.id = l.employer_id cross join installation i`

const byRef = statement<LinkRow>('link.byRef', `${select} where l.ref = $1`)
const newest = statement<LinkRow>(
  'link.newest',
  `${select} where l.case_id = $1 order by l.minted_at desc limit 1`,
)
// Step one of consuming: wait for every rival. Only then is the clock read; PostgreSQL does not judge a
// condition again after a rival rolled back, so a link could otherwise be taken after its end.
const hold = statement('link.hold', `select 1 from link where id = $1 for update`)
// And for every change of the employer: none can come between the judgement and the key (I-05).
const holdEmployer = statement(
  'link.holdEmployer',
  `select 1 from employer where id = (select employer_id from link where id = $1) for share`,
)
const held = statement<LinkRow>('link.held', `${select} where l.id = $1`)

// Unused and not voided, said so that the link is found by its id: the index of live links, empty when the
// plan was made, would look cheaper and be read whole.
const consume = statement(
  'link.consume',
  `update link l set consumed_at = clock_timestamp()
     from employer e, installation i
    where l.id = $1 and e.id = l.employer_id
      and l.kind = any($2) and l.restore_epoch = i.restore_epoch and l.employer_epoch = e.epoch
      and coalesce(l.consumed_at, l.voided_at) is null
      and clock_timestamp() < link_dies_at(l)`,
)

/**
 * Whether this message, `$n`, is the last that asked for a link of its employer, over all its cases: only
 * the newest is minted, and only it voids others (L-10). It stands in each statement, since each sees what
 * was committed before it.
 */
const isNewest = (id: '$1' | '$2' | '$3') =>
  `not exists (select from message m join message n on n.employer_id = m.employer_id
                where m.id = ${id}::uuid and n.carries_link and n.created_at > m.created_at)`

// The case's own row is locked: whoever asks for another link, or closes the case, waits or is seen.
const awaited = statement<{ id: string }>(
  'link.awaited',
  `select c.id from recovery_case c join message m on m.case_id = c.id
    where m.id = $1 and c.state = 'linkIssued' and c.body->'state'->>'messageId' = $1::text
      and ${isNewest('$1')}
      for update of c`,
)
const voidFormer = statement(
  'link.voidFormer',
  `update link set voided_at = clock_timestamp(), void_reason = 'newerLink'
    where employer_id = $1 and consumed_at is null and voided_at is null and kind <> 'notice'
      and ${isNewest('$2')}`,
)
const insert = statement(
  'link.insert',
  `insert into link (id, employer_id, case_id, message_id, kind, restore_epoch, employer_epoch, ref, digest, code_digest, life_seconds, cap_seconds)
   select $1, e.id, $2, $3, case when m.template = 'M-25' then 'unlock' else 'recovery' end, i.restore_epoch, e.epoch, $4, $5, $6, $7, $8
     from employer e cross join installation i join message m on m.id = $3 where e.id = $9 and ${isNewest('$3')}`,
)
// As for a mailed one, under the employer and the restore of this moment (I-05, I-18).
const openByPhone = statement(
  'link.openByPhone',
  `insert into link (id, employer_id, case_id, message_id, kind, contact, restore_epoch, employer_epoch, ref, digest, code_digest, accepted_at, opened_at, life_seconds, cap_seconds, browser)
   select $1, e.id, $2, $3, 'unlock', 'phone', i.restore_epoch, e.epoch, $4, $5, $6, clock_timestamp(), clock_timestamp(), $7, $7, $8
     from employer e cross join installation i where e.id = $9
   on conflict do nothing`,
)
const bind = statement(
  'link.bind',
  `update link set browser = $2 where id = $1 and consumed_at is null and voided_at is null`,
)
const reserve = statement<{ code_tries: number }>(
  'link.reserveCodeTry',
  `update link set code_tries = code_tries + 1 where id = $1 and code_tries < $2 and consumed_at is null and voided_at is null
   returning code_tries`,
)
const voidAll = statement(
  'link.voidAll',
  `update link set voided_at = clock_timestamp(), void_reason = $2
    where employer_id = $1 and consumed_at is null and voided_at is null and kind <> 'notice'`,
)
const grace = statement(
  'link.grace',
  `update link set grace_until = clock_timestamp() + make_interval(secs => $2)
    where id = $1 and grace_until is null and consumed_at is null and voided_at is null and clock_timestamp() < link_dies_at(link)`,
)
const voidOfCase = statement(
  'link.voidOfCase',
  `update link set voided_at = clock_timestamp(), void_reason = $2
    where case_id = $1 and consumed_at is null and voided_at is null`,
)
// A few, and for a minute: what one form that is sent again needs, and no guessing (ATK-05).
const reserveReplay = statement(
  'link.reserveReplay',
  `update link set replays = replays + 1
    where id = $1 and replays < 4 and consumed_at > clock_timestamp() - interval '1 minute'`,
)
const recent = (times: 'asked_at' | 'tried_at') =>
  `array(select at from unnest(d.${times}) at where at > clock_timestamp() - interval '24 hours')`
const takeOfDay = statement(
  'link.takeOfDay',
  `insert into link_day as d (employer_id, asked_at) values ($1, array[clock_timestamp()])
   on conflict (employer_id) do update set asked_at = ${recent('asked_at')} || clock_timestamp()
    where cardinality(${recent('asked_at')}) < $2`,
)
const takeOfMailbox = statement(
  'link.takeOfMailbox',
  `insert into mailbox_day as d (mailbox, asked_at) values ($1, array[clock_timestamp()])
   on conflict (mailbox) do update set asked_at = ${recent('asked_at')} || clock_timestamp()
    where cardinality(${recent('asked_at')}) < $2`,
)
const takeCodeOfDay = statement(
  'link.takeCodeOfDay',
  `insert into code_day as d (employer_id, tried_at) values ($1, array[clock_timestamp()])
   on conflict (employer_id) do update set tried_at = ${recent('tried_at')} || clock_timestamp()
    where cardinality(${recent('tried_at')}) < $2`,
)
const opened = statement(
  'link.opened',
  `update link set opened_at = clock_timestamp() where ref = $1 and opened_at is null`,
)

export function linkStore(db: Database): LinkStore {
  const one = (row: LinkRow | undefined) => (row === undefined ? undefined : read(row))
  return {
    isAwaited: async (tx, messageId) => (await queriesOf(tx).first(awaited, [messageId])) !== undefined,
    async mint(tx, link) {
      const queries = queriesOf(tx)
      const [, minted] = await Promise.all([
        queries.run(voidFormer, [link.employerId, link.messageId]),
        queries.run(insert, [
          link.id,
          link.caseId,
          link.messageId,
          link.ref,
          link.digest,
          link.codeDigest,
          link.lifeSeconds,
          link.capSeconds,
          link.employerId,
        ]),
      ])
      return minted === 1
    },
    openByPhone: async (tx, link) =>
      (await queriesOf(tx).run(openByPhone, [
        link.id,
        link.caseId,
        link.messageId,
        link.ref,
        link.digest,
        link.codeDigest,
        link.lifeSeconds,
        link.browser,
        link.employerId,
      ])) === 1,
    byId: async (id) => one(await db.first(held, [id])),
    byRef: async (ref) => one(await db.first(byRef, [ref])),
    newestOfCase: async (caseId) => one(await db.first(newest, [caseId])),
    bind: async (id, browser) => (await db.run(bind, [id, browser])) === 1,
    async reserveCodeTry(id, limit) {
      const row = await db.first(reserve, [id, limit])
      return row === undefined ? null : limit - row.code_tries
    },
    takeCodeOfDay: async (employerId, limit) => (await db.run(takeCodeOfDay, [employerId, limit])) === 1,
    async lock(tx, id) {
      const queries = queriesOf(tx)
      const [, , row] = await Promise.all([
        queries.run(hold, [id]),
        queries.run(holdEmployer, [id]),
        queries.first(held, [id]),
      ])
      return one(row)
    },
    consume: async (tx, id, kinds) => (await queriesOf(tx).run(consume, [id, kinds])) === 1,
    async voidAll(tx, employerId, reason) {
      await queriesOf(tx).run(voidAll, [employerId, reason])
    },
    async grantGrace(id, seconds) {
      await db.run(grace, [id, seconds])
    },
    async voidOfCase(tx, caseId, reason) {
      await queriesOf(tx).run(voidOfCase, [caseId, reason])
    },
    takeOfDay: async (tx, employerId, limit) =>
      (await queriesOf(tx).run(takeOfDay, [employerId, limit])) === 1,
    reserveReplay: async (id) => (await db.run(reserveReplay, [id])) === 1,
    takeOfMailbox: async (tx, mailbox, limit) =>
      (await queriesOf(tx).run(takeOfMailbox, [mailbox, limit])) === 1,
    async opened(ref) {
      await db.run(opened, [ref])
    },
  }
}

const read = (row: LinkRow): Link => ({
  id: row.id as LinkId,
  kind: row.kind as LinkKind,
  contact: row.contact as Link['contact'],
  ref: row.ref,
  employerId: row.employer_id as EmployerId,
  caseId: row.case_id as CaseId,
  digest: row.digest,
  codeDigest: row.code_digest,
  mintedAt: asInstant(row.minted),
  acceptedAt: asInstantOrNull(row.accepted),
  diesAt: asInstant(row.dies),
  codeTries: row.code_tries,
  browser: row.browser,
  consumedAt: asInstantOrNull(row.consumed),
  voidedAt: asInstantOrNull(row.voided),
  voidReason: row.void_reason,
  replacedAt: asInstantOrNull(row.replaced),
  current: row.current,
  now: asInstant(row.now),
})
