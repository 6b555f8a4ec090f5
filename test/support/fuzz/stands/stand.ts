import type { FastifyInstance } from 'fastify'
import type { Member } from '../../members.ts'
import { readPage, type Page } from '../../page.ts'
import { newKeys } from '../../recover.ts'
import type { Service } from '../../service.ts'
import { solved, type Visitor } from '../../visitor.ts'

/** What somebody has in hand who stands at a place of the flow, with everything an honest person knows there. */
export interface Stood {
  readonly cookies: ReadonlyMap<string, string>
  /** The forms on the pages that this browser is shown, by their address; a field by all values it offers. */
  readonly forms: Forms
  /** What belongs into a field of this name, or a part of an address. */
  readonly known: Known
}

export type Forms = ReadonlyMap<string, Readonly<Record<string, readonly string[]>>>
export type Known = Readonly<Record<string, readonly string[]>>

/** Where people are brought to their places. */
export interface Ground {
  readonly service: Service
  /** What is asked for the pages: it may have more of them than the service itself. */
  readonly app: FastifyInstance
  /** Of pages, without parameters: every one of them is looked at from every place. */
  readonly addresses: readonly string[]
}

/** Brings somebody to a place in the flow, and looks at every page from there. */
export type Stand = (ground: Ground) => Promise<Stood>

/** Words that stand in an address after its last fixed part. */
export const words: readonly string[] = [
  '1',
  '2',
  '4',
  '9',
  'resultado',
  'no-lo-se',
  'recibido',
  'inbox.json',
]

export function knownOf(member: Member) {
  return {
    ruc: [member.identifier],
    cedula: [member.document, member.document.slice(-4), member.document.slice(-3)],
    clave: [...(member.key === null ? [] : [member.key]), ...Object.values(newKeys)],
    token: [] as string[],
    codigo: [] as string[],
    codigoCorreo: [] as string[],
    ref: [] as string[],
    code: [] as string[],
    doc: ['letter', 'ruc'],
    n: [...words],
  }
}

export interface Seen {
  /** Pages with parameters, or without those of the ground that are to be looked at last: of two forms that go to one
   * address the later one counts. */
  readonly places?: readonly string[]
  /** Forms that were on show earlier, and are no more. */
  readonly before?: Iterable<readonly [string, Readonly<Record<string, readonly string[]>>]>
}

/** What this browser has in hand after a look at everything. */
export async function standing(
  { app, addresses }: Ground,
  browser: Visitor,
  known: Known,
  { places = [], before = [] }: Seen = {},
): Promise<Stood> {
  const forms = new Map([...before, ...(await formsOn(browser, app, [...addresses, ...places]))])
  return { known, forms, cookies: new Map(browser.cookies) }
}

/** The forms of all these pages, with the numbers they carry for this browser. */
export async function formsOn(
  visitor: Visitor,
  app: FastifyInstance,
  addresses: readonly string[],
): Promise<Forms> {
  const forms = new Map<string, Record<string, string[]>>()
  // A browser that was here before: the forms carry numbers for it.
  await visitor.ask('/')
  const headers = {
    host: new URL(visitor.service.origin).host,
    cookie: [...visitor.cookies].map((pair) => pair.join('=')).join('; '),
  }
  for (const path of addresses) {
    const { statusCode: status, body } = await app.inject({ url: path, headers })
    for (const [action, fields] of await formsIn(readPage({ status, headers: {}, path, html: body })))
      forms.set(action, fields)
  }
  return forms
}

/** The forms of one page, with its human check solved, and what its scripts send. */
export async function formsIn({ forms, html }: Pick<Page, 'forms' | 'html'>) {
  const all = new Map<string, Record<string, string[]>>()
  for (const { action, attributes, fields } of forms) {
    const values: Record<string, string[]> = {}
    for (const { name, value } of fields) if (name !== '') (values[name] ??= []).push(value)
    const challenge = attributes['data-challenge']
    if (challenge !== undefined) values['humanCheck'] = [await solved(challenge)]
    all.set(action, values)
  }
  // In a call, with the number that stands beside its address.
  for (const [, to = '', f = ''] of html.matchAll(/data-url="([^"]+senales)" data-form="([^"]+)"/g))
    all.set(to, { f: [f], saludo: ['{"kind":"hello","id":"x","back":false}'] })
  // That somebody is still there: no number, and no field.
  for (const [, to = ''] of html.matchAll(/<dialog\b[^>]* data-session-warning[^>]* data-url="([^"]+)"/g))
    all.set(to, {})
  return all
}
