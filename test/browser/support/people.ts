import { advisers } from '../../../src/entry/demo/advisers.ts'
import type { CastTag } from '../../../src/entry/demo/cast.ts'
import type { Translate } from '../../../src/platform/text/texts.ts'
import type { Person } from './person.ts'

/** One of the made-up employers, as the demonstration's own page tells a stranger who plays it. */
export interface Role {
  readonly ruc: string
  readonly cedula: string
  readonly company: string
  readonly mail: string
  /** The key it has when the world begins; empty without one. */
  readonly key: string
  /** Answer by question, in the language of the page. */
  readonly answers: ReadonlyMap<string, string>
  /** Somebody with a key of their own works for it since the world began. Known by `roleOf` alone. */
  readonly hasUsers?: boolean
}

export async function roleOf({ page, t }: Person, tag: CastTag): Promise<Role> {
  const told = readRole(await (await page.request.get(`/demo/empresas/${tag}`)).text(), t)
  const hasUsers = advisers.some(({ accesses }) =>
    accesses.some((one) => one.tag === tag && one.state === undefined),
  )
  return { ...told, hasUsers }
}

export function readRole(html: string, t: Translate): Role {
  const rows = new Map(
    [...html.matchAll(/<dt[^>]*>([\s\S]*?)<\/dt>\s*<dd[^>]*>([\s\S]*?)<\/dd>/g)].map(
      ([, question = '', answer = '']) => [plain(question), plain(answer)],
    ),
  )
  const of = (name: string) => rows.get(name) ?? ''
  return {
    ruc: of('RUC'),
    cedula: of(t('p02.ced')),
    company: plain(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? ''),
    mail: [...rows.values()].find((value) => value.includes('@')) ?? '',
    key: of(t('u01.key')),
    answers: rows,
  }
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&#39;', "'")
    .trim()

export interface Mail {
  readonly n: number
  readonly subject: string
  readonly text: string
  readonly link: string | null
  readonly code: string | null
  readonly addresses: readonly string[]
}

const inbox = async ({ page }: Person, to: string): Promise<readonly Mail[]> =>
  (await (await page.request.get(`/demo/correo/inbox.json?to=${to}`)).json()) as readonly Mail[]

/** The number of the newest mail to this address; 0 while there is none. Asked before anything is sent. */
export const newestMail = async (person: Person, to: string): Promise<number> =>
  Math.max(0, ...(await inbox(person, to)).map(({ n }) => n))

/** The newest mail of this kind that came after `since`; tokens in it must be in no address from here on. */
export async function nextMail(person: Person, to: string, subject: string, since: number): Promise<Mail> {
  for (let tries = 0; tries < 100; tries += 1) {
    const mail = (await inbox(person, to)).find((one) => one.n > since && one.subject === subject)
    if (mail !== undefined) {
      for (const address of mail.addresses) {
        const token = new URL(address).hash.slice(1)
        if (token !== '') person.journal.secrets.add(token)
      }
      return mail
    }
    await person.page.waitForTimeout(100)
  }
  throw new Error(`no mail "${subject}" to ${to}`)
}
