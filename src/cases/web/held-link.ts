import type { FastifyRequest } from 'fastify'
import type { LinkStore } from '../../links/app/ports.ts'
import type { Link } from '../../links/domain/link.ts'
import { CodedRefusal } from '../../platform/web/context.ts'
import type { CaseStore, LoadedCase } from '../app/ports.ts'

export interface HeldLink {
  readonly link: Link
  readonly loaded: LoadedCase
  readonly evidence: string
}

export interface HeldLinkDeps {
  readonly links: Pick<LinkStore, 'byId'>
  readonly cases: Pick<CaseStore, 'load'>
  browserDigest(browserId: string): Uint8Array
  sameBytes(a: Uint8Array, b: Uint8Array): boolean
}

/** The link that was opened here, with its case. A cookie that names a link of another browser is as good as none. */
export async function findHeldLink(
  deps: HeldLinkDeps,
  request: FastifyRequest,
): Promise<HeldLink | undefined> {
  const { link: carried, id } = request.visit.browser
  if (carried === undefined) return undefined
  const link = await deps.links.byId(carried.id)
  if (link?.browser == null || !deps.sameBytes(link.browser, deps.browserDigest(id))) return undefined
  const loaded = await deps.cases.load(link.caseId)
  return loaded === undefined ? undefined : { link, loaded, evidence: carried.evidence }
}

/** The same, where nothing can be done without one. */
export async function heldLinkOf(deps: HeldLinkDeps, request: FastifyRequest): Promise<HeldLink> {
  const held = await findHeldLink(deps, request)
  if (held === undefined) throw new CodedRefusal('sessionOver')
  return held
}

/** Whether this browser opened the case as well: its pages open here. */
export const isOwnCase = (
  deps: Pick<HeldLinkDeps, 'browserDigest' | 'sameBytes'>,
  { visit }: FastifyRequest,
  { loaded }: HeldLink,
): boolean => deps.sameBytes(loaded.browser, deps.browserDigest(visit.browser.id))
