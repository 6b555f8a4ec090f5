import { tmpdir } from 'node:os'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { createKeyedDigest } from '../../src/platform/crypto/digests.ts'
import { createSealer } from '../../src/platform/crypto/seal.ts'
import { createTexts } from '../../src/platform/text/texts.ts'
import { defaultTheme } from '../../src/platform/ui/theme.ts'
import { createWebApp } from '../../src/platform/web/app.ts'
import type { WebFrame } from '../../src/platform/web/context.ts'
import { cookieJar, type CookieJar } from '../../src/platform/web/cookies.ts'
import { formNumbers } from '../../src/platform/web/form-number.ts'
import { requestIdFrom } from '../../src/platform/web/request-id.ts'
import { visits } from '../../src/platform/web/visits.ts'
import { asDescribed } from '../../src/policy/profiles/as-described.ts'
import { testNow } from './visit.ts'

const host = 'clave.example'
export const testJar: CookieJar = cookieJar(true)

export const testFrame = (): WebFrame => ({
  texts: createTexts(),
  theme: defaultTheme,
  assets: (name) => `/a/${name}`,
  clock: () => testNow,
  origin: `https://${host}`,
  formNumbers: formNumbers([createKeyedDigest('k'.repeat(32), 'form')]),
  demonstration: null,
})

/** The real web frame around some routes, without a socket. */
export function testApp(...routes: readonly ((app: FastifyInstance) => void)[]): Promise<FastifyInstance> {
  const frame = testFrame()
  let browsers = 0
  let requests = 0
  return createWebApp({
    frame,
    visits: visits({
      frame,
      jar: testJar,
      sealer: createSealer(['s'.repeat(32)], 'browser'),
      policy: asDescribed,
      newBrowserId: () => `browser-${(browsers += 1)}`,
    }),
    jar: testJar,
    publicFolder: tmpdir(),
    trustedProxies: [],
    logger: false,
    newRequestId: () => requestIdFrom(new Uint8Array([0, 31, 32, 255, 1, 2, 3, (requests += 1)])),
    beat: { every: 0, doors: [] },
    routes,
  })
}

/** A browser that keeps its cookies and fills in forms, one page at a time. */
export interface TestBrowser {
  readonly cookies: ReadonlyMap<string, string>
  get(path: string): Promise<LightMyRequestResponse>
  /** Sends the form of the last page that posts to `path`, hidden fields included. */
  send(path: string, fields?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>
}

export function testBrowser(app: FastifyInstance): TestBrowser {
  const cookies = new Map<string, string>()
  let page = ''
  const request = async (method: 'GET' | 'POST', url: string, payload?: string) => {
    const response = await app.inject({
      method,
      url,
      headers: {
        host,
        cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
        ...(payload !== undefined && {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        }),
      },
      ...(payload !== undefined && { payload }),
    })
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    if (response.body !== '') page = response.body
    return response
  }
  return {
    cookies,
    get: (path) => request('GET', path),
    send(path, fields = {}) {
      const form = page.split('<form ').find((text) => text.includes(`action="${path}"`)) ?? ''
      const hidden = [...(form.split('</form>')[0] ?? '').matchAll(/type="hidden"([^>]*)>/g)].map(
        ([, text = '']) => [
          / name="([^"]*)"/.exec(text)?.[1] ?? '',
          / value="([^"]*)"/.exec(text)?.[1] ?? '',
        ],
      )
      return request('POST', path, String(new URLSearchParams({ ...Object.fromEntries(hidden), ...fields })))
    },
  }
}
