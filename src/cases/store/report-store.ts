import type { CaseId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { ReportStore } from '../app/report.ts'
import type { ReportContact } from '../domain/report-contact.ts'

const addFromPage = statement(
  'report.addFromPage',
  `insert into employer_report (code, origin, identifier, contact_kind, contact) values ($1, 'page', $2, $3, $4)
   on conflict (identifier, contact, reported_on) where origin = 'page' do nothing`,
)
const addFromNotice = statement(
  'report.addFromNotice',
  `insert into employer_report (code, origin, employer_id, contact_kind, contact) values ($1, 'notice', $2, $3, $4)`,
)
const contactOf = statement<{ contact_kind: ReportContact['kind'] | null; contact: string | null }>(
  'report.contactOf',
  `select contact_kind, contact from employer_report where code = $1 and origin = 'notice'`,
)
const freeze = statement(
  'report.freeze',
  `update employer set frozen_at = clock_timestamp(), frozen_reason = $2 where id = $1 and frozen_at is null`,
)
const isFrozen = statement(
  'report.isFrozen',
  `select 1 from employer where id = $1 and frozen_at is not null`,
)
// The employer's row first, in the order of `redeem`: the block moves its epoch.
// A message is written after the key it tells of was set or unlocked, in the same transaction; the minute is room for that.
const blockContestedKey = statement(
  'report.blockContestedKey',
  `with held as (select id from employer where id = $1 for no key update)
   update employer_key k set blocked_at = clock_timestamp()
     from held, message m
    where k.employer_id = held.id and m.id = $2 and k.blocked_at is null
      and greatest(k.set_at, k.unlocked_at) >= m.created_at - interval '1 minute'`,
)
const openCases = statement<{ id: string }>(
  'report.openCases',
  `select id from recovery_case where employer_id = $1 and state not in ('completed', 'closed') order by id`,
)

export function reportStore(db: Database): ReportStore {
  return {
    addFromPage: async (tx, { code, identifier, contact }) =>
      (await queriesOf(tx).run(addFromPage, [code, identifier, contact.kind, contact.value])) === 1,
    async addFromNotice(tx, { code, employerId, contact }) {
      const values = [code, employerId, contact?.kind ?? null, contact?.value ?? null]
      await queriesOf(tx).run(addFromNotice, values)
    },
    async contactOf(code) {
      const row = await db.first(contactOf, [code])
      if (row === undefined) return undefined
      const { contact_kind: kind, contact: value } = row
      return { contact: kind === null || value === null ? null : { kind, value } }
    },
    freeze: async (tx, employerId, reason) => (await queriesOf(tx).run(freeze, [employerId, reason])) === 1,
    isFrozen: async (tx, employerId) => (await queriesOf(tx).run(isFrozen, [employerId])) === 1,
    blockContestedKey: async (tx, employerId, messageId) =>
      (await queriesOf(tx).run(blockContestedKey, [employerId, messageId])) === 1,
    openCases: async (tx, employerId) =>
      (await queriesOf(tx).many(openCases, [employerId])).map((row) => row.id as CaseId),
  }
}
