import type { FastifyRequest } from 'fastify'
import { parseCaseCode } from '../../kernel/case-code.ts'
import { sameBytes } from '../../platform/crypto/digests.ts'
import { CodedRefusal } from '../../platform/web/context.ts'
import type { CaseStore, LoadedCase } from '../app/ports.ts'

export interface SeenCaseDeps {
  readonly cases: Pick<CaseStore, 'load'>
  /** Digest under which a case knows the browser that opened it. */
  browserDigest(browserId: string): Uint8Array
}

export interface SeenCase {
  readonly loaded: LoadedCase
  /** This browser opened it and holds it still; otherwise it may look at the state only. */
  readonly isOwn: boolean
}

/**
 * The case whose code stands in the address, for a browser that holds it. The code is compared with the
 * cases this browser was given and is never looked up, so that a foreign code and one that names
 * nothing are the same page at the same cost (ATK-50).
 */
export async function seenCase(deps: SeenCaseDeps, request: FastifyRequest): Promise<SeenCase> {
  const { caseId, viewing, id } = request.visit.browser
  const { code: raw } = request.params as { readonly code?: unknown }
  const code = parseCaseCode(raw)
  if (code.ok) {
    const own = caseId === undefined ? undefined : await deps.cases.load(caseId)
    if (own?.code === code.value && sameBytes(own.browser, deps.browserDigest(id)))
      return { loaded: own, isOwn: true }
    const viewed = viewing === undefined ? undefined : await deps.cases.load(viewing)
    if (viewed?.code === code.value) return { loaded: viewed, isOwn: false }
  }
  throw new CodedRefusal('pageNotFound')
}

/** The same, for what only the browser that opened the case may do. */
export async function ownCase(deps: SeenCaseDeps, request: FastifyRequest): Promise<LoadedCase> {
  const { loaded, isOwn } = await seenCase(deps, request)
  if (!isOwn) throw new CodedRefusal('pageNotFound')
  return loaded
}
