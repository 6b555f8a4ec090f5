import type { Database } from '../../platform/database/database.ts'
import { forgetting, inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

// The address was written for this appointment and nothing else: with it, it goes.
const forgetContacts = statement(
  'appointment.forgetContacts',
  `update appointment set mail = null, phone = null where id in (
     select id from appointment
      where case when mail is not null or phone is not null then upper(during) end < (select clock_timestamp() - interval '7 days')
      limit $1 for update skip locked)`,
)
const forgetWishes = forgetting(
  'appointment.forgetWishes',
  'appointment_wish',
  'employer_id, case_id',
  'before < (select clock_timestamp())',
)
const forgetWeeks = forgetting(
  'appointment.forgetWeeks',
  'appointment_week',
  'employer_id, week',
  `week < (select (clock_timestamp() at time zone 'America/Guayaquil')::date - 28)`,
)

/** That there was an appointment, where, when and how it ended stays with its case; who could be written to goes. */
export const forgetAppointments = async (db: Database, size?: number): Promise<number> =>
  (await inPortions(db, forgetContacts, [], size)) +
  (await inPortions(db, forgetWishes, [], size)) +
  (await inPortions(db, forgetWeeks, [], size))
