import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SheetPrinter } from '../../platform/ui/sheet.ts'
import { CodedRefusal, html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { printed } from '../../proofs/dossier/web/printed.ts'
import type { ListedMember } from '../../staff/app/ports.ts'
import { agreementIn } from '../../cases/web/first-key-page.tsx'
import { mayDo } from '../../staff/domain/roles.ts'
import type { CaseViewDeps } from '../app/case-view.ts'
import type { CounterDeps } from '../app/counter-deps.ts'
import { counterFile } from '../app/counter-file.ts'
import { enterPaper } from '../app/enter-paper.ts'
import { findBlock, takeBlock, type PaperBlock } from '../app/print-paper.ts'
import { sheetsOfBlock } from '../domain/paper-sheet.ts'
import { caseDesk, isMine, type Seen } from './case-desk.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import {
  offlineAct,
  offlineFields,
  offlineMistakes,
  readOfflineForm,
  unreadable,
  type OfflineFields,
  type OfflineMistake,
} from './offline-form.ts'
import { OfflinePrintPage, OfflineTab, printAct } from './offline-pages.tsx'
import { offlineSheets, type OfflineFrame } from './offline-sheet.ts'

export interface OfflineRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly counter: CounterDeps
  readonly print: SheetPrinter
  readonly frame: OfflineFrame
  members(): Promise<readonly ListedMember[]>
}

/** F-41: the desk goes offline, people are served on paper, and what was written is entered afterwards. */
export const offlineRoutes = (deps: OfflineRoutesDeps) => (app: FastifyInstance) => {
  const { gate, counter } = deps
  const desk = caseDesk(deps)

  type Asked = FastifyRequest<{ Querystring: Record<string, unknown> }>
  const askedBlock = ({ query }: Asked): Promise<PaperBlock | undefined> =>
    findBlock(counter, Number(query['desde']), Number(query['hojas']))

  app.get(deskRoutes.offlineForms, async (request: Asked, reply) => {
    await gate.toDo(request, 'servePeople')
    const { visit } = request
    return html(reply, OfflinePrintPage({ visit, block: await askedBlock(request), isRefused: false }))
  })

  app.post(deskRoutes.offlineForms, async (request, reply) => {
    const who = await gate.toDo(request, 'servePeople')
    const { visit } = request
    const { f, hojas } = takeFields(request.body, ['f', 'hojas'])
    visit.checkForm(f, printAct)
    const count = /^\s*\d{1,2}\s*$/.test(hojas) ? Number(hojas) : 0
    if (count < 1 || count > sheetsOfBlock)
      return html(reply, OfflinePrintPage({ visit, block: undefined, isRefused: true }), 422)
    const { first } = await takeBlock(counter, who, count)
    return seeOther(reply, `${deskRoutes.offlineForms}?desde=${first}&hojas=${count}`)
  })

  app.get(deskRoutes.offlineFile, async (request: Asked, reply) => {
    await gate.toDo(request, 'servePeople')
    const block = await askedBlock(request)
    if (block === undefined) throw new CodedRefusal('pageNotFound')
    const { visit } = request
    const sheet = offlineSheets(deps.frame, visit, block, visit.now)
    return printed(reply, `hojas-${block.first}.pdf`, await deps.print(sheet))
  })

  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    one: Seen,
    mistake?: OfflineMistake,
    typed?: OfflineFields,
  ) => {
    const { visit } = request
    const content = async () => {
      const [{ needsAgreement }, members] = await Promise.all([
        counterFile(counter, one.at.loaded),
        deps.members(),
      ])
      return OfflineTab({
        visit,
        code: one.at.loaded.code,
        needsAgreement,
        mayWork: isMine(one) && mayDo(one.who.roles, 'servePeople') && one.at.desk.finishedAt === null,
        attendants: members.filter(
          ({ roles, retiredAt }) => retiredAt === null && mayDo(roles, 'servePeople'),
        ),
        self: one.who.id,
        mistake,
        typed,
      })
    }
    const errors = mistake === undefined ? [] : [{ field: mistake.field, text: visit.t(mistake.error) }]
    return desk.show(request, reply, one, 'identity', content, { errors })
  }

  app.get(deskRoutes.offline, async (request, reply) =>
    page(request, reply, await desk.toDo(request, 'servePeople')),
  )

  app.post(deskRoutes.offline, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const raw = takeFields(request.body, offlineFields)
    const { code, case: its } = one.at.loaded
    request.visit.checkForm(raw.f, offlineAct(code))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const read = readOfflineForm(raw)
    if (!read.ok) return page(request, reply, one, unreadable[read.code], raw)
    const done = await enterPaper(counter, one.who, {
      ...read.value,
      caseId: its.id,
      agreement: agreementIn(request.visit),
    })
    if (!done.ok) return page(request, reply, one, offlineMistakes[done.code], raw)
    // What was stopped is not spoken of; the papers come next, measured by the day of the form.
    return done.value === 'suspicion'
      ? desk.back(reply, one)
      : seeOther(reply, casePath(deskRoutes.documents, code))
  })
}
