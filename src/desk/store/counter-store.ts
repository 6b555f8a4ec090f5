import type { CaseId, ContactId, EmployerId, OfficerId } from '../../kernel/ids.ts'
import { isoDay, type CivilDay } from '../../kernel/civil-day.ts'
import type { EmployerClass } from '../../kernel/employer-class.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, ms } from '../../platform/database/instants.ts'
import { statement } from '../../platform/database/statement.ts'
import type { PersonDigest, StaffRole } from '../../staff/domain/roles.ts'
import {
  arrivalColumns,
  arrivalJoins,
  lacksArrival,
  attendedArrival,
  servedArrival,
  type ArrivalColumns,
} from './attended-arrival.ts'
import type { CounterStore, KeptAttendance, ResetRequest } from '../app/counter-ports.ts'
import { isSheetUpTo } from '../domain/paper-sheet.ts'
import type { AttendanceResult, IdentityPoint, OnPaper } from '../domain/attendance.ts'
import type { Attorney } from '../domain/attorney.ts'
import type { Answered, Inquiry } from '../domain/inquiry.ts'
import type { Decision, ResetId, ResetReason } from '../domain/reset-request.ts'

const ofCase = 'employer_id = $1 and case_id = $2'
const next = (table: string): string => `(select coalesce(max(n), 0) + 1 from ${table} where ${ofCase})`

const lastInquiry = statement<{
  n: number
  officer: string
  verdict: Inquiry['verdict']
  trace: readonly Answered[]
  evidence: string
  at: number
}>(
  'counter.lastInquiry',
  `select n, officer_id as officer, verdict, trace, evidence, ${ms('at')} as at
     from registry_inquiry where ${ofCase} order by n desc limit 1`,
)
const addInquiry = statement(
  'counter.addInquiry',
  `insert into registry_inquiry (employer_id, case_id, n, officer_id, verdict, trace, evidence)
   values ($1, $2, ${next('registry_inquiry')}, $3, $4, $5, $6)`,
)
interface AttendanceRow extends ArrivalColumns {
  n: number
  officer: string
  result: AttendanceResult
  points: readonly IdentityPoint[]
  at: number
  person: string
  sheet: number | null
  attended: number | null
  by: string | null
  by_name: string | null
  by_person: string | null
  attorney: string | null
  masked: string | null
  notary: string | null
  power_on: number | null
  scope: string | null
}
const lastAttendance = statement<AttendanceRow>(
  'counter.lastAttendance',
  `select a.n, a.officer_id as officer, a.result, a.points, ${ms('a.at')} as at, encode(m.person, 'hex') as person,
          a.paper_sheet as sheet, ${ms('a.attended_at')} as attended, a.attended_by as by, saw.name as by_name,
          encode(saw.person, 'hex') as by_person, encode(t.person, 'hex') as attorney, t.masked, t.notary,
          t.power_on - date 'epoch' as power_on, t.scope, ${arrivalColumns}
     from attendance a join staff_member m on m.id = a.officer_id
     left join staff_member saw on saw.id = a.attended_by
     left join attendance_attorney t on t.employer_id = a.employer_id and t.case_id = a.case_id and t.n = a.n
     ${arrivalJoins}
    where a.employer_id = $1 and a.case_id = $2 order by a.n desc limit 1`,
)
const addAttendance = statement(
  'counter.addAttendance',
  `insert into attendance (employer_id, case_id, n, officer_id, result, points, paper_sheet, attended_at, attended_by,
                           arrival_id)
   values ($1, $2, ${next('attendance')}, $3, $4, $5, $6, to_timestamp($7::float8 / 1000), $8,
           case when $6::integer is null then ${servedArrival('$2')} end)
   on conflict (paper_sheet) do nothing`,
)
const addAttorney = statement(
  'counter.addAttorney',
  `insert into attendance_attorney (employer_id, case_id, n, person, masked, notary, power_on, scope)
   values ($1, $2, (select max(n) from attendance where ${ofCase}), decode($3, 'hex'), $4, $5, $6::date, $7)`,
)
const wasAttorney = statement<{ person: string }>(
  'counter.wasAttorney',
  `select encode(person, 'hex') as person from attendance_attorney
    where ${ofCase} and person = decode($3, 'hex') limit 1`,
)
const hasServed = statement<{ id: string }>(
  'counter.hasServed',
  `select m.id from staff_member m
    where m.id in (
      select officer_id from registry_inquiry where ${ofCase}
       union select officer_id from dossier_check where ${ofCase}
       union select officer_id from attendance where ${ofCase}
       union select attended_by from attendance where ${ofCase}
       union select requested_by from reset_request where ${ofCase})
      and m.person = decode($3, 'hex') limit 1`,
)
const memberById = statement<{ roles: readonly string[]; person: string }>(
  'counter.member',
  `select roles, encode(person, 'hex') as person from staff_member where id = $1 and retired_at is null`,
)
const takeSheets = statement<{ first: number }>(
  'counter.takeSheets',
  `select nextval('paper_block')::integer as first`,
)
const newestSheet = statement<{ first: number | null }>(
  'counter.newestSheet',
  `select pg_sequence_last_value('paper_block'::regclass)::integer as first`,
)
const notes = statement<{ officer: string; note: string; at: number }>(
  'counter.notes',
  `select m.name as officer, d.note, ${ms('d.at')} as at
     from desk_note d join staff_member m on m.id = d.officer_id
    where d.employer_id = $1 and d.case_id = $2 order by d.n desc limit 50`,
)
const addNote = statement(
  'counter.addNote',
  `insert into desk_note (employer_id, case_id, n, officer_id, note)
   values ($1, $2, ${next('desk_note')}, $3, $4)`,
)
const addRequest = statement(
  'counter.addRequest',
  `insert into reset_request (employer_id, id, case_id, requested_by, reason, note, contact_id, digest)
   values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'))
   on conflict ((case when decided_at is null then case_id end)) do nothing`,
)

interface RequestRow {
  id: string
  employer_id: string
  case_id: string
  requested_by: string
  name: string
  person: string
  reason: ResetReason
  note: string
  contact_id: string
  digest: string
  requested: number
  decision: Decision | 'void' | null
  decision_reason: string
}
const requestColumns = `select r.id, r.employer_id, r.case_id, r.requested_by, m.name, encode(m.person, 'hex') as person,
    r.reason, r.note, r.contact_id, encode(r.digest, 'hex') as digest, ${ms('r.requested_at')} as requested,
    r.decision, r.decision_reason
  from reset_request r join staff_member m on m.id = r.requested_by`
const requestById = statement<RequestRow>('counter.request', `${requestColumns} where r.id = $1`)
const openRequest = statement<RequestRow>(
  'counter.openRequest',
  `${requestColumns} where (case when r.decided_at is null then r.case_id end) = $1`,
)
const lastRequest = statement<RequestRow>(
  'counter.lastRequest',
  `${requestColumns} where r.case_id = $1 order by r.requested_at desc limit 1`,
)
// By the cases that wait for a second person: a request that is open belongs to one of them.
const waiting = statement<{
  id: string
  code: string
  class: EmployerClass
  legal_name: string
  name: string
  requested: number
}>(
  'counter.waiting',
  `select r.id, k.code, e.class, e.legal_name, m.name, ${ms('r.requested_at')} as requested
     from desk_case d
     join reset_request r on (case when r.decided_at is null then r.case_id end) = d.case_id
     join recovery_case k on k.id = d.case_id
     join employer e on e.id = r.employer_id
     join staff_member m on m.id = r.requested_by
    where d.status = 'second' and ($2::uuid is null or d.centre_id is null or d.centre_id = $2)
    order by r.requested_at limit $1`,
)
const decide = statement(
  'counter.decide',
  `update reset_request
      set decision = $3, decided_by = $4, decision_reason = $5, decided_at = clock_timestamp()
    where employer_id = $1 and id = $2 and decided_at is null`,
)

export function counterStore(db: Database): CounterStore {
  const on = (tx: Tx | undefined) => (tx === undefined ? db : queriesOf(tx))
  return {
    async lastInquiry({ employerId, caseId }, tx) {
      const row = await on(tx).first(lastInquiry, [employerId, caseId])
      if (row === undefined) return null
      const { n, officer, verdict, trace, evidence, at } = row
      return {
        n,
        officer: officer as OfficerId,
        verdict,
        answers: trace,
        evidence,
        at: asInstant(at),
      }
    },
    async addInquiry(tx, { employerId, caseId }, { officer, verdict, answers, evidence }) {
      const trace = JSON.stringify(answers)
      await queriesOf(tx).run(addInquiry, [employerId, caseId, officer, verdict, trace, evidence])
    },
    async lastAttendance({ employerId, caseId }, tx) {
      const row = await on(tx).first(lastAttendance, [employerId, caseId])
      return row === undefined ? null : attendanceOf(row)
    },
    async addAttendance(tx, { employerId, caseId }, { officer, result, points, paper, attorney }) {
      const added = await queriesOf(tx).run(addAttendance, [
        employerId,
        caseId,
        officer,
        result,
        points,
        paper?.sheet ?? null,
        paper?.attendedAt ?? null,
        paper?.attendedBy ?? null,
      ])
      if (added === 0) return false
      if (attorney !== null) {
        const { person, masked, notary, powerOn, scope } = attorney
        await queriesOf(tx).run(addAttorney, [
          employerId,
          caseId,
          person,
          masked,
          notary,
          isoDay(powerOn),
          scope,
        ])
      }
      return true
    },
    lacksArrival: (tx, caseId, centreId) => lacksArrival(queriesOf(tx), caseId, centreId),
    wasAttorney: async (tx, { employerId, caseId }, person) =>
      (await queriesOf(tx).first(wasAttorney, [employerId, caseId, person])) !== undefined,
    hasServed: async (tx, { employerId, caseId }, person) =>
      (await queriesOf(tx).first(hasServed, [employerId, caseId, person])) !== undefined,
    async member(tx, id) {
      const row = await queriesOf(tx).first(memberById, [id])
      return row === undefined
        ? undefined
        : { id, roles: row.roles as readonly StaffRole[], person: row.person as PersonDigest }
    },
    async takeSheets(tx) {
      const row = await queriesOf(tx).first(takeSheets, [])
      if (row === undefined) throw new Error('a sequence without a next value')
      return row.first
    },
    async wasPrinted(sheet) {
      const first = (await db.first(newestSheet, []))?.first ?? null
      return first !== null && isSheetUpTo(sheet, first)
    },
    notes: async ({ employerId, caseId }) =>
      (await db.many(notes, [employerId, caseId])).map(({ officer, note, at }) => ({
        officer,
        text: note,
        at: asInstant(at),
      })),
    async addNote(tx, { employerId, caseId }, officer, note) {
      await queriesOf(tx).run(addNote, [employerId, caseId, officer, note])
    },
    addRequest: async (tx, asked) =>
      (await queriesOf(tx).run(addRequest, [
        asked.employerId,
        asked.id,
        asked.caseId,
        asked.requestedBy,
        asked.reason,
        asked.note,
        asked.contactId,
        asked.digest,
      ])) === 1,
    request: async (id, tx) => requestOf(await on(tx).first(requestById, [id])),
    openRequest: async (caseId, tx) => requestOf(await on(tx).first(openRequest, [caseId])),
    lastRequest: async (caseId) => requestOf(await db.first(lastRequest, [caseId])),
    waiting: async (size, centreId) =>
      (await db.many(waiting, [size, centreId])).map((row) => ({
        id: row.id as ResetId,
        code: row.code,
        class: row.class,
        legalName: row.legal_name,
        requestedBy: row.name,
        requestedAt: asInstant(row.requested),
      })),
    decide: async (tx, { employerId, id }, { decision, by, reason }) =>
      (await queriesOf(tx).run(decide, [employerId, id, decision, by, reason])) === 1,
  }
}

const attendanceOf = (row: AttendanceRow): KeptAttendance => ({
  n: row.n,
  officer: row.officer as OfficerId,
  result: row.result,
  points: row.points,
  at: asInstant(row.at),
  verifiers: [row.person, row.by_person].flatMap((one) => (one === null ? [] : [one as PersonDigest])),
  paper: paperOf(row),
  attorney: attorneyOf(row),
  arrival: attendedArrival(row),
})

const attorneyOf = ({
  attorney,
  masked,
  notary,
  power_on: powerOn,
  scope,
}: AttendanceRow): Attorney | null =>
  attorney === null || masked === null || notary === null || powerOn === null || scope === null
    ? null
    : { person: attorney, masked, notary, powerOn: powerOn as CivilDay, scope }

const paperOf = ({ sheet, attended, by, by_name: name }: AttendanceRow): OnPaper | null =>
  sheet === null || attended === null || by === null
    ? null
    : {
        sheet,
        attendedAt: asInstant(attended),
        attendedBy: { id: by as OfficerId, name: name ?? '' },
      }

const requestOf = (row: RequestRow | undefined): ResetRequest | undefined =>
  row === undefined
    ? undefined
    : {
        id: row.id as ResetId,
        employerId: row.employer_id as EmployerId,
        caseId: row.case_id as CaseId,
        requestedBy: {
          id: row.requested_by as OfficerId,
          name: row.name,
          person: row.person as PersonDigest,
        },
        reason: row.reason,
        note: row.note,
        contactId: row.contact_id as ContactId,
        digest: row.digest,
        requestedAt: asInstant(row.requested),
        decision: row.decision,
        decisionReason: row.decision_reason,
      }
