import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createSignatureCheck } from '../../src/adapters/signing/ed25519.ts'
import { openReceipt } from '../../src/adapters/signing/receipt-text.ts'
import { checkReceipt } from '../../src/client/receipt-check.ts'
import { runCli } from '../../src/entry/cli/program.ts'
import { instant } from '../../src/kernel/time.ts'
import { newKeys, recover, signIn } from '../support/recover.ts'
import { officer } from '../support/counter.ts'
import { sentToDesk } from '../support/desk.ts'
import { comeIn } from '../support/staff.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Visitor } from '../support/visitor.ts'

let service: Service
const folder = mkdtempSync(join(tmpdir(), 'clavero-receipts-'))
beforeAll(async () => {
  service = await startService({ instances: 2 })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await service.stop()
})
afterEach(() => expect(service.faultLines()).toEqual([]))
const key = newKeys['as-described']
const list = '/cuenta/comprobantes'
const check = '/comprobante/verificar'

const publicKey = (): string => {
  const [instance] = service.instances
  if (instance === undefined) throw new Error('no instance')
  return instance.parts.proofs.signer.publicKey
}

/** Somebody who has recovered a key and is signed in with it. */
async function signedIn() {
  const company = service.fresh()
  const ana = visit(service)
  await recover(ana, company)
  await signIn(ana, company, key)
  expect(ana.page.path).toBe('/cuenta')
  return { company, ana }
}

describe('receipts of an employer', () => {
  it('are listed for every act, and each is proven to whoever has the published key (I-17)', async () => {
    const { company, ana } = await signedIn()
    await ana.follow(ana.t('rcp.title'))
    expect(ana.page.h1).toBe(ana.t('rcp.title'))
    for (const act of ['caseOpened', 'keySet', 'signedIn'] as const)
      expect(ana.page.words).toContain(ana.t(`s21.act.${act}`))
    const files = ana.page.links.map(({ href }) => href).filter((href) => href.endsWith('.json'))
    expect(files.length).toBeGreaterThan(4)
    for (const file of files) {
      const { status, body, headers } = await ana.ask(file)
      expect([status, String(headers['content-disposition'])]).toEqual([
        200,
        expect.stringContaining('attachment'),
      ])
      const opened = openReceipt(body, createSignatureCheck(publicKey()))
      expect(opened).toMatchObject({ ok: true, value: { form: 'act', company: company.legalName } })
      expect((await checkReceipt(body, publicKey())).verdict).toBe('proven')
      // It lies about; it names nobody by a number.
      expect(body).not.toContain(company.identifier)
      expect(body).not.toContain(company.document)
    }
    const pdf = await ana.ask((files[0] ?? '').replace('.json', '.pdf'))
    const inside = openReceipt(
      (pdf.octets ?? Buffer.alloc(0)).toString('latin1'),
      createSignatureCheck(publicKey()),
    )
    expect([pdf.status, inside.ok]).toEqual([200, true])
  })

  it('are for nobody else: not signed in, of another employer, of a place that is none', async () => {
    const { company, ana } = await signedIn()
    const { ana: eva } = await signedIn()
    for (let n = 0; n < 20; n += 1) await signIn(visit(service), company, key)
    const placesOf = async (browser: Visitor) => {
      await browser.open(list)
      return browser.page.links.map(({ href }) => href).filter((href) => href.endsWith('.json'))
    }
    const theirs = await placesOf(eva)
    // Places are counted in each lane for itself: the same one may be hers too.
    const own = (await placesOf(ana)).find((place) => !theirs.includes(place)) ?? ''
    const stranger = visit(service)
    for (const path of [list, own]) {
      const { status, headers } = await stranger.ask(path)
      expect([status, headers['location']]).toEqual([303, '/entrar'])
    }
    expect([(await ana.ask(own)).status, (await eva.ask(own)).status]).toEqual([200, 404])
    for (const odd of ['0', '999999999', '1e3', '01', '-1', `${'9'.repeat(20)}`])
      expect((await ana.ask(`${list}/${odd}.json`)).status, odd).toBe(404)
  })

  it('go page by page, and no GET of them writes anything but a head of the tree', async () => {
    const { company, ana } = await signedIn()
    for (let n = 0; n < 22; n += 1) await signIn(visit(service), company, key)
    const rows = async () => (await service.db.pool.query('select count(*) from audit_entry')).rows
    await ana.open(list)
    const before = await rows()
    const first = ana.page.links.filter(({ href }) => href.endsWith('.json')).length
    expect(first).toBe(20)
    await ana.follow(ana.t('rcp.older'))
    expect(ana.page.links.filter(({ href }) => href.endsWith('.json')).length).toBeGreaterThan(5)
    await ana.follow(ana.t('rcp.newest'))
    expect(await rows()).toEqual(before)
  })

  it('of an act at the desk can be saved by an officer who sees the case, and by nobody else', async () => {
    const worker = await officer(service)
    const { code } = await sentToDesk(service, service.fresh())
    await comeIn(worker)
    await worker.browser.open(`/interno/casos/${code}/historia`)
    const file = worker.browser.page.links
      .map(({ href }) => href)
      .find((href) => href.includes('/comprobantes/'))
    const { status, body } = await worker.browser.ask(file ?? '')
    expect([status, (await checkReceipt(body, publicKey())).verdict]).toEqual([200, 'proven'])
    expect((await worker.browser.ask(`/interno/casos/${code}/comprobantes/0-999999.json`)).status).toBe(404)
    expect((await visit(service).ask(file ?? '')).status).not.toBe(200)
  })
})

describe('whoever has a receipt', () => {
  const receipt = async (): Promise<string> => {
    const { ana } = await signedIn()
    await ana.open(list)
    const file = ana.page.links.find(({ href }) => href.endsWith('.json'))?.href ?? ''
    return (await ana.ask(file)).body
  }

  it('checks it on a page without scripts, and is told what it is', async () => {
    const text = await receipt()
    const word = /clavero-receipt\.[\w.-]+/.exec(text)?.[0] ?? ''
    const anybody = visit(service)
    await anybody.open(check)
    await anybody.submit(check, { texto: word })
    expect(anybody.page.words).toContain(anybody.t('rcv.proven'))
    await anybody.submit(check, { texto: word.replace(/.(?=.{100}$)/, (c) => (c === 'A' ? 'B' : 'A')) })
    expect(anybody.page.html).toMatch(/data-verdict="forged">/)
    expect(anybody.page.html).toMatch(/data-verdict="proven" hidden/)
    await anybody.submit(check, { texto: 'nada' })
    expect(anybody.page.html).toMatch(/data-verdict="unreadable">/)
  })

  it('checks it by the command line, also against the checkpoints that were kept outside (ATK-58)', async () => {
    const run = async (...args: readonly string[]) => {
      let out = ''
      const exit = await runCli(args, {
        env: {},
        out: (line) => (out += line),
        err: (line) => (out += line),
        stdin: async function* () {},
        now: () => instant(Date.now()),
        terminal: false,
      })
      return { exit, out }
    }
    const file = join(folder, 'r.json')
    writeFileSync(file, await receipt())
    expect(await run('receipt', 'verify', file, '--key', publicKey())).toMatchObject({
      exit: 0,
      out: expect.stringContaining('In the log, under the head of'),
    })
  })

  it('gets one file that checks without a network, in both languages and with nothing from outside', async () => {
    const page = await visit(service).ask(`${check}.html`)
    expect(page.status).toBe(200)
    expect(page.body).toContain(publicKey())
    expect(page.body).toContain('It is genuine and it is in the log')
    expect(page.body).toMatch(/Content-Security-Policy" content="default-src 'none'; script-src 'sha256-/)
    expect(page.body.match(/(?:src|href)="/g) ?? []).toEqual([])
  })
})
