import type { EmailAddress } from '../../kernel/email-address.ts'
import type { CaseId, ChangeId, ContactId, EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Instant } from '../../kernel/time.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'
import type { ChangeStore, ChangeView, CodeMail } from '../app/ports.ts'
import { codeTries } from '../domain/code.ts'
import type { ChangeEnd, ChangeState } from '../domain/change.ts'
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
      returning h.contact_id)
   update contact set retired_at = clock_timestamp()
    where employer_id = $1 and kind = 'mail' and retired_at is null and id <> (select contact_id from done)`,
)
const employer = statement<{
  identifier: string
  legal_name: string
  frozen: boolean
  unrepresented: boolean
  present_id: string | null
  present: string | null
  registered: string[]
  confirmed: boolean
  now: number
}>(
  'contactChange.employer',
  `select e.identifier, e.legal_name, e.frozen_at is not null as frozen,
          exists (select from representation_change r where r.employer_id = e.id and r.ended_at is null) as unrepresented,
          mail.id as present_id, mail.value as present,
          array(select value from contact where employer_id = e.id and kind = 'mail' and retired_at is null) as registered,
          exists (select from contact where employer_id = e.id and retired_at is null and confirmed_at is not null) as confirmed,
          ${nowMs} as now
     from employer e
     left join lateral (select id, value from contact where employer_id = e.id and kind = 'mail' and retired_at is null
       and confirmed_at is not null and usable_from <= clock_timestamp() order by confirmed_at desc limit 1) mail on true
    where e.id = $1`,
)

interface ChangeRow {
  id: string
  value: string
  state: ChangeState['is']
  lang: string
  present_id: string | null
  case_id: string | null
  case_code: string | null
  proposed_by: string | null
  by_signature: boolean
  confirmed: number | null
  usable: number | null
  ended: number | null
  ended_reason: string | null
  tries: number
}
const columns = `h.id, h.value, h.state, h.lang, h.present_id, h.case_id, k.code as case_code,
          encode(h.proposed_by, 'hex') as proposed_by, h.by_signature, ${ms('h.confirmed_at')} as confirmed,
          ${ms('c.usable_from')} as usable, ${ms('h.ended_at')} as ended, h.ended_reason, h.code_tries as tries`
const live = statement<ChangeRow & { claimant: string | null; digest: Buffer | null; asked: number }>(
  'contactChange.live',
  `select ${columns}, nullif(k.claimant, '') as claimant, h.code_digest as digest,
          coalesce((select ${ms('max(m.created_at)')} from message m where m.employer_id = $1 and m.change_id = h.id),
            ${ms('h.started_at')}) as asked
     from contact_change h
     left join contact c on c.id = h.contact_id
     left join recovery_case k on k.id = h.case_id
    where h.employer_id = $1 and h.ended_at is null`,
)
const insert = statement(
  'contactChange.insert',
  `insert into contact_change (employer_id, id, value, state, lang, present_id, case_id, proposed_by, by_signature)
   values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9)`,
)
const reserveTry = statement<{ id: string; tries: number }>(
  'contactChange.reserveTry',
  `update contact_change set code_tries = code_tries + 1
    where employer_id = $1 and ended_at is null and code_digest is not null
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
      returning employer_id, value, confirmed_at),
   fresh as (
     insert into contact (id, employer_id, kind, value, confirmed_at, usable_from)
     select $3, employer_id, 'mail', value, confirmed_at, clock_timestamp() + make_interval(secs => $4)
       from moved
     returning employer_id, usable_from)
   select ${ms('fresh.usable_from')} as usable
     from fresh, graphile_worker.add_job('settleContactChange', json_build_object('employerId', fresh.employer_id),
       run_at => fresh.usable_from + interval '1 millisecond') job`,
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
const latest = statement<
  ChangeRow & {
    present: string | null
    legal_name: string
    mail: string | null
    code_until: number | null
    started: number
    review_reason: string | null
    is_over: boolean
  }
>(
  'contactChange.latest',
  `select ${columns}, p.value as present, e.legal_name, m.state as mail, ${ms('h.code_expires_at')} as code_until,
          ${ms('h.started_at')} as started, h.review_reason,
          h.state = 'cooling' and c.usable_from <= clock_timestamp() as is_over
     from (select * from contact_change where employer_id = $1
            order by (ended_at is null) desc, started_at desc limit 1) h
     join employer e on e.id = h.employer_id
     left join contact c on c.id = h.contact_id
     left join contact p on p.id = h.present_id
     left join recovery_case k on k.id = h.case_id
     left join lateral (select state from message where employer_id = $1 and change_id = h.id
                         order by created_at desc limit 1) m on true`,
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
            value: row.value as EmailAddress,
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
    async insert(tx, { employerId, id, value, lang, presentId, atCounter, bySignature }) {
      const state = atCounter === null && bySignature === undefined ? 'presentMail' : 'newMail'
      const caseId = atCounter?.caseId ?? bySignature ?? null
      const begun = [presentId, caseId, atCounter?.person ?? null, bySignature !== undefined]
      await queriesOf(tx).run(insert, [employerId, id, value, state, lang, ...begun])
    },
    async reserveTry(employerId) {
      const row = await db.first(reserveTry, [employerId])
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
      return { presentMail: row?.present ?? null, hasConfirmed: row?.confirmed ?? false }
    },
    async latest(employerId): Promise<ChangeView | undefined> {
      const row = await db.first(latest, [employerId])
      return row === undefined
        ? undefined
        : {
            id: row.id as ChangeId,
            state: row.is_over ? { is: 'done', at: asInstant(row.usable ?? 0) } : stateOf(row),
            newMail: row.value,
            presentMail: row.present,
            legalName: row.legal_name,
            mail: row.mail === null ? null : mailOf(row.mail),
            codeUntil: asInstantOrNull(row.code_until),
            triesLeft: codeTries - row.tries,
            startedAt: asInstant(row.started),
            confirmedAt: asInstantOrNull(row.confirmed),
            // Both are confirmed in a browser that has no session, by the code of the case.
            begunAtCounter: row.proposed_by !== null || row.by_signature,
            caseCode: row.case_code,
            reviewReason: row.review_reason,
          }
    },
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

const shownBy = ({ by_signature, proposed_by }: ChangeRow) =>
  by_signature ? 'signature' : proposed_by === null ? 'presentMail' : 'attended'

const usableOf = ({ usable }: ChangeRow): Instant => asInstant(usable ?? 0)

function stateOf(row: ChangeRow): ChangeState {
  switch (row.state) {
    case 'presentMail':
    case 'approval':
      return { is: row.state }
    case 'newMail':
      return { is: 'newMail', shownBy: shownBy(row) }
    case 'cooling':
      return { is: 'cooling', usableFrom: usableOf(row) }
    case 'done':
      return { is: 'done', at: usableOf(row) }
    case 'ended':
      return { is: 'ended', at: asInstant(row.ended ?? 0), reason: row.ended_reason as ChangeEnd }
  }
}

/** What a message has come to, as far as whoever waits for a code has to know. */
const mailOf = (state: string): CodeMail =>
  state === 'accepted' || state === 'unknown' ? 'sent' : state === 'rejected' ? 'refused' : 'onItsWay'
