import { beforeEach, describe, expect, it } from 'vitest'
import { networkPlaces, type NetworkPlaces } from '../../../test/support/network-places.ts'
import { htmlFindings } from '../../../test/support/valid-html.ts'
import { testApp, testBrowser } from '../../../test/support/web.ts'
import { triageSearch } from '../../entry/compose/triage-search.ts'
import { createTexts } from '../../platform/text/texts.ts'
import { defaultTheme } from '../../platform/ui/theme.ts'
import { asDescribed } from '../../policy/profiles/as-described.ts'
import { tree } from '../domain/tree.ts'
import { findDataPath, findRoutes } from './find-routes.ts'
import { doorPaths } from './paths.ts'
import { rowFactsOf } from './row-words.ts'

const path = doorPaths['T-05']
const texts = createTexts()
const t = texts.in('es')
const find = triageSearch(texts)

let limits: NetworkPlaces
beforeEach(() => void (limits = networkPlaces()))

const open = () =>
  testApp(
    findRoutes({
      find,
      facts: rowFactsOf(asDescribed, defaultTheme),
      limits,
      texts,
      origin: 'https://clave.example',
    }),
  )
const browser = async () => testBrowser(await open())

async function program(payload: string, type = 'application/json') {
  const app = await open()
  return app.inject({
    method: 'POST',
    url: findDataPath,
    headers: { host: 'clave.example', 'content-type': type, accept: 'text/html' },
    payload,
  })
}

describe('T-05, a code or what the screen said', () => {
  it('asks for one thing, says what not to type, and is sound HTML', async () => {
    const page = (await (await browser()).get(path)).body
    expect(page).toContain('No escriba su clave, su RUC ni su cédula')
    expect(page.match(/<textarea/g)).toHaveLength(1)
    expect(page).not.toContain('name="f"')
    expect(await htmlFindings(page)).toEqual([])
  })

  it('answers a code with its message, its row and one button, and two others beneath', async () => {
    const ana = await browser()
    const { body, statusCode } = await ana.send(path, { texto: 'clv 130' })
    expect(statusCode).toBe(200)
    expect(body).toContain(`CLV-130: ${t('clv.130')}`)
    expect(body).toContain(t('t05.found'))
    expect(body).toContain(t('t.r09.title'))
    expect(body).toContain('href="/estado"')
    expect(body).toContain('href="/ayuda/resultado/R-09"')
    expect(await htmlFindings(body)).toEqual([])
  })

  it('answers words in the same way, and asks where it is not sure', async () => {
    const ana = await browser()
    expect((await ana.send(path, { texto: 'la clave está bloqueada' })).body).toContain(t('t05.found'))
    const { body } = await ana.send(path, { texto: 'algo del correo de mi tía' })
    expect(body).toContain(t('t05.guess'))
    expect(body).toContain(t('t05.other'))
  })

  it('shows the whole list where nothing is near', async () => {
    const { body, statusCode } = await (await browser()).send(path, { texto: 'feliz navidad a todos' })
    expect(statusCode).toBe(200)
    expect(body).toContain(t('t05.none'))
    for (const { answers } of tree.questions.find(({ id }) => id === tree.first)?.groups ?? [])
      for (const { key } of answers) expect(body).toContain(t(key))
    expect(await htmlFindings(body)).toEqual([])
  })

  it('gives back what was typed, for a slip to be mended, and neither numbers nor keys', async () => {
    const ana = await browser()
    const texto = 'ruc 2499990042001 clave Abcd12*4 ana@empresa.example el enlace venció'
    const { body, headers } = await ana.send(path, { texto })
    expect(body).toContain('el enlace venció</textarea>')
    expect(body).toContain(t('t05.hidden'))
    expect(body).toContain(t('t.r07.title'))
    expect(body).not.toMatch(/2499990042001|Abcd12|ana@empresa/)
    expect(headers['cache-control']).toContain('no-store')
    expect(headers.location).toBeUndefined()
  })

  it('shows markup as text', async () => {
    const { body } = await (await browser()).send(path, { texto: '</textarea><script>x()</script> turno' })
    expect(body).not.toContain('<script>x()')
    expect(await htmlFindings(body)).toEqual([])
  })

  it('says what is missing when nothing was typed, and counts nothing', async () => {
    const { body, statusCode } = await (await browser()).send(path, { texto: ' \n ' })
    expect(statusCode).toBe(422)
    expect(body).toContain(t('t05.err'))
    expect(await htmlFindings(body)).toEqual([])
    expect(limits.taken).toBe(0)
  })

  it('takes a page of a screen and more: what is beyond the limit is not looked at', async () => {
    const ana = await browser()
    const long = `El enlace venció. ${'x'.repeat(12_000)}`
    expect((await ana.send(path, { texto: long })).body).toContain(t('t.r07.title'))
    expect((await ana.send(path, { texto: 'x'.repeat(16_100) })).statusCode).toBe(400)
  })

  it('needs no cookie: who comes back to an old page is answered', async () => {
    const app = await open()
    const { statusCode } = await app.inject({
      method: 'POST',
      url: path,
      headers: {
        host: 'clave.example',
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
      },
      payload: 'texto=CLV-160',
    })
    expect(statusCode).toBe(200)
  })

  it('takes a place of the network for every search, and says when none is left (X-06)', async () => {
    const ana = await browser()
    await ana.send(path, { texto: 'CLV-130' })
    expect(limits.taken).toBe(1)
    limits.isBusy = true
    const { statusCode, body } = await ana.send(path, { texto: 'CLV-130' })
    expect(statusCode).toBe(429)
    expect(body).toContain('CLV-181')
  })

  it('answers while places cannot be counted: it is asked most when something is down', async () => {
    limits.reserve = () => Promise.reject(new Error('Connection terminated'))
    const { statusCode, body } = await (await browser()).send(path, { texto: 'no hay sistema' })
    expect(statusCode).toBe(200)
    expect(body).toContain(t('t.r31.title'))
  })
})

describe('where nothing helped', () => {
  it('leads to a person, and to T-06, where one is told what is seen', async () => {
    const { body } = await (await browser()).send(path, { texto: 'feliz navidad a todos' })
    expect(body).toContain(t('t06.person'))
    expect(body).toContain(`href="${doorPaths['T-06']}"`)
    expect(body).toContain(defaultTheme.phone)
    expect(body).toContain('href="/centros"')
  })
})

describe('the same for a program', () => {
  it('answers with the rows, their words and their addresses', async () => {
    const answer = await program(JSON.stringify({ text: 'the link expired', lang: 'en' }))
    expect(answer.headers['content-type']).toContain('application/json')
    expect(answer.json()).toMatchObject({
      format: 1,
      code: null,
      isGuess: false,
      isHidden: false,
      rows: [
        {
          id: 'R-07',
          title: texts.in('en')('t.r07.title'),
          url: 'https://clave.example/ayuda/resultado/R-07',
          next: { url: 'https://clave.example/empresa' },
        },
        {},
        {},
      ],
      list: 'https://clave.example/ayuda/que-me-pasa',
    })
    expect((await program('{"text":"CLV-130"}')).json()).toMatchObject({
      code: 'CLV-130',
      rows: [{ id: 'R-09' }, {}, {}],
    })
    expect((await program('{"text":"feliz navidad a todos"}')).json()).toMatchObject({ rows: [] })
  })

  it('gives nothing back of what was asked', async () => {
    const { body } = await program(JSON.stringify({ text: 'mi clave es Abcd12*4 y el enlace venció' }))
    expect(body).not.toContain('Abcd12')
    expect(body).not.toContain('venció')
    expect(JSON.parse(body)).toMatchObject({ isHidden: true })
  })

  it.each([
    ['no JSON', '{"text":'],
    ['no object', '["x"]'],
    ['nothing', ''],
    ['no text', '{}'],
    ['a text of spaces', '{"text":"  "}'],
    ['a text that is none', '{"text":{"a":1}}'],
    ['a field of its own', '{"text":"x","more":"y"}'],
    ['a language that is none of ours', '{"text":"x","lang":"qu"}'],
    ['a prototype', '{"__proto__":{"text":"x"}}'],
  ])('refuses %s with a problem that has a code, and counts nothing', async (_, payload) => {
    const answer = await program(payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ code: 'CLV-901', type: 'urn:clavero:code:CLV-901' })
    expect(limits.taken).toBe(0)
  })

  it('has the same places as the page', async () => {
    limits.isBusy = true
    const answer = await program('{"text":"CLV-130"}')
    expect(answer.statusCode).toBe(429)
    expect(answer.json()).toMatchObject({ code: 'CLV-181' })
  })
})
