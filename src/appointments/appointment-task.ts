import { beginRounds, runRound } from '../platform/database/rounds.ts'
import type { Database } from '../platform/database/database.ts'
import { passTime, type ClockDeps } from './app/by-the-clock.ts'

const task = 'passAppointmentTime'
/** Seconds. */
const every = 60

export const beginAppointments = (db: Database): Promise<void> => beginRounds(db, task)

/** The worker's task: what the clock alone does to turnos. */
export const appointmentTask = (db: Database, deps: ClockDeps) => ({
  [task]: () => runRound(db, { task, every }, () => passTime(deps)),
})
