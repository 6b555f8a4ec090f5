import type { FastifyRequest } from 'fastify'
import type { AuditLog } from '../../audit/index.ts'
import type { Atomically } from '../../kernel/transaction.ts'
import { CodedRefusal } from '../../platform/web/context.ts'
import type { OnDuty } from '../../staff/app/ports.ts'
import type { CaseAtDesk } from '../app/case-view.ts'
import { reaches } from '../app/keep-reach.ts'
import { mayDo, maySee, type Power, type Sight } from '../../staff/domain/roles.ts'
import type { StaffGuard } from '../../staff/web/guard.ts'

export interface DeskGateDeps {
  readonly guard: Pick<StaffGuard, 'onDuty'>
  readonly audit: AuditLog
  readonly atomically: Atomically
}

export interface DeskGate {
  /** Who asks, if they may see this. If not, the page does not exist for them, and the log says that they tried. */
  toSee(request: FastifyRequest, what: Sight): Promise<OnDuty>
  /** The same for what is done. */
  toDo(request: FastifyRequest, what: Power): Promise<OnDuty>
  /** Whether this case is within their reach: else it does not exist for them, and the log says that they tried (ATK-50). */
  toReach(who: OnDuty, at: CaseAtDesk): Promise<void>
}

export function deskGate({ guard, audit, atomically }: DeskGateDeps): DeskGate {
  const refuse = async (who: OnDuty, what: string): Promise<never> => {
    await atomically((tx) =>
      audit.append(tx, { act: 'sightRefused', actor: { officer: who.id }, reason: what }),
    )
    throw new CodedRefusal('pageNotFound')
  }
  return {
    async toSee(request, what) {
      const who = guard.onDuty(request)
      return maySee(who.roles, what) ? who : refuse(who, what)
    },
    async toDo(request, what) {
      const who = guard.onDuty(request)
      return mayDo(who.roles, what) ? who : refuse(who, what)
    },
    async toReach(who, at) {
      if (!(await reaches({ audit, atomically }, who, at))) throw new CodedRefusal('pageNotFound')
    },
  }
}
