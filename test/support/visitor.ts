import { Agent, request as send } from 'node:http'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { Challenge } from 'altcha-lib/types'
import type { Lang } from '../../src/kernel/lang.ts'
import type { ParamsOf } from '../../src/platform/text/texts.ts'
import type { TextKey } from '../../src/platform/text/keys.ts'
import { readPage, type Form, type Page } from './page.ts'
import type { Service } from './service.ts'

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
  /** The same as it came over HTTP, for files. */
  readonly octets?: Buffer
}

export interface Asking {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | string[]>>
  /** Fields of a form, or the body as it is. */
  readonly body?: Readonly<Record<string, string>> | string | Buffer
}

export interface Posted {
  readonly path: string
  readonly body: Readonly<Record<string, string>>
}

/** One request as it leaves the browser: its body is written, its headers are complete. */
export interface Outgoing {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly payload: string | Buffer | undefined
}

/** What it takes to be visited; a demonstration in a process of its own has no more. */
export type Visited = Pick<Service, 'origin' | 'port' | 'texts'> & {
  readonly instances: readonly Pick<Service['instances'][number], 'port'>[]
  /** How a request gets there without a socket; left out, it goes over HTTP to the port. */
  readonly carry?: (outgoing: Outgoing) => Promise<Answered>
}

/** A person in front of a browser without scripts, who can also do what a script of ours would do. */
export interface Visitor<S extends Visited = Service> {
  readonly service: S
  readonly lang: Lang
  readonly cookies: Map<string, string>
  /** Every form this browser sent, in order. */
  readonly posted: readonly Posted[]
  /** What is on the screen. */
  page: Page
  /** One request with this browser's cookies; follows nothing and changes no screen. */
  ask(path: string, asking?: Asking): Promise<Answered>
  /** Goes to an address, and where it leads. */
  open(path: string): Promise<Page>
  /** Presses the button with these words; `typed` by the field's name or label. */
  press(button: string, typed?: Readonly<Record<string, string>>): Promise<Page>
  /** Sends the form that posts to this address, whichever its button says. */
  submit(action: string, typed?: Readonly<Record<string, string>>): Promise<Page>
  /** The body that `submit` would send, for whoever sends it twice or elsewhere. */
  filled(action: string, typed?: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>
  follow(link: string): Promise<Page>
  /** A second browser window with the same cookies as now; they part from here. */
  copy(): Visitor<S>
  t<K extends TextKey>(key: K, ...params: keyof ParamsOf<K> extends never ? [] : [ParamsOf<K>]): string
}

export interface VisitorOptions {
  readonly lang?: Lang
  /** Which instance; without it the public address, and so any of them. */
  readonly instance?: number
  /** Address the visitor comes from; every one has its own unless given. */
  readonly network?: string
}

let born = 0
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const blank = { status: 0, path: '/', headers: {}, html: '' }

export function visit<S extends Visited>(service: S, options: VisitorOptions = {}): Visitor<S> {
  const lang = options.lang ?? 'es'
  born += 1
  const network = options.network ?? `198.51.${Math.floor(born / 250) % 250}.${(born % 250) + 1}`
  const cookies = new Map<string, string>()
  if (lang !== 'es') cookies.set(`${service.origin.startsWith('https:') ? '__Host-' : ''}clv-lang`, lang)
  return visitor(service, { ...options, lang, network }, cookies, readPage(blank))
}

function visitor<S extends Visited>(
  service: S,
  options: Required<Pick<VisitorOptions, 'lang' | 'network'>> & VisitorOptions,
  cookies: Map<string, string>,
  onScreen: Page,
): Visitor<S> {
  const port =
    options.instance === undefined ? service.port : (service.instances[options.instance]?.port ?? 0)

  const carry = service.carry ?? overHttp(port)
  const ask = async (
    path: string,
    { method = 'GET', headers = {}, body }: Asking = {},
  ): Promise<Answered> => {
    const isForm = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body)
    const payload = isForm ? String(new URLSearchParams(body)) : body
    const answered = await carry({
      method,
      path,
      payload,
      headers: {
        host: new URL(service.origin).host,
        'x-forwarded-for': options.network,
        ...(cookies.size > 0 && { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
        ...(method === 'POST' && { 'sec-fetch-site': 'same-origin', origin: service.origin }),
        ...(payload !== undefined && {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(Buffer.byteLength(payload)),
        }),
        ...headers,
      },
    })
    for (const line of [answered.headers['set-cookie'] ?? []].flat()) keep(line)
    return answered
  }

  function keep(line: string): void {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    if (pair.slice(at + 1) === '') cookies.delete(pair.slice(0, at))
    else cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }

  const show = async (path: string, asking?: Asking): Promise<Page> => {
    let here = path.split('#', 1)[0] ?? path
    let answer = await ask(here, asking)
    for (let hops = 0; answer.status === 303; hops += 1) {
      const to = String(answer.headers['location'])
      if (!/^\/(?!\/)/.test(to)) throw new Error(`${here} leads away, to ${to}`)
      if (hops > 5) throw new Error(`${here} leads round in a circle`)
      here = to.split('#', 1)[0] ?? to
      answer = await ask(here)
    }
    self.page = readPage({ status: answer.status, path: here, headers: answer.headers, html: answer.body })
    return self.page
  }

  const fill = async (
    form: Form,
    typed: Readonly<Record<string, string>>,
  ): Promise<Record<string, string>> => {
    const body: Record<string, string> = {}
    for (const { name, type, value } of form.fields) {
      if (name !== '' && type !== 'radio' && type !== 'checkbox') body[name] = value
    }
    const challenge = form.attributes['data-challenge']
    if (challenge !== undefined && body['humanCheck'] === '') body['humanCheck'] = await solved(challenge)
    for (const [called, text] of Object.entries(typed)) {
      const field =
        form.fields.find(({ name }) => name === called) ?? form.fields.find(({ label }) => label === called)
      if (field === undefined) throw new Error(`no field ${called} on ${self.page.path}`)
      const choice = form.fields.find(
        (one) => one.name === field.name && one.type === 'radio' && one.label === text,
      )
      body[field.name] = choice?.value ?? text
    }
    return body
  }

  const posted: Posted[] = []
  const post = (path: string, body: Readonly<Record<string, string>>): Promise<Page> => {
    posted.push({ path, body })
    return show(path, { method: 'POST', body })
  }

  const formTo = (action: string): Form => {
    const form = self.page.forms.find((one) => one.action === action)
    if (form === undefined) throw new Error(`no form to ${action} on ${self.page.path} (${self.page.h1})`)
    return form
  }

  const self: Visitor<S> = {
    service,
    lang: options.lang,
    cookies,
    posted,
    page: onScreen,
    ask,
    open: (path) => show(path),
    async press(button, typed = {}) {
      const form = self.page.forms.find(({ buttons }) => buttons.includes(button))
      if (form === undefined) throw new Error(`no button "${button}" on ${self.page.path} (${self.page.h1})`)
      return post(form.action, await fill(form, typed))
    },
    submit: async (action, typed = {}) => post(action, await fill(formTo(action), typed)),
    filled: (action, typed = {}) => fill(formTo(action), typed),
    async follow(link) {
      const found = self.page.links.find(({ text }) => text === link)
      if (found === undefined) throw new Error(`no link "${link}" on ${self.page.path} (${self.page.h1})`)
      return show(found.href)
    },
    copy: () => visitor(service, options, new Map(cookies), self.page),
    t: (key, ...params) => service.texts.t(options.lang, key, ...(params as never)),
  }
  return self
}

const overHttp =
  (port: number) =>
  ({ method, path, headers, payload }: Outgoing): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const outgoing = send({ agent, port, method, path, headers })
      outgoing.on('error', reject)
      outgoing.on('response', (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const octets = Buffer.concat(parts)
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: octets.toString('utf8'),
            octets,
          })
        })
      })
      outgoing.end(payload)
    })

/** The same browser in front of every instance. */
export const doorsOf = <S extends Visited>(
  service: S,
  { cookies }: Pick<Visitor, 'cookies'>,
): readonly Visitor<S>[] =>
  service.instances.map((_, instance) => {
    const tab = visit(service, { instance })
    for (const [name, value] of cookies) tab.cookies.set(name, value)
    return tab
  })

/** The human check as the worker of the page solves it. */
export async function solved(challenge: string): Promise<string> {
  const parsed = JSON.parse(challenge) as Challenge
  const solution = await solveChallenge({ challenge: parsed, deriveKey })
  return Buffer.from(JSON.stringify({ challenge: parsed, solution })).toString('base64')
}
