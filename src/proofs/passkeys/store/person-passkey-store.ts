import type { CaseId, EmployerId, OfficerId } from '../../../kernel/ids.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms } from '../../../platform/database/instants.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { PersonPasskeyStore } from '../app/ports.ts'

const voidFormer = statement(
  'personPasskey.voidFormer',
  `update person_passkey_invitation set voided_at = clock_timestamp()
    where employer_id = $1 and case_id = $2 and used_at is null and voided_at is null`,
)
const invite = statement(
  'personPasskey.invite',
  `insert into person_passkey_invitation
     (digest, employer_id, case_id, officer_id, person, employer_epoch, restore_epoch, dies_at)
   select $1, e.id, c.id, $4, $5, e.epoch, i.restore_epoch, clock_timestamp() + make_interval(secs => $6)
     from employer e cross join installation i join recovery_case c on c.id = $3 and c.employer_id = e.id
    where e.id = $2
   on conflict do nothing`,
)
/** Lives, under the employer as it is now, and from after the last restore. */
const lives = `v.used_at is null and v.voided_at is null and clock_timestamp() < v.dies_at
  and e.id = v.employer_id and v.employer_epoch = e.epoch and v.restore_epoch = i.restore_epoch`
const findInvitation = statement<{
  digest: Buffer
  employer_id: EmployerId
  case_id: CaseId
  officer_id: OfficerId
  person: Buffer
  company: string
}>(
  'personPasskey.findInvitation',
  `select v.digest, v.employer_id, v.case_id, v.officer_id, v.person, e.legal_name as company
     from person_passkey_invitation v join employer e on e.id = v.employer_id cross join installation i
    where v.digest = $1 and ${lives}`,
)
// First wait for every rival, then judge (RELIABILITY 2).
const holdEmployer = statement(
  'personPasskey.holdEmployer',
  `select 1 from employer where id = (select employer_id from person_passkey_invitation where digest = $1) for share`,
)
const useInvitation = statement(
  'personPasskey.useInvitation',
  `update person_passkey_invitation v set used_at = clock_timestamp()
     from employer e cross join installation i
    where v.digest = $1 and ${lives}`,
)
const add = statement(
  'personPasskey.add',
  `insert into person_passkey
     (id, person, public_key, counter, backup_eligible, backed_up, transports, aaguid, made_in, officer_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing`,
)
const find = statement<{ id: string; person: Buffer; public_key: Buffer; counter: number }>(
  'personPasskey.find',
  `select id, person, public_key, counter from person_passkey where id = $1 and removed_at is null`,
)
// An authenticator that does not count says 0 for ever; one that counts never says the same twice.
const advance = statement(
  'personPasskey.advance',
  `update person_passkey set counter = $2, backed_up = $3, used_at = clock_timestamp()
    where id = $1 and removed_at is null and (counter < $2 or (counter = 0 and $2 = 0))`,
)
const issue = statement(
  'personPasskey.issue',
  `insert into person_passkey_challenge as c (case_id, act, person, value, issued_at, dies_at)
   select $1, $2, $3, $4, at, at + make_interval(secs => $5) from (select clock_timestamp() as at) moment
   on conflict (case_id, act) do update
      set person = excluded.person, value = excluded.value, issued_at = excluded.issued_at,
          dies_at = excluded.dies_at, used_at = null, restore_epoch = excluded.restore_epoch`,
)
const useChallenge = statement<{ value: string }>(
  'personPasskey.useChallenge',
  `update person_passkey_challenge set used_at = clock_timestamp()
    where restore_epoch = present_restore_epoch()
      and case_id = $1 and act = $2 and person = $3 and used_at is null and clock_timestamp() < dies_at
   returning value`,
)
const addEvidence = statement(
  'personPasskey.addEvidence',
  `insert into person_passkey_evidence (id, employer_id, case_id, person, act, passkey_id, synced, dies_at)
   values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp() + make_interval(secs => $8))`,
)
const takeEvidence = statement<{ passkey_id: string; synced: boolean; shown: number }>(
  'personPasskey.takeEvidence',
  `update person_passkey_evidence v set consumed_at = clock_timestamp()
     from person_passkey k
    where v.id = (select id from person_passkey_evidence
                   where employer_id = $1 and case_id = $2 and act = $4 and person = $3
                     and consumed_at is null and clock_timestamp() < dies_at
                   order by shown_at desc limit 1)
      and v.consumed_at is null and clock_timestamp() < v.dies_at
      and v.restore_epoch = present_restore_epoch()
      and k.id = v.passkey_id and k.removed_at is null
   returning v.passkey_id, v.synced, ${ms('v.shown_at')} as shown`,
)
// A natural person's RUC begins with their own number.
const documentsOf = statement<{ document: string }>(
  'personPasskey.documents',
  `select document from representation
    where employer_id = $1 and (until is null or until >= (clock_timestamp() at time zone 'America/Guayaquil')::date)
   union select left(identifier, 10) from employer where id = $1`,
)
const list = statement<{ id: string; created: number; used: number | null; synced: boolean }>(
  'personPasskey.list',
  `select id, ${ms('created_at')} as created, ${ms('used_at')} as used, backed_up as synced
     from person_passkey where person = any($1) and removed_at is null order by created_at desc limit 100`,
)
const remove = statement(
  'personPasskey.remove',
  `update person_passkey set removed_at = clock_timestamp()
    where id = $1 and person = any($2) and removed_at is null`,
)

export function personPasskeyStore(db: Database): PersonPasskeyStore {
  return {
    async invite(tx, { digest, employerId, caseId, officerId, person }, life) {
      const queries = queriesOf(tx)
      await queries.run(voidFormer, [employerId, caseId])
      return (await queries.run(invite, [digest, employerId, caseId, officerId, person, life])) === 1
    },
    async findInvitation(digest) {
      const row = await db.first(findInvitation, [digest])
      return row === undefined
        ? undefined
        : {
            digest: row.digest,
            employerId: row.employer_id,
            caseId: row.case_id,
            officerId: row.officer_id,
            person: row.person,
            company: row.company,
          }
    },
    async useInvitation(tx, digest) {
      const queries = queriesOf(tx)
      await queries.run(holdEmployer, [digest])
      return (await queries.run(useInvitation, [digest])) === 1
    },
    add: async (tx, { person, caseId, officerId }, passkey) =>
      (await queriesOf(tx).run(add, [
        passkey.id,
        person,
        passkey.publicKey,
        passkey.counter,
        passkey.backupEligible,
        passkey.backedUp,
        passkey.transports,
        passkey.aaguid,
        caseId,
        officerId,
      ])) === 1,
    async find(id) {
      const row = await db.first(find, [id])
      return row === undefined
        ? undefined
        : { id: row.id, person: row.person, publicKey: row.public_key, counter: row.counter }
    },
    advance: async (tx, id, counter, backedUp) =>
      (await queriesOf(tx).run(advance, [id, counter, backedUp])) === 1,
    async issue({ caseId, person }, act, value, life) {
      await db.run(issue, [caseId, act, person, value, life])
    },
    useChallenge: async ({ caseId, person }, act) =>
      (await db.first(useChallenge, [caseId, act, person]))?.value,
    async addEvidence(tx, { employerId, caseId, person }, act, { id, passkeyId, synced, life }) {
      await queriesOf(tx).run(addEvidence, [id, employerId, caseId, person, act, passkeyId, synced, life])
    },
    async takeEvidence(tx, { employerId, caseId, person }, act) {
      const row = await queriesOf(tx).first(takeEvidence, [employerId, caseId, person, act])
      return row === undefined
        ? undefined
        : {
            kind: 'passkey',
            level: row.synced ? 'E2-synced' : 'E2',
            passkeyId: row.passkey_id,
            shownAt: asInstant(row.shown),
          }
    },
    documentsOf: async (employerId) =>
      (await db.many(documentsOf, [employerId])).map(({ document }) => document),
    list: async (people) =>
      (await db.many(list, [people])).map(({ id, created, used, synced }) => ({
        id,
        createdAt: asInstant(created),
        usedAt: asInstantOrNull(used),
        synced,
      })),
    remove: async (tx, id, people) => (await queriesOf(tx).run(remove, [id, people])) === 1,
  }
}
