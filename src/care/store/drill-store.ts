import type { EmployerId } from '../../kernel/ids.ts'
import { queriesOf, type Database } from '../../platform/database/database.ts'
import { asInstant, asInstantOrNull, ms, nowMs } from '../../platform/database/instants.ts'
import { forgetting, inPortions, older } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'
import type { DrillStore } from '../app/drill.ts'
import type { RegistriesFound } from '../domain/drill.ts'

const hold = statement<{ id: string }>(
  'drill.hold',
  `select id from employer where id = $1 for no key update`,
)
const today = statement<{ again: boolean; n: number }>(
  'drill.today',
  `select coalesce(max(begun_at) > clock_timestamp() - interval '1 minute', false) as again, count(*)::int as n
     from drill where employer_id = $1 and begun_at > clock_timestamp() - interval '24 hours'`,
)
const insert = statement('drill.insert', `insert into drill (employer_id, id) values ($1, $2)`)
const found = statement('drill.found', `update drill set found = $3 where employer_id = $1 and id = $2`)
const inForce = `(r.until is null or r.until >= (clock_timestamp() at time zone 'America/Guayaquil')::date)`
const representatives = statement<{ document: string }>(
  'drill.representatives',
  `select r.document from representation r where r.employer_id = $1 and ${inForce}
    order by r.since desc nulls last, r.document limit 5`,
)
const onRecord = statement<{
  phone: string | null
  confirmed: number | null
  text_state: string | null
  text_report: string | null
  begun: number | null
  found: RegistriesFound | null
  appointment: number | null
  certificate: number | null
  biometrics: number | null
  now: number
}>(
  'drill.onRecord',
  `select p.value as phone, ${ms('p.confirmed_at')} as confirmed, t.state as text_state, t.report as text_report,
          ${ms('d.begun_at')} as begun, (select l.found from drill l where l.employer_id = e.id and l.found is not null
             order by l.begun_at desc limit 1) as found,
          (select ${ms("min((r.until + 1)::timestamp at time zone 'America/Guayaquil')")} from representation r
            where r.employer_id = e.id and r.until is not null and ${inForce}) as appointment,
          (select (u.judgement->'signer'->>'notAfter')::float8 from signed_upload u
            where u.employer_id = e.id and u.state = 'accepted' order by u.received_at desc limit 1) as certificate,
          (select ${ms('max(b.enrolled_at)')} from biometric_on_file b
            where b.employer_id = e.id and b.ended_at is null) as biometrics,
          ${nowMs} as now
     from employer e
     left join lateral (select * from drill where employer_id = e.id order by begun_at desc limit 1) d on true
     left join lateral (select * from contact where employer_id = e.id and kind = 'phone' and retired_at is null
        and confirmed_at is not null and usable_from <= clock_timestamp() order by confirmed_at desc limit 1) p on true
     left join lateral (select * from text_message m where m.employer_id = e.id and m.contact_id = p.id
        and m.template = 'M-41' order by m.created_at desc limit 1) t on true
    where e.id = $1`,
)
const forget = forgetting('drill.forget', 'drill', 'employer_id, id', older('begun_at', '400 days'))

export const drillStore = (db: Database): DrillStore => ({
  async begin(tx, employerId, id, perDay) {
    const queries = queriesOf(tx)
    // First wait for every rival, then count: what was counted before the wait is out of date (RELIABILITY 2).
    if ((await queries.first(hold, [employerId])) === undefined) return 'full'
    const day = await queries.first(today, [employerId])
    if (day?.again === true) return 'again'
    if ((day?.n ?? 0) >= perDay) return 'full'
    await queries.run(insert, [employerId, id])
    return 'begun'
  },
  async found(employerId, id, what) {
    await db.run(found, [employerId, id, JSON.stringify(what)])
  },
  representatives: async (employerId: EmployerId) =>
    (await db.many(representatives, [employerId])).map(({ document }) => document),
  async onRecord(employerId) {
    const row = await db.first(onRecord, [employerId])
    if (row === undefined) throw new TypeError('a drill is of an employer that there is')
    return {
      begunAt: asInstantOrNull(row.begun),
      phone:
        row.phone === null
          ? null
          : { confirmedAt: asInstantOrNull(row.confirmed), text: textOf(row.text_state, row.text_report) },
      registries: row.found,
      appointmentUntil: asInstantOrNull(row.appointment),
      certificateUntil: asInstantOrNull(row.certificate),
      biometricsAt: asInstantOrNull(row.biometrics),
      now: asInstant(row.now),
    }
  },
})

function textOf(state: string | null, report: string | null) {
  if (state === null) return 'none' as const
  if (report === 'delivered') return 'delivered' as const
  if (report !== null || state === 'rejected' || state === 'cancelled') return 'failed' as const
  return 'underWay' as const
}

/** Drills of more than a year ago. */
export const forgetDrills = (db: Database, size?: number): Promise<number> => inPortions(db, forget, [], size)
