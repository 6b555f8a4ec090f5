import type { FastifyReply, FastifyRequest } from 'fastify'
import { CodedRefusal, seeOther } from '../../platform/web/context.ts'
import { sameBytes } from '../../platform/crypto/digests.ts'
import type { CaseStore, LoadedCase } from '../app/ports.ts'
import { pageOf } from './journey.ts'

export interface CurrentCaseDeps {
  readonly cases: Pick<CaseStore, 'load'>
  /** Digest under which a case knows the browser that opened it. */
  browserDigest(browserId: string): Uint8Array
}

export type CurrentCase = (request: FastifyRequest) => Promise<LoadedCase>

/**
 * The case that this browser has open. Without one the visit is over: the person is told so and starts
 * again. A cookie that names a case of another browser is as good as none.
 */
export const currentCase =
  (deps: CurrentCaseDeps): CurrentCase =>
  async (request) => {
    const { caseId, id } = request.visit.browser
    if (caseId === undefined) throw new CodedRefusal('sessionOver')
    const loaded = await deps.cases.load(caseId)
    if (loaded === undefined || !sameBytes(loaded.browser, deps.browserDigest(id)))
      throw new CodedRefusal('sessionOver')
    return loaded
  }

/** The case of this browser; undefined without one, for pages that are public. What else goes wrong is thrown. */
export const ownOf = (current: CurrentCase, request: FastifyRequest): Promise<LoadedCase | undefined> =>
  current(request).catch((fault: unknown) => {
    if (fault instanceof CodedRefusal && fault.refusal === 'sessionOver') return undefined
    throw fault
  })

/** Sends the browser to the page of its case unless it is on it; true when it was sent. */
export function sentElsewhere(loaded: LoadedCase, here: string, reply: FastifyReply): boolean {
  const there = pageOf(loaded)
  if (there === here) return false
  seeOther(reply, there)
  return true
}
