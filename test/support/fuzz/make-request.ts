import type { Route } from '../route-table.ts'
import type { Chance } from './chance.ts'
import { fieldsOf, fileContents } from './form-schemas.ts'
import { mutateText, type Mutations } from './mutate.ts'
import { oddTexts } from './odd-text.ts'
import type { Standing } from './standing.ts'

/** A request as it goes over the wire; what is not said is left out. Texts are Latin-1, an octet a character. */
export interface Asked {
  readonly [part: string]: string | readonly string[]
  /** `POST /empresa HTTP/1.1` */
  readonly line: string
  /** `name: value`, in their order. */
  readonly headers: readonly string[]
  readonly body: string
  /** The octets as they are, where they follow from nothing. */
  readonly bent: string
}

const how: Mutations = { free: false, longest: 4_096, seeds: oddTexts }
const form = 'application/x-www-form-urlencoded'

const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
const bend = (text: string, chance: Chance): string => mutateText(text, chance, how)

export interface Place {
  readonly routes: readonly Route[]
  readonly methods: readonly string[]
  /** Name and port, as a browser says them. */
  readonly host: string
  readonly origin: string
}

/** A request to one route from one place of the flow: lawful, nearly so, or nothing of the kind. */
export function makeRequest(
  chance: Chance,
  { methods, host, origin }: Place,
  route: Route,
  standing: Standing,
): Asked {
  const isForm = route.methods.includes('POST') && !chance.oneIn(3)
  const method = chance.oneIn(8) ? chance.pick(methods) : isForm ? 'POST' : chance.pick(route.methods)
  const path = addressFor(chance, route, standing)
  const writes = !['GET', 'HEAD', 'OPTIONS'].includes(method)
  const [type, body] = writes || chance.oneIn(20) ? bodyFor(chance, route, path, standing) : [undefined, '']
  const headers = [
    `host: ${chance.oneIn(30) ? chance.pick(hosts) : host}`,
    ...cookieFor(chance, standing),
    ...(writes && !chance.oneIn(20)
      ? [`sec-fetch-site: ${chance.oneIn(15) ? bend('same-origin', chance) : 'same-origin'}`]
      : []),
    ...(chance.oneIn(3) ? [`origin: ${chance.oneIn(8) ? bend(origin, chance) : origin}`] : []),
    ...(type === undefined ? [] : [`content-type: ${type}`]),
    ...more(chance),
  ].map((each) => utf8(each).replace(/[\r\n\0]/g, ' '))
  const asked = { line: `${method} ${path}${queryFor(chance, standing)} HTTP/1.1`, headers, body, bent: '' }
  return chance.oneIn(12) ? { ...asked, bent: bend(octetsOf(asked), chance) } : asked
}

/** What goes over the wire. The connection is for this one request. */
export function octetsOf({ line, headers, body, bent }: Asked): string {
  if (bent !== '') return bent
  const said = [...headers, 'connection: close', ...(body === '' ? [] : [`content-length: ${body.length}`])]
  return `${line}\r\n${said.join('\r\n')}\r\n\r\n${body}`
}

const hosts = [
  'evil.test',
  '',
  'localhost',
  '[::1]',
  'a'.repeat(300),
  'localhost:1',
  'LOCALHOST',
  '\u00e9',
  'a,b',
]

function addressFor(chance: Chance, { path, methods }: Route, { known, forms }: Standing): string {
  const shown = shownFor(path, forms)
  if (methods.includes('POST') && shown.length > 0 && !chance.oneIn(5)) return chance.pick(shown)
  return path.replace(/:(\w+)|\*/g, (_, name: string | undefined) => {
    const right = known[name ?? '*'] ?? []
    const value =
      right.length > 0 && !chance.oneIn(3)
        ? chance.pick(right)
        : bend(chance.pick(['abcdefghijkl', ...right]), chance)
    return chance.oneIn(10) ? value.replace(/[\s\0]/g, '') : encodeURIComponent(value.toWellFormed())
  })
}

/** Whether a form of this route is on a page that is shown there. */
export const showsForm = (standing: Standing | undefined, { path }: Route): boolean =>
  standing !== undefined && shownFor(path, standing.forms).length > 0

/** Addresses of a route to which a form that is shown there goes; what a script sends goes beside its form. */
const shownFor = (path: string, forms: Standing['forms']): readonly string[] =>
  [...forms.keys()]
    .map((action) =>
      path.endsWith(piece)
        ? `${action}${piece}`
        : path.endsWith(challenge)
          ? action.replace(/\/comparar$/, challenge)
          : action,
    )
    .filter((address) => matches(path, address))
const piece = '/parte'
const challenge = '/reto'

const matches = (path: string, action: string): boolean =>
  new RegExp(`^${path.replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`).test(action)

/** What the addresses of ours read behind the question mark, and what none does. */
const asked = [
  'lang',
  'f',
  'to',
  'otras',
  'x',
  '__proto__',
  'lang',
  'codigo',
  'state',
  'code',
  'iss',
  'error',
]

function queryFor(chance: Chance, { known }: Standing): string {
  // Whoever is on the way back from a provider brings what belongs to it, most of the time.
  const own = ['state', 'code', 'iss'].flatMap((name) =>
    (known[name] ?? []).map((value) => `${name}=${value}`),
  )
  if (own.length > 0 && !chance.oneIn(3)) return `?${own.filter(() => !chance.oneIn(8)).join('&')}`
  if (!chance.oneIn(4)) return ''
  const pairs = Array.from({ length: 1 + chance.int(3) }, () => {
    const value = chance.pick(['en', 'es', 'cerradas', '280', ...oddTexts])
    return `${chance.pick(asked)}=${chance.oneIn(4) ? value.replace(/[\s\0]/g, '') : encodeURIComponent(value.toWellFormed())}`
  })
  return `?${utf8(pairs.join('&'))}`
}

function cookieFor(chance: Chance, { cookies }: Standing): readonly string[] {
  if (chance.oneIn(20)) return []
  const line = [...cookies].map((pair) => pair.join('=')).join('; ')
  if (line === '') return chance.oneIn(3) ? [`cookie: ${bend('__Host-clv-browser=abc', chance)}`] : []
  return chance.oneIn(14) ? [`cookie: ${bend(line, chance)}`] : [`cookie: ${line}`]
}

const spoken: readonly (readonly [string, readonly string[]])[] = [
  ['accept', ['text/html', 'application/json', '*/*']],
  ['accept-language', ['en', 'es-EC,es;q=0.9,en;q=0.1', '*;q=0', 'qu']],
  ['accept-encoding', ['gzip', 'gzip;q=0', 'identity', 'br, gzip']],
  ['user-agent', ['Mozilla/5.0 (Windows NT 10.0) Firefox/140.0', '']],
  ['x-forwarded-for', ['203.0.113.9', '::1', 'x']],
  ['x-forwarded-host', ['evil.test']],
  ['if-none-match', ['*', '"x"']],
  ['if-modified-since', ['Thu, 01 Jan 1970 00:00:00 GMT']],
  ['range', ['bytes=0-0', 'bytes=9-1', 'bytes=-1']],
  ['expect', ['100-continue']],
  ['transfer-encoding', ['chunked', 'gzip']],
  ['upgrade', ['websocket', 'h2c']],
  ['content-encoding', ['gzip', 'br']],
  ['authorization', ['Bearer x']],
  ['referer', ['https://evil.test/']],
]

const more = (chance: Chance): readonly string[] =>
  Array.from({ length: chance.int(3) }, () => {
    const [name, values] = chance.pick(spoken)
    // Rarely what makes the rest of the octets mean something else.
    if (['transfer-encoding', 'upgrade', 'content-encoding', 'expect'].includes(name) && !chance.oneIn(6))
      return 'accept: */*'
    const value = chance.pick(values)
    return `${name}: ${chance.oneIn(6) ? bend(value, chance) : value}`
  })

/** With its file behind the fields, or in the stead of those behind the number. */
function withFile(chance: Chance, pairs: readonly (readonly [string, string])[], content: string): Body {
  const isWhole = content === ''
  const fields = isWhole && chance.oneIn(2) ? pairs.slice(0, 1) : pairs
  const said = fields
    .filter(([name]) => name !== 'archivo')
    .map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${utf8(value)}\r\n`)
  const file = `--b\r\ncontent-disposition: form-data; name="archivo"; filename="a.pdf"\r\n\r\n${content}\r\n`
  const parts = isWhole && fields === pairs ? said : [...said, file]
  return ['multipart/form-data; boundary=b', `${parts.join('')}--b--\r\n`]
}

type Body = readonly [type: string | undefined, body: string]

const encoded = (pairs: readonly (readonly [string, string])[]): string =>
  String(new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])))

/** The form of the route, by its schema and by what the page that was shown offers, and what may be wrong with it. */
function bodyFor(chance: Chance, { path }: Route, address: string, { forms, known }: Standing): Body {
  // A piece of a file goes with the number of the form that it is a piece for.
  // So does the challenge that a script asks for.
  const shown = forms.get(address.replace(/\/parte$/, '').replace(/\/reto$/, '/comparar')) ?? {}
  const fields = fieldsOf(path)
  const pairs = fields
    // A field that the page on show does not have is for another page.
    .filter(({ name }) => !forms.has(address) || name in shown || chance.oneIn(10))
    .map(({ name, lawful }): readonly [string, string] => {
      const own = [...(shown[name] ?? []).filter((value) => value !== ''), ...(known[name] ?? [])]
      const from = own.length > 0 && !chance.oneIn(6) ? own : lawful.length > 0 ? lawful : ['']
      return [name, chance.pick(from)]
    })
  const bent = () =>
    pairs.map(([name, value], at): readonly [string, string] =>
      at === Math.min(chance.int(pairs.length + 1), pairs.length - 1)
        ? [name, bend(value, chance)]
        : [name, value],
    )
  const [one = ['f', '']] = pairs.length === 0 ? [] : [chance.pick(pairs)]
  const content = fileContents[path]
  const lawful = (): Body =>
    content === undefined ? [form, encoded(pairs)] : withFile(chance, pairs, content)
  const ways: readonly (() => Body)[] = [
    lawful,
    lawful,
    lawful,
    lawful,
    lawful,
    lawful,
    () => [form, encoded(bent())],
    () => [form, encoded(bent())],
    () => [form, encoded(bent())],
    () => [
      form,
      encoded(pairs.map(([name, value]) => (name === 'f' ? [name, value] : [name, chance.pick(oddTexts)]))),
    ],
    () => [form, encoded([...pairs, one])],
    () => [form, encoded([...pairs, [chance.pick(['x', '__proto__', 'f[]', 'ruc[a]', ...oddTexts]), 'x']])],
    () => [form, encoded(pairs.filter((each) => each !== one))],
    () => [form, bend(encoded(pairs), chance).replace(/[^\0-\xff]/g, '?')],
    () => [form, `${encoded(pairs)}&x=${'x'.repeat(chance.pick([16_000, 16_384, 40_000]))}`],
    () => [form, Array.from({ length: 45 }, (_, at) => `x${at}=1`).join('&')],
    () => ['application/json', JSON.stringify(Object.fromEntries(pairs))],
    () => [
      'multipart/form-data; boundary=b',
      pairs
        .map(
          ([name, value]) =>
            `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${utf8(value)}\r\n`,
        )
        .join(''),
    ],
    () => [
      chance.pick(['text/plain', '', 'x', `${form};charset=utf-16`, `${form.toUpperCase()} ; x`, '/']),
      encoded(pairs),
    ],
    () => [undefined, encoded(pairs)],
    () => [form, ''],
  ]
  return chance.pick(ways)()
}
