import type { CaseId, CentreId, Id } from '../../kernel/ids.ts'
import { asInstant, asInstantOrNull, ms } from '../../platform/database/instants.ts'
import type { Queries } from '../../platform/database/database.ts'
import { statement } from '../../platform/database/statement.ts'
import type { AttendedArrival } from '../domain/attendance.ts'

/** Of `arrival v`, joined to an attendance. */
export interface ArrivalColumns {
  arrival: string | null
  arrived: number | null
  turno: number | null
  window_number: number | null
}
export const arrivalColumns = `v.id as arrival, ${ms('v.arrived_at')} as arrived, ${ms('v.turno_at')} as turno,
          w.number as window_number`
export const arrivalJoins = `left join arrival v on v.id = a.arrival_id
     left join centre_window w on w.id = v.window_id`

/** The arrival that a case is attended in, if its person is served now. A form that was filled in before has none. */
export const servedArrival = (caseId: string): string =>
  `(select v.id from arrival v
     where (case when v.state in ('waiting', 'called', 'attending') then v.case_id end) = ${caseId}
       and v.state = 'attending')`

export const attendedArrival = (row: ArrivalColumns): AttendedArrival | null =>
  row.arrival === null || row.arrived === null
    ? null
    : {
        id: row.arrival as Id<'arrival'>,
        arrivedAt: asInstant(row.arrived),
        turnoAt: asInstantOrNull(row.turno),
        window: row.window_number,
      }

const lacks = statement<{ lacks: boolean }>(
  'counter.lacksArrival',
  `select exists (select from centre_rule where centre_id = $2) and ${servedArrival('$1')} is null
      and not exists (select from appointment a join video_call c on c.appointment_id = a.id
                       where a.case_id = $1 and c.entered_at is not null and c.ended_at is null) as lacks`,
)

/** Whether people are received by a line at this centre, and this one is neither served from it nor in a call by video. */
export const lacksArrival = async (queries: Queries, caseId: CaseId, centreId: CentreId): Promise<boolean> =>
  (await queries.first(lacks, [caseId, centreId]))?.lacks === true
