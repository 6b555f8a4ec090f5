import { expect, it } from 'vitest'
import { cancelPlace, confirmPlace } from '../../src/appointments/app/book.ts'
import { atTimes, book, openCentre, timesOn } from '../support/appointments.ts'
import { crowd, freeTimes, holdAt, livePlaces } from '../support/appointment-crowd.ts'
import { attack } from '../support/attack.ts'
import type { Visitor } from '../support/visitor.ts'

const noContact = { mail: null, phone: null }

attack(
  'ATK-46',
  'fifty people, one appointment',
  (scene) => {
    it('one of fifty has it, and the others are told with what is free', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const rounds = 4
      const cases = await crowd(service, 50)
      for (let round = 0; round < rounds; round += 1) {
        const [wanted] = await freeTimes(service, centre)
        if (wanted === undefined) throw new Error('nothing is free')
        const answers = await Promise.all(cases.map((id, n) => holdAt(service, n, id, wanted)))
        const won = answers.filter(({ ok }) => ok)
        // Who won before gives that place up for this one: still one for one.
        expect(won).toHaveLength(1)
        expect(answers.filter((one) => !one.ok && one.code === 'taken')).toHaveLength(49)
        expect((await livePlaces(service, centre)).doubled).toBe(0)
      }
    })

    it('who lost reads so on the page, and chooses another of those that are left', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const people: Visitor[] = []
      for (let n = 0; n < 6; n += 1) people.push(await atTimes(service, service.fresh(), centre))
      const hora = timesOn(people[0] ?? fail())[0] ?? ''
      await Promise.all(people.map((ana) => ana.submit('/turno/hora', { hora })))
      const losers = people.filter(({ page }) => page.path === '/turno/hora')
      expect(losers).toHaveLength(5)
      for (const ana of losers) {
        expect([ana.page.status, ana.page.errors]).toEqual([409, [ana.t('p42.taken')]])
        expect(ana.page.words).toContain('CLV-231')
        expect(timesOn(ana)).not.toContain(hora)
        expect(timesOn(ana).length).toBeGreaterThan(0)
      }
      await book(losers[0] ?? fail())
      expect(await livePlaces(service, centre)).toEqual({ live: 2, doubled: 0 })
    })

    it('a time that overlaps by a minute, or that the calendar does not have, is given to nobody', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const [wanted] = await freeTimes(service, centre)
      const cases = await crowd(service, 4)
      if (wanted === undefined) throw new Error('nothing is free')
      const at = (minutes: number) => ({
        ...wanted,
        from: (wanted.from + minutes * 60_000) as typeof wanted.from,
      })
      const answers = await Promise.all(
        [0, 1, -1, 24 * 60 * 500].map((minutes, n) => holdAt(service, n, cases[n] ?? fail(), at(minutes))),
      )
      expect(answers.map((one) => (one.ok ? 'held' : one.code))).toEqual(['held', 'taken', 'taken', 'taken'])
    })

    it('a closure that came meanwhile goes before whoever has the page open', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const ana = await atTimes(service, service.fresh(), centre)
      await service.db.pool.query(
        `insert into centre_closure (id, centre_id, during, reason)
         values (gen_random_uuid(), $1, tstzrange(now() - interval '1 day', now() + interval '300 days'), 'obras')`,
        [centre.id],
      )
      await ana.submit('/turno/hora', { hora: timesOn(ana)[0] ?? '' })
      expect([ana.page.status, ana.page.errors]).toEqual([409, [ana.t('p42.taken')]])
      expect(await livePlaces(service, centre)).toEqual({ live: 0, doubled: 0 })
    })

    it('cancelled and booked again at the same instant, it has one owner at any time', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const [wanted] = await freeTimes(service, centre)
      const cases = await crowd(service, 21)
      const owner = cases[0] ?? fail()
      if (wanted === undefined) throw new Error('nothing is free')
      const { booking } = service.instances[0]?.parts.turnos ?? fail()
      // What is given back is offered at once, so that there is something to win.
      const now = { ...booking, random: () => 0 }
      const held = await holdAt(service, 0, owner, wanted)
      if (!held.ok) throw new Error('not held')
      const one = await confirmPlace(booking, owner, held.value, noContact)
      if (!one.ok) throw new Error('not confirmed')
      await Promise.all([
        cancelPlace(now, owner, one.value.id),
        ...cases.slice(1).map((id, n) => holdAt(service, n, id, wanted)),
      ])
      const { live, doubled } = await livePlaces(service, centre)
      expect(doubled).toBe(0)
      expect(live).toBeLessThanOrEqual(1)
    })

    it('a place whose time is over is confirmed by nobody, and given to the next', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const wanted = (await freeTimes(service, centre))[0] ?? fail()
      const [late = fail(), next = fail()] = await crowd(service, 2)
      const held = await holdAt(service, 0, late, wanted)
      if (!held.ok) throw new Error('not held')
      await service.db.pool.query('update appointment set held_until = clock_timestamp() where id = $1', [
        held.value,
      ])
      const { booking } = service.instances[0]?.parts.turnos ?? fail()
      expect(await confirmPlace(booking, late, held.value, noContact)).toMatchObject({ code: 'over' })
      expect(await holdAt(service, 1, next, wanted)).toMatchObject({ ok: true })
      expect(await livePlaces(service, centre)).toEqual({ live: 1, doubled: 0 })
    })

    it('confirmed twice at once, it is one, and is told once', async () => {
      const { service } = scene
      const centre = await openCentre(service)
      const [wanted] = await freeTimes(service, centre)
      const [id = fail()] = await crowd(service, 1)
      if (wanted === undefined) throw new Error('nothing is free')
      const held = await holdAt(service, 0, id, wanted)
      if (!held.ok) throw new Error('not held')
      const both = await Promise.all(
        service.instances.map(({ parts }) => confirmPlace(parts.turnos.booking, id, held.value, noContact)),
      )
      expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    })
  },
  { profiles: ['as-described'] },
)

function fail(): never {
  throw new Error('nobody is there')
}
