import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { issuedPdf } from '../../../../test/support/esig/issued-pdf.ts'
import { testApp, testBrowser, type TestBrowser } from '../../../../test/support/web.ts'
import { instant } from '../../../kernel/time.ts'
import { readWrappedCms } from '../../../proofs/signatures/domain/cms.ts'
import { castTags } from '../cast.ts'
import { keepAuthority } from '../authority/keep-authority.ts'
import { leafKindNames } from '../authority/leaf.ts'
import { listRoutes } from '../authority/list-routes.ts'
import type { People } from '../seed.ts'
import { world } from '../world.ts'
import { signPath, signRoutes } from './sign-pages.tsx'

const at = instant(Date.UTC(2026, 10, 29, 15))
const made = world({ today: '2026-11-29' })
const people = Object.fromEntries(
  castTags.map((tag) => {
    const { employer, document } = made.cast[tag]
    const { identifier, legalName } = employer
    return [tag, { tag, identifier, document, legalName, mail: null, key: null }]
  }),
) as unknown as People

let app: FastifyInstance
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clavero-sign-pages-'))
  const kept = keepAuthority(folder, at)
  const clock = () => at
  const origin = 'https://clave.example'
  app = await testApp(
    signRoutes({ authority: () => kept, people, clock, origin }),
    listRoutes(() => kept, clock),
  )
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The form with its file, as a browser sends it. */
async function upload(browser: TestBrowser, page: string, file: Buffer, name = 'solicitud.pdf') {
  const number = / name="f" value="([^"]*)"/.exec(page)?.[1] ?? ''
  const action = /action="([^"]*)" enctype/.exec(page)?.[1] ?? ''
  const boundary = 'x'.repeat(20)
  const head = (text: string) => `--${boundary}\r\nContent-Disposition: form-data; ${text}\r\n`
  const payload = Buffer.concat([
    Buffer.from(`${head('name="f"')}\r\n${number}\r\n`),
    Buffer.from(`${head(`name="archivo"; filename="${name}"`)}Content-Type: application/pdf\r\n\r\n`),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return app.inject({
    method: 'POST',
    url: action,
    headers: {
      host: 'clave.example',
      cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'sec-fetch-site': 'same-origin',
    },
    payload,
  })
}

describe('the page that signs', () => {
  it('offers every kind, to everybody of the cast who has a cédula', async () => {
    const { body } = await testBrowser(app).get(signPath)
    for (const kind of leafKindNames) expect(body).toContain(`value="${kind}"`)
    expect(body).toContain('value="E1"')
    expect(body).not.toContain('value="FOREIGN"')
    expect(body).not.toContain('enctype')
  })

  it('gives the file back signed, with the issued octets at its beginning', async () => {
    const browser = testBrowser(app)
    const { body } = await browser.get(`${signPath}?persona=E1&certificado=good-san`)
    const issued = await issuedPdf()
    const answer = await upload(browser, body, issued, 'solicitud ñ;a=b.pdf')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+-firmado\.pdf"$/)
    expect(answer.rawPayload.subarray(0, issued.length).equals(issued)).toBe(true)
    const { document, identifier } = people.E1
    const text = answer.rawPayload.toString('latin1', issued.length)
    for (const said of [document, identifier]) expect(text).toContain(Buffer.from(said).toString('hex'))
  })

  it('gives it back inside a signature, for whoever chose that', async () => {
    const browser = testBrowser(app)
    const { body } = await browser.get(`${signPath}?persona=E1&certificado=good&formato=p7m`)
    const issued = await issuedPdf()
    const answer = await upload(browser, body, issued)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/pkcs7-mime')
    expect(answer.headers['content-disposition']).toBe('attachment; filename="solicitud.pdf.p7m"')
    const wrapped = readWrappedCms(answer.rawPayload)
    expect(wrapped.ok && Buffer.from(wrapped.value.content).equals(issued)).toBe(true)
    // What is wrong with a file leaves the choice as it was.
    expect((await upload(browser, body, Buffer.alloc(0))).body).toContain('?formato=p7m')
  })

  it('says what is wrong with a file, and keeps what was chosen', async () => {
    const browser = testBrowser(app)
    await browser.get(`${signPath}?lang=es`)
    const { body } = await browser.get(`${signPath}?persona=E2&certificado=expired`)
    for (const [file, words] of [
      [Buffer.alloc(0), 'Elija el archivo'],
      [Buffer.from('%PDF-1.7 of others'), 'no es una solicitud de Clavero'],
      [Buffer.alloc(5 * 1024 * 1024 + 1), 'más de 5 MB'],
    ] as const) {
      const answer = await upload(browser, body, file)
      expect(answer.statusCode).toBe(400)
      expect(answer.body).toContain(words)
      expect(answer.body).toContain('CERT_EXPIRED')
    }
  })

  it('knows no other people and no other kinds', async () => {
    const browser = testBrowser(app)
    for (const path of ['FOREIGN/good', 'E1/better', 'constructor/good'])
      expect((await browser.get(`${signPath}/${path}`)).statusCode).toBe(404)
    const { body } = await browser.get(`${signPath}?persona=E1&certificado=good`)
    const stranger = testBrowser(app)
    expect((await upload(stranger, body, await issuedPdf())).statusCode).not.toBe(200)
  })
})

describe('the lists of the demonstration', () => {
  it('are served for each authority, and for no other name', async () => {
    for (const layout of ['EXT', 'SAN', 'SUBJ']) {
      const { statusCode, headers, rawPayload } = await testBrowser(app).get(`/demo/listas/${layout}.crl`)
      expect({ statusCode, type: headers['content-type'] }).toEqual({
        statusCode: 200,
        type: 'application/pkix-crl',
      })
      expect(rawPayload[0]).toBe(0x30)
    }
    expect((await testBrowser(app).get('/demo/listas/root.crl')).statusCode).toBe(404)
  })
})
