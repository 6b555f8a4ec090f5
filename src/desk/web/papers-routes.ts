import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CodedRefusal, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { CheckRefusal } from '../../proofs/dossier/app/check-document.ts'
import { isDocumentKind, type DocumentKind } from '../../proofs/dossier/domain/documents.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import { askRegistries, type AskRegistriesDeps } from '../app/ask-registries.ts'
import type { CounterRefusal } from '../app/at-counter.ts'
import type { CaseViewDeps } from '../app/case-view.ts'
import { checkPaper, type CheckPaperDeps } from '../app/check-paper.ts'
import { counterFile } from '../app/counter-file.ts'
import { caseDesk, isMine, type Seen } from './case-desk.ts'
import { counterRefusals } from './counter-refusals.ts'
import type { DeskGate } from './desk-gate.ts'
import { casePath, deskRoutes } from './desk-paths.ts'
import {
  paperAct,
  paperFields,
  readPaperForm,
  registryAct,
  typedPaper,
  isAboutDay,
  type PaperError,
  type PaperFields,
} from './paper-form.ts'
import { PapersTab, type PaperMistake } from './papers-page.tsx'

export interface PapersRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly counter: AskRegistriesDeps & CheckPaperDeps
}

const refusals = {
  ...counterRefusals,
  changed: 's06.err.changed',
  quarantined: 's06.err.quarantined',
  points: 's06.err.points',
  reason: 's06.err.reason',
  notOnRecord: 's06.err.notOnRecord',
  noDay: 's06.err.noDay',
  future: 's06.err.future',
  old: 's06.err.old',
  ended: 's06.err.ended',
} as const satisfies Readonly<Record<Exclude<CheckRefusal, 'noDocument'> | CounterRefusal, PaperError>>

/** S-06: the papers of a case, one after the other, and what the registries say to an officer. */
export const papersRoutes = (deps: PapersRoutesDeps) => (app: FastifyInstance) => {
  const { counter } = deps
  const desk = caseDesk(deps)

  const page = (request: FastifyRequest, reply: FastifyReply, one: Seen, mistake?: PaperMistake) => {
    const { t } = request.visit
    const errors = mistake === undefined ? [] : [{ field: mistake.field, text: t(mistake.error) }]
    const content = async () =>
      PapersTab({
        visit: request.visit,
        code: one.at.loaded.code,
        file: await counterFile(counter, one.at.loaded),
        oldest: counter.policy.docs,
        mayWork: isMine(one) && mayDo(one.who.roles, 'checkDocuments') && one.at.desk.finishedAt === null,
        mistake,
      })
    return desk.show(request, reply, one, 'documents', content, { errors })
  }

  app.get(deskRoutes.documents, async (request, reply) =>
    page(request, reply, await desk.toSee(request, 'documents')),
  )

  // What a refused check leaves in the bar, and where its link to the other language leads. It says nothing of the case.
  app.get<{ Params: { code: string } }>(deskRoutes.document, async ({ params: { code } }, reply) =>
    seeOther(reply, casePath(deskRoutes.documents, encodeURIComponent(code))),
  )

  app.post(deskRoutes.document, async (request, reply) => {
    const one = await desk.toDo(request, 'checkDocuments')
    const { doc } = request.params as { readonly doc?: unknown }
    if (typeof doc !== 'string' || !isDocumentKind(doc)) throw new CodedRefusal('pageNotFound')
    const raw = takeFields(request.body, paperFields)
    request.visit.checkForm(raw.f, paperAct(one.at.loaded.code, doc))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const read = readPaperForm(doc, raw)
    if (!read.ok) return page(request, reply, one, mistakeOf(doc, raw, read.code))
    const done = await checkPaper(counter, one.who, one.at.loaded.case.id, read.value)
    if (done.ok) return seeOther(reply, casePath(deskRoutes.documents, one.at.loaded.code))
    if (done.code === 'noDocument') throw new CodedRefusal('pageNotFound')
    return page(request, reply, one, mistakeOf(doc, raw, refusals[done.code]))
  })

  app.post(deskRoutes.registries, async (request, reply) => {
    const one = await desk.toDo(request, 'servePeople')
    const { f } = takeFields(request.body, ['f'])
    request.visit.checkForm(f, registryAct(one.at.loaded.code))
    if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
    const asked = await askRegistries(counter, one.who, one.at.loaded)
    return asked.ok
      ? seeOther(reply, casePath(deskRoutes.documents, one.at.loaded.code))
      : page(request, reply, one, { field: 'registros', error: counterRefusals[asked.code] })
  })

  const mistakeOf = (kind: DocumentKind, raw: PaperFields, error: PaperError): PaperMistake => ({
    field: isAboutDay(error) ? `${kind}-fecha` : `${kind}-resultado`,
    kind,
    typed: typedPaper(raw),
    error,
  })
}
