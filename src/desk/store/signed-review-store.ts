import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { CaseId, CentreId, EmployerId, OfficerId } from '../../kernel/ids.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { PersonDigest } from '../../staff/domain/roles.ts'
import type {
  Acceptance,
  AcceptanceDecision,
  AcceptanceId,
  JudgementCodec,
  RequestPurpose,
  SignedReviewStore,
  SignedUploadId,
  UploadCode,
  UploadKind,
} from '../app/signed-ports.ts'

// What was sent for a request that another one replaced, or in a case that has ended, is asked of nobody.
// Where a case was received it is of that centre, and before of the one that the employer named. What waits is in the order in which it came; those that are tried again by the worker are passed over.
const waiting = statement<{
  code: string
  class: EmployerClass
  legal_name: string
  purpose: RequestPurpose
  kind: UploadKind
  why: UploadCode | null
  received: number
  taken_by: string | null
  second: boolean
}>(
  'signedReview.waiting',
  `select k.code, e.class, e.legal_name, r.purpose, u.kind, u.code as why, ${ms('u.received_at')} as received,
          m.name as taken_by,
          exists (select from signed_acceptance a where (case when a.decided_at is null then a.upload_id end) = u.id) as second
     from signed_upload u
     join signed_request r on r.id = u.request_id
     join recovery_case k on k.id = u.case_id
     join employer e on e.id = u.employer_id
     left join desk_case d on d.case_id = u.case_id
     left join signed_review w on w.upload_id = u.id
     left join staff_member m on m.id = w.taken_by
    where (case when u.state in ('undecided', 'staff') then u.received_at end) is not null and u.state = 'staff'
      and r.closed_at is null and k.state not in ('completed', 'closed')
      and ($2::uuid is null or coalesce(d.centre_id, k.centre_id, $2) = $2 or w.taken_by = $3)
    order by (case when u.state in ('undecided', 'staff') then u.received_at end) limit $1`,
)
const review = statement<{
  centre: string | null
  by: string | null
  name: string | null
  taken: number | null
  judgements: readonly unknown[] | null
  judged: number | null
}>(
  'signedReview.review',
  `select coalesce(d.centre_id, k.centre_id) as centre, w.taken_by as by, m.name, ${ms('w.taken_at')} as taken, w.judgements,
          ${ms('w.judged_at')} as judged
     from recovery_case k
     left join desk_case d on d.case_id = k.id
     left join signed_review w on w.employer_id = $1 and w.case_id = k.id and w.upload_id = $3
     left join staff_member m on m.id = w.taken_by
    where k.employer_id = $1 and k.id = $2`,
)
const take = statement(
  'signedReview.take',
  `insert into signed_review as w (employer_id, case_id, upload_id, taken_by, taken_at)
   select u.employer_id, u.case_id, u.id, $4, clock_timestamp() from signed_upload u
    where u.employer_id = $1 and u.case_id = $2 and u.id = $3 and u.state = 'staff'
   on conflict (employer_id, case_id, upload_id) do update
      set taken_by = $4,
          taken_at = case when w.taken_by = $4 then w.taken_at else clock_timestamp() end
    where w.taken_by is null or w.taken_by = $4
       or (select m.retired_at from staff_member m where m.id = w.taken_by) is not null`,
)
const release = statement(
  'signedReview.release',
  `update signed_review set taken_by = null, taken_at = null where upload_id = $1 and taken_by = $2`,
)
const keep = statement(
  'signedReview.keepJudgements',
  `insert into signed_review as w (employer_id, case_id, upload_id, judgements, judged_at)
   values ($1, $2, $3, $4::jsonb, clock_timestamp())
   on conflict (employer_id, case_id, upload_id) do update
      set judgements = excluded.judgements, judged_at = excluded.judged_at`,
)

interface AcceptanceRow {
  id: string
  employer_id: string
  case_id: string
  upload_id: string
  requested_by: string
  name: string
  person: string
  reason: string
  digest: string
  requested: number
  decision: AcceptanceDecision | null
  decision_reason: string
}
const last = statement<AcceptanceRow>(
  'signedReview.lastAcceptance',
  `select a.id, a.employer_id, a.case_id, a.upload_id, a.requested_by, m.name, encode(m.person, 'hex') as person,
          a.reason, encode(a.digest, 'hex') as digest, ${ms('a.requested_at')} as requested, a.decision,
          a.decision_reason
     from signed_acceptance a join staff_member m on m.id = a.requested_by
    where a.upload_id = $1 order by a.requested_at desc limit 1`,
)
const add = statement(
  'signedReview.addAcceptance',
  `insert into signed_acceptance (employer_id, case_id, id, upload_id, requested_by, reason, digest)
   values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'))
   on conflict ((case when decided_at is null then upload_id end)) do nothing`,
)
const decide = statement(
  'signedReview.decide',
  `update signed_acceptance
      set decision = $4, decided_by = $5, decision_reason = $6, decided_at = clock_timestamp()
    where employer_id = $1 and case_id = $2 and id = $3 and decided_at is null`,
)

export function signedReviewStore(db: Database, codec: JudgementCodec): SignedReviewStore {
  const on = (tx: Tx | undefined) => (tx === undefined ? db : queriesOf(tx))
  const read: SignedReviewStore['review'] = async ({ employerId, caseId }, id, tx) => {
    const row = await on(tx).first(review, [employerId, caseId, id])
    if (row === undefined) return { centreId: null, takenBy: null, judged: null }
    const { by, name, taken, judgements, judged } = row
    return {
      centreId: row.centre as CentreId | null,
      takenBy:
        by === null || name === null || taken === null
          ? null
          : { id: by as OfficerId, name, at: asInstant(taken) },
      judged:
        judgements === null || judged === null
          ? null
          : { all: judgements.map((one) => codec.read(one)), at: asInstant(judged) },
    }
  }
  return {
    review: read,
    waiting: async (size, officer) =>
      (await db.many(waiting, [size, officer.centreId, officer.id])).map((row) => ({
        code: row.code,
        class: row.class,
        legalName: row.legal_name,
        purpose: row.purpose,
        kind: row.kind,
        why: row.why,
        receivedAt: asInstant(row.received),
        takenBy: row.taken_by,
        isSecond: row.second,
      })),
    async take(tx, place, id, officer) {
      const taken = await queriesOf(tx).run(take, [place.employerId, place.caseId, id, officer])
      if (taken === 1) return { is: 'mine' }
      const { takenBy } = await read(place, id, tx)
      return takenBy === null || takenBy.id === officer
        ? { is: 'gone' }
        : { is: 'theirs', name: takenBy.name, at: takenBy.at }
    },
    release: async (tx, id, officer) => (await queriesOf(tx).run(release, [id, officer])) === 1,
    async keepJudgements(tx, { employerId, caseId }, id, judgements) {
      const stored = `[${judgements.map((one) => codec.write(one)).join(',')}]`
      await queriesOf(tx).run(keep, [employerId, caseId, id, stored])
    },
    async lastAcceptance(id, tx) {
      const row = await on(tx).first(last, [id])
      return row === undefined ? undefined : acceptanceOf(row)
    },
    addAcceptance: async (tx, { employerId, caseId, id, uploadId, requestedBy, reason, digest }) =>
      (await queriesOf(tx).run(add, [employerId, caseId, id, uploadId, requestedBy, reason, digest])) === 1,
    decide: async (tx, { employerId, caseId, id }, { decision, by, reason }) =>
      (await queriesOf(tx).run(decide, [employerId, caseId, id, decision, by, reason])) === 1,
  }
}

const acceptanceOf = (row: AcceptanceRow): Acceptance => ({
  employerId: row.employer_id as EmployerId,
  caseId: row.case_id as CaseId,
  id: row.id as AcceptanceId,
  uploadId: row.upload_id as SignedUploadId,
  requestedBy: {
    id: row.requested_by as OfficerId,
    name: row.name,
    person: row.person as PersonDigest,
  },
  reason: row.reason,
  digest: row.digest,
  requestedAt: asInstant(row.requested),
  decision: row.decision,
  decisionReason: row.decision_reason,
})
