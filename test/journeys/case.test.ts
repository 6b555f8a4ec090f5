import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createSignatureCheck } from '../../src/adapters/signing/ed25519.ts'
import { openReceipt } from '../../src/adapters/signing/receipt-text.ts'
import { withinAnHour } from '../support/hour.ts'
import type { Member } from '../support/members.ts'
import { letTimePass } from '../support/passing-time.ts'
import { caseCodeOn, newKeys, recover, signIn } from '../support/recover.ts'
import { standingOf } from '../support/rows.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({
    instances: 2,
    policy: (base) => ({ ...base, network: { ...base.network, caseLookupsPerHour: 8 } }),
  })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

const digitsOf = ({ document }: Member): string => document.slice(-4)

async function find(ana: Visitor, codigo: string, cedula: string): Promise<void> {
  await ana.open('/')
  await ana.follow(ana.t('p00.other.case'))
  await ana.submit('/caso', { codigo, cedula })
}

describe('the receipt of a finished recovery', () => {
  it('is offered on the last page, says what happened, names nobody in full and proves itself', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company)
    const code = caseCodeOn(ana)
    const key = await ana.ask('/.well-known/clavero-receipt-key')
    const check = createSignatureCheck((JSON.parse(key.body) as { x: string }).x)
    const [pdf, json] = await Promise.all(
      ['pdf', 'json'].map((kind) => ana.ask(`/caso/${code}/comprobante.${kind}`)),
    )
    if (pdf === undefined || json === undefined) throw new Error('no receipts')
    expect([pdf.status, pdf.headers['content-type'], pdf.body.slice(0, 5)]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ])
    const { receipt, facts } = JSON.parse(json.body) as { receipt: string; facts: object }
    expect(facts).toMatchObject({
      caseCode: code,
      company: company.legalName,
      act: 'keySet',
      path: 'online',
      proofs: expect.arrayContaining(['reg', 'gate', 'mail']),
    })
    expect(openReceipt(receipt, check)).toEqual({ ok: true, value: facts })
    expect(openReceipt(pdf.body, check)).toEqual({ ok: true, value: facts })
    const changed = receipt.replace(/\.([A-Za-z0-9_-])/, (_all, first: string) =>
      first === 'e' ? '.f' : '.e',
    )
    expect(openReceipt(changed, check)).toMatchObject({ ok: false })
    for (const secret of [company.identifier, company.document, company.mail ?? '', newKeys['as-described']])
      expect(json.body).not.toContain(secret)
    for (const { headers } of [pdf, json]) expect(headers['cache-control']).toContain('no-store')
  })

  it('stays the same however often it is fetched, and from the case page, too', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company)
    const code = caseCodeOn(ana)
    await ana.open(`/caso/${code}`)
    const offered = ana.page.links.filter(({ href }) => href.includes('comprobante')).map(({ href }) => href)
    expect(offered).toEqual([`/caso/${code}/comprobante.pdf`, `/caso/${code}/comprobante.json`])
    const fetched = await Promise.all([0, 1, 2].map(() => ana.ask(offered[1] ?? '')))
    expect(new Set(fetched.map(({ body }) => body)).size).toBe(1)
  })

  it('ATK-50: is for the browser that finished the case; before it, elsewhere or by a made-up code there is none', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'opened' })
    const code = caseCodeOn(ana)
    const kinds = ['pdf', 'json'].map((kind) => `/caso/${code}/comprobante.${kind}`)
    for (const path of kinds) expect((await ana.ask(path)).status).toBe(404)
    await ana.press(ana.t('p12.save'), { clave: newKeys['as-described'] })
    const stranger = visit(service)
    await find(stranger, code, digitsOf(company))
    expect(stranger.page.path).toBe(`/caso/${code}`)
    for (const path of kinds) {
      expect((await stranger.ask(path)).status).toBe(404)
      expect((await visit(service).ask(path)).status).toBe(404)
      expect((await ana.ask(path)).status).toBe(200)
    }
  })
})

describe('finding and following a case (P-95, P-96)', () => {
  it('tells, newest first, what happened from the first page to the first sign-in', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company)
    const code = caseCodeOn(ana)
    await ana.open(`/caso/${code}`)
    expect(ana.page.words).toContain(ana.t('p96.you', { accion: ana.t('p96.do.signIn') }))
    await signIn(ana, company, newKeys['as-described'])
    await ana.open(`/caso/${code}`)
    expect(ana.page.words).toContain(ana.t('p96.done'))
    const told = [
      'signedIn',
      'keySet',
      'linkOpened',
      'linkAccepted',
      'linkSent',
      'proved',
      'created',
    ] as const
    const places = told.map((event) => ana.page.words.indexOf(ana.t(`p96.ev.${event}`)))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(ana.page.words).not.toContain(company.legalName)
  })

  it('shows anybody with code and digits the state and no more, however the code is written', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'sent' })
    await letTimePass(service, company, 1)
    const code = caseCodeOn(ana)
    const other = visit(service)
    await find(other, ` ${code.toLowerCase().replaceAll('-', ' ')} `, ` ${digitsOf(company)} `)
    expect([other.page.status, other.page.path]).toEqual([200, `/caso/${code}`])
    expect(other.page.words).toContain(other.t('p96.ev.linkSent'))
    // What the mailbox did, who the company is, how the mail begins: level 1 (SCREENS 0.6).
    for (const words of [other.t('p96.ev.linkAccepted'), company.legalName, '•'])
      expect(other.page.words).not.toContain(words)
    expect(other.page.forms.map(({ action }) => action)).toEqual([])
    // Looking is all it can do: the pages of the flow stay closed here.
    for (const path of ['/enlace/enviado', `/caso/${code}/retirar`])
      expect([403, 404]).toContain((await other.ask(path)).status)
  })

  it('ATK-18: a code that nobody has and wrong digits are one answer, and the tries of a code run out alike', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'asked' })
    const code = caseCodeOn(ana)
    const wrong = digitsOf(company) === '1111' ? '2222' : '1111'
    const answers: unknown[][] = [[], []]
    // Both are right in form; one names a case.
    for (const [n, asked] of [code, 'CLV-7Q4M-2K9T'].entries()) {
      for (let tries = 0; tries < 12; tries += 1) {
        const stranger = visit(service)
        await find(stranger, asked, wrong)
        const { status, errors, code: told, html, headers } = stranger.page
        const shape = html
          .replace(/CLV-\w{4}-\w{4}/g, '')
          .replace(/name="f" value="[^"]*"/g, '')
          .replace(/\d\d:\d\d/g, '')
        answers[n]?.push([
          status,
          errors.map((words) => words.replace(/\d\d:\d\d/, '')),
          told,
          shape,
          Object.keys(headers),
        ])
      }
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[0]?.map((answer) => (answer as number[])[0])).toContain(429)
    // In the browser that opened it the case goes on as if nothing had happened.
    expect((await ana.open('/preguntas/1')).path).toBe('/preguntas/1')
  })

  it('says what is missing, and stops a network that looks up one after the other', async () => {
    await withinAnHour()
    const ana = visit(service, { network: '203.0.113.40' })
    await find(ana, '', '')
    expect([ana.page.status, ana.page.errors]).toEqual([422, [ana.t('p95.err.code'), ana.t('p95.err.ced4')]])
    for (let n = 0; n < service.policy.network.caseLookupsPerHour; n += 1)
      await find(visit(service, { network: '203.0.113.40', instance: n % 2 }), 'CLV-7Q4M-2K9T', '1111')
    await find(ana, 'CLV-7Q4M-2K9T', '1111')
    expect([ana.page.status, ana.page.h1, ana.page.code]).toEqual([429, ana.t('x06.title'), 'CLV-181'])
    // Looks are counted by the hour: the wait ends with it, and not an hour from now.
    expect(ana.page.words).toMatch(/ (?:[01]\d|2[0-3]):00 /)
  })

  it('is taken back after one question, in the browser that opened it, and its link dies with it', async () => {
    const company = service.fresh()
    const ana = visit(service)
    await recover(ana, company, { stopAt: 'sent' })
    await letTimePass(service, company, 1)
    await ana.open(`/caso/${caseCodeOn(ana)}`)
    await ana.follow(ana.t('p96.withdraw'))
    expect(await standingOf(service, company)).toMatchObject({ state: 'linkIssued' })
    await ana.press(ana.t('p96.withdraw'))
    expect(ana.page.words).toContain(ana.t('p96.withdraw.done'))
    expect(await standingOf(service, company)).toMatchObject({ state: 'closed', liveLinks: 0, generation: 1 })
  })
})
