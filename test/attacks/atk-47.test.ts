import { expect, it } from 'vitest'
import { cancelPlace, confirmPlace, movePlace } from '../../src/appointments/app/book.ts'
import { appointmentsOf, atTimes, book, openCentre, timesOn, toTimes } from '../support/appointments.ts'
import { crowd, freeTimes, holdAt, livePlaces } from '../support/appointment-crowd.ts'
import { attack } from '../support/attack.ts'
import { identify } from '../support/recover.ts'
import { visit } from '../support/visitor.ts'

const noContact = { mail: null, phone: null }

attack(
  'ATK-47',
  'hoarding and reselling appointments',
  (scene) => {
    it('one identity has one place, whatever it asks for at once and from however many browsers', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const times = await freeTimes(service, centre)
      const [id = fail()] = await crowd(service, 1)
      await Promise.all(times.slice(0, 20).map((wanted, n) => holdAt(service, n, id, wanted)))
      expect(await livePlaces(service, centre)).toEqual({ live: 1, doubled: 0 })
    })

    it('many cases of one employer have one place, and the second case is told where to look', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const company = service.fresh()
      const ana = await atTimes(service, company, centre)
      await book(ana)
      const eva = visit(service)
      await identify(eva, company)
      await toTimes(eva, centre)
      await eva.submit('/turno/hora', { hora: timesOn(eva)[0] ?? '' })
      expect([eva.page.status, eva.page.h1]).toEqual([409, eva.t('turn.live.title')])
      expect(eva.page.words).toContain('CLV-232')
      expect(eva.page.links.map(({ href }) => href)).toContain('/caso')
      // Nothing is said of whose, where or when it is.
      expect(eva.page.words).not.toContain(centre.name)
      expect(await appointmentsOf(service, company)).toHaveLength(1)
    })

    it('one person has one place over many employers', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const times = await freeTimes(service, centre)
      const cases = await crowd(service, 20)
      await service.db.pool.query(
        `update recovery_case set claimant = (select claimant from recovery_case where id = $1) where id = any($2)`,
        [cases[0], cases],
      )
      const answers = await Promise.all(cases.map((id, n) => holdAt(service, n, id, times[n] ?? fail())))
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(new Set(answers.flatMap((one) => (one.ok ? [] : [one.code])))).toEqual(new Set(['live']))
      expect(await livePlaces(service, centre)).toEqual({ live: 1, doubled: 0 })
    })

    it('who changes and gives back over and over waits for the next week, and may always give back', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const most = service.policy.appointment.changesPerWeek
      const [id = fail()] = await crowd(service, 1)
      const { booking } = service.instances[0]?.parts.turnos ?? fail()
      for (let n = 0; n < most; n += 1) {
        const wanted = (await freeTimes(service, centre))[0] ?? fail()
        const held = await holdAt(service, n, id, wanted)
        if (!held.ok) throw new Error(`not held: ${held.code}`)
        await confirmPlace(booking, id, held.value, noContact)
        expect(await cancelPlace(booking, id, held.value)).toMatchObject({ ok: true })
      }
      const wanted = (await freeTimes(service, centre))[0] ?? fail()
      expect(await holdAt(service, 0, id, wanted)).toMatchObject({ ok: false, code: 'limit' })
      await service.db.pool.query(
        `update appointment_week set week = week - 7 where employer_id = (select employer_id from recovery_case where id = $1)`,
        [id],
      )
      const held = await holdAt(service, 0, id, wanted)
      if (!held.ok) throw new Error(`not held: ${held.code}`)
      await confirmPlace(booking, id, held.value, noContact)
      let own = held.value
      for (let n = 0; n < most; n += 1) {
        const moved = await movePlace(booking, id, own, (await freeTimes(service, centre))[n] ?? fail())
        if (!moved.ok) throw new Error(`not moved: ${moved.code}`)
        own = moved.value.id
      }
      const more = (await freeTimes(service, centre))[0] ?? fail()
      expect(await movePlace(booking, id, own, more)).toMatchObject({ ok: false, code: 'limit' })
      expect(await livePlaces(service, centre)).toEqual({ live: 1, doubled: 0 })
      expect(await cancelPlace(booking, id, own)).toMatchObject({ ok: true })
    })

    it('nor are places kept one after the other without confirming: at once or in turn, a week has so many', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const times = await freeTimes(service, centre)
      const most = service.policy.appointment.holdsPerWeek
      const [id = fail()] = await crowd(service, 1)
      const answers = await Promise.all(
        Array.from({ length: most + 10 }, (_, n) => holdAt(service, n, id, times[n] ?? fail())),
      )
      expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(most)
      expect(answers.filter((one) => !one.ok && one.code === 'limit').length).toBeGreaterThanOrEqual(10)
    })

    it('a change that is refused leaves what there was', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const times = await freeTimes(service, centre)
      const [one = fail(), other = fail()] = await crowd(service, 2)
      const { booking } = service.instances[0]?.parts.turnos ?? fail()
      const held = await holdAt(service, 0, one, times[0] ?? fail())
      if (!held.ok) throw new Error('not held')
      await confirmPlace(booking, one, held.value, noContact)
      await holdAt(service, 1, other, times[1] ?? fail())
      const moved = await movePlace(booking, one, held.value, times[1] ?? fail())
      expect(moved).toMatchObject({ ok: false, code: 'taken' })
      const still = await booking.appointments.ofCase(one)
      expect(still).toMatchObject({ id: held.value, state: 'booked' })
      const { rows } = await service.db.pool.query(
        `select 1 from appointment_week w join recovery_case c on c.employer_id = w.employer_id where c.id = $1 and changes > 0`,
        [one],
      )
      expect(rows).toEqual([])
    })

    it('a place that was given back is offered again at a moment that nobody knows', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const first = (await freeTimes(service, centre))[0] ?? fail()
      const [id = fail(), rival = fail()] = await crowd(service, 2)
      const { booking } = service.instances[0]?.parts.turnos ?? fail()
      const asked: number[] = []
      const slow = {
        ...booking,
        random(bound: number) {
          asked.push(bound)
          return bound - 1
        },
      }
      const held = await holdAt(service, 0, id, first)
      if (!held.ok) throw new Error('not held')
      await confirmPlace(slow, id, held.value, noContact)
      await cancelPlace(slow, id, held.value)
      expect(asked).toEqual([service.policy.appointment.reappear + 1])
      expect((await freeTimes(service, centre))[0]?.from).not.toBe(first.from)
      expect(await holdAt(service, 0, rival, first)).toMatchObject({ ok: false, code: 'taken' })
      await service.db.pool.query(
        'update appointment set free_from = clock_timestamp() where centre_id = $1',
        [centre.id],
      )
      expect(await holdAt(service, 0, rival, first)).toMatchObject({ ok: true })
    })

    it('a turno belongs to a case and its person: no form moves it to another, and no page names anybody', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const company = service.fresh()
      const ana = await atTimes(service, company, centre)
      const code = await book(ana)
      const eva = await atTimes(service, service.fresh(), centre)
      // The cookie of one case is worth nothing at the address of another.
      for (const path of [`/turno/${code}`, `/turno/${code}/cambiar`, `/turno/${code}/anular`])
        expect((await eva.open(path)).status).toBe(404)
      for (const path of [`/turno/${code}`, `/turno/${code}/turno.ics`]) {
        const { body } = await ana.ask(path)
        for (const datum of [company.document, company.identifier, company.legalName ?? '?'])
          expect(body).not.toContain(datum)
      }
    })
  },
  { profiles: ['as-described'] },
)

function fail(): never {
  throw new Error('nobody is there')
}
