import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { UploadId, UploadStore } from '../app/ports.ts'

const find = statement<{ id: string; digest: string; size: number; pieces: number }>(
  'upload.find',
  `select u.id, encode(u.digest, 'hex') as digest, u.size,
          (select count(*)::int from dossier_upload_piece p where p.upload_id = u.id) as pieces
     from dossier_upload u where u.employer_id = $1 and u.case_id = $2 and u.kind = $3`,
)
const drop = statement(
  'upload.drop',
  `delete from dossier_upload where employer_id = $1 and case_id = $2 and kind = $3`,
)
const begin = statement(
  'upload.begin',
  `insert into dossier_upload (employer_id, case_id, kind, id, digest, size)
   values ($1, $2, $3, $4, decode($5, 'hex'), $6)`,
)
const add = statement(
  'upload.add',
  `insert into dossier_upload_piece (upload_id, n, wrapped_key, sealed) values ($1, $2, $3, $4)`,
)
const contents = statement<{ wrapped: Buffer; sealed: Buffer }>(
  'upload.contents',
  `select wrapped_key as wrapped, sealed from dossier_upload_piece where upload_id = $1 order by n`,
)

export const uploadStore = (db: Database): UploadStore => ({
  async find({ employerId, caseId }, kind, tx) {
    const row = await (tx === undefined ? db : queriesOf(tx)).first(find, [employerId, caseId, kind])
    return row === undefined ? undefined : { ...row, id: row.id as UploadId }
  },
  async begin(tx, { employerId, caseId, kind, id, digest, size }) {
    await queriesOf(tx).run(drop, [employerId, caseId, kind])
    await queriesOf(tx).run(begin, [employerId, caseId, kind, id, digest, size])
  },
  async add(tx, id, n, { wrappedKey, pieces: [sealed] }) {
    await queriesOf(tx).run(add, [id, n, wrappedKey, sealed])
  },
  async contents(id) {
    const rows = await db.many(contents, [id])
    return rows.map(({ wrapped, sealed }) => ({ wrappedKey: wrapped, pieces: [sealed] }))
  },
  async forget({ employerId, caseId }, kind) {
    await db.run(drop, [employerId, caseId, kind])
  },
})
