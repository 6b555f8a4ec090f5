import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { DelegationId, EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { InvitationStore } from '../app/ports.ts'
import { userColumns, userOf, type UserRow } from './user-row.ts'

// Only the newest message of an access is worth a token; minting it voids the one before (L-10).
const hold = statement<{ mail: string; dies: number }>(
  'userInvitation.hold',
  `select n.mail, ${ms('n.invite_until')} as dies
     from delegation n join message m on m.id = $3 and m.employer_id = n.employer_id and m.delegation_id = n.id
    where n.employer_id = $1 and n.id = $2 and n.state in ('invited', 'active') and clock_timestamp() < n.invite_until
      and not exists (select from message x
            where x.employer_id = $1 and x.delegation_id = $2 and x.template = 'M-14' and x.created_at > m.created_at)
      for no key update of n`,
)
const voidFormer = statement(
  'userInvitation.voidFormer',
  `update delegate_invitation set voided_at = clock_timestamp()
    where employer_id = $1 and delegation_id = $2 and used_at is null and voided_at is null`,
)
const insert = statement(
  'userInvitation.insert',
  `insert into delegate_invitation
     (employer_id, ref, delegation_id, message_id, restore_epoch, digest, code_digest, dies_at)
   select $1, $2, $3, $4, i.restore_epoch, $5, $6, n.invite_until
     from installation i join delegation n on n.employer_id = $1 and n.id = $3`,
)

/** What an invitation has to be to be worth anything; `v` is it, `n` its access, `i` the installation. */
const isLive = `v.used_at is null and v.voided_at is null and clock_timestamp() < v.dies_at
  and v.restore_epoch = i.restore_epoch and n.state in ('invited', 'active')
  and v.code_tries <= 5 and v.person_tries <= 5`

const find = statement<
  UserRow & {
    employer_id: string
    ref: string
    digest: Buffer
    code_digest: Buffer
    invited_browser: Buffer | null
    live: boolean
    was_used: boolean
    code_tries: number
    person_tries: number
    person: Buffer
    legal_name: string
    class: EmployerClass
    identifier: string
    trade_name: string | null
  }
>(
  'userInvitation.find',
  `select v.employer_id, v.ref, v.digest, v.code_digest, v.browser as invited_browser, (${isLive}) as live,
          v.used_at is not null as was_used, v.code_tries, v.person_tries,
          e.legal_name, e.class, e.identifier, e.trade_name, n.person, ${userColumns}
     from delegate_invitation v
     join delegation n on n.employer_id = v.employer_id and n.id = v.delegation_id
     join employer e on e.id = v.employer_id
     cross join installation i
    where v.ref = $1`,
)
const reserveCode = statement<{ left: number }>(
  'userInvitation.reserveCode',
  `update delegate_invitation set code_tries = code_tries + 1
    where ref = $1 and code_tries < 5 and used_at is null returning 5 - code_tries as left`,
)
const reservePerson = statement<{ left: number }>(
  'userInvitation.reservePerson',
  `update delegate_invitation set person_tries = person_tries + 1
    where ref = $1 and person_tries < 5 and used_at is null returning 5 - person_tries as left`,
)
const giveBackCode = statement(
  'userInvitation.giveBackCode',
  `update delegate_invitation set code_tries = code_tries - 1 where ref = $1 and code_tries > 0`,
)
const giveBackPerson = statement(
  'userInvitation.giveBackPerson',
  `update delegate_invitation set person_tries = person_tries - 1 where ref = $1 and person_tries > 0`,
)
const bind = statement(
  'userInvitation.bind',
  `update delegate_invitation v set browser = $2
     from delegation n, installation i
    where v.ref = $1 and n.employer_id = v.employer_id and n.id = v.delegation_id and ${isLive}`,
)
// First the access, as whoever removes or doubts it does; then the invitation, judged when both are held.
const holdAccess = statement(
  'userInvitation.holdAccess',
  `select 1 from delegation n join delegate_invitation v on v.employer_id = n.employer_id and v.delegation_id = n.id
    where v.ref = $1 for no key update of n`,
)
const use = statement(
  'userInvitation.use',
  `update delegate_invitation v set used_at = clock_timestamp()
     from delegation n, installation i
    where v.ref = $1 and v.browser = $2 and n.employer_id = v.employer_id and n.id = v.delegation_id and ${isLive}`,
)

export function invitationStore(db: Database): InvitationStore {
  return {
    async mint(tx, { employerId, delegationId, messageId, ref, digest, codeDigest }) {
      const queries = queriesOf(tx)
      const held = await queries.first(hold, [employerId, delegationId, messageId])
      if (held === undefined) return undefined
      await queries.run(voidFormer, [employerId, delegationId])
      await queries.run(insert, [employerId, ref, delegationId, messageId, digest, codeDigest])
      return { mail: held.mail, diesAt: asInstant(held.dies) }
    },
    async find(ref) {
      const row = await db.first(find, [ref])
      return row === undefined
        ? undefined
        : {
            employerId: row.employer_id as EmployerId,
            ref: row.ref,
            delegationId: row.id as DelegationId,
            digest: row.digest,
            codeDigest: row.code_digest,
            browser: row.invited_browser,
            isLive: row.live,
            isUsed: row.was_used,
            codeTries: row.code_tries,
            personTries: row.person_tries,
            company: row.legal_name,
            class: row.class,
            identifier: row.identifier,
            tradeName: row.trade_name,
            user: { ...userOf(row), person: row.person },
          }
    },
    reserve: async (ref, kind) =>
      (await db.first(kind === 'code' ? reserveCode : reservePerson, [ref]))?.left ?? null,
    async giveBack(ref, kind) {
      await db.run(kind === 'code' ? giveBackCode : giveBackPerson, [ref])
    },
    bind: async (tx, ref, browser) => (await queriesOf(tx).run(bind, [ref, browser])) === 1,
    async use(tx, ref, browser) {
      const queries = queriesOf(tx)
      await queries.run(holdAccess, [ref])
      return (await queries.run(use, [ref, browser])) === 1
    },
  }
}
