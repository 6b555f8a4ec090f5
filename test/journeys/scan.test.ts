import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { scanPaper } from '../../src/desk/app/scan-paper.ts'
import type { ReceiveRefusal } from '../../src/proofs/dossier/app/receive-file.ts'
import { mostBytes } from '../../src/proofs/dossier/domain/file-limits.ts'
import type { CentreId } from '../../src/kernel/ids.ts'
import { attended, caseOf, counterAt, officer, type Officer } from '../support/counter.ts'
import { checkOnPage, receive } from '../support/counter-pages.ts'
import { eicar } from '../support/files/clamd.ts'
import { onePage, pdfOf } from '../support/files/pdfs.ts'
import { jpegOf, pngOf } from '../support/files/pictures.ts'
import { overSlowLine } from '../support/files/raw-line.ts'
import { formOf, multipartOf, sendFile, upload, type Sent } from '../support/files/upload.ts'
import { startService, type Service } from '../support/service.ts'
import { comeIn, membersOf } from '../support/staff.ts'
import { place } from '../../src/staff/app/members.ts'

let service: Service
let vera: Officer
let verdict: 'clean' | 'infected' | 'unknown' = 'clean'
beforeAll(async () => {
  service = await startService({ scanner: { scan: () => Promise.resolve(verdict) } })
  vera = await officer(service)
  await comeIn(vera)
})
afterAll(() => service.stop())
afterEach(() => {
  verdict = 'clean'
  expect(service.faultLines()).toEqual([])
})

const page = (code: string, part = ''): string => `/interno/casos/${code}/documentos${part}`
const scanned = pdfOf(onePage)
const letter: Sent = { name: 'escaneo.pdf', content: scanned }

/** A case that Vera has in hand. */
async function inHand() {
  const one = await attended(service)
  await receive(vera, one.code)
  return one
}

async function scan(code: string, sent: Sent = letter, kind = 'letter', who = vera) {
  await who.browser.open(page(code))
  return sendFile(who.browser, page(code, `/${kind}/escaneo`), sent)
}

/** A scan of a form of this officer's own, whatever the page would offer now. */
async function numberFor(code: string, who = vera): Promise<string> {
  await who.browser.open(page(code))
  return (await who.browser.filled(page(code, '/letter/escaneo')))['f'] ?? ''
}

const send = ({ browser }: Officer, action: string, { type, body }: ReturnType<typeof multipartOf>) =>
  browser.ask(action, { method: 'POST', headers: { 'content-type': type }, body })

const filesOf = async (code: string) =>
  (
    await service.db.pool.query<{ name: string; by: string | null; counts: boolean; quarantined: boolean }>(
      `select f.name, f.scanned_by as by, f.replaced_at is null as counts, f.quarantined
         from dossier_file f join recovery_case c on c.id = f.case_id where c.code = $1 order by f.received_at`,
      [code],
    )
  ).rows
const logged = async (code: string, act: string) =>
  (
    await service.db.pool.query<{ actor: string; detail: string }>(
      'select actor, detail from audit_entry where case_code = $1 and act = $2 order by at',
      [code, act],
    )
  ).rows
const centre = async (name: string): Promise<CentreId> => {
  const id = crypto.randomUUID()
  await service.db.pool.query(
    `insert into service_centre (id, name, province, canton, address, hours, zone, active)
     values ($1, $2, 'Pichincha', 'Quito', 'Calle 1', '08:00 a 16:30', 'America/Guayaquil', true)`,
    [id, name],
  )
  return id as CentreId
}
const sourceOn = ({ browser }: Officer) =>
  browser.page.words.match(/Escaneado en el centro por .{1,60}/)?.[0] ?? ''
const stateOn = async (code: string) => {
  await vera.browser.open(page(code))
  return /id="letter-nombre"[^]*?<strong class="govuk-tag[^"]*">\s*([^<]*?)\s*</.exec(
    vera.browser.page.html,
  )?.[1]
}

describe('a paper scanned at the counter', () => {
  it('takes the place of the file before, says who scanned it, and is in the log with its digest', async () => {
    const { ana, code } = await inHand()
    expect((await upload(ana, code, 'letter', { name: 'mia.jpg', content: jpegOf(9, 9) })).status).toBe(303)
    const answer = await scan(code)
    expect([answer.status, answer.headers['location']]).toEqual([303, page(code)])
    expect(await filesOf(code)).toEqual([
      { name: 'mia.jpg', by: null, counts: false, quarantined: false },
      { name: 'escaneo.pdf', by: vera.id, counts: true, quarantined: false },
    ])
    await vera.browser.open(page(code))
    expect(sourceOn(vera)).toContain(vera.duty.name)
    const digest = createHash('sha256').update(scanned).digest('hex')
    const [sent, kept] = await logged(code, 'documentReceived')
    expect(sent?.actor).toMatch(/^claimant:/)
    expect(kept).toMatchObject({
      actor: `officer:${counterAt(service).memberDigest(vera.id)}`,
      detail: JSON.stringify({ document: 'letter', file: digest, quarantined: false }),
    })
    // The person sees that it was, and not by whom.
    await ana.open(`/caso/${code}/documentos`)
    expect(ana.page.words).toContain('Lo escaneamos en el centro el')
    await ana.open(`/caso/${code}/documentos/letter`)
    expect(ana.page.words).toContain('en el centro el')
    expect(ana.page.words).not.toContain(vera.duty.name)
    expect(ana.page.words).not.toContain('escaneo.pdf')
  })

  it('says nothing about itself: whoever scanned it looks at it and ticks its points', async () => {
    const { code } = await inHand()
    // The original was seen before, and is in order; what is kept then is another thing.
    await checkOnPage(vera, code, 'letter')
    expect(await stateOn(code)).toBe(vera.browser.t('p90.st.ok'))
    await scan(code)
    expect(await stateOn(code)).toBe(vera.browser.t('p90.st.received'))
    await checkOnPage(vera, code, 'letter', { original: '', 'punto.signed': '' })
    expect(vera.browser.page.errors).toEqual([vera.browser.t('s06.err.points')])
    await checkOnPage(vera, code, 'letter', { original: '' })
    expect(await stateOn(code)).toBe(vera.browser.t('p90.st.ok'))
    // The same octets once more are another file that somebody kept.
    await scan(code)
    expect(await stateOn(code)).toBe(vera.browser.t('p90.st.received'))
    // With the original before them both are said.
    await checkOnPage(vera, code, 'letter')
    expect(vera.browser.page.words).toContain(`${vera.browser.t('s06.source.seen')}. Escaneado en el centro`)
  })

  it('is asked for of every paper that there may be a copy of, and of no other', async () => {
    const { code } = await inHand()
    await vera.browser.open(page(code))
    const actions = vera.browser.page.forms
      .map(({ action }) => action)
      .filter((one) => one.endsWith('escaneo'))
    expect(actions).toEqual(
      ['ruc', 'appointment', 'letter', 'deed'].map((kind) => page(code, `/${kind}/escaneo`)),
    )
    const f = await numberFor(code)
    for (const kind of ['cedula', 'otra', 'LETTER'])
      expect((await send(vera, page(code, `/${kind}/escaneo`), multipartOf(f, letter))).status).toBe(404)
    const png = await scan(code, { name: 'a.png', type: 'image/png', content: pngOf(9, 9) }, 'deed')
    expect(png.status).toBe(303)
  })

  it('sent twice is kept once, and what the person sent meanwhile is not replaced unseen', async () => {
    const { ana, code } = await inHand()
    const action = page(code, '/letter/escaneo')
    const form = multipartOf(await numberFor(code), letter)
    for (let n = 0; n < 2; n += 1) expect((await send(vera, action, form)).status).toBe(303)
    expect(await filesOf(code)).toHaveLength(1)
    const late = multipartOf(await numberFor(code), letter)
    await upload(ana, code, 'letter', { name: 'mia.jpg', content: jpegOf(9, 9) })
    const answer = await send(vera, action, late)
    expect([answer.status, answer.body.includes(vera.browser.t('s06.scan.err.changed'))]).toEqual([422, true])
    expect((await filesOf(code)).filter(({ counts }) => counts)).toMatchObject([
      { name: 'mia.jpg', by: null },
    ])
  })

  it('waits in quarantine while the scanner says nothing clear, and is not judged there', async () => {
    const { code } = await inHand()
    verdict = 'unknown'
    await scan(code)
    expect(await filesOf(code)).toMatchObject([{ by: vera.id, quarantined: true }])
    await vera.browser.open(page(code))
    expect(vera.browser.page.words).toContain(vera.browser.t('s06.quarantined'))
    expect((await vera.browser.ask(page(code, '/letter/archivo'))).body).toContain('CLV-')
    await checkOnPage(vera, code, 'letter', { original: '' })
    expect(vera.browser.page.errors).toEqual([vera.browser.t('s06.err.seen')])
  })
})

describe('a scan is refused', () => {
  it('with the reason, its code and the next step, and nothing of it is kept', async () => {
    const { code } = await inHand()
    const big = pdfOf({ ...onePage, 4: Buffer.alloc(mostBytes) })
    const refusals: readonly (readonly [Sent, ReceiveRefusal | 'none', string?])[] = [
      [{ content: eicar }, 'type'],
      [{ content: '' }, 'empty'],
      [{ name: '', content: '' }, 'none'],
      [{ content: big }, 'big'],
      [{ content: Buffer.alloc(mostBytes + 100, 1) }, 'big'],
    ]
    for (const [sent, why] of refusals) {
      const { status, body } = await scan(code, sent)
      const words = vera.browser.t(`s06.scan.err.${why}` as 's06.scan.err.type')
      expect([why, status, body.includes(words)]).toEqual([why, 422, true])
      expect(body).toContain('href="#letter-escaneo"')
    }
    verdict = 'infected'
    const { status, body } = await scan(code)
    expect([status, body.includes('CLV-221'), body.includes(vera.browser.t('s06.scan.err.virus'))]).toEqual([
      422,
      true,
      true,
    ])
    expect(await filesOf(code)).toEqual([])
    // The address that it leaves in the bar leads back.
    const { status: back, headers } = await vera.browser.ask(page(code, '/letter/escaneo'))
    expect([back, headers['location']]).toEqual([303, page(code)])
  })

  it('beyond the number of files that a case takes in', async () => {
    const { code } = await inHand()
    const { filesPerCase } = service.policy.docs
    expect((await scan(code)).status).toBe(303)
    // As if so many had come before it.
    await service.db.pool.query(
      `insert into dossier_file (id, employer_id, case_id, kind, name, type, size, digest, active, quarantined, wrapped_key, replaced_at)
       select gen_random_uuid(), f.employer_id, f.case_id, f.kind, f.name, f.type, f.size, f.digest, f.active, f.quarantined,
              f.wrapped_key, clock_timestamp()
         from dossier_file f join recovery_case c on c.id = f.case_id, generate_series(2, $2) where c.code = $1`,
      [code, filesPerCase],
    )
    const { status, body } = await scan(code)
    expect([status, body.includes(vera.browser.t('s06.scan.err.tooMany'))]).toEqual([422, true])
    expect(await filesOf(code)).toHaveLength(filesPerCase)
  })

  it('when it is no form of ours: without its number, with that of another paper, or in pieces', async () => {
    const { code } = await inHand()
    const action = page(code, '/letter/escaneo')
    const f = await numberFor(code)
    const { type, body } = formOf({ f, huella: 'ab'.repeat(32), nombre: 'x.pdf' })
    const statuses = [
      await send(vera, action, multipartOf('', letter)),
      await send(vera, page(code, '/deed/escaneo'), multipartOf(f, letter)),
      await send(vera, action, { type, body }),
      await vera.browser.ask(action, { method: 'POST', body: { f } }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([403, 403, 400, 400])
    expect(await filesOf(code)).toEqual([])
  })

  it('of whoever has the case not in hand, even when they gave it back while the file came', async () => {
    const { code } = await inHand()
    const action = page(code, '/letter/escaneo')
    const form = multipartOf(await numberFor(code), letter)
    const late = vera.browser.copy()
    const octets = Math.ceil(form.body.length / 8)
    const slow = overSlowLine(late, action, form, { octets, pause: 150 })
    await wait(200)
    await vera.browser.open(`/interno/casos/${code}`)
    await vera.browser.submit(`/interno/casos/${code}/soltar`)
    expect(await slow).toContain('303')
    const { status, headers } = await send(vera, action, form)
    expect([status, headers['location']]).toEqual([303, `/interno/casos/${code}?aviso=tomado`])
    expect(await filesOf(code)).toEqual([])
    await vera.browser.open(page(code))
    expect(vera.browser.page.html).not.toContain('/escaneo')
  })

  it('of whoever may not check papers, and of an officer of another centre: to them the case does not exist', async () => {
    const { ana, code } = await inHand()
    const sara = await officer(service, ['supervisor'])
    const south = await officer(service)
    for (const one of [sara, south]) await comeIn(one)
    await ana.open(`/caso/${code}/centro`)
    await ana.submit(`/caso/${code}/centro`, { centro: await centre('Norte') })
    expect(await place(membersOf(service), south.id, await centre('Sur'))).toBeTruthy()
    for (const one of [sara, south]) {
      await one.browser.open('/interno/buscar')
      const { f = '' } = await one.browser.filled('/interno/buscar')
      expect((await send(one, page(code, '/letter/escaneo'), multipartOf(f, letter))).status).toBe(404)
    }
    expect(await filesOf(code)).toEqual([])
  })

  it('in an officer’s own case, which is written down', async () => {
    const { code, company } = await inHand()
    const [one] = service.instances
    if (one === undefined) throw new Error('no instance')
    const { counter, dossier } = one.parts
    const own = { ...vera.duty, person: counter.personDigest(company.document) }
    const sent = {
      caseId: (await caseOf(service, code)).case.id,
      kind: 'letter',
      ...letter,
      name: 'a',
      content: scanned,
    } as const
    expect(await scanPaper(counter, dossier, own, sent)).toMatchObject({ ok: false, code: 'conflict' })
    expect(await logged(code, 'conflictRefused')).toHaveLength(1)
    expect(await filesOf(code)).toEqual([])
  })

  it('once the case is over', async () => {
    const { code } = await inHand()
    const action = page(code, '/letter/escaneo')
    const form = multipartOf(await numberFor(code), letter)
    await vera.browser.open(`/interno/casos/${code}/enlace`)
    await vera.browser.submit(`/interno/casos/${code}/enlace/terminar`, { motivo: 'comesBack' })
    await vera.browser.open(page(code))
    expect(vera.browser.page.html).not.toContain('/escaneo')
    const { status, body } = await send(vera, action, form)
    expect([status, body.includes(vera.browser.t('s06.err.over'))]).toEqual([422, true])
    expect(await filesOf(code)).toEqual([])
  })
})
