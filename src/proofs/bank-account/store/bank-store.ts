import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { asInstant, ms, nowMs } from '../../../platform/database/instants.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { BankKind, BankOrder, BankOrderId, BankStore } from '../app/ports.ts'
import { askedPerOrder, triesDays } from '../domain/amounts.ts'

const own = 'employer_id = $1 and case_id = $2'

// What was passed before a restore, the account or the human check of a further try, is passed anew (I-18).
const check = statement<{ paid: boolean; passed: boolean; account: Buffer | null }>(
  'bankCheck.read',
  `select paid, passed_at is not null as passed, account from bank_check
    where ${own} and restore_epoch = present_restore_epoch()`,
)
const pay = statement(
  'bankCheck.pay',
  `insert into bank_check as known (employer_id, case_id, paid) values ($1, $2, $3)
   on conflict (employer_id, case_id) do update
      set paid = excluded.paid, restore_epoch = excluded.restore_epoch,
          passed_at = case when known.restore_epoch = excluded.restore_epoch then known.passed_at end,
          account = case when known.restore_epoch = excluded.restore_epoch then known.account end`,
)
const pass = statement(
  'bankCheck.pass',
  `insert into bank_check as known (employer_id, case_id, passed_at, account) values ($1, $2, clock_timestamp(), $3)
   on conflict (employer_id, case_id) do update
      set passed_at = excluded.passed_at, account = excluded.account, restore_epoch = excluded.restore_epoch,
          paid = known.paid and known.restore_epoch = excluded.restore_epoch`,
)

// One that was being ordered when its process died, or whose time is over, or that is being replaced.
const closeFormer = statement(
  'bankOrder.closeFormer',
  `update bank_order
      set settled_at = clock_timestamp(), state = case when state = 'ordering' then 'failed' else 'refused' end
    where ${own} and state in ('ordering', 'open')`,
)
const add = statement(
  'bankOrder.add',
  `insert into bank_order (employer_id, case_id, id, kind, ref, account, epoch, amounts, expires_at)
   select $1, $2, $3, $4, $5, $6, $7::bigint, $8, clock_timestamp() + make_interval(secs => $9)
    where (select count(*) from bank_order
            where employer_id = $1 and asked_at > clock_timestamp() - interval '24 hours' and state <> 'failed') < $10
      and (select count(*) from bank_order
            where employer_id = $1 and asked_at > clock_timestamp() - interval '24 hours') < $10 * ${askedPerOrder}`,
)
const nextAt = statement<{ at: number }>(
  'bankOrder.nextAt',
  `select ${ms("asked_at + interval '24 hours'")} as at from (
     (select asked_at from bank_order
       where employer_id = $1 and asked_at > clock_timestamp() - interval '24 hours' and state <> 'failed'
       order by asked_at desc offset $2 - 1 limit 1)
     union all
     (select asked_at from bank_order
       where employer_id = $1 and asked_at > clock_timestamp() - interval '24 hours'
       order by asked_at desc offset $2 * ${askedPerOrder} - 1 limit 1)) as used
    order by asked_at desc limit 1`,
)
const settleOrdering = statement(
  'bankOrder.settleOrdering',
  `update bank_order set state = $4, settled_at = case when $4 = 'failed' then clock_timestamp() end
    where ${own} and id = $3 and state = 'ordering'`,
)
interface OrderRow {
  readonly id: BankOrderId
  readonly kind: BankKind
  readonly ref: string
  readonly account: Buffer
  readonly epoch: number
  readonly amounts: Buffer | null
  readonly state: BankOrder['state']
  readonly tries: number
  readonly asked: number
  readonly expires: number
  readonly now: number
}
const newest = statement<OrderRow>(
  'bankOrder.newest',
  `select id, kind, ref, account, epoch::float8 as epoch, amounts, state, tries, ${ms('asked_at')} as asked,
          ${ms('expires_at')} as expires, ${nowMs} as now
     from bank_order where ${own} order by asked_at desc limit 1`,
)
const takeTry = statement<{ amounts: Buffer; tries: number }>(
  'bankOrder.takeTry',
  `update bank_order set tries = tries + 1
    where ${own} and id = $3 and kind = 'deposit' and state = 'open' and tries < $4
      and expires_at > clock_timestamp()
      and (select coalesce(sum(o.tries), 0) from bank_order o
            where o.employer_id = $1 and o.asked_at > clock_timestamp() - make_interval(days => ${triesDays})) < $5
   returning amounts, tries`,
)
// From the newest back, the order with which the tries are used up: when it no longer counts, one is free.
const depositsClosed = statement<{ until: number }>(
  'bankOrder.depositsClosed',
  `select ${ms(`asked_at + make_interval(days => ${triesDays})`)} as until
     from (select asked_at, sum(tries) over (order by asked_at desc) as spent
             from bank_order
            where employer_id = $1 and asked_at > clock_timestamp() - make_interval(days => ${triesDays})) as back
    where spent >= $2 order by asked_at desc limit 1`,
)
const use = statement(
  'bankOrder.use',
  `update bank_order set state = 'used', settled_at = clock_timestamp()
    where ${own} and id = $3 and state = 'open' and expires_at > clock_timestamp()`,
)
const refuse = statement(
  'bankOrder.refuse',
  `update bank_order set state = 'refused', settled_at = clock_timestamp()
    where ${own} and id = $3 and state = 'open'`,
)

export function bankStore(db: Database): BankStore {
  return {
    async check({ employerId, caseId }, tx) {
      return (tx === undefined ? db : queriesOf(tx)).first(check, [employerId, caseId])
    },
    async setPaid(tx, { employerId, caseId }, paid) {
      await queriesOf(tx).run(pay, [employerId, caseId, paid])
    },
    async pass(tx, { employerId, caseId }, account) {
      await queriesOf(tx).run(pass, [employerId, caseId, account])
    },
    async open(tx, { employerId, caseId }, order, perDay) {
      const queries = queriesOf(tx)
      await queries.run(closeFormer, [employerId, caseId])
      const added = await queries.run(add, [
        employerId,
        caseId,
        order.id,
        order.kind,
        order.ref,
        order.account,
        order.epoch,
        order.amounts,
        order.life,
        perDay,
      ])
      return added === 1
    },
    async nextAt(employerId, perDay) {
      const row = await db.first(nextAt, [employerId, perDay])
      return row === undefined ? undefined : asInstant(row.at)
    },
    async settleOrdering(tx, { employerId, caseId }, id, to) {
      return (await queriesOf(tx).run(settleOrdering, [employerId, caseId, id, to])) === 1
    },
    async newest({ employerId, caseId }, tx) {
      const row = await (tx === undefined ? db : queriesOf(tx)).first(newest, [employerId, caseId])
      if (row === undefined) return undefined
      const { asked, expires, now, ...same } = row
      return { ...same, askedAt: asInstant(asked), expiresAt: asInstant(expires), now: asInstant(now) }
    },
    takeTry: (tx, { employerId, caseId }, id, { ofOrder, ofEmployer }) =>
      queriesOf(tx).first(takeTry, [employerId, caseId, id, ofOrder, ofEmployer]),
    async depositsClosed(employerId, most, tx) {
      const row = await (tx === undefined ? db : queriesOf(tx)).first(depositsClosed, [employerId, most])
      return row === undefined ? undefined : asInstant(row.until)
    },
    async use(tx, { employerId, caseId }, id) {
      return (await queriesOf(tx).run(use, [employerId, caseId, id])) === 1
    },
    async refuse(tx, { employerId, caseId }, id) {
      await queriesOf(tx).run(refuse, [employerId, caseId, id])
    },
  }
}
