import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, attended, checkAll, officer, type Officer } from '../support/counter.ts'
import { fingerAtCounter } from '../support/finger-counter.ts'
import { enrol, partsWith, standInComparer } from '../support/fingers.ts'
import type { Member } from '../support/members.ts'
import { block } from '../support/on-file.ts'
import { passkeyWalk, type PasskeyWalk } from '../support/passkey-walk.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { newest, nextMail, openLink, signIn } from '../support/recover.ts'
import { actsOf, change, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'
import { withMobile } from '../support/unlock-code.ts'
import { visit, type Visitor } from '../support/visitor.ts'

const comparer = standInComparer()
let service: Service
let vera: Officer
let walk: PasskeyWalk
beforeAll(async () => {
  service = await startService({ instances: 2, employers: 96, fingers: partsWith(comparer) })
  vera = await officer(service)
  await comeIn(vera)
  walk = passkeyWalk(service, vera)
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))
beforeEach(() => {
  comparer.mood = 'match'
})

const linkMail = (ana: Visitor, company: Member, since: number) =>
  nextMail(ana, company, since, service.texts.in('es')('m25.subject'))

/** From the mail to the account, with the key of before. */
async function keepsTheKey(ana: Visitor, company: Member, since: number): Promise<void> {
  const mail = await linkMail(ana, company, since)
  await mailHandedOver(service, company)
  await openLink(ana, mail)
  expect(ana.page.path).toBe('/clave/desbloquear')
  await ana.press(ana.t('g.continue'), { fin: 'seguir' })
  expect(ana.page.path).toBe('/clave/desbloqueada')
  await signIn(ana, company, company.key ?? '')
  expect(ana.page.path).toBe('/cuenta')
}

describe('E2, a passkey on the person’s own device', () => {
  it('lifts the block with the link to the registered mailbox, and is asked for from P-30', async () => {
    const { company, device } = await walk.enrolled()
    // No gateway is set up here: with a mobile on file it is the mailbox all the same.
    await withMobile(service, company)
    await block(service, company)
    const ana = visit(service)
    const since = newest(ana)
    await ana.open('/desbloqueo')
    await ana.press(ana.t('g.continue'), { forma: 'llave' })
    // Whose key it is has to be said first.
    expect(ana.page.path).toBe('/empresa')
    await ana.submit('/empresa', { ruc: company.identifier, cedula: company.document })
    expect(ana.page.path).toBe('/desbloqueo/llave')
    await walk.show(ana, device)
    expect(ana.page.path).toBe('/enlace/enviado')
    await ana.open('/desbloqueo/medio')
    expect(ana.page.path).toBe('/enlace/enviado')
    expect(await actsOf(service, company)).toMatchObject({ unlockAsked: 1 })
    await keepsTheKey(ana, company, since)
    expect(await standingOf(service, company)).toMatchObject({ blocked: false, generation: 1 })
  })

  it('opens nothing by itself, and nothing for a key that is reported or an employer that is to be seen', async () => {
    const { company, device } = await walk.enrolled()
    await block(service, company)
    await change(service, company, 'update employer set frozen_at = clock_timestamp() where id = $1')
    const ana = await walk.begun(company)
    await walk.show(ana, device)
    expect(ana.page.path).toBe('/otras-formas')
    expect(await actsOf(service, company)).not.toHaveProperty('unlockAsked')
    expect(await standingOf(service, company)).toMatchObject({ blocked: true })
  })

  it('undoes nothing that an officer has begun to check', async () => {
    const { company, device } = await walk.enrolled()
    await block(service, company)
    const ana = await walk.begun(company)
    await ana.open('/otras-formas')
    await ana.press(ana.t('p20.prepare'))
    await walk.show(ana, device)
    expect(ana.page.path).toMatch(/^\/caso\/CLV-/)
    expect(await actsOf(service, company)).not.toHaveProperty('unlockAsked')
  })

  it('is taken once: two browsers that show it at once on two instances have one link', async () => {
    const { company, device } = await walk.enrolled()
    await block(service, company)
    const ana = await walk.begun(company)
    await ana.open('/desbloqueo/llave')
    const asked = (await ana.ask('/desbloqueo/llave/reto')).body
    const body = await ana.filled('/desbloqueo/llave', { llave: device.show(asked) })
    await Promise.all(
      [ana.copy(), ana.copy()].map((one) => one.ask('/desbloqueo/llave', { method: 'POST', body })),
    )
    expect(await actsOf(service, company)).toMatchObject({ unlockAsked: 1 })
  })
})

describe('E3, a finger compared at an authenticated reader', () => {
  const atCounter = (how?: Parameters<typeof fingerAtCounter>[2]) => fingerAtCounter(service, vera, how)

  it('stands for the papers where a block is lifted; the link goes to the mailbox at once', async () => {
    const { ana, code, company, finger, compare } = await atCounter()
    expect(await ask(service, vera, code)).toMatchObject({ code: 'pending', detail: ['documents'] })
    expect((await compare(code, finger)).ok).toBe(true)
    const since = newest(ana)
    expect(await ask(service, vera, code)).toMatchObject({ ok: true, value: { is: 'sent' } })
    expect(await actsOf(service, company)).toMatchObject({ liveMatchTaken: 1 })
    await keepsTheKey(ana, company, since)
  })

  it('stands for nothing where it was enrolled in the same case, or in one that no officer found in order', async () => {
    const { code, finger, compare } = await atCounter({ earlier: 'left' })
    expect((await compare(code, finger)).ok).toBe(true)
    expect(await ask(service, vera, code)).toMatchObject({ code: 'pending', detail: ['documents'] })

    const company = service.fresh()
    await block(service, company)
    const same = await attended(service, 'attendedUnlock', company)
    await checkAll(service, vera, same.code, ['cedula', 'ruc', 'appointment', 'letter', 'deed'])
    const seed = 12_000 + Number(company.identifier.slice(3, 9))
    await enrol(service, vera, same.code, seed)
    expect((await compare(same.code, seed + 1)).ok).toBe(true)
    expect(await ask(service, vera, same.code)).toMatchObject({ code: 'pending', detail: ['documents'] })
  })

  it('stands for nothing where it does not match, and for no other way than that of a blocked key', async () => {
    const { code, finger, compare } = await atCounter()
    comparer.mood = 'noMatch'
    expect((await compare(code, finger)).ok).toBe(false)
    expect(await ask(service, vera, code)).toMatchObject({ code: 'pending', detail: ['documents'] })

    comparer.mood = 'match'
    const other = await atCounter({ path: 'inPerson' })
    expect((await compare(other.code, other.finger)).ok).toBe(true)
    expect(await ask(service, vera, other.code)).toMatchObject({ code: 'pending', detail: ['documents'] })
  })
})
