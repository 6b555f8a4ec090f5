import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { purgesOf } from '../../src/entry/purges.ts'
import { jitsiRooms } from '../../src/adapters/video/jitsi-rooms.ts'
import { ownRooms } from '../../src/adapters/video/own-rooms.ts'
import type { VideoRooms } from '../../src/appointments/app/video-rooms.ts'
import { Secret } from '../../src/kernel/secret.ts'
import { attended, officer, type Officer } from '../support/counter.ts'
import { goesTo, placeAt } from '../support/centres.ts'
import { confirmOnPage, receive } from '../support/counter-pages.ts'
import type { CentreId } from '../../src/kernel/ids.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'
import { htmlFindings } from '../support/valid-html.ts'
import { startsIn, videoTurno } from '../support/video-call.ts'
import { visit, type Visitor } from '../support/visitor.ts'

/** The rooms of both instances, which a test may put in another place. */
let there: VideoRooms = ownRooms([])
const rooms: VideoRooms = {
  get records() {
    return there.records
  },
  door: (guest) => there.door(guest),
}
let service: Service
let vera: Officer
let sara: Officer
beforeAll(async () => {
  service = await startService({ instances: 2, rooms })
  vera = await officer(service)
  sara = await officer(service)
  for (const one of [vera, sara]) await comeIn(one)
})
afterAll(() => service.stop())
afterEach(async () => {
  await service.db.pool.query(
    `update video_call set ended_at = clock_timestamp(), outcome = 'served' where ended_at is null`,
  )
  there = ownRooms([])
  expect(service.faultLines()).toEqual([])
})

const room = (code: string, part = ''): string => `/turno/${code}/video${part}`
const desk = (code: string, part = ''): string => `/interno/video/${code}${part}`

/** A person in the waiting room, and their case in the hand of the officer. */
async function waiting(one: Officer = vera, startsIn = 0, centre?: string) {
  const { ana, code } = await attended(service)
  const turno = await videoTurno(service.db, code, startsIn, centre)
  await receive(one, code)
  await ana.open(room(code))
  await ana.submit(room(code))
  return { ana, code, turno }
}

/** Both in the call. */
async function inCall(one: Officer = vera) {
  const at = await waiting(one)
  await one.browser.open(desk(at.code))
  await one.browser.submit(desk(at.code, '/llamar'))
  await at.ana.open(room(at.code))
  await at.ana.submit(room(at.code, '/entrar'))
  return at
}

const hangUp = async ({ browser }: Officer, code: string, resultado = 'served') => {
  await browser.open(desk(code))
  return browser.submit(desk(code, '/terminar'), { resultado })
}

const stateOf = async (code: string): Promise<string> => {
  const { rows } = await service.db.pool.query<{ state: string }>(
    `select a.state from appointment a join recovery_case c on c.id = a.case_id where c.code = $1`,
    [code],
  )
  return rows[0]?.state ?? ''
}
const acts = async (code: string): Promise<readonly string[]> => {
  const { rows } = await service.db.pool.query<{ act: string }>(
    `select act from audit_entry where case_code = $1 and act like 'video%' order by at, seq`,
    [code],
  )
  return rows.map(({ act }) => act)
}

describe('the waiting room', () => {
  it('opens a quarter of an hour before, and says until then from when, by the clock of the centre', async () => {
    const { ana, code } = await attended(service)
    const { id } = await videoTurno(service.db, code, 16 * 60)
    const page = await ana.open(room(code))
    expect(page.html).toMatch(/Podrá entrar desde las \d\d:\d\d \(hora de Galápagos\)/)
    expect(page.html).not.toContain(ana.t('p47.join'))
    // A form of another time of the same page, sent all the same.
    await startsIn(service.db, id, 14 * 60)
    await ana.open(room(code))
    const body = await ana.filled(room(code))
    await startsIn(service.db, id, 16 * 60)
    await ana.ask(room(code), { method: 'POST', body })
    expect(await stateOf(code)).toBe('booked')
    await startsIn(service.db, id, 14 * 60)
    await ana.submit(room(code))
    expect(await stateOf(code)).toBe('arrived')
    expect(ana.page.html).toContain(ana.t('p47.queue', { n: 0 }))
    expect(await htmlFindings(ana.page.html)).toEqual([])
  })

  it('says how many of the same centre come before, and nothing of another centre', async () => {
    const first = await waiting(vera, 0)
    const second = await waiting(vera, 60, first.turno.centre)
    const elsewhere = await waiting(vera, 120)
    for (const [one, n] of [
      [first, 0],
      [second, 1],
      [elsewhere, 0],
    ] as const)
      expect((await one.ana.open(room(one.code))).html).toContain(one.ana.t('p47.queue', { n }))
    const told = JSON.parse((await second.ana.ask(room(second.code, '/estado'))).body) as { text: string }
    expect(told.text).toBe(second.ana.t('p47.queue', { n: 1 }))
  })

  it('is no page for a browser that does not hold the case, whatever it asks for (ATK-16)', async () => {
    const { code } = await inCall()
    const eve = visit(service)
    await eve.open('/')
    for (const part of ['', '/llamada', '/estado', '/senales'])
      expect((await eve.ask(room(code, part))).status).toBe(404)
    for (const part of ['', '/entrar', '/senales'])
      expect((await eve.ask(room(code, part), { method: 'POST', body: { f: 'x' } })).status).toBe(404)
    await hangUp(vera, code)
  })

  it('lets camera and microphone be used on the pages of a call, and on no other', async () => {
    const { ana, code } = await inCall()
    const policyOf = async (who: Visitor, path: string) => (await who.ask(path)).headers['permissions-policy']
    expect(await policyOf(ana, room(code))).toContain('camera=(self)')
    expect(await policyOf(ana, room(code, '/llamada'))).toContain('microphone=(self)')
    expect(await policyOf(vera.browser, desk(code))).toContain('camera=(self)')
    expect(await policyOf(ana, `/caso/${code}`)).toContain('camera=()')
    await hangUp(vera, code)
  })
})

it('a reception that is given the code is told of the call, and not that there is no turno', async () => {
  const { code } = await attended(service)
  const { id } = await videoTurno(service.db, code, 900)
  await receive(vera, code)
  const { browser } = vera
  const at = `/interno/recepcion/${code}`
  const said = async () => (await browser.open(at)).words
  const [, byVideo] = browser.t('s04.byVideo', { nombre: '|', fecha: '|', hora: '' }).split('|')
  const [, nobody = ''] = browser.t('s04.nobody', { nombre: '|' }).split('|')
  expect(await said()).toContain(byVideo)
  expect(await said()).not.toContain(nobody)
  expect(browser.page.links.map(({ href }) => href)).toContain(desk(code))
  // Of one that nobody came to there is no call to lead to.
  await service.db.pool.query(`update appointment set state = 'missed' where id = $1`, [id])
  expect(await said()).toContain(nobody)
  expect(browser.page.links.map(({ href }) => href)).not.toContain(desk(code))
})

describe('a call', () => {
  it('goes from being called in to its end, and the log has each step', async () => {
    const { ana, code } = await inCall()
    expect(ana.page.path).toBe(room(code, '/llamada'))
    expect(ana.page.html).toContain('data-video-room')
    expect(ana.page.html).toContain(ana.t('p47.record', { graba: 'other' }))
    expect(await htmlFindings(ana.page.html)).toEqual([])
    await vera.browser.open(desk(code))
    expect(await htmlFindings(vera.browser.page.html)).toEqual([])
    await hangUp(vera, code)
    expect(await stateOf(code)).toBe('finished')
    expect((await ana.open(room(code))).html).toContain(ana.t('p47.over.served'))
    expect(await acts(code)).toEqual(['videoArrived', 'videoCalled', 'videoEnded'])
  })

  it('hands each side the greetings of the other, in order, and keeps none of them', async () => {
    const { ana, code } = await inCall()
    const form = /data-form="([^"]+)"/.exec(ana.page.html)?.[1] ?? ''
    await vera.browser.open(desk(code))
    const theirs = /data-form="([^"]+)"/.exec(vera.browser.page.html)?.[1] ?? ''
    const say = (who: Visitor, path: string, f: string, saludo: string) =>
      who.ask(path, { method: 'POST', body: { f, saludo } })
    await say(ana, room(code, '/senales'), form, '{"a":1}')
    await say(ana, room(code, '/senales'), form, '{"a":2}')
    await say(vera.browser, desk(code, '/senales'), theirs, '{"v":1}')
    const heardBy = async (who: Visitor, path: string) =>
      (JSON.parse((await who.ask(path)).body) as { said: { n: number; body: string }[] }).said
    const heard = await heardBy(vera.browser, desk(code, '/senales'))
    expect(heard.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":2}'])
    expect(await heardBy(vera.browser, desk(code, `/senales?desde=${heard[0]?.n ?? 0}`))).toHaveLength(1)
    expect((await heardBy(ana, room(code, '/senales'))).map(({ body }) => body)).toEqual(['{"v":1}'])
    await hangUp(vera, code)
    expect(JSON.parse((await ana.ask(room(code, '/senales'))).body)).toEqual({ over: true, said: [] })
    expect((await say(ana, room(code, '/senales'), form, '{"a":3}')).status).toBe(409)
    expect((await service.db.pool.query('select from video_signal')).rowCount).toBe(0)
  })

  it('takes no more greetings than a call needs, and none that is long', async () => {
    const { ana, code } = await inCall()
    const f = /data-form="([^"]+)"/.exec(ana.page.html)?.[1] ?? ''
    const say = async (saludo: string) =>
      (await ana.ask(room(code, '/senales'), { method: 'POST', body: { f, saludo } })).status
    expect(await say('x'.repeat(12_289))).toBe(400)
    await service.db.pool.query(
      `insert into video_signal (call_id, side, body)
       select c.id, 'person', 'xx' from video_call c, generate_series(1, 399) where c.ended_at is null`,
    )
    expect(await say('{}')).toBe(200)
    expect(await say('{}')).toBe(409)
    await hangUp(vera, code)
  })

  it('is an officer’s who holds the case, with one person at a time', async () => {
    const { code } = await inCall()
    const next = await waiting(vera)
    await vera.browser.open(desk(next.code))
    await vera.browser.submit(desk(next.code, '/llamar'))
    expect(vera.browser.page.status).toBe(422)
    expect(vera.browser.page.html).toContain(vera.browser.t('s13.err.taken'))
    expect(vera.browser.page.html).toContain(vera.browser.t('s13.elsewhere', { caso: code }))
    expect(await stateOf(next.code)).toBe('arrived')
    // Another officer neither hears nor ends it.
    await sara.browser.open(desk(code))
    expect(sara.browser.page.html).not.toContain('data-video-room')
    expect(JSON.parse((await sara.browser.ask(desk(code, '/senales'))).body)).toEqual({
      over: true,
      said: [],
    })
    await hangUp(vera, code)
  })

  it('begins once when two windows of an officer call at the same moment, on two instances', async () => {
    const { code } = await waiting()
    await vera.browser.open(desk(code))
    const body = await vera.browser.filled(desk(code, '/llamar'))
    const answers = await Promise.all(
      [0, 1, 0, 1].map(() => vera.browser.copy().ask(desk(code, '/llamar'), { method: 'POST', body })),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    const { rowCount } = await service.db.pool.query(
      `select from video_call v join appointment a on a.id = v.appointment_id
         join recovery_case c on c.id = a.case_id where c.code = $1`,
      [code],
    )
    expect(rowCount).toBe(1)
    await hangUp(vera, code)
  })

  it('that was cut lets the person wait and be called again; what they are told fits each end', async () => {
    const { ana, code } = await inCall()
    await hangUp(vera, code, '')
    expect(vera.browser.page.html).toContain(vera.browser.t('s13.err.how'))
    await hangUp(vera, code, 'cut')
    expect(await stateOf(code)).toBe('arrived')
    expect((await ana.open(room(code))).html).toContain(ana.t('p47.cut'))
    await vera.browser.submit(desk(code, '/llamar'))
    await ana.open(room(code))
    await ana.submit(room(code, '/entrar'))
    await hangUp(vera, code, 'again')
    expect((await ana.open(room(code))).html).toContain(ana.t('p47.over.again'))
  })

  it('is begun with whoever waits, and with nobody else', async () => {
    const { code, turno } = await waiting()
    await vera.browser.open(desk(code))
    const body = await vera.browser.filled(desk(code, '/llamar'))
    for (const state of ['booked', 'finished', 'cancelled'] as const) {
      await service.db.pool.query('update appointment set state = $2 where id = $1', [turno.id, state])
      expect((await vera.browser.ask(desk(code, '/llamar'), { method: 'POST', body })).status).toBe(422)
      expect(await stateOf(code)).toBe(state)
    }
    expect(await acts(code)).toEqual(['videoArrived'])
  })

  it('cannot be entered by whom nobody called', async () => {
    const { ana, code } = await waiting()
    await vera.browser.open(desk(code))
    await vera.browser.submit(desk(code, '/llamar'))
    await ana.open(room(code))
    const body = await ana.filled(room(code, '/entrar'))
    await hangUp(vera, code, 'cut')
    await ana.ask(room(code, '/entrar'), { method: 'POST', body })
    expect(await stateOf(code)).toBe('arrived')
    expect((await ana.ask(room(code, '/llamada'))).status).toBe(303)
  })
})

it('a turno and a call that nobody ended are over half a day later, and hold nobody up (I-20)', async () => {
  const { ana, code, turno } = await inCall()
  const lost = await waiting(sara)
  const close = purgesOf(service.db, service.policy).find(({ name }) => name === 'open-turnos')
  expect(await close?.run()).toBe(0)
  await service.db.pool.query(
    `update video_call set called_at = called_at - interval '13 hours' where ended_at is null`,
  )
  for (const { id } of [turno, lost.turno]) await startsIn(service.db, id, -13 * 3_600 - 1_200)
  expect(await close?.run()).toBe(3)
  expect([await stateOf(code), await stateOf(lost.code)]).toEqual(['finished', 'missed'])
  expect((await ana.open(room(code))).html).toContain(ana.t('p47.over.cut'))
  expect((await vera.browser.open(desk(code))).html).not.toContain('data-video-room')
})

describe('an identity', () => {
  it('is confirmed by video while the person is in the call, and by no officer of a centre otherwise (ATK-48)', async () => {
    const tina = await officer(service)
    await comeIn(tina)
    const { ana, code, turno } = await waiting(tina)
    await placeAt(service, tina, turno.centre as CentreId)
    await goesTo(service, code, turno.centre as CentreId)
    await service.db.pool.query('insert into centre_rule (centre_id) values ($1)', [turno.centre])
    const confirm = async () => (await confirmOnPage(tina, code)).status
    await tina.browser.open(desk(code))
    await tina.browser.submit(desk(code, '/llamar'))
    expect(await confirm()).toBe(422)
    await ana.open(room(code))
    await ana.submit(room(code, '/entrar'))
    expect(await confirm()).toBe(200)
    await hangUp(tina, code)
    expect(await confirm()).toBe(422)
  })
})

describe('rooms of a service', () => {
  const jitsi = jitsiRooms({
    origin: 'https://video.example',
    app: 'clavero',
    secret: new Secret('s'.repeat(32)),
    records: true,
  })

  it('are entered by a link of each side’s own, which says that it is recorded', async () => {
    there = jitsi
    const { ana, code } = await inCall()
    const doorIn = (html: string) => /https:\/\/video\.example\/([0-9a-f]{32})\?jwt=([\w.-]+)/.exec(html)
    const person = doorIn(ana.page.html)
    const officerDoor = doorIn((await vera.browser.open(desk(code))).html)
    expect(person?.[1]).toBe(officerDoor?.[1])
    expect(person?.[2]).not.toBe(officerDoor?.[2])
    expect(ana.page.html).toContain(ana.t('p47.record', { graba: 'si' }))
    expect(ana.page.html).not.toContain('data-video-room')
    await hangUp(vera, code)
  })

  it('stay open while a call runs that began late, or goes on longer than its turno', async () => {
    there = jitsi
    const { ana, code, turno } = await inCall()
    await startsIn(service.db, turno.id, -3 * 3_600)
    for (const { html } of [await ana.open(room(code, '/llamada')), await vera.browser.open(desk(code))]) {
      const [, payload = ''] = /\?jwt=[\w-]+\.([\w-]+)\./.exec(html) ?? []
      const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp: number }
      expect(exp * 1_000 - Date.now()).toBeGreaterThan(25 * 60_000)
    }
    await hangUp(vera, code)
  })

  it('that cannot be reached leave the telephone, and the call can be ended (F-25)', async () => {
    there = { records: false, door: () => Promise.reject(new Error('down')) }
    const { ana, code } = await inCall()
    expect(ana.page.status).toBe(200)
    expect(ana.page.html).toContain(ana.t('call.noRoom'))
    expect((await vera.browser.open(desk(code))).html).toContain(vera.browser.t('call.noRoom'))
    await hangUp(vera, code, 'toPhone')
    expect((await ana.open(room(code))).html).toContain(ana.t('p47.over.toPhone'))
  })
})
