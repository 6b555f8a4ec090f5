import type { Database } from '../platform/database/database.ts'
import { statement } from '../platform/database/statement.ts'
import { passTime, type ClockDeps } from './app/by-the-clock.ts'

const begin = statement(
  'appointment.begin',
  `select graphile_worker.add_job('passAppointmentTime', job_key => 'passAppointmentTime', job_key_mode => 'preserve_run_at')`,
)
const again = statement(
  'appointment.again',
  `select graphile_worker.add_job('passAppointmentTime', job_key => 'passAppointmentTime',
     run_at => clock_timestamp() + interval '1 minute')`,
)

/** Puts the first round in the queue, now; one that is planned already keeps its time. Every worker may call it. */
export const beginAppointments = async (db: Database): Promise<void> => {
  await db.run(begin)
}

/** The worker's task: one round a minute, however many workers; a round that failed is followed by the next one. */
export const appointmentTask = (db: Database, deps: ClockDeps) => ({
  async passAppointmentTime(): Promise<void> {
    try {
      await passTime(deps)
    } finally {
      await db.run(again)
    }
  },
})
