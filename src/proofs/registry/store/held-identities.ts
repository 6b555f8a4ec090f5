import type { ContactId, EmployerId } from '../../../kernel/ids.ts'
import type { Lang } from '../../../kernel/lang.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { asInstant, ms, nowMs } from '../../../platform/database/instants.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { HeldIdentityStore, HoldId, ReachableEmployer } from '../app/hold-identity.ts'

/** Notices of this kind an employer gets in one day, whoever asks; migrations/0006 has the same number. */
export const noticesPerDay = 2

const isLive = 'expires_at > clock_timestamp()'
const isWaiting = `notice_asked_at is not null and settled_at is null and ${isLive}`
const job = (delay: string) =>
  `graphile_worker.add_job('recheckHeld', json_build_object('id', id),
     run_at => clock_timestamp() + make_interval(secs => ${delay}), job_key => 'held:' || id)`

const lock = statement<{ id: string; code: string }>(
  'held.lock',
  `select id, code from held_identity where browser = $1 and ${isLive} for update`,
)
// A hold that is over, or that another tab wrote a moment ago, gives way: what was typed last is kept. A notice
// that was settled told of the outage before; of this one it has to be asked for anew.
const put = statement(
  'held.put',
  `insert into held_identity as h (id, code, browser, sealed, lang) values ($1, $2, $3, $4, $5)
   on conflict (browser) do update
      set id = excluded.id, code = excluded.code, sealed = excluded.sealed, lang = excluded.lang,
          held_at = clock_timestamp(), expires_at = clock_timestamp() + interval '24 hours',
          notice_asked_at = case when h.id = excluded.id and h.settled_at is null then h.notice_asked_at end,
          rechecks = case when h.id = excluded.id and h.settled_at is null then h.rechecks else 0 end,
          settled_at = null`,
)
const view = statement<{ code: string; held: number; expires: number; asked: boolean }>(
  'held.view',
  `select code, ${ms('held_at')} as held, ${ms('expires_at')} as expires, notice_asked_at is not null as asked
     from held_identity where browser = $1 and ${isLive}`,
)
const open = statement<{ id: string; sealed: string }>(
  'held.open',
  `select id, sealed from held_identity where code = $1 and browser = $2 and ${isLive}`,
)
const askNotice = statement<{ id: string }>(
  'held.askNotice',
  `with asked as (
     update held_identity set notice_asked_at = clock_timestamp()
      where browser = $1 and notice_asked_at is null and ${isLive} returning id)
   select (${job('$2')}).id from asked`,
)
const waiting = statement<{
  id: string
  code: string
  sealed: string
  lang: string
  expires: number
  rechecks: number
  now: number
}>(
  'held.waiting',
  `select id, code, sealed, lang, ${ms('expires_at')} as expires, rechecks, ${nowMs} as now
     from held_identity where id = $1 and ${isWaiting}`,
)
const postpone = statement<{ id: string }>(
  'held.postpone',
  `with asked as (
     update held_identity set rechecks = rechecks + 1 where id = $1 and ${isWaiting} returning id)
   select (${job('$2')}).id from asked`,
)
const settle = statement(
  'held.settle',
  `update held_identity set settled_at = clock_timestamp() where id = $1 and ${isWaiting}`,
)
const takeNotice = statement(
  'held.takeNotice',
  `insert into held_notice_day as d (employer_id, day, n)
   values ($1, (clock_timestamp() at time zone 'America/Guayaquil')::date, 1)
   on conflict (employer_id, day) do update set n = d.n + 1 where d.n < $2`,
)
const release = statement('held.release', `delete from held_identity where browser = $1`)
const forget = statement('held.forget', `delete from held_identity where expires_at <= clock_timestamp()`)
const forgetDays = statement(
  'held.forgetDays',
  `delete from held_notice_day where day < (clock_timestamp() at time zone 'America/Guayaquil')::date`,
)
const reach = statement<{ id: string; identifier: string; legal_name: string; mail: string }>(
  'held.reach',
  `select e.id, e.identifier, e.legal_name, c.id as mail
     from employer e
     join contact c on c.employer_id = e.id and c.kind = 'mail' and c.retired_at is null
      and c.confirmed_at is not null and c.usable_from <= clock_timestamp()
    where e.identifier = $1 and e.branch_code = $2
    order by c.confirmed_at desc limit 1`,
)

/** The queue's tables have to be there (`migrateWorker`). */
export function heldIdentityStore(db: Database): HeldIdentityStore {
  return {
    async lock(tx, browser) {
      const row = await queriesOf(tx).first(lock, [browser])
      return row === undefined ? undefined : { id: row.id as HoldId, code: row.code }
    },
    async put(tx, { id, code, browser, sealed, lang }) {
      await queriesOf(tx).run(put, [id, code, browser, sealed, lang])
    },
    async of(browser) {
      const row = await db.first(view, [browser])
      if (row === undefined) return undefined
      const { code, held, expires, asked } = row
      return { code, heldAt: asInstant(held), expiresAt: asInstant(expires), noticeAsked: asked }
    },
    async open(code, browser) {
      const row = await db.first(open, [code, browser])
      return row === undefined ? undefined : { id: row.id as HoldId, sealed: row.sealed }
    },
    askNotice: async (browser, delay) => (await db.run(askNotice, [browser, delay])) === 1,
    async waiting(id) {
      const row = await db.first(waiting, [id])
      if (row === undefined) return undefined
      const { expires, now, lang, ...rest } = row
      return { ...rest, id, lang: lang as Lang, expiresAt: asInstant(expires), now: asInstant(now) }
    },
    async postpone(id, delay) {
      await db.run(postpone, [id, delay])
    },
    settle: async (tx, id) => (await queriesOf(tx).run(settle, [id])) === 1,
    takeNotice: async (tx, employerId) =>
      (await queriesOf(tx).run(takeNotice, [employerId, noticesPerDay])) === 1,
    async release(browser) {
      await db.run(release, [browser])
    },
  }
}

/** Finds where an employer can be written to; undefined when there is no such employer, or no mail in use. */
export const reachEmployer =
  (db: Database) =>
  async (identifier: string, branchCode: string): Promise<ReachableEmployer | undefined> => {
    const row = await db.first(reach, [identifier, branchCode])
    if (row === undefined) return undefined
    const { id, legal_name: legalName, mail } = row
    return { id: id as EmployerId, identifier: row.identifier, legalName, mail: mail as ContactId }
  }

export const forgetOldHolds = async (db: Database): Promise<number> =>
  (await db.run(forget)) + (await db.run(forgetDays))
