import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { randomBytes } from 'node:crypto'
import { caseCodeBytes } from '../../src/kernel/case-code.ts'
import { enquiryCodeFrom, longestTold } from '../../src/triage/domain/enquiry.ts'
import { forgetEnquiries } from '../../src/triage/store/enquiry-store.ts'
import { officer, type Officer } from '../support/counter.ts'
import { dumpOf } from '../support/dump.ts'
import { withinAnHour } from '../support/hour.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'
import { visit, type Visitor } from '../support/visitor.ts'

const path = '/ayuda/cuentenos'
const desk = '/interno/consultas'
const perHour = 4

let service: Service
let clerk: Officer
let colleague: Officer
let chief: Officer
beforeAll(async () => {
  service = await startService({
    instances: 2,
    policy: (base) => ({
      ...base,
      network: { ...base.network, enquiriesPerHour: perHour, caseLookupsPerHour: 6 },
    }),
  })
  clerk = await officer(service)
  colleague = await officer(service)
  chief = await officer(service, ['supervisor'])
  await Promise.all([clerk, colleague, chief].map((who) => comeIn(who)))
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const rowsOf = async <Row>(text: string, ...values: readonly unknown[]) =>
  (await service.db.pool.query(text, [...values])).rows as Row[]
const actsOf = async (code: string) =>
  (
    await rowsOf<{ act: string }>(
      `select act from audit_entry where case_code = $1 and act <> 'enquirySeen' order by at`,
      code,
    )
  ).map(({ act }) => act)
const codeOn = ({ page }: Visitor): string => /AYU-\w{4}-\w{4}/.exec(page.words)?.[0] ?? ''

/** As a browser with scripts sends it. */
async function send(ana: Visitor, texto: string) {
  await ana.open(path)
  return ana.submit(path, { texto })
}

/** @returns the code that somebody got for what they told. */
async function told(texto = 'me sale una pantalla violeta con un gato', ana = visit(service)) {
  await send(ana, texto)
  const code = codeOn(ana)
  expect([ana.page.status, code]).toEqual([200, expect.stringMatching(/^AYU-/)])
  return { ana, code }
}

/** Sends one of the forms of the officer's page, as a browser that has kept the page. */
async function act(who: Officer, code: string, to: string, fields: Readonly<Record<string, string>> = {}) {
  await who.browser.open(`${desk}/${code}`)
  const f = await numberOf(who)
  const { status, headers } = await who.browser.ask(`${desk}/${code}/${to}`, {
    method: 'POST',
    body: { f, ...fields },
  })
  return status === 303 ? String(headers['location']).split('=')[1] : String(status)
}
const numbers = new Map<Officer, string>()
async function numberOf(who: Officer): Promise<string> {
  const shown = who.browser.page.forms
    .filter(({ action }) => action.startsWith(`${desk}/`))
    .flatMap(({ fields }) => fields)
    .find(({ name }) => name === 'f')?.value
  if (shown !== undefined) numbers.set(who, shown)
  return shown ?? numbers.get(who) ?? ''
}

const answer = { resultado: 'R-31', respuesta: 'El sistema no respondía. Ya funciona: pruebe otra vez.' }

describe('what somebody tells the assistant', () => {
  it('gets a code, is answered by an officer, and the answer is read with the code in any browser', async () => {
    const { ana, code } = await told('no hay sistema desde la mañana')
    expect(ana.page.path).toBe(`${path}/${code}`)
    expect(ana.page.h1).toBe(ana.t('t06.waiting'))
    // What the search found is there at once.
    expect(ana.page.words).toContain(ana.t('t.r31.title'))

    await clerk.browser.open(desk)
    expect(clerk.browser.page.words).toContain(code)
    await clerk.browser.follow(code)
    expect(clerk.browser.page.words).toContain('no hay sistema desde la mañana')
    await clerk.browser.press(clerk.browser.t('s31.take'))
    await clerk.browser.press(clerk.browser.t('s31.answer'), answer)
    expect(clerk.browser.page.words).toContain(clerk.browser.t('s31.said.answered'))

    const elsewhere = visit(service, { lang: 'en' })
    await elsewhere.open(`${path}/respuesta`)
    await elsewhere.press(elsewhere.t('t06.look.go'), { codigo: code.toLowerCase().replaceAll('-', ' ') })
    expect(elsewhere.page.h1).toBe(elsewhere.t('t06.answered'))
    expect(elsewhere.page.words).toContain(answer.respuesta)
    expect(elsewhere.page.words).toContain(elsewhere.t('t.r31.title'))
    // The words of the person are theirs.
    expect(elsewhere.page.html).not.toContain('desde la mañana')
    expect(await actsOf(code)).toEqual(['enquiryTold', 'enquiryTaken', 'enquiryAnswered'])
    expect(
      await rowsOf(`select 1 from audit_entry where act = 'enquirySeen' and case_code = $1`, code),
    ).not.toHaveLength(0)
    await clerk.browser.open(desk)
    expect(clerk.browser.page.words).not.toContain(code)
  })

  it('without a script waits with its text in the page, and nothing is kept before', async () => {
    const ana = visit(service, { lang: 'en' })
    await ana.open(path)
    await ana.submit(path, { texto: 'a violet page\nwith a cat', humanCheck: '' })
    expect(ana.page.path).toBe(path)
    const early = await ana.press(ana.t('g.continue'))
    expect([early.status, early.words]).toEqual([422, expect.stringContaining('CLV-')])
    expect(await rowsOf(`select 1 from enquiry where said like 'a violet%'`)).toEqual([])
    service.moveWebClock(service.policy.humanCheck.ticketWait + 1)
    await ana.press(ana.t('g.continue'))
    service.moveWebClock(-service.policy.humanCheck.ticketWait - 1)
    expect(ana.page.h1).toBe(ana.t('t06.waiting'))
    expect(await rowsOf(`select lang, said from enquiry where code = $1`, codeOn(ana))).toEqual([
      { lang: 'en', said: 'a violet page\nwith a cat' },
    ])
  })

  it('asks again where nothing, or too much, was written, and loses nothing', async () => {
    const ana = visit(service)
    for (const texto of ['  ', '\u200b']) {
      await send(ana, texto)
      expect([ana.page.status, ana.page.words]).toEqual([422, expect.stringContaining(ana.t('t06.err'))])
    }
    const long = 'ay '.repeat(longestTold / 3 + 2).trim()
    await send(ana, long)
    expect([ana.page.status, ana.page.words]).toEqual([422, expect.stringContaining(ana.t('t06.err.long'))])
    expect(ana.page.html).toContain(long)
  })

  it('is closed by an officer where nothing can be made of it', async () => {
    const { ana, code } = await told()
    expect(await act(clerk, code, 'tomar')).toBe('taken')
    expect(await act(clerk, code, 'cerrar')).toBe('closed')
    await ana.open(`${path}/${code}`)
    expect(ana.page.h1).toBe(ana.t('t06.closed'))
    expect(await act(clerk, code, 'responder', answer)).toBe('notNow')
  })

  it('is forgotten after the days of the rules, answered or not', async () => {
    const { ana, code } = await told()
    const { code: young } = await told()
    await rowsOf(`update enquiry set told_at = told_at - interval '90 days 1 minute' where code = $1`, code)
    expect(await forgetEnquiries(service.db, service.policy.enquiryKeepDays)).toBe(1)
    expect((await ana.open(`${path}/${code}`)).status).toBe(404)
    expect((await ana.open(`${path}/${young}`)).status).toBe(200)
  })
})

describe('officers', () => {
  it('who take one at the same instant: one has it, and only that one answers', async () => {
    const { code } = await told()
    await Promise.all([clerk, colleague].map((who) => who.browser.open(`${desk}/${code}`)))
    const taken = await Promise.all([act(clerk, code, 'tomar'), act(colleague, code, 'tomar')])
    expect(new Set(taken)).toEqual(new Set(['notNow', 'taken']))
    const [has, hasNot] = taken[0] === 'taken' ? [clerk, colleague] : [colleague, clerk]
    expect(await act(hasNot, code, 'responder', answer)).toBe('notNow')
    expect(await act(hasNot, code, 'cerrar')).toBe('notNow')
    expect(await act(hasNot, code, 'soltar')).toBe('notNow')
    const done = await Promise.all([act(has, code, 'responder', answer), act(has, code, 'responder', answer)])
    expect(new Set(done)).toEqual(new Set(['answered', 'notNow']))
    expect(await actsOf(code)).toEqual(['enquiryTold', 'enquiryTaken', 'enquiryAnswered'])
  })

  it('put one back, and a supervisor puts back what a colleague has left lying', async () => {
    const { code } = await told()
    expect(await act(clerk, code, 'tomar')).toBe('taken')
    expect(await act(clerk, code, 'soltar')).toBe('released')
    expect(await act(colleague, code, 'tomar')).toBe('taken')
    expect(await act(chief, code, 'soltar')).toBe('released')
    expect(await act(clerk, code, 'tomar')).toBe('taken')
  })

  it('choose a result and write an answer, of which no secret stays either', async () => {
    const { ana, code } = await told()
    expect(await act(clerk, code, 'tomar')).toBe('taken')
    for (const wrong of [
      { ...answer, resultado: 'R-99' },
      { ...answer, respuesta: ' ' },
      { ...answer, respuesta: 'ay '.repeat(200) },
    ])
      expect(await act(clerk, code, 'responder', wrong)).toBe('422')
    const slip = 'Entre en https://clave.example/enlace/abc con 2499990042001'
    expect(await act(clerk, code, 'responder', { ...answer, respuesta: slip })).toBe('answered')
    await ana.open(`${path}/${code}`)
    expect(ana.page.words).toContain('Entre en ••• con •••')
  })

  it('of other roles see none of it, and the log says that they tried', async () => {
    const { code } = await told()
    const other = await officer(service, ['information', 'technical', 'audit'])
    await comeIn(other)
    for (const at of [desk, `${desk}/${code}`]) expect((await other.browser.open(at)).status).toBe(404)
    numbers.set(other, numbers.get(clerk) ?? '')
    expect(await act(other, code, 'tomar')).toBe('404')
    expect(await rowsOf(`select 1 from enquiry where code = $1 and taken_by is null`, code)).toHaveLength(1)
    expect(
      await rowsOf(`select 1 from audit_entry where act = 'sightRefused' and reason = 'cases'`),
    ).not.toHaveLength(0)
  })
})

describe('attacked', () => {
  it('keeps no secret that was typed in spite of what the page says (I-23)', async () => {
    const secrets = [
      '5049999013',
      '5049999013001',
      '504 999 9013',
      'Abcd12*4',
      'abcd1234',
      'hola!mundo',
      'ana.perez@empresa.example',
      '+593 99 123 4567',
      'https://clave.example/enlace/abcdefghijkl#zyxw',
      // Letters alone: nothing but the look for addresses knows it.
      'https://otra.example/enlace/solamenteletras',
      '7Q4M-2K9T',
      'CLV-7Q4M-2K9T',
      'clv130secreto',
      'mariposa',
    ]
    const ana = visit(service)
    const texto = `la pantalla dice CLV-130 y R-07 y no avanza. ${secrets.slice(0, -1).join(' , ')} , clave: mariposa`
    await send(ana, texto)
    const code = codeOn(ana)
    const [row] = await rowsOf<{ said: string }>('select said from enquiry where code = $1', code)
    expect(row?.said).toContain('la pantalla dice CLV-130 y R-07 y no avanza.')
    // The same by the way without scripts, where the text is in the page of the wait.
    const ben = visit(service)
    await ben.open(path)
    await ben.submit(path, { texto, humanCheck: '' })
    await clerk.browser.open(`${desk}/${code}`)
    const kept = [
      await dumpOf(service.db),
      service.logLines().join('\n'),
      ana.page.html,
      ben.page.html,
      clerk.browser.page.html,
    ].join('\n')
    for (const secret of secrets) expect([secret, kept.includes(secret)]).toEqual([secret, false])
  })

  it('takes so many from one network in an hour, from both instances, and no check twice (ATK-25, I-25)', async () => {
    await withinAnHour()
    const from = (instance: number) => visit(service, { network: '203.0.113.77', instance })
    const before = await rowsOf('select 1 from enquiry')
    const ana = from(0)
    await ana.open(path)
    const body = await ana.filled(path, { texto: 'lo mismo' })
    const twice = await Promise.all([0, 1].map(() => ana.ask(path, { method: 'POST', body })))
    expect(new Set(twice.map(({ status }) => status))).toEqual(new Set([303, 422]))
    // Sent twice it took a place twice: whoever repeats a check does it on purpose.
    for (let n = 2; n < perHour; n += 1) await send(from(n % 2), `otra cosa ${n}`)
    const over = from(1)
    await send(over, 'una de más')
    expect([over.page.status, over.page.code]).toEqual([429, 'CLV-181'])
    expect(await rowsOf('select 1 from enquiry')).toHaveLength(before.length + perHour - 1)
    // Without a check nothing is taken, and the check of another page is none.
    const bare = visit(service)
    await bare.open('/certificado/pedir')
    const foreign = (await bare.filled('/certificado/pedir'))['humanCheck'] ?? ''
    await bare.open(path)
    await bare.submit(path, { texto: 'con otra comprobación', humanCheck: foreign })
    expect(bare.page.status).toBe(422)
    expect(await rowsOf(`select 1 from enquiry where said like 'con otra%'`)).toEqual([])
  })

  it('answers a code that there is not like one that is none, and counts who guesses (ATK-18)', async () => {
    await withinAnHour()
    const guesser = visit(service, { network: '203.0.113.78' })
    const { code } = await told()
    const none = await guesser.open(`${path}/AYU-0000-0000`)
    for (let n = 0; n < 6; n += 1) {
      const unknown = await guesser.open(`${path}/${enquiryCodeFrom(randomBytes(caseCodeBytes))}`)
      expect([unknown.status, unknown.code]).toEqual([none.status, none.code])
    }
    expect((await guesser.open(`${path}/${code}`)).status).toBe(429)
    // Whoever has one comes back as often as they like, and a code of a case is none of these.
    const ana = visit(service)
    for (let n = 0; n < 8; n += 1) expect((await ana.open(`${path}/${code}`)).status).toBe(200)
    expect((await ana.open(`${path}/${code.replace('AYU', 'CLV')}`)).status).toBe(404)
    expect((await ana.open(`/caso/${code}`)).h1).not.toBe(ana.t('t06.waiting'))
  })
})
