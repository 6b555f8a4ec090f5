import type { FastifyRequest } from 'fastify'
import { parseCaseCode } from '../../kernel/case-code.ts'
import { CodedRefusal } from '../../platform/web/context.ts'
import type { Power } from '../../staff/domain/roles.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import type { SignedDeskDeps } from '../app/signed-deps.ts'
import { findSigned, type SignedCase } from '../app/signed-view.ts'
import { isWithinReach } from '../domain/reach.ts'
import type { DeskGate } from './desk-gate.ts'

export interface SignedSeen {
  readonly who: OnDuty
  readonly seen: SignedCase
}

export interface SignedSight {
  toSee(request: FastifyRequest): Promise<SignedSeen>
  toDo(request: FastifyRequest, what: Power): Promise<SignedSeen>
  /** Once more, as it is now. */
  of(who: OnDuty, code: string): Promise<SignedSeen>
}

/**
 * What every page of a signed request begins with: a case of another centre, one that was never sent anything, and none at
 * all are the same page, and a look at the first is written down (ATK-50).
 */
export function signedSight(deps: SignedDeskDeps & { readonly gate: DeskGate }): SignedSight {
  const of = async (who: OnDuty, raw: unknown): Promise<SignedSeen> => {
    const code = parseCaseCode(raw)
    const seen = code.ok ? await findSigned(deps, code.value) : undefined
    if (seen === undefined) throw new CodedRefusal('pageNotFound')
    const { centreId, takenBy } = seen.review
    if (!isWithinReach(who, { centreId, assignedTo: takenBy })) {
      await deps.atomically((tx) =>
        deps.audit.append(tx, {
          act: 'sightRefused',
          actor: { officer: who.id },
          employerId: seen.loaded.employer.id,
          caseCode: seen.loaded.code,
          reason: 'centre',
        }),
      )
      throw new CodedRefusal('pageNotFound')
    }
    return { who, seen }
  }
  const codeOf = (request: FastifyRequest): unknown => (request.params as { readonly code?: unknown }).code
  return {
    of,
    toSee: async (request) => of(await deps.gate.toSee(request, 'signedRequests'), codeOf(request)),
    toDo: async (request, what) => of(await deps.gate.toDo(request, what), codeOf(request)),
  }
}
