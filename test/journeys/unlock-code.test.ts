import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, officer, type Officer } from '../support/counter.ts'
import { partsWith, standInComparer } from '../support/fingers.ts'
import { fingerAtCounter } from '../support/finger-counter.ts'
import type { Member } from '../support/members.ts'
import { block } from '../support/on-file.ts'
import { passkeyWalk, type PasskeyWalk } from '../support/passkey-walk.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { newest, newKeys, nextMail, openLink, signIn } from '../support/recover.ts'
import { actsOf, change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'
import { blockedOnFile } from '../support/unlock.ts'
import { anotherThan, codeAt, testPhone, typeCode, withMobile } from '../support/unlock-code.ts'
import { visit, type Visitor } from '../support/visitor.ts'

const phone = testPhone()
const comparer = standInComparer()
let service: Service
let vera: Officer
let walk: PasskeyWalk
beforeAll(async () => {
  service = await startService({
    instances: 2,
    employers: 96,
    fingers: partsWith(comparer),
    texting: phone.texting,
  })
  vera = await officer(service)
  await comeIn(vera)
  walk = passkeyWalk(service, vera)
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))
beforeEach(() => {
  comparer.mood = 'match'
})

/** Blocked, with a passkey and a mobile; shown, and asked which contact is to answer. */
async function shown() {
  const { company, device } = await walk.enrolled()
  const number = await withMobile(service, company)
  await block(service, company)
  const ana = await walk.begun(company)
  await walk.show(ana, device)
  expect(ana.page.path).toBe('/desbloqueo/medio')
  return { company, device, number, ana }
}
const choose = (ana: Visitor, medio: string) => ana.press(ana.t('g.continue'), { medio })
/** The code has been sent, and its page is open. */
async function sent() {
  const one = await shown()
  await choose(one.ana, 'celular')
  expect(one.ana.page.path).toBe('/desbloqueo/mensaje')
  return { ...one, code: await codeAt(phone, one.number) }
}

async function keeps(ana: Visitor, company: Member) {
  expect(ana.page.path).toBe('/clave/desbloquear')
  await ana.press(ana.t('g.continue'), { fin: 'seguir' })
  expect(ana.page.path).toBe('/clave/desbloqueada')
  await signIn(ana, company, company.key ?? '')
  expect(ana.page.path).toBe('/cuenta')
}
const usedCodes = async (company: Member) =>
  (
    await service.db.pool.query(
      `select 1 from phone_code where consumed_at is not null
          and employer_id = (select id from employer where identifier = $1)`,
      [company.identifier],
    )
  ).rows.length
const proofsOf = async (company: Member) =>
  (
    await service.db.pool.query<{ kind: string }>(
      `select p->>'kind' as kind from recovery_case c, jsonb_array_elements(c.body->'ledger') p
        where c.employer_id = (select id from employer where identifier = $1) and c.state = 'completed'
          and c.path = 'biometrics'`,
      [company.identifier],
    )
  ).rows.map(({ kind }) => kind)

describe('E2 and a code by text message', () => {
  it('keeps the key: the right code is the proof phone, and the mailbox is told with a way to say no', async () => {
    const { company, number, ana, code } = await sent()
    expect(ana.page.words).toContain(number.slice(-3))
    expect(ana.page.html).not.toContain(number.slice(-9))
    const since = newest(ana)
    // As it is pasted from a message.
    await typeCode(ana, ` ${code.slice(0, 3)} ${code.slice(3)} `)
    await keeps(ana, company)
    expect((await proofsOf(company)).sort()).toEqual(['bio', 'phone', 'reg'])
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, generation: 1 })
    expect(await actsOf(service, company)).toMatchObject({
      contactAnswered: 1,
      keyUnblocked: 1,
    })
    expect(await usedCodes(company)).toBe(1)
    const notice = await nextMail(ana, company, since, ana.t('m20.subject'))
    expect(notice.text).toContain(ana.t('m20.notme'))
    expect(service.logLines().join('\n')).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)|\\${number}`))
  })

  it('leads to a new key as well', async () => {
    const { ana, code, company } = await sent()
    await typeCode(ana, code)
    await ana.press(ana.t('g.continue'), { fin: 'otra' })
    expect(ana.page.path).toBe('/clave/nueva')
    await ana.press(ana.t('p12.save'), { clave: newKeys['as-described'] })
    expect(ana.page.path).toBe('/clave/lista')
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, generation: 2 })
  })

  it('leaves the mailbox to choose, and without a mobile asks nothing', async () => {
    const { company, ana } = await shown()
    await ana.press(ana.t('g.continue'))
    expect([ana.page.status, ana.page.words.includes(ana.t('p32.err'))]).toEqual([422, true])
    const since = newest(ana)
    await choose(ana, 'correo')
    expect(ana.page.path).toBe('/enlace/enviado')
    const mail = await nextMail(ana, company, since, ana.t('m25.subject'))
    await mailHandedOver(service, company)
    await openLink(ana, mail)
    await keeps(ana, company)

    const other = await walk.enrolled()
    await block(service, other.company)
    const eva = await walk.begun(other.company)
    await walk.show(eva, other.device)
    expect(eva.page.path).toBe('/enlace/enviado')
    await eva.open('/desbloqueo/medio')
    expect(eva.page.path).toBe('/enlace/enviado')
  })

  it('says how many tries are left, takes none beyond them, and another code ends the one before', async () => {
    const { ana, number, code, company } = await sent()
    await typeCode(ana, '12')
    expect([ana.page.status, ana.page.words.includes(ana.t('p82.err.len'))]).toEqual([422, true])
    await typeCode(ana, anotherThan(code))
    expect(ana.page.words).toContain(ana.t('p82.err.bad', { n: 2 }))
    // Too soon for another one: the page says from when on, and the one that is out stays good.
    await ana.submit('/desbloqueo/mensaje/otro')
    expect([ana.page.status, ana.page.words.includes(ana.t('clv.272'))]).toEqual([429, true])
    await service.db.pool.query(
      `update text_count set asked_at = array(select at - interval '10 minutes' from unnest(asked_at) at)`,
    )
    await ana.submit('/desbloqueo/mensaje/otro')
    expect(ana.page.path).toBe('/desbloqueo/mensaje')
    const second = await codeAt(phone, number, 1)
    await typeCode(ana, code)
    if (code === second) return
    expect(ana.page.words).toContain(ana.t('p82.err.bad', { n: 2 }))
    await typeCode(ana, anotherThan(second))
    expect(ana.page.words).toContain(ana.t('p82.err.bad', { n: 1 }))
    await typeCode(ana, anotherThan(second))
    expect([ana.page.status, ana.page.words.includes(ana.t('p82.err.over'))]).toEqual([410, true])
    // The right one comes too late, and nothing is open; the mailbox is still there to choose.
    expect((await ana.ask('/clave/desbloquear')).status).not.toBe(200)
    expect(await usedCodes(company)).toBe(0)
    await ana.open('/desbloqueo/medio')
    await choose(ana, 'correo')
    expect(ana.page.path).toBe('/enlace/enviado')
  })

  it('opens once and here: another browser, another case and a second time have nothing', async () => {
    const { ana, code, company } = await sent()
    const body = await ana.filled('/desbloqueo/mensaje', { codigo: code })
    const stranger = visit(service)
    expect((await stranger.ask('/desbloqueo/mensaje', { method: 'POST', body })).status).not.toBe(303)
    const twins = [ana.copy(), ana.copy(), ana.copy(), ana.copy()]
    await Promise.all(twins.map((one) => one.ask('/desbloqueo/mensaje', { method: 'POST', body })))
    expect(await actsOf(service, company)).toMatchObject({ contactAnswered: 1 })
    expect(await usedCodes(company)).toBe(1)
    const { rows } = await service.db.pool.query(
      `select 1 from link where contact = 'phone' and employer_id = (select id from employer where identifier = $1)`,
      [company.identifier],
    )
    expect(rows).toHaveLength(1)
  })

  it('ends a link that is out, and a link that is asked for ends what the code opened', async () => {
    const { ana, company, number } = await shown()
    const since = newest(ana)
    await choose(ana, 'correo')
    const mail = await nextMail(ana, company, since, ana.t('m25.subject'))
    await mailHandedOver(service, company)
    await ana.open('/desbloqueo/medio')
    await choose(ana, 'celular')
    await typeCode(ana, await codeAt(phone, number))
    expect(ana.page.path).toBe('/clave/desbloquear')
    await ana.open('/enlace/enviado')
    expect(ana.page.path).toBe('/clave/desbloquear')
    const other = ana.copy()
    await openLink(other, mail).catch(() => undefined)
    expect(other.page.status).toBe(410)
    await keeps(ana, company)
  })
})

it('a case that is over has no code any more', async () => {
  const { ana, company, number } = await shown()
  await change(
    service,
    company,
    `update recovery_case set state = 'closed',
            body = jsonb_set(body, '{state}', '{"is":"closed","reason":"withdrawn","at":0}') where employer_id = $1`,
  )
  await ana.open('/desbloqueo/medio')
  expect(ana.page.path).toMatch(/^\/caso\//)
  expect(phone.store.list(number)).toEqual([])
})

describe('whoever has shown nothing', () => {
  it('is sent where the case stands, with a mobile on file and without, and has no message sent (ATK-16, ATK-18)', async () => {
    const without = service.fresh()
    const company = service.fresh()
    const number = await withMobile(service, company)
    for (const one of [without, company]) await block(service, one)
    const seen = []
    for (const one of [without, company]) {
      const mallory = await walk.begun(one)
      const places = []
      for (const page of ['/desbloqueo/medio', '/desbloqueo/mensaje', '/desbloqueo/mensaje/otro']) {
        await mallory.open(page)
        places.push([mallory.page.status, mallory.page.path])
      }
      seen.push(places)
    }
    expect(seen[0]).toEqual(seen[1])
    expect(JSON.stringify(seen)).not.toMatch(/medio|mensaje/)
    expect(phone.store.list(number)).toEqual([])
  })

  it('has no code by what is on file alone: that answers to the mailbox of the visit (E1)', async () => {
    const company = await blockedOnFile(service)
    const number = await withMobile(service, company)
    const ana = await walk.begun(company)
    await ana.open('/desbloqueo/biometria')
    await ana.press(ana.t('p31.go'))
    expect(ana.page.path).toBe('/desbloqueo/enviado')
    // On file, and the link is out.
    expect(await standingOf(service, company)).toMatchObject({ state: 'linkIssued' })
    await ana.open('/desbloqueo/medio')
    expect(ana.page.path).toBe('/desbloqueo/enviado')
    expect(phone.store.list(number)).toEqual([])
  })
})

describe('E3 and a code by text message', () => {
  it('keeps the key: the finger is taken at the counter, and the code is typed in the person’s own browser', async () => {
    let number = ''
    const at = await fingerAtCounter(service, vera, {
      async before(company) {
        number = await withMobile(service, company)
      },
    })
    const { ana, code: caseCode, company, finger, compare } = at
    await ana.open('/desbloqueo/medio')
    // Nothing was compared yet.
    expect(ana.page.path).toBe(`/caso/${caseCode}`)
    expect((await compare(caseCode, finger)).ok).toBe(true)
    await ana.open('/desbloqueo/medio')
    expect(ana.page.path).toBe('/desbloqueo/medio')
    await choose(ana, 'celular')
    expect(ana.page.path).toBe('/desbloqueo/mensaje')
    await typeCode(ana, await codeAt(phone, number))
    await keeps(ana, company)
    expect((await proofsOf(company)).sort()).toEqual(['bio', 'phone', 'reg'])
    expect(await actsOf(service, company)).toMatchObject({ liveMatchTaken: 1, contactAnswered: 1 })
  })

  it('is not taken again from an officer who has found the person in order', async () => {
    const { ana, code, finger, compare } = await fingerAtCounter(service, vera, {
      before: async (of) => void (await withMobile(service, of)),
    })
    expect((await compare(code, finger)).ok).toBe(true)
    expect(await ask(service, vera, code)).toMatchObject({ ok: true, value: { is: 'sent' } })
    expect((await compare(code, finger + 1)).ok).toBe(true)
    await ana.open('/desbloqueo/medio')
    expect(ana.page.path).toBe('/enlace/enviado')
  })

  it('has no choice where the finger was not compared, or did not match', async () => {
    const { ana, code, company, finger, compare } = await fingerAtCounter(service, vera, {
      before: async (of) => void (await withMobile(service, of)),
    })
    comparer.mood = 'noMatch'
    expect((await compare(code, finger)).ok).toBe(false)
    await ana.open('/desbloqueo/medio')
    expect(ana.page.path).toBe(`/caso/${code}`)
    expect(await actsOf(service, company)).not.toHaveProperty('liveMatchTaken')
  })
})
