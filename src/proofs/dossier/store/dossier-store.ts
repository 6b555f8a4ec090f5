import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms } from '../../../platform/database/instants.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { CivilDay } from '../../../kernel/civil-day.ts'
import type { CaseId, OfficerId } from '../../../kernel/ids.ts'
import type { DossierStore, StoredDocument } from '../app/ports.ts'
import { documentKinds, type DocumentKind, type DocumentPoint } from '../domain/documents.ts'
import type { CheckResult, DossierFile } from '../domain/dossier.ts'

interface FileRow {
  readonly id: string
  readonly kind: DocumentKind
  readonly name: string
  readonly type: DossierFile['type']
  readonly size: number
  readonly digest: string
  readonly active: boolean
  readonly quarantined: boolean
  readonly infected: boolean
  readonly received: number
  readonly seen: number | null
  readonly scanner: string | null
}

const fileColumns = `f.id, f.kind, f.name, f.type, f.size, encode(f.digest, 'hex') as digest, f.active,
  f.quarantined, f.infected, ${ms('f.received_at')} as received, ${ms('f.seen_at')} as seen,
  f.scanned_by as scanner`
const current = 'f.employer_id = $1 and f.case_id = $2 and f.replaced_at is null'

const files = statement<FileRow>(
  'dossier.files',
  `select ${fileColumns} from dossier_file f where ${current}`,
)
const checks = statement<{
  kind: DocumentKind
  result: CheckResult
  points: readonly string[]
  reason: string
  officer: string
  digest: string | null
  day: number | null
  checked: number
}>(
  'dossier.checks',
  `select kind, result, points, reason, officer_id as officer, encode(file_digest, 'hex') as digest,
          paper_day - date 'epoch' as day,
          ${ms('checked_at')} as checked
     from dossier_check where employer_id = $1 and case_id = $2`,
)
const caseOf = statement<{ id: string }>('dossier.caseOf', `select id from recovery_case where code = $1`)
const count = statement<{ n: number }>(
  'dossier.count',
  `select count(*)::int as n from dossier_file where employer_id = $1 and case_id = $2`,
)
const retire = statement(
  'dossier.retire',
  `update dossier_file f set replaced_at = clock_timestamp() where ${current} and f.kind = $3`,
)
const add = statement(
  'dossier.add',
  `insert into dossier_file
     (employer_id, case_id, id, kind, name, type, size, digest, active, quarantined, wrapped_key, scanned_by)
   values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9, $10, $11, $12)`,
)
// One by one: octets that are a value of their own travel as they are, those of a list as digits of text.
const addPiece = statement(
  'dossier.addPiece',
  `insert into dossier_piece (file_id, n, sealed) values ($1, $2, $3)`,
)
const open = statement<FileRow & { wrapped: Buffer }>(
  'dossier.open',
  `select ${fileColumns}, f.wrapped_key as wrapped
     from dossier_file f where ${current} and f.id = $3 and not f.quarantined`,
)
const pieces = statement<{ sealed: Buffer }>(
  'dossier.pieces',
  `select sealed from dossier_piece where file_id = $1 order by n`,
)
const see = statement(
  'dossier.see',
  `update dossier_file f set seen_at = coalesce(f.seen_at, clock_timestamp()) where ${current} and f.id = $3`,
)
const check = statement(
  'dossier.check',
  `insert into dossier_check (employer_id, case_id, kind, result, points, reason, officer_id, file_digest, paper_day)
   values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), date 'epoch' + $9::integer)
   on conflict (employer_id, case_id, kind) do update
      set result = excluded.result, points = excluded.points, reason = excluded.reason,
          officer_id = excluded.officer_id, file_digest = excluded.file_digest,
          paper_day = excluded.paper_day, checked_at = clock_timestamp()`,
)

const fileOf = (row: FileRow): DossierFile => ({
  id: row.id,
  digest: row.digest,
  state: row.infected ? 'infected' : row.quarantined ? 'quarantined' : 'kept',
  type: row.type,
  size: row.size,
  name: row.name,
  active: row.active,
  at: asInstant(row.received),
  scannedBy: row.scanner as OfficerId | null,
  seenAt: asInstantOrNull(row.seen),
})

export function dossierStore(db: Database): DossierStore {
  return {
    async documents({ employerId, caseId }, tx) {
      const from = tx === undefined ? db : queriesOf(tx)
      const [fileRows, checkRows] = await Promise.all([
        from.many(files, [employerId, caseId]),
        from.many(checks, [employerId, caseId]),
      ])
      return documentKinds.map((kind): StoredDocument => {
        const file = fileRows.find((row) => row.kind === kind)
        const found = checkRows.find((row) => row.kind === kind)
        return {
          kind,
          file: file === undefined ? null : fileOf(file),
          check:
            found === undefined
              ? null
              : {
                  result: found.result,
                  points: found.points as readonly DocumentPoint[],
                  reason: found.reason,
                  officer: found.officer as OfficerId,
                  fileDigest: found.digest,
                  day: found.day as CivilDay | null,
                  at: asInstant(found.checked),
                },
        }
      })
    },
    caseOf: async (code) => (await db.first(caseOf, [code]))?.id as CaseId | undefined,
    count: async (tx, { employerId, caseId }) =>
      (await queriesOf(tx).first(count, [employerId, caseId]))?.n ?? 0,
    async replace(tx, file) {
      const { employerId, caseId, fileId, kind, name, type, size, digest, active, quarantined } = file
      const queries = queriesOf(tx)
      await queries.run(retire, [employerId, caseId, kind])
      const about = [employerId, caseId, fileId, kind, name, type, size, digest, active, quarantined]
      await queries.run(add, [...about, file.wrappedKey, file.scannedBy])
      await Promise.all(file.pieces.map((sealed, n) => queries.run(addPiece, [fileId, n, sealed])))
    },
    async content({ employerId, caseId, fileId }) {
      const row = await db.first(open, [employerId, caseId, fileId])
      if (row === undefined) return undefined
      const rows = await db.many(pieces, [fileId])
      return { file: fileOf(row), wrappedKey: row.wrapped, pieces: rows.map(({ sealed }) => sealed) }
    },
    async markSeen(tx, { employerId, caseId, fileId }) {
      await queriesOf(tx).run(see, [employerId, caseId, fileId])
    },
    async saveCheck(tx, { employerId, caseId, kind, result, points, reason, officer, fileDigest, day }) {
      const found = [result, points, reason, officer, fileDigest, day]
      await queriesOf(tx).run(check, [employerId, caseId, kind, ...found])
    },
  }
}
