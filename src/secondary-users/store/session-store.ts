import type { DelegateId, DelegationId, EmployerId } from '../../kernel/ids.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { CurrentAccess, UserSessionStore } from '../app/session-ports.ts'
import { inOrder } from '../domain/scopes.ts'
import { standingOf, type StoredState } from '../domain/standing.ts'
import { inForce } from './user-row.ts'

// What a restore brought back is no session (I-18).
const isFresh = (life: string, idle: string) =>
  `s.restore_epoch = present_restore_epoch()
        and s.created_at > clock_timestamp() - make_interval(secs => ${life})
        and s.seen_at > clock_timestamp() - make_interval(secs => ${idle})`

const onFile = statement<{
  id: string
  generation: number
  hash: string
  employer_id: string | null
  access_id: string | null
}>(
  'userSession.onFile',
  `select d.id, d.generation, d.hash, n.employer_id, n.id as access_id
     from delegate d
     left join employer e on e.identifier = $2 and e.branch_code = $3 and e.frozen_at is null
     left join delegation n on n.employer_id = e.id and n.delegate_id = d.id and ${inForce}
    where d.mailbox = $1`,
)
// `for share` waits for a key that is being set; afterwards the generation no longer fits.
const open = statement(
  'userSession.open',
  `with standing as (select id from delegate where id = $2 and generation = $3 for share)
   insert into delegate_session
     (digest, delegate_id, generation, restore_epoch, employer_id, delegation_id, browser, network)
   select $1, standing.id, $3, i.restore_epoch, $4, $5, $6, $7 from standing cross join installation i`,
)
interface FoundRow {
  delegate_id: string
  name: string
  mail: string
  chosen: boolean
  employer_id: string | null
  access_id: string | null
  scopes: readonly string[] | null
  until: number | null
  legal_name: string | null
  class: EmployerClass | null
  identifier: string | null
  province: string | null
  now: number
}

// The access is judged by its own row, locked: whoever takes it away is waited for, and is seen.
const find = statement<FoundRow>(
  'userSession.find',
  `with seen as (
     update delegate_session s set seen_at = clock_timestamp()
       from delegate d
      where s.digest = $1 and s.ended_at is null and d.id = s.delegate_id and d.generation = s.generation
        and ${isFresh('$2', '$3')}
      returning s.delegate_id, s.employer_id, s.delegation_id, d.name, d.mail),
   used as (
     update delegation n set used_at = clock_timestamp()
       from seen
      where n.employer_id = seen.employer_id and n.id = seen.delegation_id and n.delegate_id = seen.delegate_id
        and ${inForce}
      returning n.employer_id, n.id, n.scopes, n.until_at)
   select seen.delegate_id, seen.name, seen.mail, seen.delegation_id is not null as chosen,
          e.id as employer_id, used.id as access_id, used.scopes, ${ms('used.until_at')} as until,
          e.legal_name, e.class, e.identifier, e.province, ${nowMs} as now
     from seen left join used on true
     left join employer e on e.id = used.employer_id and e.frozen_at is null`,
)
const employers = statement<{
  employer_id: string
  id: string
  legal_name: string
  class: EmployerClass
  identifier: string
  province: string | null
  scopes: readonly string[]
  state: StoredState
  until: number | null
  frozen: boolean
  now: number
}>(
  'userSession.employers',
  `select n.employer_id, n.id, e.legal_name, e.class, e.identifier, e.province, n.scopes, n.state,
          ${ms('n.until_at')} as until, e.frozen_at is not null as frozen, ${nowMs} as now
     from delegation n join employer e on e.id = n.employer_id
    where n.delegate_id = $1 and n.state <> 'removed'
    order by e.legal_name, n.id`,
)
const choose = statement<{ employer_id: string }>(
  'userSession.choose',
  `with access as (
     select n.employer_id, n.id from delegation n join employer e on e.id = n.employer_id and e.frozen_at is null
      where n.delegate_id = $2 and n.id = $3 and ${inForce} for share of n)
   update delegate_session s set employer_id = access.employer_id, delegation_id = access.id
     from access where s.digest = $1 and s.delegate_id = $2 and s.ended_at is null
   returning s.employer_id`,
)
const list = statement<{ handle: string; browser: string; created: number; own: boolean }>(
  'userSession.list',
  `select encode(sha256(s.digest), 'hex') as handle, s.browser, ${ms('s.created_at')} as created, s.digest = $2 as own
     from delegate_session s join delegate d on d.id = s.delegate_id and d.generation = s.generation
    where s.delegate_id = $1 and s.ended_at is null and ${isFresh('$3', '$4')}
    order by s.seen_at desc limit 50`,
)
const end = statement(
  'userSession.end',
  `update delegate_session set ended_at = clock_timestamp() where digest = $1 and ended_at is null`,
)
const endByHandle = statement(
  'userSession.endByHandle',
  `update delegate_session set ended_at = clock_timestamp()
    where delegate_id = $1 and encode(sha256(digest), 'hex') = $2 and ended_at is null`,
)
const endOthers = statement(
  'userSession.endOthers',
  `update delegate_session set ended_at = clock_timestamp()
    where delegate_id = $1 and digest <> $2 and ended_at is null`,
)
// By the people who have an access there: a session is found by its person.
const endOfEmployer = statement(
  'userSession.endOfEmployer',
  `update delegate_session set ended_at = clock_timestamp()
    where employer_id = $1 and ended_at is null
      and delegate_id in (select delegate_id from delegation where employer_id = $1)`,
)

function accessOf(row: FoundRow): CurrentAccess | null {
  const { employer_id, access_id, legal_name, identifier, scopes, class: kind } = row
  if (employer_id === null || access_id === null || legal_name === null || identifier === null) return null
  if (scopes === null || kind === null) return null
  return {
    employerId: employer_id as EmployerId,
    id: access_id as DelegationId,
    legalName: legal_name,
    class: kind,
    identifier,
    province: row.province,
    scopes: inOrder(scopes),
    until: asInstantOrNull(row.until),
  }
}

export function userSessionStore(db: Database): UserSessionStore {
  return {
    async onFile(mailbox, employer) {
      const row = await db.first(onFile, [
        mailbox,
        employer?.identifier ?? null,
        employer?.branchCode ?? null,
      ])
      return row === undefined
        ? undefined
        : {
            id: row.id as DelegateId,
            generation: row.generation,
            hash: row.hash,
            access:
              row.employer_id === null || row.access_id === null
                ? null
                : { employerId: row.employer_id as EmployerId, id: row.access_id as DelegationId },
          }
    },
    open: async (tx, { digest, delegate, generation, access, browser, network }) =>
      (await queriesOf(tx).run(open, [
        digest,
        delegate,
        generation,
        access?.employerId ?? null,
        access?.id ?? null,
        browser,
        network,
      ])) === 1,
    async find(digest, lifeSeconds, idleSeconds) {
      const row = await db.first(find, [digest, lifeSeconds, idleSeconds])
      if (row === undefined) return undefined
      const access = accessOf(row)
      return {
        delegate: row.delegate_id as DelegateId,
        name: row.name,
        mail: row.mail,
        access,
        accessOver: row.chosen && access === null,
        now: asInstant(row.now),
      }
    },
    async employers(delegate) {
      const rows = await db.many(employers, [delegate])
      return rows.map((row) => {
        const until = asInstantOrNull(row.until)
        return {
          employerId: row.employer_id as EmployerId,
          id: row.id as DelegationId,
          legalName: row.legal_name,
          class: row.class,
          identifier: row.identifier,
          province: row.province,
          scopes: inOrder(row.scopes),
          until,
          standing: row.frozen
            ? 'stopped'
            : standingOf({ state: row.state, until, inviteUntil: null }, asInstant(row.now)),
        }
      })
    },
    choose: async (tx, digest, delegate, access) =>
      (await queriesOf(tx).first(choose, [digest, delegate, access]))?.employer_id as EmployerId | undefined,
    async list(delegate, own, lifeSeconds, idleSeconds) {
      const rows = await db.many(list, [delegate, own, lifeSeconds, idleSeconds])
      return rows.map((row) => ({
        handle: row.handle,
        browser: row.browser,
        createdAt: asInstant(row.created),
        own: row.own,
      }))
    },
    end: async (tx, digest) => (await queriesOf(tx).run(end, [digest])) === 1,
    endByHandle: async (tx, delegate, handle) =>
      (await queriesOf(tx).run(endByHandle, [delegate, handle])) === 1,
    endOthers: (tx, delegate, own) => queriesOf(tx).run(endOthers, [delegate, own]),
    endOfEmployer: (tx, employerId) => queriesOf(tx).run(endOfEmployer, [employerId]),
  }
}
