import fastify from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { instantOf } from '../../kernel/time.ts'
import { createTexts } from '../../platform/text/texts.ts'
import { frameTexts } from '../../platform/ui/frame-texts.ts'
import { defaultTheme, themeFiles } from '../../platform/ui/theme.ts'
import { CodedRefusal } from '../../platform/web/context.ts'
import type { Visit } from '../../platform/web/context.ts'
import { parseForm } from '../../platform/web/form-body.ts'
import { testVisit } from '../../../test/support/visit.ts'
import { inboxRoutes } from './inbox-routes.ts'
import { createInboxStore } from './inbox-store.ts'

const texts = createTexts()
const store = createInboxStore()
const origin = 'http://127.0.0.1:8080'
const receivedAt = new Date(Date.UTC(2026, 10, 24, 15, 39, 30))
const visit: Visit = {
  ...testVisit('es'),
  lang: 'es',
  t: texts.in('es'),
  now: instantOf(new Date(receivedAt.getTime() + 19_000)),
  network: 'n',
  browserName: 'b',
  browser: { id: 'b', seenAt: instantOf(receivedAt) },
  lapsed: false,
  idle: 900,
  carry: () => undefined,
  forget: () => undefined,
  page: {
    lang: 'es',
    frame: frameTexts(texts.in('es'), 'es', defaultTheme),
    theme: defaultTheme,
    themeFiles: themeFiles(defaultTheme),
    assets: (name) => `/a/${name}`,
    path: '/demo/correo',
  },
  formNumber: (act) => `0.${act}`,
  checkForm: (raw, act) => {
    if (raw !== `0.${act}`) throw new CodedRefusal('foreignForm')
    return 'fresh'
  },
}

const app = fastify()
beforeAll(async () => {
  app.decorateRequest('visit')
  app.addHook('onRequest', (request, _reply, done) => {
    request.visit = visit
    done()
  })
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, text, done) => {
      done(null, parseForm(text as string))
    },
  )
  inboxRoutes({ store, origin, linkLife: 180 })(app)
  await app.ready()
})
afterAll(() => app.close())

beforeEach(() => {
  store.clear()
  store.add({
    receivedAt,
    envelopeFrom: 'rebote@rebotes.test',
    to: 'ana@empresa.test',
    folder: 'inbox',
    from: 'Instituto de Prueba',
    subject: 'Enlace <b>para</b> crear',
    text: `Abra este enlace:\n\n${origin}/clave/r#abc\n\nhttp://evil.test/clave/r\n\n7Q4M-2K9T\n<script>alert(1)</script>\n`,
    html: '',
    headers: {},
  })
})

const n = () => store.list()[0]?.n ?? 0
const get = (url: string) => app.inject({ url })

describe('the pages of the development inbox', () => {
  it('list what arrived, with the words of a mail as words', async () => {
    const { body, statusCode } = await get('/demo/correo')
    expect(statusCode).toBe(200)
    expect(body).toContain('Leer: Enlace &lt;b&gt;para&lt;/b&gt; crear')
    expect(body).toContain(`href="/demo/correo/${n()}"`)
    expect(body).toContain('10:39:30')
  })

  it('say so when nothing arrived, and offer nothing to empty', async () => {
    store.clear()
    const { body } = await get('/demo/correo')
    expect(body).toContain('Todavía no hay mensajes.')
    expect(body).not.toContain('<form')
  })

  it('show one mail with its clock as clock time, and links to our own site only', async () => {
    const { body } = await get(`/demo/correo/${n()}`)
    expect(body).toContain('data-seconds="161"')
    expect(body).toContain('10:42:30')
    expect(body).toContain('href="/clave/r#abc"')
    expect(body).not.toContain('href="http')
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it.each(['/aviso/r#abc', '/acceso/r#abc'])(
    'show no clock on a mail with %s, which lives for days',
    async (path) => {
      const [mail] = store.list()
      if (mail !== undefined) store.add({ ...mail, text: `Ábralo aquí:\n\n${origin}${path}\n` })
      const { body } = await get(`/demo/correo/${n()}`)
      expect(body).toContain(`href="${path}"`)
      expect(body).not.toContain('data-seconds')
    },
  )

  it('mark what a mailbox sorted out, in the list and on its own page', async () => {
    const [mail] = store.list()
    expect((await get('/demo/correo')).body).not.toContain('Correo no deseado')
    if (mail !== undefined) store.add({ ...mail, folder: 'junk' })
    for (const path of ['/demo/correo', `/demo/correo/${n()}`])
      expect((await get(path)).body).toContain('Correo no deseado')
  })

  it('do not know a mail that is gone', async () => {
    expect((await get('/demo/correo/999999')).statusCode).not.toBe(200)
    expect((await get('/demo/correo/..%2f')).statusCode).not.toBe(200)
  })

  it('are emptied by their own form only', async () => {
    const post = (payload: string) =>
      app.inject({
        method: 'POST',
        url: '/demo/correo/vaciar',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload,
      })
    expect((await post('formulario=x')).statusCode).not.toBe(303)
    expect(store.list()).toHaveLength(1)
    expect((await post('formulario=0.emptyMailbox')).statusCode).toBe(303)
    expect(store.list()).toEqual([])
  })

  it('hand link and code to tests as JSON, for one address or for all', async () => {
    const found = (await get('/demo/correo/inbox.json?to=ANA@empresa.test')).json<unknown[]>()
    expect(found).toMatchObject([
      { to: 'ana@empresa.test', link: `${origin}/clave/r#abc`, code: '7Q4M-2K9T' },
    ])
    expect((await get('/demo/correo/inbox.json?to=otra@empresa.test')).json()).toEqual([])
  })
})
