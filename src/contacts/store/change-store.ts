import type { CaseId, ChangeId, ContactId, EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'
import type { ChangeStore } from '../app/ports.ts'
import { codeTries } from '../domain/code.ts'
import { columns, stateOf, wantedOf, type ChangeRow } from './change-row.ts'
import { latestChange } from './latest-change.ts'
import { stopContactChanges } from './stop-changes.ts'
import { waitingChanges } from './waiting-changes.ts'

// First wait for every rival, then read (RELIABILITY 2). Everybody who writes about a change takes the employer
// before it, as `redeem` does: two that race have one order.
const holdEmployer = statement(
  'contactChange.holdEmployer',
  `select 1 from employer where id = $1 for no key update`,
)
// By the clock alone: nobody has to be asked whether a cooling time is over.
const settle = statement(
  'contactChange.settle',
  `with done as (
     update contact_change h
        set state = 'done', ended_at = clock_timestamp(), code_digest = null, code_expires_at = null
       from contact c
      where h.employer_id = $1 and h.ended_at is null and h.state = 'cooling'
        and c.id = h.contact_id and c.employer_id = $1 and c.retired_at is null and c.usable_from <= clock_timestamp()
      returning h.contact_id, h.kind)
   update contact set retired_at = clock_timestamp()
    where employer_id = $1 and kind = (select kind from done) and retired_at is null
      and id <> (select contact_id from done)`,
)
const employer = statement<{
  identifier: string
  legal_name: string
  frozen: boolean
  unrepresented: boolean
  present_id: string | null
  present: string | null
  registered: string[]
  phones: string[]
  confirmed: boolean
  now: number
}>(
  'contactChange.employer',
  `select e.identifier, e.legal_name, e.frozen_at is not null as frozen,
          exists (select from representation_change r where r.employer_id = e.id and r.ended_at is null) as unrepresented,
          mail.id as present_id, mail.value as present,
          array(select value from contact where employer_id = e.id and kind = 'mail' and retired_at is null) as registered,
          array(select value from contact where employer_id = e.id and kind = 'phone' and retired_at is null
                 order by confirmed_at desc nulls last) as phones,
          exists (select from contact where employer_id = e.id and retired_at is null and confirmed_at is not null) as confirmed,
          ${nowMs} as now
     from employer e
     left join lateral (select id, value from contact where employer_id = e.id and kind = 'mail' and retired_at is null
       and confirmed_at is not null and usable_from <= clock_timestamp() order by confirmed_at desc limit 1) mail on true
    where e.id = $1`,
)

const live = statement<ChangeRow & { claimant: string | null; digest: Buffer | null; asked: number }>(
  'contactChange.live',
  `select ${columns}, nullif(k.claimant, '') as claimant, h.code_digest as digest,
          greatest((select ${ms('max(m.created_at)')} from message m where m.employer_id = $1 and m.change_id = h.id),
            (select ${ms('max(t.created_at)')} from text_message t where t.employer_id = $1 and t.change_id = h.id),
            ${ms('h.started_at')}) as asked
     from contact_change h
     left join contact c on c.id = h.contact_id
     left join recovery_case k on k.id = h.case_id
    where h.employer_id = $1 and h.ended_at is null`,
)
const insert = statement(
  'contactChange.insert',
  `insert into contact_change (employer_id, id, kind, value, state, lang, present_id, case_id, proposed_by, by_signature)
   values ($1, $2, $3, $4, $5, $6, $7, $8, decode($9, 'hex'), $10)`,
)
const reserveTry = statement<{ id: string; tries: number }>(
  'contactChange.reserveTry',
  `update contact_change set code_tries = code_tries + 1
    where employer_id = $1 and ended_at is null and code_digest is not null and ($2::uuid is null or id = $2)
      and code_tries < ${codeTries} and clock_timestamp() < code_expires_at
   returning id, code_tries as tries`,
)
const useCode = statement(
  'contactChange.useCode',
  `update contact_change set code_digest = null, code_expires_at = null, code_tries = 0
    where employer_id = $1 and id = $2 and ended_at is null and code_digest = $3
      and clock_timestamp() < code_expires_at`,
)
const awaiting = statement(
  'contactChange.await',
  `update contact_change
      set state = $3, confirmed_at = case when $3 = 'approval' then clock_timestamp() end
    where employer_id = $1 and id = $2 and ended_at is null`,
)
// Contact, state and the task that comes at its time: written together (I-13).
const register = statement<{ usable: number }>(
  'contactChange.register',
  `with moved as (
     update contact_change
        set state = 'cooling', contact_id = $3, confirmed_at = coalesce(confirmed_at, clock_timestamp())
      where employer_id = $1 and id = $2 and ended_at is null
      returning employer_id, kind, value, confirmed_at),
   fresh as (
     insert into contact (id, employer_id, kind, value, confirmed_at, usable_from)
     select $3, employer_id, kind, value, confirmed_at, clock_timestamp() + make_interval(secs => $4)
       from moved
     returning employer_id, usable_from)
   select ${ms('fresh.usable_from')} as usable
     from fresh, graphile_worker.add_job('settleContactChange', json_build_object('employerId', fresh.employer_id),
       run_at => fresh.usable_from + interval '1 millisecond') job`,
)
const removePhones = statement(
  'contactChange.removePhones',
  `with over as (
     update contact_change
        set state = 'done', confirmed_at = clock_timestamp(), ended_at = clock_timestamp(),
            code_digest = null, code_expires_at = null
      where employer_id = $1 and id = $2 and ended_at is null
      returning employer_id)
   update contact set retired_at = clock_timestamp()
    where employer_id = (select employer_id from over) and kind = 'phone' and retired_at is null`,
)
const reviewed = statement(
  'contactChange.reviewed',
  `update contact_change set reviewed_by = decode($3, 'hex'), review_reason = $4
    where employer_id = $1 and id = $2 and ended_at is null`,
)
const recent = `array(select at from unnest(d.asked_at) at where at > clock_timestamp() - interval '24 hours')`
const takeOfDay = statement(
  'contactChange.takeOfDay',
  `insert into contact_code_day as d (subject, asked_at) values ($1, array[clock_timestamp()])
   on conflict (subject) do update set asked_at = ${recent} || clock_timestamp()
    where cardinality(${recent}) < $2`,
)
const ofCase = statement<{ employer_id: string; id: string }>(
  'contactChange.ofCase',
  `select h.employer_id, h.id from recovery_case k join contact_change h on h.case_id = k.id
    where k.code = $1 order by h.started_at desc limit 1`,
)
const sharedBy = statement<{ n: number }>(
  'contactChange.sharedBy',
  `select count(distinct employer_id)::int as n from contact
    where case when kind = 'mail' and retired_at is null then lower(value collate "C") end = lower($2::text collate "C")
      and employer_id <> $1`,
)

export function changeStore(db: Database): ChangeStore {
  return {
    async hold(tx, id) {
      const queries = queriesOf(tx)
      const [, , row] = await Promise.all([
        queries.run(holdEmployer, [id]),
        queries.run(settle, [id]),
        queries.first(employer, [id]),
      ])
      return row === undefined
        ? undefined
        : {
            id,
            identifier: row.identifier,
            legalName: row.legal_name,
            isFrozen: row.frozen,
            isUnrepresented: row.unrepresented,
            present:
              row.present_id === null || row.present === null
                ? null
                : { id: row.present_id as ContactId, value: row.present },
            registered: row.registered,
            phones: row.phones,
            hasConfirmed: row.confirmed,
            now: asInstant(row.now),
          }
    },
    async live(tx, id) {
      const row = await queriesOf(tx).first(live, [id])
      return row === undefined
        ? undefined
        : {
            id: row.id as ChangeId,
            ...wantedOf(row),
            state: stateOf(row),
            lang: row.lang as Lang,
            presentId: row.present_id as ContactId | null,
            caseId: row.case_id as CaseId | null,
            caseCode: row.case_code,
            claimant: row.claimant,
            proposedBy: row.proposed_by as PersonDigest | null,
            confirmedAt: asInstantOrNull(row.confirmed),
            digest: row.digest,
            tries: row.tries,
            askedAt: asInstant(row.asked),
          }
    },
    async insert(tx, { employerId, id, kind, value, lang, presentId, atCounter, bySignature }) {
      const state = atCounter === null && bySignature === undefined ? 'presentMail' : 'newMail'
      const caseId = atCounter?.caseId ?? bySignature ?? null
      const begun = [presentId, caseId, atCounter?.person ?? null, bySignature !== undefined]
      await queriesOf(tx).run(insert, [employerId, id, kind, value, state, lang, ...begun])
    },
    async reserveTry(employerId, only) {
      const row = await db.first(reserveTry, [employerId, only])
      return row === undefined ? undefined : { id: row.id as ChangeId, left: codeTries - row.tries }
    },
    useCode: async (tx, employerId, id, digest) =>
      (await queriesOf(tx).run(useCode, [employerId, id, digest])) === 1,
    async await(tx, employerId, id, state) {
      await queriesOf(tx).run(awaiting, [employerId, id, state])
    },
    async register(tx, { employerId, changeId, id, coolOff }) {
      const row = await queriesOf(tx).first(register, [employerId, changeId, id, coolOff])
      if (row === undefined) throw new Error('a change ended while its employer was held')
      return asInstant(row.usable)
    },
    async removePhones(tx, employerId, id) {
      await queriesOf(tx).run(removePhones, [employerId, id])
    },
    async settle(tx, employerId) {
      await queriesOf(tx).run(settle, [employerId])
    },
    stop: stopContactChanges,
    async reviewed(tx, employerId, id, by, reason) {
      await queriesOf(tx).run(reviewed, [employerId, id, by, reason])
    },
    takeOfDay: async (tx, subject, limit) => (await queriesOf(tx).run(takeOfDay, [subject, limit])) === 1,
    async standing(employerId) {
      const row = await db.first(employer, [employerId])
      return {
        presentMail: row?.present ?? null,
        phone: row?.phones[0] ?? null,
        hasConfirmed: row?.confirmed ?? false,
      }
    },
    latest: latestChange(db),
    async ofCase(caseCode) {
      const row = await db.first(ofCase, [caseCode])
      return row === undefined
        ? undefined
        : { employerId: row.employer_id as EmployerId, changeId: row.id as ChangeId }
    },
    waiting: waitingChanges(db),
    sharedBy: async (employerId, value) => (await db.first(sharedBy, [employerId, value]))?.n ?? 0,
  }
}
