import type { FastifyInstance, HTTPMethods, InjectOptions, LightMyRequestResponse } from 'fastify'
import { breaches } from './answer-rules.ts'
import { addressOn, routesOf, type Route } from './route-table.ts'

export interface Walk {
  readonly app: FastifyInstance
  readonly host: string
  /** Of a browser; none for a stranger. */
  readonly cookies?: ReadonlyMap<string, string>
}

type Ask = Pick<InjectOptions, 'headers' | 'payload'> & { readonly method?: HTTPMethods }

/** Asks one address with the browser's cookies, without a socket. */
const asker =
  ({ app, host, cookies = new Map() }: Walk) =>
  (url: string, { method = 'GET', headers = {}, payload }: Ask = {}): Promise<LightMyRequestResponse> =>
    app.inject({
      url,
      method,
      headers: { host, cookie: [...cookies].map((pair) => pair.join('=')).join('; '), ...headers },
      ...(payload === undefined ? {} : { payload }),
    })

/** One finding a line: `POST /empresa: cache-control: public`. */
type Findings = Promise<readonly string[]>

const overRoutes = async (
  walk: Walk,
  look: (route: Route, url: string) => Promise<readonly string[]>,
): Findings => {
  const found: string[] = []
  for (const route of routesOf(walk.app)) found.push(...(await look(route, addressOn(route))))
  return found
}

/** Every route with every method that the server knows: the answer is treated as all are, and a method too many is none. */
export function askEverything(walk: Walk): Findings {
  const ask = asker(walk)
  return overRoutes(walk, async ({ methods }, url) => {
    const found: string[] = []
    for (const method of walk.app.supportedMethods) {
      const answer = await ask(url, { method })
      const refused = answer.statusCode >= 400
      const own = methods.includes(method)
      found.push(
        ...breaches(url, answer).map((breach) => `${method} ${url}: ${breach}`),
        ...(own || refused ? [] : [`${method} ${url}: answered though no route has it`]),
      )
    }
    return found
  })
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }

/** Where a form comes from, when it does not come from a page of ours that this browser was shown. */
const foreign: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'another site': { ...form, 'sec-fetch-site': 'cross-site' },
  'another origin': { ...form, origin: 'https://evil.test' },
  'a sealed frame': { ...form, origin: 'null' },
}

/**
 * Every route that writes, asked from elsewhere and without a form number.
 * @param unnumbered Addresses that act on nothing but the browser's own cookie, and so need no number.
 */
export function forgeEverything(walk: Walk, unnumbered: readonly string[]): Findings {
  const ask = asker(walk)
  return overRoutes(walk, async ({ methods }, url) => {
    if (!methods.includes('POST')) return []
    const found: string[] = []
    for (const [from, headers] of Object.entries(foreign)) {
      const { statusCode } = await ask(url, { method: 'POST', headers, payload: '' })
      if (statusCode !== 403) found.push(`POST ${url}: ${statusCode} from ${from}`)
    }
    if (unnumbered.includes(url)) return found
    const own = { ...form, 'sec-fetch-site': 'same-origin' }
    const { statusCode } = await ask(url, { method: 'POST', headers: own, payload: '' })
    if (statusCode < 400) found.push(`POST ${url}: ${statusCode} without a form number`)
    return found
  })
}

/**
 * Every route asked as another host, and with words that only a trusted proxy may say.
 * @param hostless Addresses that answer whatever host is named, and say nothing that depends on it.
 */
export function pretendEverywhere(walk: Walk, hostless: (url: string) => boolean): Findings {
  const ask = asker(walk)
  const claims = {
    'x-forwarded-host': 'evil.test',
    'x-forwarded-proto': 'http',
    'x-forwarded-for': '203.0.113.9',
    'x-real-ip': '203.0.113.9',
    forwarded: 'for=203.0.113.9;host=evil.test;proto=http',
  }
  return overRoutes(walk, async (_route, url) => {
    const found: string[] = []
    const elsewhere = await ask(url, { headers: { host: 'evil.test' } })
    if (!hostless(url) && elsewhere.statusCode !== 421)
      found.push(`${url}: ${elsewhere.statusCode} as evil.test`)
    const [plain, claimed] = [await ask(url), await ask(url, { headers: claims })]
    if (claimed.statusCode !== plain.statusCode) found.push(`${url}: another answer for a claimed proxy`)
    for (const answer of [elsewhere, claimed])
      if (/evil\.test|203\.0\.113\.9/.test(JSON.stringify(answer.headers) + answer.body))
        found.push(`${url}: repeats what was claimed`)
    return found
  })
}
