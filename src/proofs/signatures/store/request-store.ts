import type { Lang } from '../../../kernel/lang.ts'
import { queriesOf, type Database } from '../../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../../platform/database/instants.ts'
import { statement } from '../../../platform/database/statement.ts'
import type {
  RequestId,
  RequestPlace,
  RequestStore,
  SealedOctets,
  SignedRequest,
} from '../app/request-ports.ts'
import type { RequestPurpose } from '../domain/request.ts'

interface RequestRow {
  readonly id: RequestId
  readonly branch: string
  readonly purpose: RequestPurpose
  readonly number: string
  readonly representative: Buffer
  readonly lang: Lang
  readonly length: number
  readonly sha256: string
  readonly issued: number
  readonly expires: number
  readonly closed: number | null
  readonly consumed: number | null
  readonly now: number
}

/** What was issued before a restore is as good as closed: perhaps it was used since (I-18). */
const columns = `r.id, r.branch, r.purpose, encode(r.number, 'hex') as number, r.representative, r.lang,
  r.issued_length as length, encode(r.issued_sha256, 'hex') as sha256, ${ms('r.issued_at')} as issued,
  ${ms('r.expires_at')} as expires,
  ${ms('case when r.restore_epoch = present_restore_epoch() then r.closed_at else coalesce(r.closed_at, r.issued_at) end')} as closed, ${ms('r.consumed_at')} as consumed,
  ${nowMs} as now`
const own = 'r.employer_id = $1 and r.case_id = $2'

const closeFormer = statement(
  'signedRequest.closeFormer',
  `update signed_request r set closed_at = clock_timestamp(), issued_key = null, issued_sealed = null
    where ${own} and r.closed_at is null and r.consumed_at is null`,
)
const add = statement(
  'signedRequest.add',
  `insert into signed_request
     (employer_id, case_id, id, branch, purpose, number, contact_key, contact_sealed, representative, lang,
      issued_key, issued_sealed, issued_length, issued_sha256, issued_at, expires_at)
   select $1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, $9, $10, $11, $12, $13, decode($14, 'hex'),
          to_timestamp($15::float8 / 1000), to_timestamp($16::float8 / 1000)
    where (select count(*) from signed_request r
            where ${own} and r.issued_at > clock_timestamp() - interval '24 hours') < $17`,
)
const newest = statement<RequestRow>(
  'signedRequest.newest',
  `select ${columns} from signed_request r where ${own} order by r.issued_at desc limit 1`,
)
const find = statement<RequestRow>(
  'signedRequest.find',
  `select ${columns} from signed_request r where ${own} and r.id = $3`,
)
const issued = statement<{ wrapped: Buffer | null; sealed: Buffer | null }>(
  'signedRequest.issued',
  `select r.issued_key as wrapped, r.issued_sealed as sealed from signed_request r where ${own} and r.id = $3`,
)
const contact = statement<{ wrapped: Buffer | null; sealed: Buffer | null }>(
  'signedRequest.contact',
  `select r.contact_key as wrapped, r.contact_sealed as sealed from signed_request r where ${own} and r.id = $3`,
)
// Receipt time decides (SIGNATURES 8): what came in time is not late because a list of revoked certificates was.
const consume = statement(
  'signedRequest.consume',
  `update signed_request r set consumed_at = clock_timestamp()
     from signed_upload u
    where ${own} and r.id = $3 and r.consumed_at is null and r.closed_at is null
      and u.employer_id = r.employer_id and u.case_id = r.case_id and u.id = $4 and u.request_id = r.id
      and u.received_at < r.expires_at and r.restore_epoch = present_restore_epoch()`,
)
const giveBack = statement(
  'signedRequest.giveBack',
  `update signed_request r set consumed_at = null where ${own} and r.id = $3`,
)

const requestOf = ({ employerId, caseId }: RequestPlace, row: RequestRow): SignedRequest => ({
  employerId,
  caseId,
  id: row.id,
  branch: row.branch,
  purpose: row.purpose,
  number: row.number,
  representative: row.representative,
  lang: row.lang,
  issued: { length: row.length, sha256: row.sha256 },
  issuedAt: asInstant(row.issued),
  expiresAt: asInstant(row.expires),
  closedAt: asInstantOrNull(row.closed),
  consumedAt: asInstantOrNull(row.consumed),
  now: asInstant(row.now),
})

const sealedOf = (
  row: { readonly wrapped: Buffer | null; readonly sealed: Buffer | null } | undefined,
): SealedOctets | undefined =>
  row === undefined || row.wrapped === null || row.sealed === null
    ? undefined
    : { wrappedKey: row.wrapped, pieces: [row.sealed] }

export function requestStore(db: Database): RequestStore {
  return {
    async open(tx, request, perDay) {
      const { employerId, caseId, sealedIssued, sealedContact } = request
      const queries = queriesOf(tx)
      await queries.run(closeFormer, [employerId, caseId])
      const added = await queries.run(add, [
        employerId,
        caseId,
        request.id,
        request.branch,
        request.purpose,
        request.number,
        sealedContact?.wrappedKey ?? null,
        sealedContact?.pieces[0] ?? null,
        request.representative,
        request.lang,
        sealedIssued.wrappedKey,
        sealedIssued.pieces[0],
        request.issued.length,
        request.issued.sha256,
        request.issuedAt,
        request.expiresAt,
        perDay,
      ])
      return added === 1
    },
    async newest(place, tx) {
      const row = await (tx === undefined ? db : queriesOf(tx)).first(newest, [
        place.employerId,
        place.caseId,
      ])
      return row === undefined ? undefined : requestOf(place, row)
    },
    async find(place, id, tx) {
      const from = tx === undefined ? db : queriesOf(tx)
      const row = await from.first(find, [place.employerId, place.caseId, id])
      return row === undefined ? undefined : requestOf(place, row)
    },
    issued: async ({ employerId, caseId }, id) => sealedOf(await db.first(issued, [employerId, caseId, id])),
    contact: async ({ employerId, caseId }, id, tx) =>
      sealedOf(await (tx === undefined ? db : queriesOf(tx)).first(contact, [employerId, caseId, id])),
    consume: async (tx, { employerId, caseId }, id, uploadId) =>
      (await queriesOf(tx).run(consume, [employerId, caseId, id, uploadId])) === 1,
    async giveBack(tx, { employerId, caseId }, id) {
      await queriesOf(tx).run(giveBack, [employerId, caseId, id])
    },
  }
}
