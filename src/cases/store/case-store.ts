import type { CaseId, ContactId, EmployerId } from '../../kernel/ids.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { Lang } from '../../kernel/lang.ts'
import type { Instant } from '../../kernel/time.ts'
import type { PathName } from '../../policy/paths.ts'
import type { Policy } from '../../policy/policy.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { Case, CaseState, EmployerFacts } from '../domain/case.ts'
import type { Ledger } from '../domain/ledger.ts'
import type { CaseEventRow, CaseStore, LoadedCase } from '../app/ports.ts'

/** What stands in `recovery_case.body`: the state's own data, the ledger, and what the registries said about the RUC. */
interface Body {
  readonly state: CaseState
  readonly ledger: Ledger
  readonly rucState: EmployerFacts['rucState']
  readonly sealedFacts: string
  /** The employer's epoch when the case was opened, as `CaseRow.epoch` counts it. */
  readonly epoch: number
}

interface CaseRow {
  id: string
  employer_id: string
  code: string
  path: string
  body: Body
  version: number
  lang: string
  browser: Buffer
  claimant: string
  opened: number
  touched: number
  now: number
  identifier: string
  branch_code: string
  class: string
  legal_name: string
  trade_name: string | null
  facts: unknown
  epoch: number
  frozen: boolean
  representatives: { document: string; names: string }[] | null
  mail_id: string | null
  mail: string | null
  phone_id: string | null
  phone: string | null
  generation: number | null
  blocked: number | null
  key_set: number | null
  suspended: number | null
  representative_changed: boolean
  doubtful: boolean
  contested: boolean
}

/**
 * A restore ends what was proven before it, as a change of the employer does (RELIABILITY 4.1, I-18): one number to
 * compare stands for both. What was begun between the copy and the restore comes back too, from a browser or a bank, so
 * no change of an employer may look like a restore: the restores count in hundreds of millions.
 */
export const epochColumn = `(e.epoch + (i.restore_epoch - 1) * 1e8)::float8 as epoch`

/**
 * A contact that changed or went within these seconds, a change that is on its way, an officer's suspicion or a suspicious
 * signed file as young, and a report that nobody has handled or that is as young: then an attended path asks for a second
 * person, too (RELIABILITY 3).
 * @param seconds the parameter of the statement that holds them; `e` is the employer
 */
export const isDoubtful = (seconds: `$${number}`): string => `
         exists (select from contact_change h where h.employer_id = e.id and (h.ended_at is null
             or h.contact_id is not null and h.ended_at > clock_timestamp() - make_interval(secs => ${seconds})))
         or exists (select from employer_report r where r.employer_id = e.id and (r.handled_at is null
             or r.reported_at > clock_timestamp() - make_interval(secs => ${seconds})))
         or exists (select from contact c where c.employer_id = e.id
             and c.retired_at > clock_timestamp() - make_interval(secs => ${seconds}))
         or exists (select from attendance a where a.employer_id = e.id and a.result = 'suspicion'
             and a.at > clock_timestamp() - make_interval(secs => ${seconds}))
         or exists (select from signed_upload s where s.employer_id = e.id and s.is_suspicious
             and s.received_at > clock_timestamp() - make_interval(secs => ${seconds}))`

/** Somebody said "it was not me" since this key was set or unlocked: nobody may keep it (ATK-44). */
const isContested = `
         exists (select from employer_report r where r.employer_id = e.id
             and r.reported_at >= coalesce(greatest(k.set_at, k.unlocked_at), '-infinity'))`

/** One read for everything a decision looks at, so that it cannot look at two different moments. */
const select = `
  select c.id, c.employer_id, c.code, c.path, c.body, c.version, c.lang, c.browser, c.claimant,
         ${ms('c.opened_at')} as opened, ${ms('c.touched_at')} as touched, ${nowMs} as now,
         e.identifier, e.branch_code, e.class, e.legal_name, e.trade_name, e.facts, ${epochColumn},
         e.frozen_at is not null as frozen,
         (select count(*) from representation_change h where h.employer_id = e.id and h.ended_at is null) > 0 as representative_changed,
         (select json_agg(json_build_object('document', r.document, 'names', r.names) order by r.since nulls last)
            from representation r where r.employer_id = e.id and (r.until is null or r.until >= (clock_timestamp() at time zone 'America/Guayaquil')::date)) as representatives,
         mail.id as mail_id, mail.value as mail, phone.id as phone_id, phone.value as phone,
         k.generation, ${ms('k.blocked_at')} as blocked, ${ms('k.set_at')} as key_set,
         ${ms('q.suspended_until')} as suspended, ${isDoubtful('$2')} as doubtful,
         ${isContested} as contested
    from recovery_case c
    join employer e on e.id = c.employer_id
    cross join installation i
    left join employer_key k on k.employer_id = e.id
    left join question_round q on q.employer_id = e.id
    left join lateral (select id, value from contact where employer_id = e.id and kind = 'mail' and retired_at is null
       and confirmed_at is not null and usable_from <= clock_timestamp() order by confirmed_at desc limit 1) mail on true
    left join lateral (select id, value from contact where employer_id = e.id and kind = 'phone' and retired_at is null
       and confirmed_at is not null and usable_from <= clock_timestamp() order by confirmed_at desc limit 1) phone on true`

const byId = statement<CaseRow>('case.byId', `${select} where c.id = $1`)
// First wait for every rival, then read: a clock that was read before the wait judges too early (RELIABILITY 2).
const hold = statement('case.hold', `select 1 from recovery_case where id = $1 for update`)
const held = statement<CaseRow>('case.held', `${select} where c.id = $1`)
const byCode = statement<CaseRow>('case.byCode', `${select} where c.code = $1`)
const insert = statement(
  'case.insert',
  `with opened as (
     insert into recovery_case (id, employer_id, code, path, state, body, profile, lang, browser, claimant)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id)
   insert into case_event (case_id, n, event) select id, 1, 'created' from opened`,
)
const save = statement(
  'case.save',
  `with moved as (
     update recovery_case
        set state = $3, body = $4, version = version + 1, touched_at = to_timestamp($5::float8 / 1000), path = $7
      where id = $1 and version = $2 returning id, version)
   insert into case_event (case_id, n, event) select id, version, $6 from moved`,
)
const timeline = statement<{ event: string; at: number }>(
  'case.timeline',
  `select event, ${ms('at')} as at from case_event where case_id = $1 order by n desc limit 200`,
)
const newestOf = statement<{ id: string }>(
  'case.recent',
  `select id from recovery_case where browser = $1 and employer_id = $2
      and opened_at > clock_timestamp() - interval '1 minute' order by opened_at desc limit 1`,
)

/** `recent`: seconds that a changed contact casts doubt on an attended case. */
export function caseStore(db: Database, { recent }: Pick<Policy['contact'], 'recent'>): CaseStore {
  const loaded = (row: CaseRow | undefined) => (row === undefined ? undefined : read(row))
  return {
    async insert(tx, fresh) {
      const { case: opened } = fresh
      await queriesOf(tx).run(insert, [
        opened.id,
        opened.employerId,
        fresh.code,
        opened.path,
        opened.state.is,
        JSON.stringify(bodyOf(opened, fresh.rucState, fresh.sealedFacts)),
        fresh.profile,
        fresh.lang,
        fresh.browser,
        fresh.claimant,
      ])
    },
    load: async (id) => loaded(await db.first(byId, [id, recent])),
    async lock(tx, id) {
      const queries = queriesOf(tx)
      const [, row] = await Promise.all([queries.run(hold, [id]), queries.first(held, [id, recent])])
      return loaded(row)
    },
    async save(tx, before, after, event, rucState = before.employerFacts.rucState) {
      const rows = await queriesOf(tx).run(save, [
        after.id,
        before.version,
        after.state.is,
        JSON.stringify(bodyOf(after, rucState, before.sealedFacts)),
        after.touchedAt,
        event,
        after.path,
      ])
      return rows === 1
    },
    findByCode: async (code) => loaded(await db.first(byCode, [code, recent])),
    async timeline(id): Promise<readonly CaseEventRow[]> {
      return (await db.many(timeline, [id])).map((row) => ({ event: row.event, at: asInstant(row.at) }))
    },
    async recentOf(browser, employerId) {
      return (await db.first(newestOf, [browser, employerId]))?.id as CaseId | undefined
    },
  }
}

const bodyOf = (current: Case, rucState: Body['rucState'], sealedFacts: string): Body => ({
  state: current.state,
  ledger: current.ledger,
  rucState,
  sealedFacts,
  epoch: current.epoch ?? 0,
})

function read(row: CaseRow): LoadedCase {
  const contact = (id: string | null, value: string | null) =>
    id === null || value === null ? null : { id: id as ContactId, value }
  const mail = contact(row.mail_id, row.mail)
  return {
    case: {
      id: row.id as CaseId,
      employerId: row.employer_id as EmployerId,
      path: row.path as PathName,
      state: row.body.state,
      ledger: row.body.ledger,
      touchedAt: asInstant(row.touched),
      epoch: row.body.epoch,
    },
    code: row.code,
    version: row.version,
    lang: row.lang as Lang,
    browser: row.browser,
    claimant: row.claimant,
    sealedFacts: row.body.sealedFacts,
    employer: {
      id: row.employer_id as EmployerId,
      identifier: row.identifier,
      branchCode: row.branch_code,
      class: row.class as EmployerClass,
      legalName: row.legal_name,
      tradeName: row.trade_name,
      representatives: row.representatives ?? [],
      mail,
      phone: contact(row.phone_id, row.phone),
      epoch: row.epoch,
      blockedAt: asInstantOrNull(row.blocked),
      keySetAt: asInstantOrNull(row.key_set),
      generation: row.generation ?? 0,
      facts: row.facts,
    },
    employerFacts: {
      rucState: row.body.rucState,
      hasKey: (row.generation ?? 0) > 0,
      blocked: row.blocked !== null,
      frozen: row.frozen,
      hasMail: mail !== null,
      representativeChanged: row.representative_changed,
      suspendedUntil: liveSuspension(row),
      epoch: row.epoch,
      doubtful: row.doubtful,
      contested: row.contested,
    },
    openedAt: asInstant(row.opened),
    now: asInstant(row.now),
  }
}

const liveSuspension = (row: CaseRow): Instant | null =>
  row.suspended !== null && row.suspended > row.now ? asInstant(row.suspended) : null
