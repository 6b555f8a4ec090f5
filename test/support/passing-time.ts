import { statement } from '../../src/platform/database/statement.ts'
import type { Member } from './members.ts'
import type { Ground } from './ground.ts'

type Timed = Pick<Ground, 'db'>
type Who = Pick<Member, 'identifier'>

const employerOf = statement<{ id: string }>(
  'test.employerOf',
  `select id from employer where identifier = $1`,
)
const links = statement(
  'test.ageLinks',
  `update link set minted_at = minted_at - $2::interval, accepted_at = accepted_at - $2::interval,
          grace_until = grace_until - $2::interval, consumed_at = consumed_at - $2::interval,
          voided_at = voided_at - $2::interval
    where employer_id = $1`,
)
const messages = statement(
  'test.ageMessages',
  `update message set created_at = created_at - $2::interval, accepted_at = accepted_at - $2::interval,
          next_attempt_at = next_attempt_at - $2::interval
    where employer_id = $1`,
)
// The queue is told as it tells itself, so that whoever sleeps wakes up.
const deliveries = statement(
  'test.deliverNow',
  `select graphile_worker.add_job('deliverMessage', json_build_object('id', id), job_key => id::text)
     from message where employer_id = $1 and state in ('queued', 'deferred')`,
)
// When a job is due, and how long ago a worker that died took it, is time, too.
const jobs = statement(
  'test.ageJobs',
  `update graphile_worker._private_jobs set run_at = run_at - $2::interval, locked_at = locked_at - $2::interval
    where key in (select id::text from message where employer_id = $1)`,
)
const underWay = statement(
  'test.underWay',
  `select 1 from message where employer_id = $1 and state in ('queued', 'sending') and created_at > clock_timestamp() - interval '3 seconds'`,
)
const asked = statement(
  'test.ageAsked',
  `update link_day set asked_at = array(select one - $2::interval from unnest(asked_at) one) where employer_id = $1`,
)
const typed = statement(
  'test.ageTyped',
  `update code_day set tried_at = array(select one - $2::interval from unnest(tried_at) one) where employer_id = $1`,
)
const changes = statement(
  'test.ageChanges',
  `update contact_change set code_expires_at = code_expires_at - $2::interval, started_at = started_at - $2::interval,
          confirmed_at = confirmed_at - $2::interval
    where employer_id = $1`,
)
const contacts = statement(
  'test.ageContacts',
  `update contact set confirmed_at = confirmed_at - $2::interval, usable_from = usable_from - $2::interval
    where employer_id = $1 and id in (select contact_id from contact_change where employer_id = $1)`,
)
// That time passes changes nothing about an employer: the trigger of its contacts does not know that.
const epochOf = statement<{ epoch: number }>('test.epoch', `select epoch from employer where id = $1`)
const sameEpoch = statement('test.sameEpoch', `update employer set epoch = $2 where id = $1`)
// The worker is woken at its time, as the time that passed would have woken it.
const cooled = statement<{ job: unknown }>(
  'test.cooled',
  `select graphile_worker.add_job('settleContactChange', json_build_object('employerId', h.employer_id)) as job
     from contact_change h join contact c on c.id = h.contact_id
    where h.employer_id = $1 and h.state = 'cooling' and c.usable_from <= clock_timestamp()`,
)
const unsettled = statement(
  'test.unsettled',
  `select 1 from contact_change h join contact c on c.id = h.contact_id
    where h.employer_id = $1 and h.state = 'cooling' and c.usable_from <= clock_timestamp()`,
)
const banks = statement(
  'test.ageBanks',
  `update bank_order set asked_at = asked_at - $2::interval, expires_at = expires_at - $2::interval where employer_id = $1`,
)
const sessions = statement(
  'test.ageSessions',
  `update session set created_at = created_at - $2::interval, seen_at = seen_at - $2::interval where employer_id = $1`,
)
const cases = statement<{ id: string; body: unknown }>(
  'test.cases',
  `select id, body from recovery_case where employer_id = $1`,
)
const ageCase = statement(
  'test.ageCase',
  `update recovery_case set body = $2, opened_at = opened_at - $3::interval, touched_at = touched_at - $3::interval where id = $1`,
)
const rounds = statement<{ tries: unknown }>(
  'test.tries',
  `select tries from question_round where employer_id = $1`,
)
const ageRound = statement(
  'test.ageRound',
  `update question_round set tries = $2, suspended_until = suspended_until - $3::interval,
          refused_at = refused_at - $3::interval where employer_id = $1`,
)

/** A mail arrives a moment before the worker has written that it did: waits until it has. */
export async function mailHandedOver({ db }: Timed, member: Who): Promise<void> {
  const id = (await db.first(employerOf, [member.identifier]))?.id
  while ((await db.first(underWay, [id])) !== undefined) await new Promise((passed) => setTimeout(passed, 5))
}

const blocksWaiting = statement(
  'test.blocksWaiting',
  `select 1 from graphile_worker.jobs where task_identifier = 'blockGuessedKey' limit 1`,
)

/** The request that used up the last try of a key does not block it itself: waits until the worker has. */
export async function guessesSettled({ db }: Timed): Promise<void> {
  while ((await db.first(blocksWaiting)) !== undefined) await new Promise((passed) => setTimeout(passed, 5))
}

/**
 * Lets time pass for one employer. The database's clock judges, and nobody can move that; so everything
 * that ever happened to this employer is moved back instead, to the second, which comes to the same.
 */
export async function letTimePass(service: Timed, member: Who, seconds: number): Promise<void> {
  const { db } = service
  await mailHandedOver(service, member)
  const span = `${seconds} seconds`
  const id = (await db.first(employerOf, [member.identifier]))?.id
  await db.transaction(async (tx) => {
    const before = (await tx.first(epochOf, [id]))?.epoch
    for (const one of [messages, jobs, links, asked, typed, changes, contacts, sessions, banks])
      await tx.run(one, [id, span])
    for (const row of await tx.many(cases, [id]))
      await tx.run(ageCase, [row.id, JSON.stringify(earlier(row.body, seconds)), span])
    for (const row of await tx.many(rounds, [id]))
      await tx.run(ageRound, [id, JSON.stringify(earlier(row.tries, seconds)), span])
    await tx.run(sameEpoch, [id, before])
    await tx.many(deliveries, [id])
    await tx.many(cooled, [id])
  })
  while ((await db.first(unsettled, [id])) !== undefined) await new Promise((passed) => setTimeout(passed, 5))
}

/** Instants are the only numbers of that size in what we keep as JSON. */
const firstInstant = Date.UTC(2020, 0, 1)

function earlier(value: unknown, seconds: number): unknown {
  if (typeof value === 'number') return value > firstInstant ? value - seconds * 1000 : value
  if (Array.isArray(value)) return value.map((one) => earlier(one, seconds))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, earlier(one, seconds)]))
}

const everybodysSets = statement('test.ageEverybodysSets', `update refused_set set at = at - $1::interval`)
const everybodysWaits = statement(
  'test.ageEverybodysWaits',
  `update question_round set refused_at = refused_at - $1::interval`,
)
const campaigns = statement(
  'test.ageCampaigns',
  `update campaign set since = since - $1::interval, began_at = began_at - $1::interval,
          holds_until = holds_until - $1::interval`,
)

/** Lets time pass for what is known about all employers together. */
export async function letTimePassForAll({ db }: Timed, seconds: number): Promise<void> {
  for (const one of [everybodysSets, everybodysWaits, campaigns]) await db.run(one, [`${seconds} seconds`])
}
