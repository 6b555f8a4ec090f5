import { randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { networkPlaces } from '../../../test/support/network-places.ts'
import { createSigner } from '../../adapters/signing/ed25519.ts'
import { issueReceipt, openReceipt } from '../../adapters/signing/receipt-text.ts'
import { renderReceipt } from '../../adapters/pdf/receipt.ts'
import { createAuditLog } from '../../audit/store/append.ts'
import { findAuditEntry } from '../../audit/store/read.ts'
import { auditTree } from '../../audit/store/tree-store.ts'
import { instant } from '../../kernel/time.ts'
import { receiptWords } from '../../entry/receipt-words.ts'
import { sessionStore } from '../../keys/store/session-store.ts'
import { caseCodeFrom } from '../../kernel/case-code.ts'
import type { CaseId, EmployerId } from '../../kernel/ids.ts'
import { syntheticCedula, syntheticCompanyRuc } from '../../kernel/synthetic.ts'
import { linkStore } from '../../links/store/link-store.ts'
import { createKeyedDigest } from '../../platform/crypto/digests.ts'
import { Fragment } from '../../platform/ui/jsx-runtime.ts'
import { createTexts } from '../../platform/text/texts.ts'
import { asDescribed } from '../../policy/profiles/as-described.ts'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { testNow } from '../../../test/support/visit.ts'
import { testApp, testBrowser, type TestBrowser } from '../../../test/support/web.ts'
import { aftermathOf } from '../app/aftermath.ts'
import { caseFacts } from '../store/case-facts.ts'
import { caseLookups, lookupsPerDay } from '../store/case-lookups.ts'
import { caseStore } from '../store/case-store.ts'
import { caseRoutes, type CaseRoutesDeps } from './case-routes.ts'
import { receiptRoutes } from './receipt-routes.ts'

const digest = createKeyedDigest('k'.repeat(32), 'test')
const browserDigest = (id: string) => digest('browser', id)
const signer = createSigner(new Uint8Array(32).fill(7))
const claimant = syntheticCedula(1, 3)
const digits = claimant.slice(-4)
const wrong = digits === '0000' ? '1111' : '0000'

let database: TestDatabase
let app: FastifyInstance
const limits = networkPlaces()
let heldCode: string

beforeAll(async () => {
  database = await freshDatabase()
  await sql(`insert into installation (mode) values ('demonstration')`)
  const { db } = database
  const cases = caseStore(db, asDescribed.contact)
  const audit = createAuditLog({ digest, instance: 'test:1' })
  const atomically: CaseRoutesDeps['move']['atomically'] = (work) => db.transaction(work)
  const nothing = () => Promise.resolve()
  const aftermath = aftermathOf({
    links: linkStore(db),
    sessions: sessionStore(db),
    audit,
    stopContactChanges: nothing,
    doubtUsers: nothing,
    clearTries: nothing,
    clearSignInTries: nothing,
    followAtDesk: nothing,
    tellContacts: nothing,
  })
  const texts = createTexts()
  app = await testApp(
    caseRoutes({
      policy: asDescribed,
      cases,
      lookups: caseLookups(db, (code) => digest('lookup', code)),
      facts: caseFacts(db),
      limits,
      move: { cases, atomically, policy: asDescribed, aftermath },
      browserDigest,
      turnOf: async () => undefined,
      why: async () => Fragment({}),
      publicWhy: () => Fragment({}),
      way: {
        policy: asDescribed,
        centres: { ofCase: () => Promise.resolve(undefined) },
        timesTaken: () => Promise.resolve(undefined),
        papersOf: () => Promise.resolve([]),
      },
      resumeHeld: async ({ code, digits: asked }) =>
        code === heldCode && asked === digits ? { ruc: '1', cedula: '2', sucursal: '3' } : undefined,
    }),
    receiptRoutes({
      cases,
      browserDigest,
      desk: {
        institution: 'Instituto de Seguridad Social de Prueba',
        publicKey: signer.publicKey,
        keyId: signer.keyId,
        entryOf: (code) => findAuditEntry(db, code, 'keySet'),
        prove: async (entry) => {
          const proof = await auditTree(database.db, signer).prove(entry, instant(1_800_000_000_000))
          if (proof === undefined) throw new Error('no proof')
          return proof
        },
        issue: (facts) => issueReceipt(facts, signer),
        draw: (facts, receipt, lang) =>
          renderReceipt({
            facts,
            receipt,
            lang,
            words: receiptWords(texts, lang, facts, {
              demonstration: true,
              caseUrl: 'https://clave.example/caso',
            }),
            url: 'https://clave.example/caso',
          }),
      },
    }),
    // What opening a case does to a browser (P-02).
    (server) =>
      server.get<{ Querystring: { code: string } }>('/test/begin', async ({ visit, query }, reply) => {
        const id = await openCase(query.code, browserDigest(visit.browser.id))
        visit.carry({ caseId: id })
        return reply.send('')
      }),
    (server) =>
      server.get('/test/typed', async ({ visit }, reply) =>
        reply.send(JSON.stringify(visit.browser.typed ?? null)),
      ),
    // The time without use is over: the browser stays, what it carried does not.
    (server) =>
      server.get('/test/lapse', async ({ visit }, reply) => {
        visit.forget()
        return reply.send('')
      }),
  )

  async function openCase(code: string, browser: Uint8Array): Promise<CaseId> {
    const id = randomUUID() as CaseId
    const employerId = await employer()
    const at = testNow
    await db.transaction((tx) =>
      cases.insert(tx, {
        case: {
          id,
          employerId,
          path: 'online',
          state: { is: 'ready', sent: 0 },
          ledger: (['reg', 'gate'] as const).map((kind) => ({
            kind,
            caseId: id,
            at,
            source: 's',
            evidence: 'e',
          })),
          touchedAt: at,
        },
        code,
        lang: 'es',
        browser,
        claimant,
        sealedFacts: '',
        rucState: 'active',
        profile: 'as-described',
      }),
    )
    return id
  }
})
afterAll(() => database.drop())

beforeEach(() => {
  Object.assign(limits, { taken: 0, isBusy: false })
  heldCode = ''
})

const sql = async <Row>(text: string, values: readonly unknown[] = []) =>
  (await database.db.pool.query(text, [...values])).rows as Row[]

let serial = 0
async function employer(): Promise<EmployerId> {
  serial += 1
  const id = randomUUID() as EmployerId
  await sql(
    `insert into employer (id, identifier, class, legal_name) values ($1, $2, 'privateCompany', 'Ñandú & Hijos S. A.')`,
    [id, syntheticCompanyRuc(serial)],
  )
  return id
}

const newCode = () => caseCodeFrom(randomBytes(7))

/** A browser that has opened a case. */
async function owner(): Promise<{ browser: TestBrowser; code: string }> {
  const browser = testBrowser(app)
  const code = newCode()
  await browser.get(`/test/begin?code=${code}`)
  return { browser, code }
}

async function lookUp(browser: TestBrowser, codigo: string, cedula: string) {
  await browser.get('/caso')
  return browser.send('/caso', { codigo, cedula })
}

/** As the key page leaves it: a completed case and its entry in the log. */
async function complete(code: string): Promise<void> {
  const state = { is: 'completed', at: testNow, generation: 2, signedInAt: null }
  const [row] = await sql<{ employer_id: EmployerId }>(
    `update recovery_case set state = 'completed', body = jsonb_set(body, '{state}', $2) where code = $1 returning employer_id`,
    [code, JSON.stringify(state)],
  )
  const audit = createAuditLog({ digest, instance: 'test:1' })
  await database.db.transaction((tx) =>
    audit.append(tx, { act: 'keySet', employerId: row?.employer_id, actor: { claimant }, caseCode: code }),
  )
}

/** All that may differ between two answers to two addresses: the address. */
const bodyOf = (answer: { body: string; statusCode: number }, code: string) =>
  [
    answer.statusCode,
    answer.body.replaceAll(code, 'CODE').replaceAll(/value="0\.[^"]*"/g, 'value="F"'),
  ] as const

describe('finding a case (P-95)', () => {
  it('leads whoever knows code and digits to the state, however the code is written', async () => {
    const { code } = await owner()
    const other = testBrowser(app)
    const found = await lookUp(other, code.toLowerCase().replaceAll('-', ' '), ` ${digits} `)
    expect([found.statusCode, found.headers['location']]).toEqual([303, `/caso/${code}`])
    const page = await other.get(`/caso/${code}`)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Empezó el trámite')
    expect(page.body).not.toMatch(/Ñandú|Seguir con mi caso|Retirar/)
    expect(page.body).not.toContain(digits)
  })

  it('answers an unknown code and wrong digits with one page (ATK-18)', async () => {
    const { code } = await owner()
    const other = testBrowser(app)
    const nothing = newCode()
    const unknown = bodyOf(await lookUp(other, nothing, wrong), nothing)
    expect(bodyOf(await lookUp(other, code, wrong), code)).toEqual(unknown)
    expect(unknown[0]).toBe(422)
    expect((await other.get(`/caso/${code}`)).statusCode).toBe(404)
  })

  it('says what is wrong with the form, and counts nothing for it', async () => {
    const browser = testBrowser(app)
    const answer = await lookUp(browser, 'CLV-7Q4M-2K9U', '12')
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Revise el código. Debe ser como CLV-7Q4M-2K9T.')
    expect(answer.body).toContain('Escriba los últimos 4 números de la cédula')
    expect(limits.taken).toBe(0)
  })

  it('counts each look-up for its network, and stops a network that had its share', async () => {
    await lookUp(testBrowser(app), newCode(), wrong)
    expect(limits.taken).toBe(1)
    limits.isBusy = true
    expect((await lookUp(testBrowser(app), newCode(), wrong)).statusCode).toBe(429)
    expect(limits.taken).toBe(1)
  })

  it('takes no more guesses at one code, right or wrong, whether it names anything or not', async () => {
    const { code } = await owner()
    const nothing = newCode()
    for (let n = 0; n < lookupsPerDay; n++) {
      expect((await lookUp(testBrowser(app), code, wrong)).statusCode).toBe(422)
      expect((await lookUp(testBrowser(app), nothing, wrong)).statusCode).toBe(422)
    }
    const right = await lookUp(testBrowser(app), code, digits)
    expect(right.statusCode).toBe(429)
    expect(right.body).toContain('Hubo muchos intentos con este código.')
    expect((await lookUp(testBrowser(app), nothing, digits)).statusCode).toBe(429)
  })

  it('costs nobody a try to look at their own case', async () => {
    const { code } = await owner()
    for (let n = 0; n <= lookupsPerDay; n++) {
      expect((await lookUp(testBrowser(app), code, digits)).statusCode).toBe(303)
    }
  })

  it('brings the case itself back to the browser that opened it, and to no other', async () => {
    const { browser, code } = await owner()
    await browser.get('/test/lapse')
    expect((await browser.get(`/caso/${code}`)).statusCode).toBe(404)
    await lookUp(browser, code, digits)
    expect((await browser.get(`/caso/${code}`)).body).toContain('Seguir con mi caso')
  })

  it('brings back what was typed while a registry was out', async () => {
    heldCode = newCode()
    const browser = testBrowser(app)
    expect((await lookUp(browser, heldCode, wrong)).statusCode).toBe(422)
    const found = await lookUp(browser, heldCode, digits)
    expect([found.statusCode, found.headers['location']]).toEqual([303, '/empresa'])
    expect((await browser.get('/test/typed')).json()).toEqual({ ruc: '1', cedula: '2', sucursal: '3' })
  })
})

describe('the case page (P-96)', () => {
  it('is, for a foreign code and for one that names nothing, the same page that is not there (ATK-50)', async () => {
    const { code: foreign } = await owner()
    const { browser } = await owner()
    // It holds a case of its own and may look at another; neither opens a third.
    const { code: seen } = await owner()
    await lookUp(browser, seen, digits)
    const nothing = newCode()
    for (const path of ['', '/retirar', '/comprobante.pdf', '/comprobante.json']) {
      const missing = bodyOf(await browser.get(`/caso/${nothing}${path}`), nothing)
      expect(missing[0]).toBe(404)
      expect(bodyOf(await browser.get(`/caso/${foreign}${path}`), foreign)).toEqual(missing)
    }
    await browser.get('/caso')
    const sent = await browser.send(`/caso/${foreign}/retirar`)
    expect(sent.statusCode).toBe(404)
    expect((await browser.get('/caso/../caso/%00')).statusCode).toBe(404)
  })

  it('is nobody’s whose browser did not open it, whatever the cookie names', async () => {
    const { browser, code } = await owner()
    await sql(`update recovery_case set browser = $2 where code = $1`, [code, browserDigest('another')])
    expect((await browser.get(`/caso/${code}`)).statusCode).toBe(404)
  })

  it('shows its owner whose turn it is, and the way on', async () => {
    const { browser, code } = await owner()
    const { body } = await browser.get(`/caso/${code}`)
    expect(body).toContain('Ahora le toca a usted')
    expect(body).toContain('href="/enlace"')
  })

  it('tells why the online way is closed to whoever was proven, and to nobody before (ATK-16)', async () => {
    const { browser, code } = await owner()
    const state = JSON.stringify({ is: 'referred', reason: 'blocked', at: testNow })
    await sql(
      `update recovery_case set state = 'referred', body = jsonb_set(body, '{state}', $2) where code = $1`,
      [code, state],
    )
    expect((await browser.get(`/caso/${code}`)).body).toContain('ir a un centro de atención')
    await sql(
      `update recovery_case set body = jsonb_set(body, '{ledger}', jsonb_build_array(body->'ledger'->0)) where code = $1`,
      [code],
    )
    expect((await browser.get(`/caso/${code}`)).body).toContain('elegir otra forma de recuperar la clave')
  })

  it('is withdrawn after a question, once, with its audit entry', async () => {
    const { browser, code } = await owner()
    const ask = await browser.get(`/caso/${code}/retirar`)
    expect(ask.body).toContain('¿Quiere retirar su solicitud? La clave no cambia.')
    const first = await browser.send(`/caso/${code}/retirar`)
    expect([first.statusCode, first.headers['location']]).toEqual([303, `/caso/${code}`])
    const page = await browser.get(`/caso/${code}`)
    expect(page.body).toContain('Retiramos su solicitud')
    expect(page.body).toContain('Usted retiró la solicitud')
    expect((await browser.get(`/caso/${code}/retirar`)).statusCode).toBe(303)
    const acts = await sql<{ act: string }>(`select act from audit_entry where case_code = $1`, [code])
    expect(acts).toEqual([{ act: 'withdrawn' }])
  })

  it('is not withdrawn by a form that is older than the case', async () => {
    const { browser, code } = await owner()
    await browser.get(`/caso/${code}/retirar`)
    await sql(`update recovery_case set version = version + 1 where code = $1`, [code])
    expect((await browser.send(`/caso/${code}/retirar`)).statusCode).toBe(303)
    expect(await sql(`select state from recovery_case where code = $1`, [code])).toEqual([{ state: 'ready' }])
  })

  it('is not withdrawn from a browser that may only look', async () => {
    const { code } = await owner()
    const viewer = testBrowser(app)
    await lookUp(viewer, code, digits)
    expect((await viewer.get(`/caso/${code}/retirar`)).statusCode).toBe(404)
    expect((await viewer.send(`/caso/${code}/retirar`)).statusCode).toBe(404)
  })
})

describe('the receipt', () => {
  it('goes, signed, to the browser that completed the case', async () => {
    const { browser, code } = await owner()
    await complete(code)
    const json = await browser.get(`/caso/${code}/comprobante.json`)
    expect(json.headers['content-disposition']).toBe(`attachment; filename="${code}.json"`)
    const { receipt, facts } = json.json<{ receipt: string; facts: Record<string, unknown> }>()
    expect(openReceipt(receipt, signer.check)).toEqual({ ok: true, value: facts })
    expect(facts).toMatchObject({ company: 'Ñandú & Hijos S. A.', caseCode: code, proofs: ['reg', 'gate'] })
    const [entry] = await sql(
      `select lane, seq, encode(hash, 'hex') as hash from audit_entry where case_code = $1`,
      [code],
    )
    expect(facts).toMatchObject(entry as object)

    const pdf = await browser.get(`/caso/${code}/comprobante.pdf`)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.headers['content-disposition']).toBe(`attachment; filename="${code}.pdf"`)
    expect(openReceipt(pdf.rawPayload.toString('latin1'), signer.check)).toEqual({ ok: true, value: facts })
  })

  it('names nobody in full', async () => {
    const { browser, code } = await owner()
    await complete(code)
    const { body } = await browser.get(`/caso/${code}/comprobante.json`)
    expect(body).not.toMatch(/(?<!\w)\d{10}(?:\d{3})?(?!\w)/)
  })

  it('is not there before the key is, nor for whoever may only look', async () => {
    const { browser, code } = await owner()
    expect((await browser.get(`/caso/${code}/comprobante.pdf`)).statusCode).toBe(404)
    await complete(code)
    const viewer = testBrowser(app)
    await lookUp(viewer, code, digits)
    expect((await viewer.get(`/caso/${code}`)).statusCode).toBe(200)
    for (const kind of ['pdf', 'json']) {
      expect((await viewer.get(`/caso/${code}/comprobante.${kind}`)).statusCode).toBe(404)
    }
  })

  it('is checked with the key that everybody can fetch', async () => {
    const key = (await testBrowser(app).get('/.well-known/clavero-receipt-key')).json<
      Record<string, string>
    >()
    expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519', x: signer.publicKey, kid: signer.keyId })
  })
})
