import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId } from '../../src/kernel/ids.ts'
import { invitePasskey } from '../../src/proofs/passkeys/app/invite.ts'
import { askToShow, provePasskey } from '../../src/proofs/passkeys/app/prove-passkey.ts'
import { authenticator } from '../support/authenticator.ts'
import { attended, caseOf, officer, type Officer } from '../support/counter.ts'
import { receive } from '../support/counter-pages.ts'
import { passkeyWalk, type PasskeyWalk } from '../support/passkey-walk.ts'
import { nextMail, signIn } from '../support/recover.ts'
import { change } from '../support/rows.ts'
import { restore } from '../support/restore.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn } from '../support/staff.ts'
import { visit } from '../support/visitor.ts'

let service: Service
let vera: Officer
let walk: PasskeyWalk
beforeAll(async () => {
  service = await startService({ instances: 2 })
  vera = await officer(service)
  await comeIn(vera)
  walk = passkeyWalk(service, vera)
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const deps: PasskeyWalk['deps'] = (...given) => walk.deps(...given)
const approved: PasskeyWalk['approved'] = (...given) => walk.approved(...given)
const invite: PasskeyWalk['invite'] = (...given) => walk.invite(...given)
const make: PasskeyWalk['make'] = (...given) => walk.make(...given)
const enrolled: PasskeyWalk['enrolled'] = (...given) => walk.enrolled(...given)
const begun: PasskeyWalk['begun'] = (...given) => walk.begun(...given)
const show: PasskeyWalk['show'] = (...given) => walk.show(...given)
const prove: PasskeyWalk['prove'] = (...given) => walk.prove(...given)
const wasTaken: PasskeyWalk['wasTaken'] = (...given) => walk.wasTaken(...given)
const subjectOf: PasskeyWalk['subjectOf'] = (...given) => walk.subjectOf(...given)
const take: PasskeyWalk['take'] = (...given) => walk.take(...given)

describe('a passkey of a representative', () => {
  it('is made on their own phone at the counter, and shown in a case it is evidence E2, once', async () => {
    const { company, device } = await enrolled()
    const ana = await begun(company)
    // The mailbox is told, and may say that it was not them.
    const told = await nextMail(ana, company, 0, ana.t('m32.subject'))
    expect(told.text).toMatch(/•\d{3}[^]*\/aviso\/[\w-]{12}#/u)
    const subject = await subjectOf(ana)
    expect(await prove(ana, device)).toBe(true)
    // Of fifty that take it at once, one has it.
    const takers = await Promise.all(Array.from({ length: 50 }, () => take(subject)))
    expect(takers.filter((one) => one !== undefined)).toMatchObject([{ kind: 'passkey', level: 'E2' }])
    const { rows } = await service.db.pool.query<{
      aaguid: string
      transports: string[]
      backed_up: boolean
    }>('select aaguid, transports, backed_up, officer_id, made_in from person_passkey where person = $1', [
      subject.person,
    ])
    expect(rows).toMatchObject([{ backed_up: false, officer_id: vera.id }])
  })

  it('is for what it was shown for, in its own case, and no longer than its time', async () => {
    const { company, device } = await enrolled()
    const ana = await begun(company)
    const subject = await subjectOf(ana)
    await prove(ana, device)
    expect(await take(subject, 'recovery')).toBeUndefined()
    expect(await take({ ...subject, caseId: crypto.randomUUID() as CaseId })).toBeUndefined()
    expect(await take({ ...subject, person: new Uint8Array(32) })).toBeUndefined()
    await change(
      service,
      company,
      `update person_passkey_evidence set dies_at = clock_timestamp() where employer_id = $1`,
    )
    expect(await take(subject)).toBeUndefined()
  })

  it('has words about the device, never about a finger, in both languages', async () => {
    for (const lang of ['es', 'en'] as const) {
      const phone = visit(service, { lang })
      await phone.open('/llave/nueva')
      expect(phone.page.words).toMatch(lang === 'es' ? /este dispositivo/ : /this device/)
      expect(phone.page.words).not.toMatch(/huella|dedo|finger|rostro|face/i)
    }
  })
})

describe('the invitation', () => {
  it('comes only of a case that was approved in person, and only from the officer who has it', async () => {
    const waiting = await attended(service)
    await receive(vera, waiting.code)
    await vera.browser.open(`/interno/casos/${waiting.code}/llave`)
    expect(vera.browser.page.words).toContain(vera.browser.t('llave.desk.notyet'))
    expect(await invitePasskey(deps(), await caseOf(service, waiting.code), vera.id)).toMatchObject({
      code: 'notYet',
    })

    const { code } = await approved()
    const other = await officer(service)
    await comeIn(other)
    await other.browser.open(`/interno/casos/${code}/llave`)
    expect(other.browser.page.words).toContain(other.browser.t('llave.desk.notyet'))
    // Whoever kept the form of before gets no more of it.
    const mine = vera.browser
    await mine.open(`/interno/casos/${code}/llave`)
    const form = await mine.filled(`/interno/casos/${code}/llave`)
    await service.db.pool.query(
      'update desk_case set assigned_to = $2 where case_id = (select id from recovery_case where code = $1)',
      [code, other.id],
    )
    const late = await mine.ask(`/interno/casos/${code}/llave`, { method: 'POST', body: form })
    expect([late.status, /llave\/nueva#/.test(late.body)]).toEqual([409, false])
  })

  it('does not come of an attorney who was there, of a paper, or of a case that ended', async () => {
    const { code } = await approved()
    const loaded = await caseOf(service, code)
    const turned = (more: object) => ({
      ...loaded,
      case: {
        ...loaded.case,
        ledger: loaded.case.ledger.map((proof) => (proof.kind === 'att' ? { ...proof, ...more } : proof)),
      },
    })
    expect(await invitePasskey(deps(), turned({ byAttorney: true }), vera.id)).toMatchObject({
      code: 'notYet',
    })
    expect(await invitePasskey(deps(), turned({ enteredAt: loaded.now }), vera.id)).toMatchObject({
      code: 'notYet',
    })
    const ended = { is: 'closed', reason: 'withdrawn', at: loaded.now } as const
    const closed = { ...loaded, case: { ...loaded.case, state: ended } }
    expect(await invitePasskey(deps(), closed, vera.id)).toMatchObject({ code: 'notYet' })
    expect(await invitePasskey(deps(), turned({ caseId: 'another' }), vera.id)).toMatchObject({
      code: 'notYet',
    })
  })

  it('makes one passkey, within minutes, and the newest only', async () => {
    const { code, company } = await approved()
    const first = await invite(code)
    const second = await invite(code)
    expect((await make(first, authenticator(service.origin))).page.code).toBe('CLV-276')
    expect((await make(second, authenticator(service.origin))).page.path).toBe('/llave/nueva/lista')
    expect((await make(second, authenticator(service.origin))).page.code).toBe('CLV-276')
    const third = await invite(code)
    await change(
      service,
      company,
      `update person_passkey_invitation set dies_at = clock_timestamp() where employer_id = $1`,
    )
    expect((await make(third, authenticator(service.origin))).page.code).toBe('CLV-276')
  })

  it('opened on ten phones at once makes one passkey', async () => {
    const { code, company } = await approved()
    const token = await invite(code)
    const phones = await Promise.all(
      Array.from({ length: 10 }, () => make(token, authenticator(service.origin)).catch(() => undefined)),
    )
    expect(phones.filter((phone) => phone?.page.path === '/llave/nueva/lista').length).toBeLessThanOrEqual(1)
    const { rows } = await service.db.pool.query(
      `select 1 from person_passkey k join recovery_case c on c.id = k.made_in where c.employer_id = (select id from employer where identifier = $1 limit 1)`,
      [company.identifier],
    )
    expect(rows.length).toBeLessThanOrEqual(1)
  })

  it('of an employer that changed meanwhile is over (I-05)', async () => {
    const { code, company } = await approved()
    const token = await invite(code)
    await change(service, company, `update employer set epoch = epoch + 1 where id = $1`)
    expect((await make(token, authenticator(service.origin))).page.code).toBe('CLV-276')
  })

  it('is left as it is by whoever cancels, and goes on without a script nowhere', async () => {
    const { code } = await approved()
    const token = await invite(code)
    const phone = visit(service)
    await phone.open('/llave/nueva')
    await phone.submit('/llave/nueva', { token })
    await phone.submit('/llave/nueva/guardar', { llave: '' })
    expect([phone.page.status, phone.page.code]).toEqual([422, 'CLV-195'])
    expect((await make(token, authenticator(service.origin), undefined, phone)).page.path).toBe(
      '/llave/nueva/lista',
    )
  })
})

describe('the list of the employer', () => {
  it('shows every passkey that could be used, and ends one with a button, evidence of it included', async () => {
    const { company, device } = await enrolled()
    const owner = visit(service)
    await signIn(owner, company, company.key ?? '')
    await owner.open('/cuenta')
    await owner.follow(owner.t('llave.list.title'))
    expect(owner.page.words).toContain(owner.t('llave.list.unused'))
    const ana = await begun(company)
    const subject = await subjectOf(ana)
    expect(await prove(ana, device)).toBe(true)
    await owner.submit('/cuenta/llaves/quitar')
    expect(owner.page.words).toContain(owner.t('llave.list.removed'))
    expect(owner.page.words).toContain(owner.t('llave.list.none'))
    expect(await take(subject)).toBeUndefined()
    expect(wasTaken(await show(ana, device))).toBe(false)
  })

  it('of another employer has none of it, and ends none of it', async () => {
    const { company } = await enrolled()
    const mine = visit(service)
    await signIn(mine, company, company.key ?? '')
    await mine.open('/cuenta/llaves')
    const { llave = '' } = await mine.filled('/cuenta/llaves/quitar')

    const another = await enrolled()
    const stranger = visit(service)
    await signIn(stranger, another.company, another.company.key ?? '')
    await stranger.open('/cuenta/llaves')
    await stranger.submit('/cuenta/llaves/quitar', { llave })
    expect(stranger.page.words).not.toContain(stranger.t('llave.list.removed'))
    await mine.open('/cuenta/llaves')
    expect(mine.page.words).not.toContain(mine.t('llave.list.none'))
  })

  it('is nobody’s who is not signed in', async () => {
    const stranger = visit(service)
    await stranger.open('/cuenta/llaves')
    expect(stranger.page.path).toBe('/entrar')
  })
})

describe('I-18: after a restore', () => {
  it('an invitation of before makes no passkey', async () => {
    const { code } = await approved()
    const token = await invite(code)
    await restore(service)
    expect((await make(token, authenticator(service.origin))).page.code).toBe('CLV-276')
    await comeIn(vera)
  })

  it('what a device was asked to sign before is not taken, and what it showed before opens nothing', async () => {
    const { company, device } = await enrolled()
    const ana = await begun(company)
    const subject = await subjectOf(ana)
    const earlier = device.show(await askToShow(deps(), subject, 'unlock'))
    await restore(service)
    expect(await provePasskey(deps(), subject, 'unlock', earlier)).toMatchObject({ ok: false })
    // Asked anew, the same device is believed: what it shows is of today.
    expect(await prove(ana, device)).toBe(true)
    await restore(service)
    expect(await take(subject)).toBeUndefined()
    expect(await prove(ana, device)).toBe(true)
    expect(await take(subject)).toMatchObject({ kind: 'passkey' })
    await comeIn(vera)
  })
})
