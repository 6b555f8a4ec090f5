import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { buildWeb } from '../../src/entry/web.ts'
import { ask, attended, checkAll, officer } from '../support/counter.ts'
import { demonstrationRoutes } from '../support/demonstration.ts'
import { mailHandedOver } from '../support/passing-time.ts'
import { lawfulKey, mailsTo, newest, nextMail, openLink, signIn } from '../support/recover.ts'
import { startService, type Service } from '../support/service.ts'
import { issued, sendSigned, standInParts, standInSigned, uploadOf } from '../support/signed.ts'
import { visit } from '../support/visitor.ts'

let started: Service
/** The same with the pages of a demonstration. */
let service: Service
let app: FastifyInstance
beforeAll(async () => {
  started = await startService({ signatures: standInParts() })
  const [instance] = started.instances
  if (instance === undefined) throw new Error('no instance')
  app = await buildWeb(instance.parts, demonstrationRoutes(started))
  await app.listen({ port: 0, host: '127.0.0.1' })
  const [address] = app.addresses()
  if (typeof address !== 'object') throw new Error('no port')
  service = { ...started, port: address.port }
})
afterAll(async () => {
  await app.close()
  await started.stop()
})
afterEach(() => expect(started.faultLines()).toEqual([]))

const page = '/demo/registros'
const fresh = lawfulKey('as-described', 7)

it('shows a change of representative from the registries to the account, the mailbox and its end at the counter (I-05)', async () => {
  const { E1: company, E2: other } = service.cast
  const key = company.key ?? ''
  const [switches, ana] = [visit(service), visit(service)]
  await signIn(ana, company, key)
  await switches.open(page)
  expect(switches.page.words).toContain(company.document)
  await switches.submit(`${page}/representante`)
  expect([switches.page.path, switches.page.words.includes(company.document)]).toEqual([page, false])

  await ana.open('/cuenta')
  expect(ana.page.path).toBe('/entrar')
  await signIn(ana, company, key)
  expect(ana.page.words).toContain(ana.t('u01.representation.go'))
  await mailHandedOver(service, company)
  expect(mailsTo(ana, company, ana.t('m42.subject'))).toHaveLength(1)

  const comes = await attended(service, 'inPerson', { ...company, document: other.document })
  const worker = await officer(service)
  const since = newest(comes.ana)
  await checkAll(service, worker, comes.code)
  expect(await ask(service, worker, comes.code)).toMatchObject({ ok: true, value: { is: 'sent' } })
  const mail = await nextMail(comes.ana, company, since)
  await mailHandedOver(service, company)
  await openLink(comes.ana, mail)
  await comes.ana.press(comes.ana.t('p12.save'), { clave: fresh })
  expect(comes.ana.page.path).toBe('/clave/lista')
  await signIn(ana, company, fresh)
  expect(ana.page.words).not.toContain(ana.t('u01.representation.go'))

  // And back: the registries name again whom the institution has on record.
  await switches.submit(`${page}/representante`)
  expect(switches.page.words).toContain(company.document)
})

it('a signature of whoever the registries name now goes to people: the institution has them on no record (I-05)', async () => {
  const { E1: company, E2: other } = service.cast
  const [switches, ana, eva] = [visit(service), visit(service), visit(service)]
  await switches.open(page)
  await switches.submit(`${page}/representante`)
  const document = await issued(eva, { ...company, document: other.document })
  await sendSigned(eva, standInSigned(document, { cedula: other.document }))
  expect(eva.page.h1).toContain(eva.t('p53.panel'))
  await expect.poll(async () => (await uploadOf(service, company))?.state, { timeout: 20_000 }).toBe('staff')
  await signIn(ana, company, fresh)
  expect(ana.page.words).toContain(ana.t('u01.representation.go'))
  await switches.submit(`${page}/representante`)
})

it('ends by itself where the registries name again whom they named', async () => {
  const [switches, ana] = [visit(service), visit(service)]
  await switches.open(page)
  await switches.submit(`${page}/representante`, { empresa: 'E2', quien: 'other' })
  const { E2 } = service.cast
  await signIn(ana, E2, E2.key ?? '')
  expect(ana.page.words).toContain(ana.t('u01.representation.go'))
  await switches.submit(`${page}/representante`, { empresa: 'E2', quien: 'recorded' })
  await ana.open('/cuenta')
  expect(ana.page.words).not.toContain(ana.t('u01.representation.go'))
})
