import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hours } from '../../src/kernel/time.ts'
import { changesOf, confirmBoth, mailsOf, signedInAs } from '../support/contact-change.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { letTimePass } from '../support/passing-time.ts'
import { newKeys, recover, signIn } from '../support/recover.ts'
import { takeCopy } from '../support/restore.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({ profile: 'as-described', instances: 2 })
})
afterAll(() => service.stop())
afterEach(async () => {
  expect(service.faultLines()).toEqual([])
  expect(await brokenInvariants(service.db, service.policy)).toEqual([])
})
const key = newKeys['as-described']

describe('F-34 an older copy takes the place of the database (I-18)', () => {
  it('a link that was used since sets no key again: the former key is in force, and another recovery replaces it', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
    const copy = await takeCopy(service)
    const twice = ana.copy()
    await ana.press(ana.t('p12.save'), { clave: key })
    expect(await standingOf(service, company)).toMatchObject({ generation: 2, consumed: 1 })
    await copy.putBack()
    // So far as the table knows, nobody has used it.
    expect(await standingOf(service, company)).toMatchObject({ generation: 1, consumed: 0 })
    await twice.press(twice.t('p12.save'), { clave: key })
    expect(twice.page.status).toBe(410)
    expect(await standingOf(service, company)).toMatchObject({ generation: 1, consumed: 0 })
    await signIn(visit(service), company, company.key ?? '')
    await recover(visit(service), company)
    expect(await standingOf(service, company)).toMatchObject({ generation: 2, state: 'completed' })
  })

  it('neither a session that was left since nor one that was opened since is one', async () => {
    const { company, ana } = await signedInAs(service)
    const left = ana.copy()
    const copy = await takeCopy(service)
    await ana.open('/cuenta')
    await ana.submit('/salir')
    const since = visit(service)
    await signIn(since, company, company.key ?? '')
    await copy.putBack()
    for (const browser of [left, since]) {
      await browser.open('/cuenta')
      expect(browser.page.path).toBe('/entrar')
    }
  })

  it('a human check that was used since is none again', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await ana.open('/empresa')
    const body = await ana.filled('/empresa', { ruc: company.identifier, cedula: company.document })
    const copy = await takeCopy(service)
    const send = () => ana.copy().ask('/empresa', { method: 'POST', body })
    expect((await send()).status).toBe(303)
    await copy.putBack()
    expect((await send()).status).toBe(422)
    expect(await standingOf(service, company)).toMatchObject({ cases: 0 })
  })

  it('a change of mail that its owner stopped since does not come about by the clock', async () => {
    const { company, ana } = await signedInAs(service)
    await confirmBoth(ana, company, 'ajeno@empresa.example')
    const copy = await takeCopy(service)
    await ana.open('/cuenta')
    await ana.submit('/contacto/anular')
    expect(await changesOf(service, company)).toMatchObject([{ state: 'ended', ended_reason: 'withdrawn' }])
    await copy.putBack()
    await letTimePass(service, company, hours(73))
    expect(await changesOf(service, company)).toMatchObject([{ state: 'ended', ended_reason: 'restored' }])
    expect(await mailsOf(service, company)).toEqual([{ value: company.mail, usable: true }])
  })
})
