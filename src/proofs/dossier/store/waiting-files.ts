import type { CaseId, EmployerId } from '../../../kernel/ids.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { WaitingFiles } from '../app/ports.ts'

const isWaiting = 'f.replaced_at is null and f.quarantined and not f.infected'

const find = statement<{ employer: string; case: string; digest: string; wrapped: Buffer }>(
  'dossier.waiting',
  `select f.employer_id as employer, f.case_id as case, encode(f.digest, 'hex') as digest,
          f.wrapped_key as wrapped
     from dossier_file f where f.id = $1 and ${isWaiting}`,
)
const pieces = statement<{ sealed: Buffer }>(
  'dossier.waitingPieces',
  `select sealed from dossier_piece where file_id = $1 order by n`,
)
const release = statement(
  'dossier.release',
  `update dossier_file f set quarantined = false where f.id = $1 and ${isWaiting}`,
)
const condemn = statement(
  'dossier.condemn',
  `with bad as (update dossier_file f set infected = true where f.id = $1 and ${isWaiting} returning f.id),
        gone as (delete from dossier_piece p using bad where p.file_id = bad.id)
   select id from bad`,
)
const askAgain = statement(
  'dossier.scanAgain',
  `select graphile_worker.add_job('rescanFile', json_build_object('id', $1::uuid),
     run_at => clock_timestamp() + make_interval(secs => $2), job_key => 'scan:' || $1::uuid)`,
)

export const waitingFiles = (db: Database): WaitingFiles => ({
  async find(fileId) {
    const row = await db.first(find, [fileId])
    if (row === undefined) return undefined
    const rows = await db.many(pieces, [fileId])
    return {
      fileId,
      employerId: row.employer as EmployerId,
      caseId: row.case as CaseId,
      digest: row.digest,
      wrappedKey: row.wrapped,
      pieces: rows.map(({ sealed }) => sealed),
    }
  },
  async askAgain(tx, fileId, seconds) {
    await queriesOf(tx).run(askAgain, [fileId, seconds])
  },
  settle: async (tx, { fileId }, verdict) =>
    (await queriesOf(tx).run(verdict === 'clean' ? release : condemn, [fileId])) === 1,
})
