import type { FastifyRequest } from 'fastify'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import { isOpen } from '../../../cases/domain/transition.ts'
import { ownCase, type SeenCaseDeps } from '../../../cases/web/seen-case.ts'
import { CodedRefusal } from '../../../platform/web/context.ts'

/** The case of this browser while it is open: papers are for nobody else, and for no case that has ended (ATK-50, ATK-52). */
export async function caseUnderway(deps: SeenCaseDeps, request: FastifyRequest): Promise<LoadedCase> {
  const loaded = await ownCase(deps, request)
  if (!isOpen(loaded.case.state)) throw new CodedRefusal('pageNotFound')
  return loaded
}
