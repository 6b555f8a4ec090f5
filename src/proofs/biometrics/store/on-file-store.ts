import type { ContactId } from '../../../kernel/ids.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms } from '../../../platform/database/instants.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { Modality } from '../domain/on-file.ts'
import type { OnFileId, OnFileStore } from '../app/on-file-ports.ts'

const today = `(clock_timestamp() at time zone 'America/Guayaquil')::date`
const representsNow = `r.until is null or r.until >= ${today}`

const find = statement<{
  id: string
  modality: string
  enrolled: number
  contact_id: string
  contact_digest: Buffer
  represents: boolean
  touched: number | null
}>(
  'onFile.find',
  `select b.id, b.modality, ${ms('b.enrolled_at')} as enrolled, b.contact_id, b.contact_digest,
          exists (select from representation r where r.employer_id = b.employer_id and r.document = $3
              and r.since is not distinct from b.represents_since and (${representsNow})) as represents,
          ${ms(`greatest(
            (select max(greatest(c.confirmed_at, c.retired_at)) from contact c where c.employer_id = b.employer_id),
            (select max(greatest(h.started_at, h.ended_at)) from contact_change h where h.employer_id = b.employer_id))`)} as touched
     from biometric_on_file b
    where b.employer_id = $1 and b.subject = $2 and b.ended_at is null`,
)
const replace = statement(
  'onFile.replace',
  `update biometric_on_file set ended_at = clock_timestamp(), ended_reason = 'replaced'
    where employer_id = $1 and subject = $2 and ended_at is null`,
)
const put = statement(
  'onFile.put',
  `insert into biometric_on_file (employer_id, id, subject, modality, source, officer_id, centre_id, case_id,
          contact_id, contact_digest, represents_since, consent_version)
   select r.employer_id, $2, $3, $4, 'counter', $5, $6, $7, $8, $9, r.since, $10
     from representation r where r.employer_id = $1 and r.document = $11 and (${representsNow})`,
)
const erase = statement(
  'onFile.erase',
  `update biometric_on_file set ended_at = clock_timestamp(), ended_reason = 'erased'
    where employer_id = $1 and subject = $2 and ended_at is null`,
)
const recent = `array(select at from unnest(d.asked_at) at where at > clock_timestamp() - interval '24 hours')`
const takeTry = statement(
  'onFile.takeTry',
  `insert into unlock_day as d (subject, asked_at) values ($1, array[clock_timestamp()])
   on conflict (subject) do update set asked_at = ${recent} || clock_timestamp()
    where cardinality(${recent}) < $2`,
)

export const onFileStore = (db: Database): OnFileStore => ({
  async find({ employerId, subject, document }, tx) {
    const queries = tx === undefined ? db : queriesOf(tx)
    const row = await queries.first(find, [employerId, subject, document])
    return row === undefined
      ? undefined
      : {
          id: row.id as OnFileId,
          modality: row.modality as Modality,
          enrolledAt: asInstant(row.enrolled),
          contactId: row.contact_id as ContactId,
          contactDigest: row.contact_digest,
          representsAsThen: row.represents,
          contactTouchedAt: asInstantOrNull(row.touched),
        }
  },
  async put(tx, record) {
    const queries = queriesOf(tx)
    const [, rows] = await Promise.all([
      queries.run(replace, [record.employerId, record.subject]),
      queries.run(put, [
        record.employerId,
        record.id,
        record.subject,
        record.modality,
        record.officerId,
        record.centreId,
        record.caseId,
        record.contactId,
        record.contactDigest,
        record.consentVersion,
        record.document,
      ]),
    ])
    return rows === 1
  },
  erase: async (tx, employerId, subject) => (await queriesOf(tx).run(erase, [employerId, subject])) === 1,
  takeTry: async (tx, subject, limit) => (await queriesOf(tx).run(takeTry, [subject, limit])) === 1,
})
