import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { instant } from '../../kernel/time.ts'
import { ecuadorDay } from '../../proofs/challenges/app/prepare-round.ts'
import { castTags } from './cast.ts'
import { bookedCompanies, seedAppointments } from './seed-appointments.ts'
import { seedWorld } from './seed-world.ts'
import { world } from './world.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase(2)
})
afterAll(() => database.drop())

it('gives three centres a calendar and some turnos, of nobody whom somebody may play', async () => {
  const made = world({
    today: ecuadorDay(instant(Date.now())),
    employers: castTags.length + bookedCompanies,
  })
  const { db } = database
  await seedWorld(db, made, async (key) => `hash of ${key}`, instant(Date.now()))
  const cast = castTags.map((tag) => made.cast[tag].employer.identifier)
  await seedAppointments(db, { cast, profile: 'as-described' })
  const { rows } = await db.pool.query<Record<string, number>>(
    `select (select count(*)::int from centre_rule) as centres, (select count(*)::int from centre_window) as windows,
            (select count(distinct zone)::int from service_centre s join centre_rule r on r.centre_id = s.id) as zones,
            (select count(*)::int from appointment) as booked,
            (select count(*)::int from appointment a join employer e on e.id = a.employer_id where e.identifier = any($1)) as played`,
    [cast],
  )
  expect(rows[0]).toMatchObject({ centres: 3, windows: 5, zones: 2, played: 0 })
  expect(rows[0]?.['booked']).toBeGreaterThan(5)
})
