import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseCaseCode } from '../../kernel/case-code.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import type { FieldError } from '../../platform/ui/components/index.ts'
import type { Child } from '../../platform/ui/jsx-runtime.ts'
import type { PageProps } from '../../platform/ui/page.tsx'
import type { OnDuty } from '../../staff/app/ports.ts'
import { mayDo, type Power, type Sight } from '../../staff/domain/roles.ts'
import {
  findAtDesk,
  inSightOf,
  safeActions,
  tellSeen,
  type CaseAtDesk,
  type CaseTab,
  type CaseViewDeps,
  type Revealable,
} from '../app/case-view.ts'
import { CasePage } from './case-page.tsx'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'

/** A case, and who looks at it. */
export interface Seen {
  readonly at: CaseAtDesk
  readonly who: OnDuty
}

/** What a page of a case says besides its content. */
export interface Said {
  readonly errors?: readonly FieldError[]
  /** They wanted to take it, and somebody was faster, or it was over. */
  readonly wasTaken?: boolean
  readonly scripts?: PageProps['scripts']
  /** Default 200, or 422 with errors. */
  readonly status?: number | undefined
}

export type TabContent = (seen: Seen, inSight: readonly Revealable[]) => Promise<Child> | Child

export interface CaseDesk {
  toSee(request: FastifyRequest, what: Sight): Promise<Seen>
  toDo(request: FastifyRequest, what: Power): Promise<Seen>
  /** One tab in the frame of the case. That it was looked at is written down before it is shown. */
  show(
    request: FastifyRequest,
    reply: FastifyReply,
    seen: Seen,
    tab: CaseTab,
    content: TabContent,
    said?: Said,
  ): Promise<FastifyReply>
  back(reply: FastifyReply, seen: Seen, more?: string): FastifyReply
}

export const isMine = ({ at, who }: Seen): boolean => at.desk.assignedTo?.id === who.id

/** What every page of a case at the desk begins with. */
export function caseDesk(deps: CaseViewDeps & { readonly gate: DeskGate }): CaseDesk {
  const asked = async (request: FastifyRequest, who: OnDuty): Promise<Seen> => {
    const code = parseCaseCode((request.params as { readonly code?: unknown }).code)
    const at = code.ok ? await findAtDesk(deps, code.value) : undefined
    if (at === undefined) throw new CodedRefusal('pageNotFound')
    await deps.gate.toReach(who, at)
    return { at, who }
  }
  return {
    toSee: async (request, what) => asked(request, await deps.gate.toSee(request, what)),
    toDo: async (request, what) => asked(request, await deps.gate.toDo(request, what)),
    async show(request, reply, seen, tab, content, { errors = [], wasTaken = false, scripts, status } = {}) {
      const { at, who } = seen
      const [inSight, isByVideo] = await Promise.all([
        inSightOf(deps, at, who.id),
        deps.byVideo(at.loaded),
        tellSeen(deps, at, who.id, tab),
      ])
      const mine = isMine(seen)
      const page = CasePage({
        visit: request.visit,
        at,
        tab,
        inSight,
        errors,
        scripts,
        isMine: mine,
        isByVideo: isByVideo && mayDo(who.roles, 'servePeople'),
        wasTaken: wasTaken && !mine,
        actions: safeActions(at.desk, {
          isMine: mine,
          isReady: at.loaded.case.state.is === 'ready',
          serves: mayDo(who.roles, 'servePeople'),
          approves: mayDo(who.roles, 'approveReset'),
        }),
        children: await content(seen, inSight),
      })
      return html(reply, page, status ?? (errors.length === 0 ? 200 : 422))
    },
    back: (reply, { at }, more = '') =>
      seeOther(reply, `${casePath(deskRoutes.case, at.loaded.code)}${more}`),
  }
}
