import ICAL from 'ical.js'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  appointmentsOf,
  atTimes,
  book,
  openCentre,
  passAppointmentTime,
  timesOn,
  toTimes,
  type OpenCentre,
} from '../support/appointments.ts'
import { answerAll, caseCodeOn, identify, mailsTo } from '../support/recover.ts'
import { readPdf } from '../support/read-pdf.ts'
import { actsOf, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
let quito: OpenCentre
let islands: OpenCentre
beforeAll(async () => {
  service = await startService({ employers: 64 })
  quito = await openCentre(service)
  islands = await openCentre(service, { zone: 'Pacific/Galapagos' })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const sql = (text: string, values: readonly unknown[] = []) => service.db.pool.query(text, [...values])

describe('a turno', () => {
  it('is asked for by somebody whom nobody knows yet: the numbers, and back', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await ana.open('/turno')
    expect(ana.page.path).toBe('/empresa')
    await ana.submit('/empresa', { ruc: company.identifier, cedula: company.document })
    expect([ana.page.path, ana.page.h1]).toEqual(['/turno', ana.t('p40.title')])
    await ana.submit('/turno', {})
    expect([ana.page.status, ana.page.errors]).toEqual([422, [ana.t('p40.err')]])
  })

  it('is booked from its kind to its page, kept meanwhile, and the case goes on at the centre', async () => {
    const company = service.fresh()
    const ana = await atTimes(service, company, quito)
    expect([ana.page.path, ana.page.h1]).toEqual(['/turno/hora', ana.t('p42.title')])
    expect(ana.page.words).toContain(ana.t('p42.zone', { zona: ana.t('g.zone') }))
    await ana.submit('/turno/hora', {})
    expect([ana.page.status, ana.page.errors]).toEqual([422, [ana.t('p42.err')]])
    await ana.submit('/turno/hora', { hora: timesOn(ana)[0] ?? '' })
    expect(ana.page.path).toBe('/turno/contacto')
    expect(await appointmentsOf(service, company)).toMatchObject([{ state: 'held' }])
    await ana.submit('/turno/contacto', {})
    expect(ana.page.errors).toEqual([ana.t('p43.err.one')])
    await ana.submit('/turno/contacto', { correo: 'ana@', celular: '123' })
    expect(ana.page.errors).toEqual([ana.t('p43.err.mail'), ana.t('p43.err.tel')])
    await ana.submit('/turno/contacto', { correo: 'ana@prueba.example', celular: '+593 99 123 4567' })
    expect([ana.page.path, ana.page.h1]).toEqual(['/turno/revisar', ana.t('p44.title')])
    await ana.submit('/turno/revisar')
    const code = caseCodeOn(ana)
    expect([ana.page.path, ana.page.h1]).toEqual([`/turno/${code}`, ana.t('p45.panel')])
    expect(ana.page.html).toContain('<svg')
    expect(ana.page.words).not.toContain(company.legalName ?? 'S.A.')
    expect(await appointmentsOf(service, company)).toMatchObject([{ state: 'booked' }])
    expect(await standingOf(service, company)).toMatchObject({ state: 'proving' })
    expect(await actsOf(service, company)).toMatchObject({ appointmentBooked: 1, wayChosen: 1 })
    await ana.open(`/caso/${code}`)
    expect(ana.page.words).toContain(ana.t('p96.ev.turn'))
    expect(ana.page.words).toContain(ana.t('turn.mine'))
    // Whoever asks again is shown it.
    await ana.open('/turno')
    expect(ana.page.path).toBe(`/turno/${code}`)
  })

  it('is told to every mailbox on record and to the one that was written for it', async () => {
    const company = service.fresh()
    const ana = await atTimes(service, company, quito)
    await ana.submit('/turno/hora', { hora: timesOn(ana)[0] ?? '' })
    await ana.submit('/turno/contacto', { correo: 'otra@prueba.example' })
    await ana.submit('/turno/revisar')
    const code = caseCodeOn(ana)
    const subjects = async (to: string) => {
      await expect.poll(() => service.inbox.list(to).length, { timeout: 10_000 }).toBeGreaterThan(0)
      return service.inbox.list(to).map((mail) => [mail.subject, mail.text] as const)
    }
    for (const to of [company.mail ?? '', 'otra@prueba.example']) {
      const [[subject, text] = ['', '']] = await subjects(to)
      expect(subject).toMatch(/^Su turno: /)
      expect(text).toContain(code)
      expect(text).toContain(`${service.origin}/turno/${code}?turno=`)
    }
  })

  it('is on a calendar at its instant in UTC, rings one day before, and on one sheet with the address of the case', async () => {
    for (const [centre, zone] of [
      [quito, -5],
      [islands, -6],
    ] as const) {
      const company = service.fresh()
      const ana = await atTimes(service, company, centre)
      const code = await book(ana)
      const [row] = await appointmentsOf(service, company)
      const at = row?.from ?? new Date(0)
      const hour = String(new Date(at.getTime() + zone * 3_600_000).getUTCHours()).padStart(2, '0')
      expect(ana.page.words).toContain(`a las ${hour}:`)
      const { body, headers } = await ana.ask(`/turno/${code}/turno.ics`)
      expect(headers['content-type']).toContain('text/calendar')
      const event = new ICAL.Component(ICAL.parse(body) as unknown[]).getFirstSubcomponent('vevent')
      if (event === null) throw new Error('no event')
      expect(new ICAL.Event(event).startDate.toJSDate()).toEqual(at)
      expect(String(event.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger'))).toBe('-P1D')
      const { octets } = await ana.ask(`/turno/${code}/turno.pdf`)
      const words = (await readPdf(octets ?? new Uint8Array())).text
      expect(words).toContain(code)
      expect(words).toContain(`${service.origin}/caso/${code}`)
    }
  })

  it('is changed for another, and an old link leads to the new one', async () => {
    const company = service.fresh()
    const ana = await atTimes(service, company, quito)
    const code = await book(ana, 3)
    const [old] = await appointmentsOf(service, company)
    await ana.follow(ana.t('p45.change'))
    expect(ana.page.path).toBe('/turno/hora')
    await book(ana, 1)
    expect(ana.page.path).toBe(`/turno/${code}`)
    const [before, after] = await appointmentsOf(service, company)
    expect([before?.state, after?.state]).toEqual(['moved', 'booked'])
    await ana.open(`/turno/${code}?turno=${old?.id}`)
    expect(ana.page.words).toContain(ana.t('p46.moved', { fecha: '', hora: '' }).split(' el ')[0])
    await ana.open(`/turno/${code}?turno=${after?.id}`)
    expect(ana.page.words).not.toContain('Este turno cambió')
    await expect.poll(() => mailsTo(ana, company, 'Cambió su turno').length, { timeout: 10_000 }).toBe(1)
  })

  it('is cancelled once, with its details in view, and the case stays open', async () => {
    const company = service.fresh()
    const ana = await atTimes(service, company, quito)
    const code = await book(ana)
    await ana.follow(ana.t('p45.cancel'))
    expect(ana.page.h1).toBe(ana.t('p46.cancel.title'))
    const twice = await ana.filled(`/turno/${code}/anular`)
    await ana.submit(`/turno/${code}/anular`)
    expect(ana.page.words).toContain(ana.t('p46.cancelled'))
    await ana.ask(`/turno/${code}/anular`, { method: 'POST', body: twice })
    expect(await actsOf(service, company)).toMatchObject({ appointmentCancelled: 1 })
    expect(await standingOf(service, company)).toMatchObject({ state: 'proving' })
    await ana.press(ana.t('p46.again')).catch(() => ana.open('/turno'))
    expect(ana.page.path).toBe('/turno')
  })

  it('is changed and cancelled online only while there is time', async () => {
    const late = await openCentre(service, { noticeHours: 168, daysAhead: 5 })
    const ana = await atTimes(service, service.fresh(), late)
    const code = await book(ana)
    for (const act of ['cambiar', 'anular']) {
      await ana.open(`/turno/${code}/${act}`)
      expect([ana.page.status, ana.page.h1]).toEqual([409, ana.t('p46.late.title')])
      expect(ana.page.words).toContain(service.instances[0]?.parts.installation.theme.phone ?? 'x')
    }
  })

  it('is seen by who found the case with code and digits, and by nobody else', async () => {
    const company = service.fresh()
    const ana = await atTimes(service, company, quito)
    const code = await book(ana)
    const stranger = visit(service)
    for (const path of ['', '/turno.ics', '/turno.pdf', '/cambiar', '/anular'])
      expect((await stranger.open(`/turno/${code}${path}`)).status).toBe(404)
    const phone = visit(service)
    await phone.open('/caso')
    await phone.submit('/caso', { codigo: code, cedula: company.document.slice(-4) })
    await phone.open(`/turno/${code}`)
    expect(phone.page.h1).toBe(phone.t('p45.panel'))
    await phone.open(`/turno/${code}/anular`)
    await phone.submit(`/turno/${code}/anular`)
    expect(await appointmentsOf(service, company)).toMatchObject([{ state: 'cancelled' }])
  })
})

describe('an empty calendar', () => {
  it('says which cause, and offers what is free elsewhere and by video', async () => {
    const province = 'Provincia llena'
    const full = await openCentre(service, { province, opens: 480, closes: 500, daysAhead: 1 })
    const other = await openCentre(service, { province })
    const ana = await atTimes(service, service.fresh(), full)
    // Midnight may open another day meanwhile.
    for (; timesOn(ana).length > 0; await ana.open('/turno/hora'))
      await book(await atTimes(service, service.fresh(), full))
    expect(ana.page.words).toContain(ana.t('p42.none.full'))
    expect(ana.page.words).toContain(ana.t('p42.others'))
    expect(ana.page.words).toContain(other.name)
    expect(ana.page.words).toContain(ana.t('p42.video'))
    expect(ana.page.words).toContain('CLV-230')
    await ana.submit('/turno/centro', { centro: other.id })
    expect(timesOn(ana).length).toBeGreaterThan(0)
    await ana.open(`/turno/centro?provincia=${encodeURIComponent(province)}`)
    expect(ana.page.words).toContain(ana.t('p41.full', { n: 1 }))
  })

  it('says that a centre is closed, not open yet, or not for this', async () => {
    const [closed, notYet, notFor] = await Promise.all([
      openCentre(service),
      openCentre(service),
      openCentre(service, { procedures: ['unlock'] }),
    ])
    await sql(
      `insert into centre_closure (id, centre_id, during, reason)
       values (gen_random_uuid(), $1, tstzrange(now() - interval '1 day', now() + interval '300 days'), 'obras')`,
      [closed.id],
    )
    await sql('delete from centre_rule where centre_id = $1', [notYet.id])
    const ana = await atTimes(service, service.fresh(), closed)
    expect(ana.page.words).toContain(ana.t('p42.none.closed'))
    await toTimes(ana, notYet)
    expect(ana.page.words).toContain(ana.t('p42.none.notYetOpen'))
    await toTimes(ana, notFor)
    expect(ana.page.words).toContain(ana.t('p42.none.notOffered'))
  })
})

describe('what happens because time passes', () => {
  it('a place that was not confirmed in time is free again, and who confirms too late chooses anew', async () => {
    const company = service.fresh()
    const ana = await atTimes(service, company, quito)
    await ana.submit('/turno/hora', { hora: timesOn(ana)[0] ?? '' })
    await ana.submit('/turno/contacto', { ninguno: 'si' })
    const body = await ana.filled('/turno/revisar')
    await sql(`update appointment set held_until = clock_timestamp() where state = 'held'`)
    const { headers } = await ana.ask('/turno/revisar', { method: 'POST', body })
    expect(headers['location']).toBe('/turno/hora?aviso=plazo')
    await ana.open('/turno/hora?aviso=plazo')
    expect([ana.page.status, ana.page.errors]).toEqual([409, [ana.t('p42.over')]])
    await passAppointmentTime(service)
    expect(await appointmentsOf(service, company)).toEqual([])
  })

  it('who did not come is told, and may book another', async () => {
    const company = service.fresh()
    // Of its own: this hour may be somebody's at the other.
    const centre = await openCentre(service)
    const ana = await atTimes(service, company, centre)
    const code = await book(ana)
    await sql(
      `update appointment set during = tstzrange(clock_timestamp() - interval '11 minutes', clock_timestamp() + interval '9 minutes')
        where case_id = (select id from recovery_case where code = $1)`,
      [code],
    )
    await passAppointmentTime(service)
    await ana.open(`/turno/${code}`)
    expect(ana.page.h1).toMatch(/^No pudimos atenderle el /)
    expect(await actsOf(service, company)).toMatchObject({ appointmentMissed: 1 })
    await expect
      .poll(() => mailsTo(ana, company, 'No pudimos atenderle en su turno').length, { timeout: 10_000 })
      .toBe(1)
    await toTimes(ana, centre)
    expect(await book(ana)).toBe(code)
  })

  it('a reminder goes out once, one day before', async () => {
    const company = service.fresh()
    // Of its own: this hour may be somebody's at the other.
    const centre = await openCentre(service)
    const ana = await atTimes(service, company, centre)
    const code = await book(ana)
    await sql(
      `update appointment set made_at = made_at - interval '9 days',
              during = tstzrange(clock_timestamp() + interval '23 hours', clock_timestamp() + interval '24 hours')
        where case_id = (select id from recovery_case where code = $1)`,
      [code],
    )
    await Promise.all([passAppointmentTime(service), passAppointmentTime(service)])
    await passAppointmentTime(service)
    const reminders = () =>
      service.inbox.list(company.mail ?? '').filter(({ subject }) => subject.startsWith('Recuerde'))
    await expect.poll(() => reminders().length, { timeout: 10_000 }).toBe(1)
  })

  it('who wished an earlier one is told once that one is free', async () => {
    const centre = await openCentre(service, { closes: 500, daysAhead: 3 })
    const [first, second] = [service.fresh(), service.fresh()]
    const ana = await atTimes(service, first, centre)
    const code = await book(ana)
    const eva = await atTimes(service, second, centre)
    await eva.submit('/turno/hora', { hora: timesOn(eva)[0] ?? '', antes: 'si' })
    await eva.submit('/turno/contacto', { ninguno: 'si' })
    await eva.submit('/turno/revisar')
    await passAppointmentTime(service)
    const told = () => mailsTo(eva, second, 'Se liberó un turno antes del suyo').length
    expect(told()).toBe(0)
    await ana.open(`/turno/${code}/anular`)
    await ana.submit(`/turno/${code}/anular`)
    await sql(`update appointment set free_from = clock_timestamp() where free_from is not null`)
    await passAppointmentTime(service)
    await passAppointmentTime(service)
    // In the queue at once, however long the mails take.
    const written = await service.db.pool.query(
      `select from message m join employer e on e.id = m.employer_id where e.identifier = $1 and m.template = 'M-28'`,
      [second.identifier],
    )
    expect(written.rowCount).toBe(1)
    await expect.poll(told, { timeout: 10_000 }).toBe(1)
  })

  it('a case that ends gives its place back', async () => {
    const company = service.fresh()
    const ana = await atTimes(service, company, quito)
    const code = await book(ana)
    await ana.open(`/caso/${code}/retirar`)
    await ana.submit(`/caso/${code}/retirar`)
    expect(await appointmentsOf(service, company)).toMatchObject([{ state: 'cancelled' }])
  })
})

it('whoever has answered has an address on record, and is asked for none', async () => {
  const company = service.fresh()
  const ana = visit(service, { lang: 'en' })
  await identify(ana, company)
  await ana.press(ana.t('p05.start'))
  await answerAll(ana, company)
  await toTimes(ana, quito)
  await ana.submit('/turno/hora', { hora: timesOn(ana)[0] ?? '' })
  expect(ana.page.path).toBe('/turno/revisar')
  expect(ana.page.words).toContain(ana.t('p44.notify.record'))
})
