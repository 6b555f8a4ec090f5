import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

const hung = statement(
  'video.hangUpLost',
  `update video_call set ended_at = clock_timestamp(), outcome = 'cut' where (employer_id, id) in (
     select c.employer_id, c.id from video_call c
      where (case when c.ended_at is null then c.called_at end) < (select clock_timestamp() - interval '12 hours')
      limit $1 for update skip locked)`,
)
// Whoever was being served was served; whoever waited in vain did not come to be.
const over = statement(
  'appointment.closeDay',
  `update appointment set state = case when state = 'attending' then 'finished' else 'missed' end,
          changed_at = clock_timestamp()
    where (employer_id, id) in (
     select a.employer_id, a.id from appointment a
      where (case when a.state in ('arrived', 'called', 'attending') then upper(a.during) end)
            < (select clock_timestamp() - interval '12 hours')
      limit $1 for update skip locked)`,
)

/**
 * Turnos and calls that nobody ended: half a day later they are over, or their person could take no other (I-20) and
 * their officer no other call.
 */
export const closeDays = async (db: Database): Promise<number> =>
  (await inPortions(db, hung, [])) + (await inPortions(db, over, []))
