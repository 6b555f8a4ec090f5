import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { identify, recover } from '../support/recover.ts'
import { writes } from '../support/addresses.ts'
import { startService, type Service } from '../support/service.ts'
import { visit, type Answered, type Asking, type Visitor } from '../support/visitor.ts'

let service: Service
beforeAll(async () => {
  service = await startService({
    policy: (base) => ({ ...base, network: { ...base.network, signInFailuresPerHour: 1e6 } }),
  })
})
afterAll(() => service.stop())
afterEach(() => expect(service.faultLines()).toEqual([]))

// prettier-ignore
const reads = [
  '/', '/tramite', '/empresa', '/empresa/consulta', '/empresa/consulta/estado', '/comprobacion', '/registro-sin-respuesta',
  '/preguntas', '/preguntas/1', '/preguntas/resultado', '/preguntas/comprobacion', '/suspendido', '/enlace', '/enlace/enviado', '/enlace/estado',
  '/clave/nueva', '/clave/lista', '/clave/abcdefghijkl', '/ruc-no-activo', '/sin-correo', '/bloqueada', '/representante',
  '/otras-formas', '/caso', '/caso/CLV-0000', '/caso/CLV-0000/retirar', '/caso/CLV-0000/comprobante.pdf',
  '/caso/CLV-0000/comprobante.json', '/aviso', '/aviso/abcdefghijkl', '/aviso/recibido', '/entrar', '/cuenta', '/salir',
  '/ayuda', '/ayuda/que-me-pasa', '/ayuda/que-me-pasa/T-02', '/ayuda/que-me-pasa.json', '/ayuda/resultado/R-07', '/ayuda/codigo/CLV-130', '/ayuda/codigo', '/ayuda/cuentenos',
  '/accesibilidad', '/terminos', '/privacidad', '/estado', '/healthz', '/.well-known/security.txt',
  '/comprobante/verificar', '/comprobante/verificar.html', '/cuenta/comprobantes', '/cuenta/comprobantes/1.json',
] as const
const fields = [
  'f',
  'ruc',
  'cedula',
  'sucursal',
  'humanCheck',
  'boleto',
  'answer',
  'day',
  'month',
  'year',
  'tiempo',
  'codigo',
  'token',
  'codigoPantalla',
  'codigoCorreo',
  'clave',
  'sesion',
  'necesita',
  'contacto',
]

/** An answer is one of ours: never a fault, coded where it says no, and leading nowhere else. */
function isSound(path: string, { status, headers, body }: Answered): void {
  const told = `${path} → ${status}`
  expect([told, status < 500]).toEqual([told, true])
  expect([told, headers['x-content-type-options'] ?? 'none']).toEqual([told, 'nosniff'])
  if (status === 303)
    expect([told, String(headers['location'])]).toEqual([told, expect.stringMatching(/^\/(?![/\\])/)])
  // A field that has to be corrected says so beside itself; everything else has a code to read out.
  if (status >= 400 && body !== '')
    expect([told, /CLV-\d{3}|govuk-error-summary/.test(body)]).toEqual([told, true])
  expect(body).not.toMatch(/at .*\.(?:ts|js):\d+|node_modules/)
}

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '',
    '\u0000',
    '\ud800',
    '\udfff\ud800',
    '\u202e\u2066',
    'ﬀ',
    'İ',
    'K',
    '💥',
    '\r\nSet-Cookie: a=b',
    'null',
    'undefined',
    'true',
    '0',
    '-1',
    '1e309',
    'NaN',
    '[]',
    '{}',
    '{"$ne":""}',
    '__proto__',
    'constructor',
    "' or 1=1 --",
    '../../etc/passwd',
    '${7*7}',
    '{{7*7}}',
    '<script>',
    '%00',
    '%',
    '%ff',
    '９９９',
    '٣',
    'x'.repeat(5_000),
  ),
)
const encoded = (text: string): string =>
  Array.from(Buffer.from(text, 'utf8'), (octet) => `%${octet.toString(16).padStart(2, '0')}`).join('')

describe('bad input everywhere', () => {
  let visitors: readonly Visitor[]
  beforeAll(async () => {
    const stranger = visit(service)
    const begun = visit(service)
    await identify(begun, service.fresh())
    const asked = visit(service)
    await recover(asked, service.fresh(), { stopAt: 'asked' })
    const sent = visit(service)
    await recover(sent, service.fresh(), { stopAt: 'sent' })
    const opened = visit(service)
    await recover(opened, service.fresh(), { stopAt: 'opened' })
    visitors = [stranger, begun, asked, sent, opened]
  })
  const who = fc.nat({ max: 4 })
  const asks = (n: number, path: string, asking?: Asking) => {
    const visitor = visitors[n]
    if (visitor === undefined) throw new Error('nobody')
    return visitor.copy().ask(path, asking)
  }

  it('ATK-11, ATK-38, ATK-60: no field of any form breaks anything, whatever stands in it and whoever sends it', async () => {
    const body = fc.oneof(
      fc
        .array(fc.tuple(fc.oneof(fc.constantFrom(...fields), odd), odd), { maxLength: 6 })
        .map((pairs) => pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')),
      fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.toWellFormed()),
      fc.constantFrom('f=1&f=2', 'f[]=1&f[$ne]=2', '=&=&&', '%', 'f=%ED%A0%80', '&'.repeat(200), 'a=1;b=2'),
    )
    await fc.assert(
      fc.asyncProperty(who, fc.constantFrom(...writes), body, async (n, path, text) => {
        isSound(`POST ${path} ${text.slice(0, 80)}`, await asks(n, path, { method: 'POST', body: text }))
      }),
      { numRuns: 1_200 },
    )
  })

  it('ATK-11, ATK-60: a form of ours with one field made odd is answered by a page', async () => {
    const real = await Promise.all(
      visitors.map(async (visitor) => {
        await visitor.open(visitor.page.path)
        return visitor.page.forms.map(({ action, fields: own }) => ({
          action,
          body: Object.fromEntries(own.map(({ name, value }) => [name, value])),
        }))
      }),
    )
    await fc.assert(
      fc.asyncProperty(who, fc.nat(), fc.nat(), odd, async (n, form, field, value) => {
        const forms = real[n] ?? []
        const chosen = forms[form % Math.max(1, forms.length)]
        if (chosen === undefined) return
        const names = Object.keys(chosen.body)
        const name = names[field % Math.max(1, names.length)] ?? 'f'
        const body = { ...chosen.body, [name]: value.toWellFormed() }
        isSound(`POST ${chosen.action} ${name}`, await asks(n, chosen.action, { method: 'POST', body }))
      }),
      { numRuns: 600 },
    )
  })

  it('ATK-12: no address and no query leads away or breaks', async () => {
    const targets = [
      'https://evil.test',
      '//evil.test',
      '/\\evil.test',
      'javascript:alert(1)',
      'data:,x',
      '%2F%2Fevil.test',
      '%252F%252Fevil.test',
    ]
    const names = [
      'next',
      'returnTo',
      'redirect_uri',
      'callbackURL',
      'continue',
      'lang',
      'necesita',
      'otras',
      'f',
    ]
    const query = fc.tuple(
      fc.constantFrom(...names),
      fc.oneof(
        fc.constantFrom(...targets, 'en', 'es', 'en&lang=es'),
        odd.map((text) => encoded(text.toWellFormed())),
      ),
    )
    const path = fc.oneof(
      fc.constantFrom(...reads),
      fc.constantFrom(
        '//evil.test',
        '//evil.test/',
        '///',
        '/\\evil.test',
        '//x//evil.test/',
        '/./',
        '/../../etc/passwd',
        '/%',
        '/%00',
        '/%2e%2e/',
        '/%c0%af',
        '/clave/%ff',
        '/preguntas/9999999999',
        '/preguntas/-1',
        '/a/../../package.json',
        '/a/%2e%2e/%2e%2e/package.json',
        '/a/app.css',
        '/demo/correo',
        '/' + 'x'.repeat(3_000),
      ),
      fc.webPath().map((text) => `/${text.slice(1)}`),
    )
    await fc.assert(
      fc.asyncProperty(
        who,
        fc.constantFrom('GET', 'HEAD'),
        path,
        fc.option(query),
        async (n, method, where, asked) => {
          const address = asked === null ? where : `${where}?${asked[0]}=${asked[1]}`
          const answer = await asks(n, address, { method })
          isSound(`${method} ${address}`, answer)
          expect(String(answer.headers['location'] ?? '')).not.toMatch(/^(?:[a-z]+:|[/\\]{2})/i)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it('takes one content type, and no other method', async () => {
    // prettier-ignore
    const types = ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/xml', 'x', 'application/x-www-form-urlencoded-x', '']
    for (const path of writes) {
      for (const type of types) {
        const answer = await asks(3, path, {
          method: 'POST',
          body: '{"f":["1"]}',
          headers: { 'content-type': type },
        })
        isSound(`POST ${path} ${type}`, answer)
        expect([path, type, answer.status >= 400]).toEqual([path, type, true])
      }
      for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        const answer = await asks(3, path, { method })
        isSound(`${method} ${path}`, answer)
        expect([path, method, answer.status]).toEqual([
          path,
          method,
          expect.toSatisfy((code: number) => code >= 400),
        ])
      }
    }
  })

  it('who goes away in the middle of a request is no fault of ours', async () => {
    const { host } = new URL(service.origin)
    const begin = `POST /entrar HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/x-www-form-urlencoded\r\n`
    for (const rest of ['content-length: 100\r\n\r\nf=', 'transfer-encoding: chunked\r\n\r\n5\r\nf=']) {
      const socket = connect({ port: service.port, host: '127.0.0.1' })
      await new Promise<void>((written) => socket.write(begin + rest, () => written()))
      await new Promise((passed) => setTimeout(passed, 100))
      const closed = new Promise((ended) => socket.once('close', ended))
      socket.destroy()
      await closed
    }
    await new Promise((passed) => setTimeout(passed, 200))
    expect(service.faultLines()).toEqual([])
  })

  it('who hangs up while the answer is made is no fault of ours either, and is known by the address all the same', async () => {
    const ana = visit(service)
    await ana.open('/empresa')
    const body = String(new URLSearchParams(await ana.filled('/empresa', { ruc: 'x' })))
    const lines = [
      'POST /empresa HTTP/1.1',
      `host: ${new URL(service.origin).host}`,
      'sec-fetch-site: same-origin',
      `cookie: ${[...ana.cookies].map((pair) => pair.join('=')).join('; ')}`,
      'content-type: application/x-www-form-urlencoded',
      `content-length: ${body.length}`,
    ]
    for (let times = 0; times < 20; times += 1) {
      const socket = connect({ port: service.instances[0]?.port ?? 0, host: '127.0.0.1' })
      socket.on('error', () => undefined).resume()
      const closed = new Promise((ended) => socket.once('close', ended))
      // What follows the body is no request: the socket is closed before the first one is answered.
      socket.write(`${lines.join('\r\n')}\r\n\r\n${body}\0\0\r\n\r\n`)
      await closed
    }
    await new Promise((passed) => setTimeout(passed, 200))
    expect(service.faultLines()).toEqual([])
  })

  it('reads no cookie it did not make, however it is written', async () => {
    const cookie = fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 200 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
      fc.constantFrom(
        'clv-browser=',
        'clv-browser',
        'clv-browser=a; clv-browser=b',
        ';;;;',
        'clv-session=%00',
        `clv-browser=${'A'.repeat(5_900)}`,
        'clv-lang=xx',
        'clv-lang=__proto__',
        '__proto__=1',
      ),
      fc.base64String({ maxLength: 400 }).map((text) => `clv-browser=${text}; clv-session=${text}`),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/', '/preguntas', '/clave/nueva', '/cuenta', '/entrar'),
        cookie,
        async (path, header) => {
          const answer = await visit(service).ask(path, { headers: { cookie: header } })
          isSound(`${path} with ${header.slice(0, 60)}`, answer)
          if (path === '/cuenta') expect(answer.headers['location']).toBe('/entrar')
        },
      ),
      { numRuns: 300 },
    )
  })
})
