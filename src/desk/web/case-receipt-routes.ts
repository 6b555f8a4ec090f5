import type { FastifyInstance } from 'fastify'
import type { EmployerActs } from '../../audit/index.ts'
import { maskRuc } from '../../kernel/mask.ts'
import type { ActReceipts } from '../../keys/web/own-receipts.tsx'
import { CodedRefusal } from '../../platform/web/context.ts'
import type { CaseViewDeps } from '../app/case-view.ts'
import { caseDesk } from './case-desk.ts'
import type { DeskGate } from './desk-gate.ts'
import { deskRoutes } from './desk-paths.ts'

export interface CaseReceiptDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly acts: Pick<EmployerActs, 'findInCase'>
  readonly receipts: Pick<ActReceipts, 'file'>
}

/** The signed receipt of an act of a case, for officers who may see the case (S-05, Historia). */
export const caseReceiptRoutes = (deps: CaseReceiptDeps) => (app: FastifyInstance) => {
  const desk = caseDesk(deps)
  app.get<{ Params: { readonly place: string } }>(deskRoutes.receipt, async (request, reply) => {
    const { at } = await desk.toSee(request, 'cases')
    const [, lane, seq] = /^([0-9]{1,2})-([1-9][0-9]{0,14})\.json$/.exec(request.params.place) ?? []
    const { code, employer } = at.loaded
    const act =
      lane === undefined || seq === undefined
        ? undefined
        : await deps.acts.findInCase(code, Number(lane), Number(seq))
    if (act === undefined) throw new CodedRefusal('pageNotFound')
    const body = await deps.receipts.file(act, {
      company: employer.legalName,
      ruc: maskRuc(employer.identifier),
    })
    return reply
      .header('content-disposition', `attachment; filename="${code}-${act.lane}-${act.seq}.json"`)
      .type('application/json; charset=utf-8')
      .send(body)
  })
}
