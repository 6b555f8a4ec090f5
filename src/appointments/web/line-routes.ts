import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { parseCaseCode } from '../../kernel/case-code.ts'
import { days, plus } from '../../kernel/time.ts'
import { CodedRefusal, html } from '../../platform/web/context.ts'
import { seenCase, type SeenCaseDeps } from '../../cases/web/seen-case.ts'
import { zoneNamed } from '../../centres/domain/calendar.ts'
import { lineNow } from '../app/line-now.ts'
import type { Arrival, LineStore } from '../app/line-ports.ts'
import type { ArrivalId } from '../domain/line.ts'
import { LinePage, lineState, lineWords } from './line-page.tsx'

export interface LineRoutesDeps extends SeenCaseDeps {
  readonly line: Pick<LineStore, 'ofCase' | 'ofCode' | 'waiting'>
  /** Whether this is the pass of this arrival; it takes as long whatever is handed in. */
  isPassOf(raw: string, id: ArrivalId): boolean
}

/** How long after it has ended an arrival is still shown. Seconds. */
const shownAfter = days(1)

type Asked = { Params: { readonly code: string; readonly pase?: string } }

/**
 * The place in line, for the browser that holds the case or whoever scanned the pass. The code of a case alone shows
 * nothing: of a stranger's case, of one that is in no line and of none at all the page is the same (ATK-16, ATK-50).
 */
export const lineRoutes = (deps: LineRoutesDeps) => (app: FastifyInstance) => {
  const { line } = deps

  async function arrivalFor(request: FastifyRequest<Asked>): Promise<Arrival> {
    const { pase } = request.params
    const found =
      pase === undefined
        ? await line.ofCase((await seenCase(deps, request)).loaded.case.id)
        : await byPass(request.params.code, pase)
    const old = plus(request.visit.now, -shownAfter)
    if (found === undefined || (found.endedAt !== null && found.endedAt < old))
      throw new CodedRefusal('pageNotFound')
    return found
  }

  async function byPass(raw: string, pass: string): Promise<Arrival | undefined> {
    const code = parseCaseCode(raw)
    const found = code.ok ? await line.ofCode(code.value) : undefined
    return found !== undefined && deps.isPassOf(pass, found.id) ? found : undefined
  }

  const show = async (request: FastifyRequest<Asked>, reply: FastifyReply) => {
    const { visit } = request
    const found = await arrivalFor(request)
    const { code, pase } = request.params
    return html(
      reply,
      LinePage({
        visit,
        now: await lineNow(line, found, visit.now),
        zone: zoneNamed(found.zone),
        href: `/turno/${encodeURIComponent(code)}/espera${pase === undefined ? '' : `/${encodeURIComponent(pase)}`}`,
      }),
    )
  }

  const state = async (request: FastifyRequest<Asked>, reply: FastifyReply) => {
    const { visit } = request
    const now = await lineNow(line, await arrivalFor(request), visit.now)
    return reply
      .header('cache-control', 'no-store')
      .send({ state: lineState(now), text: lineWords(now, visit) })
  }

  app.get<Asked>('/turno/:code/espera', show)
  app.get<Asked>('/turno/:code/espera/estado', state)
  app.get<Asked>('/turno/:code/espera/:pase', show)
  app.get<Asked>('/turno/:code/espera/:pase/estado', state)
}
