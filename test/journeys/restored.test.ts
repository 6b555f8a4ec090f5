import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { affiliatePaths } from '../../src/proofs/affiliate-key/web/affiliate-paths.ts'
import { hours } from '../../src/kernel/time.ts'
import { backFromPlain, plainAffiliate, reachAffiliate } from '../support/affiliate.ts'
import { accountOf, askBankFor, newestAt, reachAccount, testBank, typedAs } from '../support/bank.ts'
import { changesOf, confirmBoth, digitsIn, mailsOf, propose, signedInAs } from '../support/contact-change.ts'
import { ask, attended, checkAll, decide, officer } from '../support/counter.ts'
import { letTimePass } from '../support/passing-time.ts'
import { identify, newKeys, recover, signIn } from '../support/recover.ts'
import { restore } from '../support/restore.ts'
import { actsOf, standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { challengeOf, comeIn, enrolled } from '../support/staff.ts'
import { enter, staffed } from '../support/users.ts'
import { visit } from '../support/visitor.ts'

const { store, parts: bank } = testBank()
const affiliate = plainAffiliate()
let service: Service
beforeAll(async () => {
  service = await startService({
    profile: 'as-described',
    instances: 2,
    bank,
    affiliate: () => affiliate.parts(),
  })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

describe('I-18: after a restore', () => {
  it('the session of an employer is over, its list is empty, and the key opens another', async () => {
    const { ana, company } = await signedInAs(service)
    await ana.open('/cuenta')
    expect(ana.page.path).toBe('/cuenta')
    await restore(service)
    await ana.open('/cuenta')
    expect(ana.page.path).toBe('/entrar')
    const again = visit(service)
    await signIn(again, company, company.key ?? '')
    expect(again.page.path).toBe('/cuenta')
    // Two rows, and one of them in the list: the one of now.
    expect(await standingOf(service, company)).toMatchObject({ sessions: 2 })
    expect(again.page.forms.some(({ action }) => action === '/cuenta/sesiones/otras')).toBe(false)
  })

  it('a key that is being changed is not, in a session of before', async () => {
    const { ana, company } = await signedInAs(service)
    await ana.open('/cuenta/clave')
    const form = await ana.filled('/cuenta/clave', {
      actual: company.key ?? '',
      clave: newKeys['as-described'],
    })
    await restore(service)
    await ana.ask('/cuenta/clave', { method: 'POST', body: form })
    expect(await standingOf(service, company)).toMatchObject({ generation: 1 })
  })

  it('the session of a user is over, and their own key opens another', async () => {
    const { marta, person } = await staffed(service)
    await enter(marta, person)
    expect(marta.page.path).toMatch(/^\/asesor/)
    await restore(service)
    await marta.open('/asesor')
    expect(marta.page.path).toBe('/entrar')
    await enter(marta, person)
    expect(marta.page.path).toMatch(/^\/asesor/)
  })

  it('a passkey that signed for an officer before opens no session, and signs anew for one', async () => {
    const ana = await enrolled(service)
    const answer = ana.device.show(await challengeOf(ana.browser))
    await restore(service)
    expect((await ana.browser.submit('/interno', { llave: answer })).path).toBe('/interno')
    expect((await ana.browser.open('/interno/inicio')).path).toBe('/interno')
    expect(await comeIn(ana)).toBe('/interno/inicio')
  })

  it('a human check that was passed before is none, and the next one is', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await ana.open('/empresa')
    const body = await ana.filled('/empresa', { ruc: company.identifier, cedula: company.document })
    await restore(service)
    const answer = await ana.ask('/empresa', { method: 'POST', body })
    expect([answer.status, /CLV-\d{3}(?![\w-])/.exec(answer.body)?.[0]]).toEqual([422, 'CLV-183'])
    expect(await standingOf(service, company)).toMatchObject({ cases: 0 })
    await identify(ana, company)
    expect(await standingOf(service, company)).toMatchObject({ cases: 1 })
  })

  it('nor is a wait that began before', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await ana.open('/empresa')
    await ana.submit('/empresa', { ruc: company.identifier, cedula: company.document, humanCheck: '' })
    await restore(service)
    service.moveWebClock(20)
    try {
      await ana.press(ana.t('g.continue'))
    } finally {
      service.moveWebClock(-20)
    }
    expect(ana.page.code).toBe('CLV-183')
    expect(await standingOf(service, company)).toMatchObject({ cases: 0 })
  })

  it('a change of mail that waited for its code has ended, says so, and may be asked for anew', async () => {
    const { company, ana } = await signedInAs(service)
    const first = await propose(ana, company, 'nuevo@empresa.example')
    const form = await ana.filled(ana.page.path, { codigo: digitsIn(first) })
    await restore(service)
    await signIn(ana, company, company.key ?? '')
    await ana.ask(ana.page.path, { method: 'POST', body: form })
    expect(await changesOf(service, company)).toMatchObject([{ state: 'ended', ended_reason: 'restored' }])
    await ana.open('/cuenta')
    await ana.follow(ana.t('u01.mail.change'))
    expect(ana.page.words).toContain(ana.t('p80.ended.restored'))
    await propose(ana, company, 'nuevo@empresa.example')
    expect(await changesOf(service, company)).toHaveLength(2)
  })

  it('a mailbox that was still cooling never counts: whoever objected since is not asked twice', async () => {
    const { company, ana } = await signedInAs(service)
    await confirmBoth(ana, company, 'otro@empresa.example')
    expect(await changesOf(service, company)).toMatchObject([{ state: 'cooling' }])
    await restore(service)
    await letTimePass(service, company, hours(73))
    expect(await changesOf(service, company)).toMatchObject([{ state: 'ended', ended_reason: 'restored' }])
    expect(await mailsOf(service, company)).toEqual([{ value: company.mail, usable: true }])
  })

  it('an account that was named before is named anew before a bank is asked', async () => {
    const member = service.freshPerson()
    const ana = visit(service)
    const account = await accountOf(service, member)
    await reachAccount(ana, member)
    await ana.submit('/hogar/cuenta', { ...account })
    expect(ana.page.path).toBe('/hogar/cuenta/forma')
    await restore(service)
    await ana.open('/hogar/cuenta/forma')
    expect(ana.page.path).toBe('/hogar/cuenta')
    await ana.submit('/hogar/cuenta', { ...account })
    expect(ana.page.path).toBe('/hogar/cuenta/forma')
  })

  it('two deposits of before prove nothing, and the case says where it stands', async () => {
    const member = service.freshPerson()
    const ana = visit(service)
    await askBankFor(ana, member, 'deposito')
    const { cents = [1, 1] as const } = newestAt(store)
    await restore(service)
    await ana.submit('/hogar/cuenta/montos', typedAs(cents))
    expect(ana.page.path).toBe('/hogar/cuenta')
    await ana.submit('/hogar/cuenta', { ...(await accountOf(service, member)) })
    await ana.open('/hogar/cuenta/espera')
    await ana.submit('/hogar/cuenta/montos', typedAs(cents))
    expect(ana.page.path).toMatch(/^\/caso\/CLV-/)
    expect((await actsOf(service, member))['bankAnswered']).toBeUndefined()
  })

  it('a bank that says yes to a question of before is not heard', async () => {
    const member = service.freshPerson()
    const ana = visit(service)
    await askBankFor(ana, member, 'banco')
    store.answer(newestAt(store).n, 'approved')
    await restore(service)
    await ana.submit('/hogar/cuenta/respuesta')
    expect(ana.page.path).toBe('/hogar/cuenta')
    await ana.submit('/hogar/cuenta', { ...(await accountOf(service, member)) })
    await ana.open('/hogar/cuenta/espera')
    await ana.submit('/hogar/cuenta/respuesta')
    expect((await actsOf(service, member))['bankAnswered']).toBeUndefined()
    expect(await standingOf(service, member)).toMatchObject({ state: 'closed', links: 0 })
  })

  it('whoever went out to the affiliate service before comes back to a case that is over', async () => {
    const member = service.freshPerson()
    const ana = visit(service)
    await reachAffiliate(ana, member)
    affiliate.says = { is: 'good', value: member.document }
    await backFromPlain(ana, affiliate)
    await restore(service)
    await ana.submit(affiliatePaths.start)
    expect([ana.page.path.startsWith('/hogar'), affiliate.judged]).toEqual([false, 0])
    expect(await actsOf(service, member)).toEqual({ caseOpened: 1, caseClosed: 1 })
  })

  it('a reset that one officer asked for before is approved by no second one', async () => {
    const [vera, luis] = [await officer(service), await officer(service, ['supervisor'])]
    const { code } = await attended(service, 'firstKey')
    await checkAll(service, vera, code)
    const asked = await ask(service, vera, code)
    if (!asked.ok || asked.value.is !== 'asked') throw new Error('nobody asked')
    await restore(service)
    const decided = await decide(service, luis, asked.value.id, 'approved')
    expect(decided.ok).toBe(false)
  })

  it('and the whole way is there for everybody', async () => {
    const company = service.fresh()
    await recover(visit(service), company)
    expect(await standingOf(service, company)).toMatchObject({ state: 'completed', generation: 2 })
  })
})
