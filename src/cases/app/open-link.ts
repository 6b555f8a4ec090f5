import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { LinkId } from '../../kernel/ids.ts'
import type { LinkStore } from '../../links/app/ports.ts'
import { judgeLink, type Link, type LinkKind, type LinkVerdict } from '../../links/domain/link.ts'
import type { CaseStore, LoadedCase } from './ports.ts'

export interface OpenLinkDeps {
  readonly links: LinkStore
  readonly cases: Pick<CaseStore, 'load'>
  /** Tries of typed codes that one link has: `policy.link.codeTries`. */
  readonly codeTries: number
  /** And over all links of an employer in a day: `policy.link.codeTriesDay`. */
  readonly codeTriesDay: number
  isOwnBrowser(loaded: LoadedCase, browserId: string): boolean
  browserDigest(browserId: string): Uint8Array
  digestOf(secret: string): Uint8Array
  codeDigest(code: string): Uint8Array
  /** The six digits shown to the browser that asked; made from a secret, stored nowhere. */
  screenCode(loaded: LoadedCase): string
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
  sameText(a: string, b: string): boolean
  evidenceOf(link: Link): string
}

export interface Opened {
  readonly id: LinkId
  readonly kind: LinkKind
  readonly evidence: string
}

export interface CodeProblem {
  readonly field: 'codigoPantalla' | 'codigoCorreo'
  readonly is: 'empty' | 'bad'
}

/** `codesSpent`: the link lives, but takes no typed code any more, for its own tries or the employer's of the day. */
export type OpenVerdict =
  LinkVerdict | { readonly is: 'unknown' } | { readonly is: 'codesSpent'; readonly of: 'link' | 'day' }

interface NotOpened {
  readonly verdict: OpenVerdict
  readonly errors: readonly CodeProblem[]
  /** Tries of typed codes; undefined when none was taken. */
  readonly left?: number | undefined
}

/**
 * The button of P-11. It shows that the mailbox was reached, by the token of the link or the code typed
 * from the mail, and that the same person asked: by the browser itself, or by the code shown there.
 * The mailbox alone never suffices (L-07). Nothing is used up here but tries of typed codes, and those
 * before anything is compared (L-08).
 */
export async function openLink(
  deps: OpenLinkDeps,
  link: Link,
  shown: {
    readonly browserId: string
    readonly token: string | undefined
    readonly mailCode: string | undefined
    readonly screenCode: string
  },
): Promise<Outcome<Opened, 'codes' | 'linkDead', NotOpened>> {
  const dead = (of: OpenVerdict) => refused('linkDead', { verdict: of, errors: [] })
  const wrong = (errors: readonly CodeProblem[], left?: number) =>
    refused('codes', { verdict: { is: 'live' } as const, errors, left })

  const verdict = judgeLink(link)
  if (verdict.is !== 'live') return dead(verdict)
  const loaded = await deps.cases.load(link.caseId)
  if (loaded === undefined) return dead({ is: 'unknown' })
  const own = deps.isOwnBrowser(loaded, shown.browserId)

  const missing: CodeProblem[] = []
  if (!own && shown.screenCode === '') missing.push({ field: 'codigoPantalla', is: 'empty' })
  if (shown.token === undefined && shown.mailCode === undefined)
    missing.push({ field: 'codigoCorreo', is: 'empty' })
  if (missing.length > 0) return wrong(missing)

  if (shown.token !== undefined && !deps.sameBytes(deps.digestOf(shown.token), link.digest))
    return dead({ is: 'unknown' })
  if (!own || shown.token === undefined) {
    const taken = await takeTry(deps, link)
    if (!taken.ok) return dead(taken.detail)
    if (shown.token === undefined && !deps.sameBytes(deps.codeDigest(shown.mailCode ?? ''), link.codeDigest))
      return wrong([{ field: 'codigoCorreo', is: 'bad' }], taken.value)
    if (!own && !deps.sameText(shown.screenCode, deps.screenCode(loaded)))
      return wrong([{ field: 'codigoPantalla', is: 'bad' }], taken.value)
  }

  return bindTo(deps, link, shown.browserId)
}

/** The code of the mail, typed on P-10 in the browser that asked (L-16). */
export async function typeMailCode(
  deps: OpenLinkDeps,
  loaded: LoadedCase,
  browserId: string,
  code: string,
): Promise<Outcome<Opened, 'mailCodeMismatch' | 'linkDead', Omit<NotOpened, 'errors'>>> {
  const link = await deps.links.newestOfCase(loaded.case.id)
  if (link === undefined) return refused('mailCodeMismatch', { verdict: { is: 'unknown' } })
  const verdict = judgeLink(link)
  if (verdict.is !== 'live') return refused('linkDead', { verdict })
  const taken = await takeTry(deps, link)
  if (!taken.ok) return refused('linkDead', { verdict: taken.detail })
  if (!deps.sameBytes(deps.codeDigest(code), link.codeDigest))
    return refused('mailCodeMismatch', { verdict, left: taken.value })
  return bindTo(deps, link, browserId)
}

/** Takes a try of the employer's day and then one of the link; what is left of the link's. */
async function takeTry(
  deps: OpenLinkDeps,
  link: Link,
): Promise<Outcome<number, 'spent', Extract<OpenVerdict, { is: 'codesSpent' }>>> {
  const spent = (of: 'link' | 'day') => refused('spent', { is: 'codesSpent', of } as const)
  // A link that takes no code any more costs its employer nothing.
  if (link.codeTries >= deps.codeTries) return spent('link')
  if (!(await deps.links.takeCodeOfDay(link.employerId, deps.codeTriesDay))) return spent('day')
  const left = await deps.links.reserveCodeTry(link.id, deps.codeTries)
  return left === null ? spent('link') : ok(left)
}

async function bindTo(
  deps: OpenLinkDeps,
  link: Link,
  browserId: string,
): Promise<Outcome<Opened, 'linkDead', NotOpened>> {
  // Someone who began on the telephone may go on at the desk: each browser has proved the same.
  const bound = await deps.links.bind(link.id, deps.browserDigest(browserId))
  return bound
    ? ok({ id: link.id, kind: link.kind, evidence: deps.evidenceOf(link) })
    : refused('linkDead', { verdict: { is: 'void' }, errors: [] })
}
