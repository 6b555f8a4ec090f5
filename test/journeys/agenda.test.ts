import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { forgetArrivals } from '../../src/appointments/store/forget-arrivals.ts'
import { attended } from '../support/counter.ts'
import { goesTo } from '../support/centres.ts'
import {
  act,
  agendaAt,
  arrivalOf,
  arrives,
  booked,
  caseAt,
  clerkAt,
  openCentre,
  passOf,
  stateOfTurno,
  whereIs,
  type OpenCentre,
} from '../support/agenda.ts'
import { askOnPage, checkAllOnPages, confirmOnPage, openApproval } from '../support/counter-pages.ts'
import { visit } from '../support/visitor.ts'
import type { Officer } from '../support/counter.ts'
import { startService, type Service } from '../support/service.ts'

let service: Service
let at: OpenCentre
let vera: Officer
beforeAll(async () => {
  service = await startService({ employers: 128 })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const logged = async (code: string): Promise<readonly string[]> => {
  const { rows } = await service.db.pool.query<{ told: string }>(
    `select act || coalesce(' ' || reason, '') as told from audit_entry where case_code = $1 order by lane, seq`,
    [code],
  )
  return rows.map(({ told }) => told)
}

describe('at the reception (S-04)', () => {
  beforeAll(async () => {
    at = await openCentre(service)
    vera = await clerkAt(service, at)
  })

  it('a code with a turno says hour and window, and the arrival is written once', async () => {
    const code = await caseAt(service, at)
    const turno = await booked(service, at, code, 30, 1)
    const { browser } = vera
    await browser.open('/interno/recepcion')
    await browser.submit('/interno/recepcion', { codigo: `${service.origin}/caso/${code}` })
    expect(browser.page.path).toBe(`/interno/recepcion/${code}`)
    expect(browser.page.words).toMatch(/turno de las \d\d:\d\d\. Ventanilla 2\./)
    expect(browser.page.words).not.toContain('Llegó tarde')
    const body = await browser.filled(`/interno/recepcion/${code}/llegada`)
    await browser.press(browser.t('s04.arrive'))
    await browser.ask(`/interno/recepcion/${code}/llegada`, { method: 'POST', body })
    expect(browser.page.words).toContain(browser.t('s04.line'))
    expect(await whereIs(service, code)).toEqual([{ state: 'waiting', number: null }])
    expect(await stateOfTurno(service, turno)).toBe('arrived')
    expect((await logged(code)).filter((told) => told.startsWith('arrived'))).toEqual(['arrived appointment'])
  })

  it('whoever is late is told whether the place is still theirs', async () => {
    const here = await openCentre(service, 2, 50)
    const late = await caseAt(service, here)
    await booked(service, here, late, -15)
    const { browser } = await clerkAt(service, here)
    await browser.open('/interno/recepcion')
    await browser.submit('/interno/recepcion', { codigo: late })
    expect(browser.page.words).toContain('sigue libre: sí')

    const gone = await caseAt(service, here)
    const turno = await booked(service, here, gone, -40)
    await service.db.pool.query(`update appointment set state = 'missed' where id = $1`, [turno])
    await browser.open('/interno/recepcion')
    await browser.submit('/interno/recepcion', { codigo: gone })
    expect(browser.page.words).toContain('sigue libre: no')
    await browser.press(browser.t('s04.walkin'))
    expect(await stateOfTurno(service, turno)).toBe('missed')
    expect(await logged(gone)).toContain('arrived walkIn')
  })

  it('whoever has none, or one at another centre or on another day, comes without one', async () => {
    const other = await openCentre(service)
    const code = await caseAt(service, at)
    const turno = await booked(service, other, code, 60)
    const { browser } = vera
    await browser.open('/interno/recepcion')
    await browser.submit('/interno/recepcion', { codigo: code })
    expect(browser.page.words).toContain('sin turno para hoy en este centro')
    expect(browser.page.words).toContain('Su turno es el')
    await browser.press(browser.t('s04.walkin'))
    expect(await stateOfTurno(service, turno)).toBe('booked')
    expect(await logged(code)).toContain('arrived walkIn')

    const tomorrow = await caseAt(service, at)
    const next = await booked(service, at, tomorrow, 60 * 26)
    await arrives(vera, tomorrow)
    expect(await stateOfTurno(service, next)).toBe('booked')
  })

  it('prints a pass with a code that holds neither name nor number', async () => {
    const code = await caseAt(service, at)
    await arrives(vera, code)
    const file = await vera.browser.ask(`/interno/recepcion/${code}/pase.pdf`)
    expect([file.status, file.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(file.octets?.subarray(0, 5).toString() ?? file.body.slice(0, 5)).toBe('%PDF-')
  })
})

describe('in the line', () => {
  beforeAll(async () => {
    at = await openCentre(service)
    vera = await clerkAt(service, at)
  })

  it('turnos at their time are called first, then who came without one, and the phone says so', async () => {
    const { ana, code: walkIn } = await attended(service)
    await goesTo(service, walkIn, at.id)
    await arrives(vera, walkIn)
    const [soon, early, due] = [
      await caseAt(service, at),
      await caseAt(service, at),
      await caseAt(service, at),
    ]
    await booked(service, at, early, 40)
    await booked(service, at, soon, 5, 1)
    await booked(service, at, due, -5)
    for (const code of [early, soon, due]) await arrives(vera, code)

    await ana.open(`/turno/${walkIn}/espera`)
    expect(ana.page.words).toContain('Hay 2 personas antes que usted.')
    expect(ana.page.words).not.toContain(due)

    const order: string[] = []
    for (let n = 0; n < 4; n += 1) {
      expect((await act(vera, at, 'llamar')).status).toBe(303)
      for (const code of [walkIn, soon, early, due])
        if ((await whereIs(service, code))[0]?.state === 'called') {
          order.push(code)
          if (code === walkIn) {
            await ana.open(`/turno/${walkIn}/espera`)
            expect(ana.page.words).toContain('Pase a la ventanilla 1.')
          }
          const served = await act(vera, at, 'atender', { about: await arrivalOf(service, code) })
          expect(served.headers['location']).toBe(`/interno/casos/${code}`)
          await act(vera, at, 'terminar', { about: await arrivalOf(service, code) })
        }
    }
    expect(order).toEqual([due, soon, walkIn, early])
    await ana.open(`/turno/${walkIn}/espera`)
    expect(ana.page.words).toContain(ana.t('line.finished'))
    expect((await act(vera, at, 'llamar')).body).toContain(vera.browser.t('s03.err.none'))
  })

  it('a window holds one person, and says so; without a window nobody is called', async () => {
    const [one, two] = [await caseAt(service, at), await caseAt(service, at)]
    for (const code of [one, two]) await arrives(vera, code)
    await act(vera, at, 'llamar')
    expect((await act(vera, at, 'llamar')).body).toContain(vera.browser.t('s03.err.busy'))
    expect((await act(vera, at, 'llamar', { window: 9 })).body).toContain(vera.browser.t('s03.err.window'))
    expect((await act(vera, at, 'llamar', { window: 1 })).status).toBe(303)
    expect([await whereIs(service, one), await whereIs(service, two)]).toEqual([
      [{ state: 'called', number: 1 }],
      [{ state: 'called', number: 2 }],
    ])
    // Called by mistake: back to the old place, and called again first.
    await act(vera, at, 'devolver', { about: await arrivalOf(service, one) })
    expect(await whereIs(service, one)).toEqual([{ state: 'waiting', number: null }])
    await act(vera, at, 'llamar')
    expect(await whereIs(service, one)).toEqual([{ state: 'called', number: 1 }])
    await act(vera, at, 'no-vino', { about: await arrivalOf(service, one) })
    await act(vera, at, 'no-vino', { about: await arrivalOf(service, two) })
    expect((await whereIs(service, two))[0]?.state).toBe('left')
    expect((await logged(one)).filter((told) => told.startsWith('arrival'))).toEqual([
      'arrivalCalled inOrder',
      'arrivalEnded back',
      'arrivalCalled inOrder',
      'arrivalEnded gone',
    ])
  })

  it('whoever is called by one officer is served by no other, and a case in hand by nobody else', async () => {
    const luis = await clerkAt(service, at)
    const code = await caseAt(service, at)
    await arrives(vera, code)
    await act(vera, at, 'llamar')
    const about = await arrivalOf(service, code)
    expect((await act(luis, at, 'atender', { about, window: 1 })).body).toContain(
      vera.browser.t('s03.err.over'),
    )
    await vera.browser.open(`/interno/casos/${code}`)
    await vera.browser.submit(`/interno/casos/${code}/tomar`)
    await act(vera, at, 'devolver', { about })
    const refused = await act(luis, at, 'atender', { about, window: 1 })
    expect(refused.body).toContain(vera.browser.t('s03.err.theirs'))
    expect(await whereIs(service, code)).toEqual([{ state: 'waiting', number: null }])
    await act(vera, at, 'atender', { about })
    expect(await logged(code)).toContain('arrivalServed chosen')
    await act(vera, at, 'terminar', { about })
  })

  it('a case that ends takes its person out of the line, and their turno with it', async () => {
    const code = await caseAt(service, at)
    const turno = await booked(service, at, code, 0)
    await arrives(vera, code)
    const about = await arrivalOf(service, code)
    await act(vera, at, 'atender', { about })
    expect(await stateOfTurno(service, turno)).toBe('attending')
    await service.db.pool.query(
      `update desk_case set status = 'closed', finished_at = clock_timestamp(), finished_reason = 'comesBack'
        where case_id = (select id from recovery_case where code = $1)`,
      [code],
    )
    expect((await whereIs(service, code))[0]?.state).toBe('finished')
    expect(await stateOfTurno(service, turno)).toBe('finished')
  })
})

describe('the place in line on a phone', () => {
  beforeAll(async () => {
    at = await openCentre(service)
    vera = await clerkAt(service, at)
  })

  it('a code alone shows nothing: a stranger learns the same of any code', async () => {
    const code = await caseAt(service, at)
    const none = await caseAt(service, at)
    await arrives(vera, code)
    const stranger = visit(service)
    const seen = new Set<string>()
    for (const path of [
      `/turno/${code}/espera`,
      `/turno/${none}/espera`,
      '/turno/CLV-0000-0000/espera',
      `/turno/${code}/espera/estado`,
      `/turno/${code}/espera/AAAAAAAAAAAAAAAAAAAAAA`,
      `/turno/${code}/espera/AAAAAAAAAAAAAAAAAAAAAA/estado`,
    ]) {
      const { status, body } = await stranger.ask(path)
      expect(status).toBe(404)
      seen.add(body.replaceAll(path, '#').replaceAll(encodeURIComponent(path), '#'))
    }
    expect(seen.size).toBe(1)
  })

  it('the pass shows the place to whoever scanned it, of this arrival and no other', async () => {
    const [code, other] = [await caseAt(service, at), await caseAt(service, at)]
    await arrives(vera, code)
    await arrives(vera, other)
    const pass = passOf(service, await arrivalOf(service, code))
    const phone = visit(service, { lang: 'en' })
    await phone.open(`/turno/${code}/espera/${pass}`)
    expect(phone.page.h1).toBe(phone.t('line.title'))
    const state = await phone.ask(`/turno/${code}/espera/${pass}/estado`)
    expect(JSON.parse(state.body)).toEqual({ state: 'waiting.1.0', text: phone.t('line.queue', { n: 1 }) })
    await phone.open(`/turno/${other}/espera/${pass}`)
    expect(phone.page.status).toBe(404)
  })
})

describe('the agenda (S-03)', () => {
  beforeAll(async () => {
    at = await openCentre(service)
    vera = await clerkAt(service, at)
  })

  it('shows the day, notes who came and who did not, and only at the own centre (ATK-50)', async () => {
    const [comes, misses, later] = [
      await caseAt(service, at),
      await caseAt(service, at),
      await caseAt(service, at),
    ]
    const here = await booked(service, at, comes, 10)
    const missed = await booked(service, at, misses, -1, 1)
    await booked(service, at, later, 20, 1)
    const { browser } = vera
    await browser.open(agendaAt(at, 0))
    expect(browser.page.h1).toContain('Agenda de Centro')
    for (const code of [comes, misses, later]) expect(browser.page.words).toContain(code)
    await act(vera, at, 'llego', { about: here })
    expect(await stateOfTurno(service, here)).toBe('arrived')
    await act(vera, at, 'falto', { about: missed })
    expect(await stateOfTurno(service, missed)).toBe('missed')
    expect(await logged(misses)).toContain('appointmentMissed')

    const elsewhere = await openCentre(service)
    await browser.open(agendaAt(elsewhere, 0))
    expect(browser.page.status).toBe(404)
    const { rows } = await service.db.pool.query<{ n: number }>(
      `select count(*)::int as n from audit_entry where act = 'sightRefused' and detail like '%' || $1 || '%'`,
      [elsewhere.id],
    )
    expect(rows[0]?.n).toBe(1)
  })

  it('nobody acts on a turno or on somebody in the line of another centre', async () => {
    const elsewhere = await openCentre(service)
    const luis = await clerkAt(service, elsewhere)
    const [code, called] = [await caseAt(service, elsewhere), await caseAt(service, elsewhere)]
    const turno = await booked(service, elsewhere, code, 50)
    await arrives(luis, called)
    await vera.browser.open(`/interno/agenda/turno/${turno}/mover`)
    expect(vera.browser.page.status).toBe(404)
    const llegada = await arrivalOf(service, called)
    await vera.browser.open(agendaAt(at, 0))
    const f = vera.browser.page.forms.flatMap(({ fields }) => fields).find(({ name }) => name === 'f')?.value
    for (const accion of ['atender', 'no-vino', 'terminar']) {
      const body = { f: f ?? '', centro: at.id, ventanilla: at.windows[0] ?? '', llegada, accion }
      const answer = await vera.browser.ask('/interno/agenda', { method: 'POST', body })
      expect([answer.status, answer.body.includes(vera.browser.t('s03.err.over'))]).toEqual([422, true])
    }
    // Nor with a window of another centre.
    await act(luis, elsewhere, 'llamar')
    const foreign = { f: f ?? '', centro: at.id, ventanilla: elsewhere.windows[1] ?? '', accion: 'llamar' }
    const answer = await vera.browser.ask('/interno/agenda', { method: 'POST', body: foreign })
    expect(answer.body).toContain(vera.browser.t('s03.err.window'))
    expect(await whereIs(service, called)).toEqual([{ state: 'called', number: 1 }])
    expect(await stateOfTurno(service, turno)).toBe('booked')
  })

  it('nobody misses a turno before its hour', async () => {
    const code = await caseAt(service, at)
    const turno = await booked(service, at, code, 30)
    await vera.browser.open(agendaAt(at, 0))
    const body = {
      f:
        vera.browser.page.forms.flatMap(({ fields }) => fields).find(({ name }) => name === 'f')?.value ?? '',
      centro: at.id,
      turno,
      accion: 'falto',
    }
    const { body: page } = await vera.browser.ask('/interno/agenda', { method: 'POST', body })
    expect(page).toContain(vera.browser.t('s03.err.over'))
    expect(await stateOfTurno(service, turno)).toBe('booked')
  })

  it('moves a turno to a free time', async () => {
    const code = await caseAt(service, at)
    const turno = await booked(service, at, code, 45)
    const { browser } = vera
    await browser.open(`/interno/agenda/turno/${turno}/mover`)
    await browser.submit(`/interno/agenda/turno/${turno}/mover`)
    expect([browser.page.status, browser.page.errors]).toEqual([422, [browser.t('s03.err.move')]])
    const times = browser.page.forms
      .flatMap(({ fields }) => fields)
      .filter(({ name }) => name === 'hora')
      .map(({ value }) => value)
    await browser.submit(`/interno/agenda/turno/${turno}/mover`, { hora: times[2] ?? '' })
    expect(browser.page.path).toContain('/interno/agenda')
    expect(await stateOfTurno(service, turno)).toBe('moved')
    const { rows } = await service.db.pool.query<{ at: string }>(
      `select (extract(epoch from lower(n.during)) * 1000)::bigint::text as at
         from appointment o join appointment n on n.id = o.moved_to where o.id = $1 and n.state = 'booked'`,
      [turno],
    )
    expect(rows).toEqual([{ at: times[2] }])
    expect(await logged(code)).toContain('appointmentMoved office')
    await browser.open(`/interno/agenda/turno/${turno}/mover`)
    expect(browser.page.status).toBe(404)
  })
})

describe('an attendance says to which arrival it was (ATK-48)', () => {
  beforeAll(async () => {
    at = await openCentre(service)
    vera = await clerkAt(service, at)
  })

  it('nobody is confirmed who neither came to a turno nor waited, and a second person reads which', async () => {
    const { ana, code } = await attended(service, 'firstKey')
    await goesTo(service, code, at.id)
    const turno = await booked(service, at, code, 1)
    const { browser } = vera
    await browser.open('/interno/recepcion')
    await browser.submit('/interno/recepcion', { codigo: code })
    await browser.open(`/interno/casos/${code}`)
    await browser.submit(`/interno/casos/${code}/tomar`)
    await confirmOnPage(vera, code)
    expect([browser.page.status, browser.page.errors]).toEqual([422, [browser.t('s07.err.arrival')]])

    await arrives(vera, code)
    // The turno of who is there leads to their place in line.
    await ana.open(`/turno/${code}`)
    expect([ana.page.path, ana.page.h1]).toEqual([`/turno/${code}/espera`, ana.t('line.title')])
    // There, and waiting: not before anybody yet.
    await confirmOnPage(vera, code)
    expect(browser.page.status).toBe(422)
    await act(vera, at, 'atender', { about: await arrivalOf(service, code) })
    await checkAllOnPages(service, vera, code)
    await confirmOnPage(vera, code)
    expect(browser.page.status).toBe(200)
    const { rows } = await service.db.pool.query<{ detail: string }>(
      `select detail from audit_entry where case_code = $1 and act = 'identityChecked'`,
      [code],
    )
    expect(rows.map(({ detail }) => JSON.parse(detail).arrival)).toEqual([await arrivalOf(service, code)])
    await askOnPage(vera, code)

    const boss = await clerkAt(service, at, ['supervisor'])
    await openApproval(boss, code)
    expect(boss.browser.page.words).toMatch(/Vino a su turno del .*, ventanilla 1/)
    expect(await stateOfTurno(service, turno)).toBe('attending')
  })

  it('a doubt is written down all the same', async () => {
    const code = await caseAt(service, at)
    await vera.browser.open(`/interno/casos/${code}`)
    await vera.browser.submit(`/interno/casos/${code}/tomar`)
    await confirmOnPage(vera, code, 'suspicion')
    expect(await logged(code)).toContain('identityChecked')
  })
})

it('nobody stays in a line overnight, and what was attended keeps its arrival', async () => {
  at = await openCentre(service)
  vera = await clerkAt(service, at)
  const [stays, served, now] = [
    await caseAt(service, at),
    await caseAt(service, at),
    await caseAt(service, at),
  ]
  for (const code of [stays, served, now]) await arrives(vera, code)
  await act(vera, at, 'atender', { about: await arrivalOf(service, served) })
  await confirmOnPage(vera, served)
  const { pool } = service.db
  const old = 'select id from recovery_case where code = any($1)'
  await pool.query(
    `update arrival set arrived_at = arrived_at - interval '100 days' where case_id in (${old})`,
    [[stays, served]],
  )
  await forgetArrivals(service.db, 90)
  expect([await whereIs(service, stays), await whereIs(service, now)]).toEqual([
    [{ state: 'left', number: null }],
    [{ state: 'waiting', number: null }],
  ])
  await pool.query(`update arrival set ended_at = ended_at - interval '100 days' where case_id in (${old})`, [
    [stays, served],
  ])
  await forgetArrivals(service.db, 90)
  expect([await whereIs(service, stays), (await whereIs(service, served)).length]).toEqual([[], 1])
})
