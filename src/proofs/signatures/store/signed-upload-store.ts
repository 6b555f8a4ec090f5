import type { CaseId, EmployerId } from '../../../kernel/ids.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../../platform/database/instants.ts'
import { statement } from '../../../platform/database/statement.ts'
import type { RequestId, SignedUpload, SignedUploadId, SignedUploadStore } from '../app/request-ports.ts'
import type { RejectNext, RejectReason } from '../domain/rejection.ts'
import type { UploadCode, UploadKind, UploadState } from '../domain/request.ts'
import { fromStored, toStored, type StoredJudgement } from './judgement-json.ts'

interface UploadRow {
  readonly employer: EmployerId
  readonly case: CaseId
  readonly id: SignedUploadId
  readonly request: RequestId
  readonly received: number
  readonly state: UploadState
  readonly code: UploadCode | null
  readonly kind: UploadKind
  readonly size: number
  readonly sha256: string
  readonly scanned: boolean
  readonly judgement: StoredJudgement | null
  readonly next: number | null
  readonly tries: number
  readonly decided: number | null
  readonly reason: RejectReason | null
  readonly led: RejectNext | null
  readonly now: number
}

const columns = `u.employer_id as employer, u.case_id as case, u.id, u.request_id as request,
  ${ms('u.received_at')} as received, u.state, u.code, u.kind, u.size, encode(u.sha256, 'hex') as sha256,
  u.scanned, u.judgement, ${ms('u.next_try_at')} as next, u.tries, ${ms('u.decided_at')} as decided,
  u.review_reason as reason, u.review_next as led, ${nowMs} as now`
const own = 'u.employer_id = $1 and u.case_id = $2'

// The case is held by whoever asks, so that nobody counts at the same time (ATK-53).
const add = statement(
  'signedUpload.add',
  `insert into signed_upload
     (employer_id, case_id, id, request_id, kind, size, sha256, scanned, state, code, wrapped_key, next_try_at, decided_at)
   select $1, $2, $3, $4, $5, $6, decode($7, 'hex'), false,
          case when $8::text is null then 'undecided' else 'refused' end, $8, $9,
          case when $8::text is null then clock_timestamp() + make_interval(secs => $10) end,
          case when $8::text is not null then clock_timestamp() end
    where (select count(*) from signed_upload u
            where ${own} and u.received_at > clock_timestamp() - interval '24 hours') < $11`,
)
// One by one: octets that are a value of their own travel as they are, those of a list as digits of text.
const addPiece = statement(
  'signedUpload.addPiece',
  `insert into signed_piece (upload_id, n, sealed) values ($1, $2, $3)`,
)
const tryAgain = statement(
  'signedUpload.tryAgain',
  `select graphile_worker.add_job('settleSigned', json_build_object('id', $1::uuid),
     run_at => clock_timestamp() + make_interval(secs => $2), job_key => 'signed:' || $1::uuid)`,
)
const load = statement<UploadRow>(
  'signedUpload.load',
  `select ${columns} from signed_upload u where u.id = $1`,
)
const newest = statement<UploadRow>(
  'signedUpload.newest',
  `select ${columns} from signed_upload u where ${own} order by u.received_at desc limit 1`,
)
const all = statement<UploadRow>(
  'signedUpload.all',
  `select ${columns} from signed_upload u where ${own} order by u.received_at desc limit 100`,
)
const open = statement<{ wrapped: Buffer }>(
  'signedUpload.open',
  `select u.wrapped_key as wrapped from signed_upload u where ${own} and u.id = $3 and u.wrapped_key is not null`,
)
const pieces = statement<{ sealed: Buffer }>(
  'signedUpload.pieces',
  `select sealed from signed_piece where upload_id = $1 order by n`,
)
const markScanned = statement(
  'signedUpload.markScanned',
  `update signed_upload u set scanned = true where ${own} and u.id = $3 and not u.scanned`,
)
// One at a time for one signature: who comes second sees what the first has done, and is told so before the constraint says it.
const holdSignature = statement(
  'signedUpload.holdSignature',
  `select pg_advisory_xact_lock(hashtextextended($1::text, 39))`,
)
const opened = statement<{ n: number }>(
  'signedUpload.openedBy',
  `select count(*)::int as n from signed_upload o
    where (case when o.state = 'accepted' then o.signature_sha256 end) = decode($1, 'hex')`,
)
const settle = statement(
  'signedUpload.settle',
  `update signed_upload u
      set state = $4, code = $5, judgement = $6::jsonb, signature_sha256 = decode($7, 'hex'), tries = u.tries + 1,
          is_suspicious = $9,
          next_try_at = case when $4 = 'undecided' then clock_timestamp() + make_interval(secs => $8) end,
          decided_at = case when $4 in ('accepted', 'refused') then clock_timestamp() end,
          wrapped_key = case when $4 = 'refused' then null else u.wrapped_key end
    where ${own} and u.id = $3 and u.state = 'undecided'
      and not ($4 = 'accepted' and exists (
            select from signed_upload o
             where (case when o.state = 'accepted' then o.signature_sha256 end) = decode($7, 'hex')))`,
)
const reopen = statement(
  'signedUpload.reopen',
  `update signed_upload u set state = 'undecided', next_try_at = clock_timestamp()
    where ${own} and u.id = $3 and u.state = 'staff' and u.tries < 100`,
)
const decide = statement(
  'signedUpload.decide',
  `update signed_upload u
      set state = $4, code = case when $4 = 'accepted' then null else u.code end,
          judgement = coalesce($5::jsonb, u.judgement), decided_at = clock_timestamp(),
          signature_sha256 = coalesce(decode($6, 'hex'), u.signature_sha256), review_reason = $7, review_next = $8
    where ${own} and u.id = $3 and u.state = 'staff'`,
)
const dropPieces = statement('signedUpload.dropPieces', `delete from signed_piece where upload_id = $1`)
const countRefused = statement<{ n: number }>(
  'signedUpload.countRefused',
  `select count(*)::int as n from signed_upload u where ${own} and u.state = 'refused' and u.code = any($3)`,
)

const uploadOf = (row: UploadRow): SignedUpload => ({
  employerId: row.employer,
  caseId: row.case,
  id: row.id,
  requestId: row.request,
  receivedAt: asInstant(row.received),
  state: row.state,
  code: row.code,
  kind: row.kind,
  size: row.size,
  sha256: row.sha256,
  scanned: row.scanned,
  judgement: row.judgement === null ? null : fromStored(row.judgement),
  nextTryAt: asInstantOrNull(row.next),
  tries: row.tries,
  decidedAt: asInstantOrNull(row.decided),
  rejection: row.reason === null || row.led === null ? null : { reason: row.reason, next: row.led },
  now: asInstant(row.now),
})

export function signedUploadStore(db: Database): SignedUploadStore {
  return {
    async add(tx, upload, perDay) {
      const { employerId, caseId, id, requestId, kind, size, sha256, refused, sealed } = upload
      const queries = queriesOf(tx)
      const about = [employerId, caseId, id, requestId, kind, size, sha256]
      const rest = [refused ?? null, sealed?.wrappedKey ?? null, upload.tryAgainIn, perDay]
      if ((await queries.run(add, [...about, ...rest])) !== 1) return false
      if (refused !== undefined || sealed === undefined) return true
      await Promise.all(sealed.pieces.map((piece, n) => queries.run(addPiece, [id, n, piece])))
      await queries.run(tryAgain, [id, upload.tryAgainIn])
      return true
    },
    async load(id) {
      const row = await db.first(load, [id])
      return row === undefined ? undefined : uploadOf(row)
    },
    async newest({ employerId, caseId }) {
      const row = await db.first(newest, [employerId, caseId])
      return row === undefined ? undefined : uploadOf(row)
    },
    async content({ employerId, caseId }, id) {
      const row = await db.first(open, [employerId, caseId, id])
      if (row === undefined) return undefined
      const rows = await db.many(pieces, [id])
      return { wrappedKey: row.wrapped, pieces: rows.map(({ sealed }) => sealed) }
    },
    async holdSignature(tx, signatureSha256) {
      const queries = queriesOf(tx)
      await queries.first(holdSignature, [signatureSha256])
      return ((await queries.first(opened, [signatureSha256]))?.n ?? 0) === 0
    },
    async markScanned(tx, { employerId, caseId }, id) {
      await queriesOf(tx).run(markScanned, [employerId, caseId, id])
    },
    async settle(tx, { employerId, caseId }, id, to) {
      const queries = queriesOf(tx)
      const { judgement } = to
      const moved = await queries.run(settle, [
        employerId,
        caseId,
        id,
        to.state,
        to.state === 'accepted' ? null : (to.code ?? null),
        judgement === undefined ? null : toStored(judgement),
        judgement?.evidence.signatureSha256 ?? null,
        to.state === 'undecided' ? to.tryAgainIn : 0,
        to.state === 'refused' && to.isSuspicious === true,
      ])
      if (moved !== 1) return false
      if (to.state === 'refused') await queries.run(dropPieces, [id])
      if (to.state === 'undecided') await queries.run(tryAgain, [id, to.tryAgainIn])
      return true
    },
    async all({ employerId, caseId }) {
      return (await db.many(all, [employerId, caseId])).map(uploadOf)
    },
    async reopen(tx, { employerId, caseId }, id) {
      const queries = queriesOf(tx)
      if ((await queries.run(reopen, [employerId, caseId, id])) !== 1) return false
      // Should this process end before it has judged.
      await queries.run(tryAgain, [id, 60])
      return true
    },
    async decide(tx, { employerId, caseId }, id, to) {
      const judgement = to.state === 'accepted' ? to.judgement : undefined
      const rejection = to.state === 'rejected' ? to.rejection : undefined
      const moved = await queriesOf(tx).run(decide, [
        employerId,
        caseId,
        id,
        to.state,
        judgement === undefined ? null : toStored(judgement),
        judgement?.evidence.signatureSha256 ?? null,
        rejection?.reason ?? null,
        rejection?.next ?? null,
      ])
      return moved === 1
    },
    countRefused: async (tx, { employerId, caseId }, codes) =>
      (await queriesOf(tx).first(countRefused, [employerId, caseId, codes]))?.n ?? 0,
  }
}
