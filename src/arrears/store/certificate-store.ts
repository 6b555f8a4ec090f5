import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { EmployerId } from '../../kernel/ids.ts'
import type { Lang } from '../../kernel/lang.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { Certificate, CertificateStore } from '../app/certificate-ports.ts'
import type { CertificateId, Statement } from '../domain/certificate.ts'

interface CertificateRow {
  readonly id: CertificateId
  readonly employer_id: EmployerId
  readonly legal_name: string
  readonly identifier: string
  readonly branch_code: string
  readonly class: EmployerClass
  readonly statement: Statement
  readonly lang: Lang
  readonly as_of: number
  readonly issued: number
  readonly expires: number
  readonly replaced: number | null
  readonly file_digest: Buffer
  readonly now: number
}

const select = `
  select c.id, c.employer_id, c.legal_name, e.identifier, e.branch_code, e.class, c.statement, c.lang,
         ${ms('c.as_of')} as as_of, ${ms('c.issued_at')} as issued, ${ms('c.expires_at')} as expires,
         ${ms('c.replaced_at')} as replaced, c.file_digest, ${nowMs} as now
    from compliance_certificate c join employer e on e.id = c.employer_id`

const current = statement<CertificateRow>(
  'certificate.current',
  `${select} where c.employer_id = $1 and c.replaced_at is null and c.expires_at > clock_timestamp()
    order by c.issued_at desc limit 1`,
)
const byCode = statement<CertificateRow>('certificate.byCode', `${select} where c.code_digest = $1`)
// Whoever issues at the same time waits here, and counts what the other one wrote.
const hold = statement('certificate.hold', 'select 1 from employer where id = $1 for no key update')
const replace = statement(
  'certificate.replace',
  `update compliance_certificate set replaced_at = clock_timestamp()
    where employer_id = $1 and replaced_at is null and expires_at > clock_timestamp()
      and (select count(*) from compliance_certificate o
            where o.employer_id = $1 and o.asked_by = 'account'
              and o.issued_at > clock_timestamp() - interval '1 day') < $2`,
)
const issue = statement(
  'certificate.issue',
  `insert into compliance_certificate
     (employer_id, id, code_digest, file_digest, statement, legal_name, lang, as_of, issued_at, expires_at, asked_by)
   select $1::uuid, $2, $3, $4, $5, $6, $7, to_timestamp($8::float8 / 1000), to_timestamp($9::float8 / 1000),
          to_timestamp($10::float8 / 1000), $11::text
    where (select count(*) from compliance_certificate o
            where o.employer_id = $1::uuid and o.asked_by = $11::text
              and o.issued_at > clock_timestamp() - interval '1 day') < $12`,
)
const takeMail = statement(
  'certificate.takeMail',
  `insert into certificate_mail (employer_id, id)
   select $1::uuid, $2
    where (select count(*) from certificate_mail o
            where o.employer_id = $1::uuid and o.asked_at > clock_timestamp() - interval '1 day') < $3`,
)
const reachable = statement<{ id: EmployerId }>(
  'certificate.reachable',
  `select e.id from employer e
    where e.identifier = $1 and e.branch_code = $2
      and (select true from contact c
            where c.employer_id = e.id and c.kind = 'mail' and c.retired_at is null limit 1)`,
)
const now = statement<{ now: number }>('certificate.now', `select ${nowMs} as now`)

export function certificateStore(db: Database): CertificateStore {
  return {
    async current(employerId) {
      const row = await db.first(current, [employerId])
      return row && certificateOf(row)
    },
    async byCode(digest) {
      const row = await db.first(byCode, [digest])
      return row && { certificate: certificateOf(row), now: asInstant(row.now) }
    },
    async issue(tx, one, perDay) {
      const queries = queriesOf(tx)
      await queries.run(hold, [one.employerId])
      if (one.askedBy === 'account') await queries.run(replace, [one.employerId, perDay])
      const { employerId, id, codeDigest, fileDigest, statement: says, legalName, lang } = one
      const what: readonly unknown[] = [employerId, id, codeDigest, fileDigest, says, legalName, lang]
      const values = what.concat([one.asOf, one.issuedAt, one.expiresAt, one.askedBy, perDay])
      return (await queries.run(issue, values)) === 1
    },
    async takeMail(tx, employerId, id, perDay) {
      const queries = queriesOf(tx)
      await queries.run(hold, [employerId])
      return (await queries.run(takeMail, [employerId, id, perDay])) === 1
    },
    reachable: async (identifier, branchCode) => (await db.first(reachable, [identifier, branchCode]))?.id,
    async now() {
      const row = await db.first(now)
      if (row === undefined) throw new Error('a clock without a time')
      return asInstant(row.now)
    },
  }
}

const certificateOf = (row: CertificateRow): Certificate => ({
  id: row.id,
  employerId: row.employer_id,
  legalName: row.legal_name,
  identifier: row.identifier,
  branchCode: row.branch_code,
  class: row.class,
  statement: row.statement,
  lang: row.lang,
  asOf: asInstant(row.as_of),
  issuedAt: asInstant(row.issued),
  expiresAt: asInstant(row.expires),
  replacedAt: asInstantOrNull(row.replaced),
  fileDigest: row.file_digest,
})

const forgetCertificates = statement(
  'certificate.forget',
  `delete from compliance_certificate
    where expires_at < clock_timestamp() - make_interval(days => $1)`,
)
const forgetMails = statement(
  'certificate.forgetMails',
  `delete from certificate_mail where asked_at < clock_timestamp() - interval '2 days'`,
)

/** Certificates that are over for so many days, and counts of mails of former days; how many rows went. */
export const forgetOldCertificates = async (db: Database, keepDays: number): Promise<number> =>
  (await db.run(forgetCertificates, [keepDays])) + (await db.run(forgetMails))
