import { ok, refused, type Outcome } from '../../kernel/outcome.ts'
import type { LinkId } from '../../kernel/ids.ts'
import type { LinkStore } from '../../links/app/ports.ts'
import { judgeLink, type Link, type LinkVerdict } from '../../links/domain/link.ts'
import type { CaseStore, LoadedCase } from './ports.ts'

export interface OpenLinkDeps {
  readonly links: LinkStore
  readonly cases: Pick<CaseStore, 'load'>
  /** Tries of typed codes that one link has: `policy.link.codeTries`. */
  readonly codeTries: number
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
  readonly evidence: string
}

export interface CodeProblem {
  readonly field: 'codigoPantalla' | 'codigoCorreo'
  readonly is: 'empty' | 'bad'
}

type DeadLink = { readonly verdict: LinkVerdict | { readonly is: 'unknown' } }

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
): Promise<Outcome<Opened, 'codes' | 'linkDead', DeadLink & { readonly errors: readonly CodeProblem[] }>> {
  const dead = (verdict: DeadLink['verdict']) => refused('linkDead', { verdict, errors: [] })
  const wrong = (...errors: readonly CodeProblem[]) =>
    refused('codes', { verdict: { is: 'live' } as const, errors })

  const verdict = judgeLink(link)
  if (verdict.is !== 'live') return dead(verdict)
  const loaded = await deps.cases.load(link.caseId)
  if (loaded === undefined) return dead({ is: 'unknown' })
  const own = deps.isOwnBrowser(loaded, shown.browserId)

  const missing: CodeProblem[] = []
  if (!own && shown.screenCode === '') missing.push({ field: 'codigoPantalla', is: 'empty' })
  if (shown.token === undefined && shown.mailCode === undefined)
    missing.push({ field: 'codigoCorreo', is: 'empty' })
  if (missing.length > 0) return wrong(...missing)

  if (shown.token !== undefined && !deps.sameBytes(deps.digestOf(shown.token), link.digest))
    return dead({ is: 'unknown' })
  const typesCode = !own || shown.token === undefined
  if (typesCode && !(await deps.links.reserveCodeTry(link.id, deps.codeTries))) return dead({ is: 'void' })
  if (shown.token === undefined && !deps.sameBytes(deps.codeDigest(shown.mailCode ?? ''), link.codeDigest)) {
    return wrong({ field: 'codigoCorreo', is: 'bad' })
  }
  if (!own && !deps.sameText(shown.screenCode, deps.screenCode(loaded)))
    return wrong({ field: 'codigoPantalla', is: 'bad' })

  return bindTo(deps, link, shown.browserId)
}

/** The code of the mail, typed on P-10 in the browser that asked (L-16). */
export async function typeMailCode(
  deps: OpenLinkDeps,
  loaded: LoadedCase,
  browserId: string,
  code: string,
): Promise<Outcome<Opened, 'mailCodeMismatch' | 'linkDead', DeadLink['verdict']>> {
  const link = await deps.links.newestOfCase(loaded.case.id)
  if (link === undefined) return refused('mailCodeMismatch', { is: 'unknown' })
  const verdict = judgeLink(link)
  if (verdict.is !== 'live') return refused('linkDead', verdict)
  if (!(await deps.links.reserveCodeTry(link.id, deps.codeTries))) return refused('linkDead', { is: 'void' })
  if (!deps.sameBytes(deps.codeDigest(code), link.codeDigest))
    return refused('mailCodeMismatch', { is: 'live' })
  const bound = await bindTo(deps, link, browserId)
  return bound.ok ? bound : refused('linkDead', bound.detail.verdict)
}

async function bindTo(
  deps: OpenLinkDeps,
  link: Link,
  browserId: string,
): Promise<Outcome<Opened, 'linkDead', DeadLink & { readonly errors: readonly CodeProblem[] }>> {
  // Someone who began on the telephone may go on at the desk: each browser has proved the same.
  const bound = await deps.links.bind(link.id, deps.browserDigest(browserId))
  return bound
    ? ok({ id: link.id, evidence: deps.evidenceOf(link) })
    : refused('linkDead', { verdict: { is: 'void' }, errors: [] })
}
