import type { Database } from '../../platform/database/database.ts'
import { inPortions } from '../../platform/database/in-portions.ts'
import { statement } from '../../platform/database/statement.ts'

// The address was written for this appointment and nothing else: with it, it goes.
const forgetContacts = statement(
  'appointment.forgetContacts',
  `update appointment set mail = null, phone = null where id in (
     select id from appointment
      where case when mail is not null or phone is not null then upper(during) end < (select clock_timestamp() - interval '7 days')
      limit $1 for update skip locked)`,
)
const forgetWishes = statement(
  'appointment.forgetWishes',
  `delete from appointment_wish where (employer_id, case_id) in (
     select employer_id, case_id from appointment_wish where before < (select clock_timestamp()) limit $1 for update skip locked)`,
)
const forgetWeeks = statement(
  'appointment.forgetWeeks',
  `delete from appointment_week where (employer_id, week) in (
     select employer_id, week from appointment_week
      where week < (select (clock_timestamp() at time zone 'America/Guayaquil')::date - 28) limit $1 for update skip locked)`,
)

/** That there was an appointment, where, when and how it ended stays with its case; who could be written to goes. */
export const forgetAppointments = async (db: Database, size?: number): Promise<number> =>
  (await inPortions(db, forgetContacts, [], size)) +
  (await inPortions(db, forgetWishes, [], size)) +
  (await inPortions(db, forgetWeeks, [], size))
