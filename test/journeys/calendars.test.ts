import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isoDay, addDays } from '../../src/kernel/civil-day.ts'
import { holdPlace } from '../../src/appointments/app/book.ts'
import { localTime, momentOf, zoneNamed } from '../../src/centres/domain/calendar.ts'
import { instant, zones } from '../../src/kernel/time.ts'
import { booked, caseAt, clerkAt, openCentre, stateOfTurno, type OpenCentre } from '../support/agenda.ts'
import { placeAt } from '../support/centres.ts'
import { caseOf, officer, type Officer } from '../support/counter.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'

let service: Service
let at: OpenCentre
let head: Officer
beforeAll(async () => {
  service = await startService({ employers: 128 })
  at = await openCentre(service)
  head = await clerkAt(service, at, ['supervisor'])
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const page = (one: OpenCentre = at) => `/interno/centros/${one.id}`
const dayAhead = (n: number) => isoDay(addDays(localTime(instant(Date.now()), zones.mainland).day, n))

/** Sends one change, as the form of its name on the page of the centre would. */
async function send({ browser }: Officer, typed: Readonly<Record<string, string>>, one: OpenCentre = at) {
  await browser.open(page(one))
  const f = browser.page.forms.flatMap(({ fields }) => fields).find(({ name }) => name === 'f')?.value
  const answer = await browser.ask(`${page(one)}/cambio`, { method: 'POST', body: { f: f ?? '', ...typed } })
  return answer
}

const rowsOf = async (text: string, values: readonly unknown[] = [at.id]) =>
  (await service.db.pool.query<Record<string, unknown>>(text, [...values])).rows

const saved = { status: 303 }

describe('what a supervisor sets at their own centre (S-22)', () => {
  it('rules, windows with hours, days and closures, each with an entry in the log', async () => {
    const one = await openCentre(service, 1)
    const boss = await clerkAt(service, one, ['supervisor'])
    const { browser } = boss
    await browser.open('/interno/centros')
    await browser.follow(
      (await rowsOf('select name from service_centre where id = $1', [one.id]))[0]?.['name'] as string,
    )
    expect(browser.page.path).toBe(page(one))
    expect(
      await send(
        boss,
        { cambio: 'regla', duracion: '15', aviso: '2', abre: '', dias: '30', 'proc.unlock': 'unlock' },
        one,
      ),
    ).toMatchObject(saved)
    expect(
      await rowsOf('select slot_minutes, notice_hours, days_ahead from centre_rule where centre_id = $1', [
        one.id,
      ]),
    ).toEqual([{ slot_minutes: 15, notice_hours: 2, days_ahead: 30 }])
    expect(
      await send(boss, { cambio: 'ventanilla-nueva', numero: '7', tipo: 'video', h1: '08:00-12:00' }, one),
    ).toMatchObject(saved)
    const [window] = await rowsOf(
      `select w.id, w.kind, h.opens, h.closes from centre_window w join window_hours h on h.window_id = w.id
        where w.centre_id = $1 and w.number = 7`,
      [one.id],
    )
    expect(window).toMatchObject({ kind: 'video', opens: 480, closes: 720 })
    expect(
      await send(
        boss,
        { cambio: 'ventanilla', ventanilla: String(window?.['id']), activa: '', h2: '09:00-10:00' },
        one,
      ),
    ).toMatchObject(saved)
    expect(
      await send(boss, { cambio: 'feriado', dia: dayAhead(120), motivo: 'Fundación' }, one),
    ).toMatchObject(saved)
    expect(
      await send(
        boss,
        {
          cambio: 'cerrar',
          ventanilla: '',
          dia: dayAhead(3),
          desde: '10:00',
          hasta: '11:30',
          motivo: 'Corte de luz',
        },
        one,
      ),
    ).toMatchObject(saved)
    await browser.open(page(one))
    for (const words of ['Fundación', 'Corte de luz', `${dayAhead(3)} 10:00`])
      expect(browser.page.words).toContain(words)
    const [closure] = await rowsOf('select id, closed_by from centre_closure where centre_id = $1', [one.id])
    expect(closure?.['closed_by']).toBe(boss.id)
    expect(await send(boss, { cambio: 'reabrir', dato: String(closure?.['id']) }, one)).toMatchObject(saved)
    const told = await rowsOf(
      `select reason from audit_entry where act = 'calendarChanged' and detail like '%' || $1 || '%' order by at`,
      [one.id],
    )
    expect(told.map(({ reason }) => reason)).toEqual([
      'rule',
      'windowAdded',
      'windowChanged',
      'dayAdded',
      'closed',
      'reopened',
    ])
  })

  it('bad input says what is wrong, and loses nothing', async () => {
    const { browser } = head
    await browser.open(page())
    const typed = {
      cambio: 'ventanilla-nueva',
      numero: '5',
      tipo: 'video',
      h1: '12:00-08:00',
      h2: '09:00-10:00',
    }
    const { status, body } = await send(head, typed)
    expect(status).toBe(422)
    expect(body).toContain(browser.t('s22.err.hours'))
    expect(body).toContain('value="09:00-10:00"')
    expect(body).toContain('href="#ventanilla-nueva-h1"')
    const taken = await send(head, { ...typed, numero: '1', h1: '' })
    expect([taken.status, taken.body.includes(browser.t('s22.err.gone'))]).toEqual([422, true])
  })

  it('but no officer without the power, at no other centre, and no day of all of them', async () => {
    const clerk = await clerkAt(service, at)
    const rule = { cambio: 'regla', duracion: '15', aviso: '2', abre: '', dias: '30' }
    expect((await send(clerk, rule)).status).toBe(404)
    const other = await openCentre(service)
    await head.browser.open(page())
    expect((await head.browser.ask(page(other))).status).toBe(404)
    expect((await head.browser.ask(`${page(other)}/cambio`, { method: 'POST', body: rule })).status).toBe(404)
    expect(
      (await rowsOf('select slot_minutes from centre_rule where centre_id = $1', [other.id]))[0],
    ).toEqual({
      slot_minutes: 20,
    })
    const ofAll = await send(head, { cambio: 'feriado', dia: dayAhead(130), motivo: 'x', todos: 'todos' })
    expect([ofAll.status, ofAll.body.includes(head.browser.t('s22.err.ofAll'))]).toEqual([422, true])
  })
})

describe('a change that takes booked turnos away', () => {
  let code: string
  let turno: Awaited<ReturnType<typeof booked>>
  let here: OpenCentre
  let boss: Officer
  beforeEach(async () => {
    here = await openCentre(service)
    boss = await clerkAt(service, here, ['supervisor'])
    code = await caseAt(service, here)
    turno = await booked(service, here, code, 30)
  })
  /** The day of the turno at its centre: late in the evening it is tomorrow. */
  const itsDay = async () =>
    String(
      (
        await rowsOf(
          `select to_char(lower(a.during) at time zone c.zone, 'YYYY-MM-DD') as day
             from appointment a join service_centre c on c.id = a.centre_id where a.id = $1`,
          [turno],
        )
      )[0]?.['day'],
    )
  const away = () => ({ cambio: 'ventanilla', ventanilla: here.windows[0] ?? '', activa: '' })

  /** The page that shows them, and the decision that is sent back from it. */
  async function decide(decision: string, typed: Readonly<Record<string, string>> = away()) {
    const shown = await send(boss, typed, here)
    expect(shown.status).toBe(422)
    expect(shown.body).toContain('1 turno cambia')
    expect(shown.body).toContain(code)
    const fields = Object.fromEntries(
      [...shown.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name, value]) => [name, value],
      ),
    ) as Record<string, string>
    return boss.browser.ask(`${page(here)}/cambio`, { method: 'POST', body: { ...fields, decision } })
  }
  /** What was written to the person. */
  const told = async () =>
    (
      await rowsOf(
        `select m.template from message m join recovery_case c on c.id = m.case_id where c.code = $1`,
        [code],
      )
    ).map(({ template }) => template)
  const isActive = async () =>
    (await rowsOf('select active from centre_window where id = $1', [here.windows[0]]))[0]?.['active']

  it('shows them before it is saved, and saves nothing without a decision', async () => {
    const answer = await decide('')
    expect([answer.status, answer.body.includes(boss.browser.t('s22.err.decision'))]).toEqual([422, true])
    expect([await isActive(), await stateOfTurno(service, turno)]).toEqual([true, 'booked'])
  })

  it('keeps them', async () => {
    expect((await decide('keep')).status).toBe(303)
    expect([await isActive(), await stateOfTurno(service, turno)]).toEqual([false, 'booked'])
    expect(await told()).toEqual([])
  })

  it('moves them to the next free time, at the window that is left', async () => {
    expect((await decide('move')).status).toBe(303)
    expect([await isActive(), await stateOfTurno(service, turno)]).toEqual([false, 'moved'])
    const [next] = await rowsOf(
      `select n.window_id, lower(n.during) >= lower(o.during) as later, n.state, n.person = o.person as same
         from appointment o join appointment n on n.id = o.moved_to where o.id = $1`,
      [turno],
    )
    expect(next).toEqual({ window_id: here.windows[1], later: true, state: 'booked', same: true })
    expect(await told()).toEqual(['M-07'])
  })

  it('cancels them, and the log names the office', async () => {
    expect((await decide('cancel')).status).toBe(303)
    expect(await stateOfTurno(service, turno)).toBe('cancelled')
    expect(await told()).toEqual(['M-27'])
    expect(
      await rowsOf(`select reason from audit_entry where act = 'appointmentCancelled' and case_code = $1`, [
        code,
      ]),
    ).toEqual([{ reason: 'calendar' }])
  })

  it('moves all of them or none: without room nothing changes', async () => {
    await send(boss, { cambio: 'ventanilla', ventanilla: here.windows[1] ?? '', activa: '' }, here)
    const answer = await decide('move')
    expect([answer.status, answer.body.includes(boss.browser.t('s22.err.noRoom'))]).toEqual([422, true])
    expect([await isActive(), await stateOfTurno(service, turno)]).toEqual([true, 'booked'])
  })

  it('asks again when another was booked while somebody decided', async () => {
    const shown = await send(boss, away(), here)
    const seen = /name="visto" value="([^"]*)"/.exec(shown.body)?.[1] ?? ''
    const late = await booked(service, here, await caseAt(service, here), 60)
    const answer = await send(boss, { ...away(), decision: 'cancel', visto: seen }, here)
    expect([answer.status, answer.body.includes(boss.browser.t('s22.err.changed'))]).toEqual([422, true])
    expect([await stateOfTurno(service, turno), await stateOfTurno(service, late)]).toEqual([
      'booked',
      'booked',
    ])
  })

  it('is the same for a stretch that is blocked in the agenda, which an officer may do', async () => {
    const clerk = await clerkAt(service, here)
    boss = clerk
    const typed = {
      cambio: 'cerrar',
      ventanilla: '',
      dia: await itsDay(),
      desde: '00:00',
      hasta: '24:00',
      motivo: 'Simulacro',
    }
    expect((await decide('keep', typed)).status).toBe(303)
    expect(await rowsOf('select reason from centre_closure where centre_id = $1', [here.id])).toEqual([
      { reason: 'Simulacro' },
    ])
  })

  it('drops what somebody only holds: they are told when they confirm', async () => {
    const holding = await booked(service, here, await caseAt(service, here), 90)
    await service.db.pool.query(
      `update appointment set state = 'held', held_until = clock_timestamp() + interval '10 minutes' where id = $1`,
      [holding],
    )
    expect((await decide('keep')).status).toBe(303)
    expect(await stateOfTurno(service, holding)).toBe('')
  })

  it('a day of all centres is set by who works for all of them, and shows the turnos of each', async () => {
    const operator = await officer(service, ['parameters'])
    await placeAt(service, operator, null)
    await comeIn(operator)
    boss = operator
    await service.db.pool.query('delete from calendar_day where centre_id = $1', [here.id])
    const other = await openCentre(service)
    const typed = { cambio: 'feriado', dia: await itsDay(), motivo: 'Decreto', todos: 'todos' }
    // Asked of the other centre: the turno is of this one.
    const shown = await send(operator, typed, other)
    expect(shown.body).toContain(code)
    const seen = /name="visto" value="([^"]*)"/.exec(shown.body)?.[1] ?? ''
    expect((await send(operator, { ...typed, decision: 'cancel', visto: seen }, other)).status).toBe(303)
    expect(await stateOfTurno(service, turno)).toBe('cancelled')
    await service.db.pool.query('delete from calendar_day where centre_id is null')
  })
})

it('nobody is given a place under a calendar that is changing', async () => {
  const booking = service.instances[0]?.parts.turnos.booking
  if (booking === undefined) throw new Error('no instance')
  for (let round = 0; round < 6; round += 1) {
    const one = await openCentre(service, 1)
    const boss = await clerkAt(service, one, ['supervisor'])
    const codes = await Promise.all(Array.from({ length: 10 }, () => caseAt(service, one)))
    const cases = await Promise.all(codes.map((code) => caseOf(service, code)))
    const { rows } = await service.db.pool.query<{ zone: string }>(
      'select zone from service_centre where id = $1',
      [one.id],
    )
    const zone = zoneNamed(rows[0]?.zone ?? '')
    const tomorrow = addDays(localTime(instant(Date.now()), zone).day, 1)
    const { browser } = boss
    await browser.open(page(one))
    const f = browser.page.forms.flatMap(({ fields }) => fields).find(({ name }) => name === 'f')?.value ?? ''
    const closing = {
      f,
      cambio: 'cerrar',
      dia: isoDay(tomorrow),
      desde: '00:00',
      hasta: '24:00',
      motivo: 'Cierre',
    }
    const held = cases.map(({ case: { id } }, n) =>
      holdPlace(booking, id, {
        centreId: one.id,
        from: momentOf(tomorrow, n * 20, zone),
        kind: 'counter',
        support: [],
        earlier: false,
      }),
    )
    const closed = browser.ask(`${page(one)}/cambio`, { method: 'POST', body: closing })
    await Promise.all([...held, closed])
    expect((await closed).status).toBe(303)
    expect(await rowsOf(`select state from appointment where centre_id = $1`, [one.id])).toEqual([])
  }
})
