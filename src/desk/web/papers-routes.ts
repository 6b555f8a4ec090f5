import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CodedRefusal, seeOther } from '../../platform/web/context.ts'
import { BrokenForm, takeFields } from '../../platform/web/form-body.ts'
import type { CheckRefusal } from '../../proofs/dossier/app/check-document.ts'
import type { ReceiveDeps } from '../../proofs/dossier/app/receive-file.ts'
import { documentRules, isDocumentKind, type DocumentKind } from '../../proofs/dossier/domain/documents.ts'
import type { DossierDocument } from '../../proofs/dossier/domain/dossier.ts'
import { fileForm, fileForms, isSaidTooBig, versionOf } from '../../proofs/dossier/web/file-forms.ts'
import { takeUpload } from '../../proofs/dossier/web/read-upload.ts'
import { mayDo } from '../../staff/domain/roles.ts'
import { askRegistries, type AskRegistriesDeps } from '../app/ask-registries.ts'
import type { CounterRefusal } from '../app/at-counter.ts'
import type { CaseViewDeps } from '../app/case-view.ts'
import { checkPaper, type CheckPaperDeps } from '../app/check-paper.ts'
import { counterFile } from '../app/counter-file.ts'
import { scanPaper } from '../app/scan-paper.ts'
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
import { scanAct, scanField, scanWords, type ScanMistake, type ScanRefusal } from './scan-form.tsx'

export interface PapersRoutesDeps extends CaseViewDeps {
  readonly gate: DeskGate
  readonly counter: AskRegistriesDeps & CheckPaperDeps
  readonly files: ReceiveDeps
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
  const { counter, files } = deps
  const desk = caseDesk(deps)

  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    one: Seen,
    mistake?: PaperMistake,
    scan?: ScanMistake,
  ) => {
    const { t } = request.visit
    const errors = [
      ...(mistake === undefined ? [] : [{ field: mistake.field, text: t(mistake.error) }]),
      ...(scan === undefined ? [] : [{ field: scanField(scan.kind), text: t(scanWords(scan.refusal)) }]),
    ]
    const content = async () => {
      const [file, nameOf] = await Promise.all([counterFile(counter, one.at.loaded), deps.namesOfActors()])
      return PapersTab({
        visit: request.visit,
        code: one.at.loaded.code,
        file,
        oldest: counter.policy.docs,
        mayWork: isMine(one) && mayDo(one.who.roles, 'checkDocuments') && one.at.desk.finishedAt === null,
        mistake,
        scan,
        nameOf: (officer) => nameOf(deps.actorWord(officer)),
      })
    }
    return desk.show(request, reply, one, 'documents', content, { errors })
  }

  app.get(deskRoutes.documents, async (request, reply) =>
    page(request, reply, await desk.toSee(request, 'documents')),
  )

  // What a refused form leaves in the bar, and where its link to the other language leads. It says nothing of the case.
  for (const refused of [deskRoutes.document, deskRoutes.scan])
    app.get<{ Params: { code: string } }>(refused, async ({ params: { code } }, reply) =>
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

  fileForms(app, (scope) => {
    scope.post(deskRoutes.scan, fileForm, async (request, reply) => {
      const before = await desk.toDo(request, 'checkDocuments')
      const document = await toScan(request, before)
      const { kind } = document
      const { code, case: current } = before.at.loaded
      const again = (refusal: ScanRefusal, one = before) =>
        page(request, reply, one, undefined, { kind, refusal })
      if (isSaidTooBig(request)) return again('big')
      const upload = await takeUpload(
        request,
        (f) => request.visit.checkForm(f, scanAct(code, kind), versionOf(document)) === 'fresh',
      )
      // A file takes its time: meanwhile they may have given the case back, or ended it.
      const one = await desk.toDo(request, 'checkDocuments')
      if (!isMine(one)) return desk.back(reply, one, '?aviso=tomado')
      if (one.at.desk.finishedAt !== null) return again('noCase', one)
      const here = casePath(deskRoutes.documents, code)
      // Sent twice, it is kept once; what came from the person meanwhile is not replaced unseen.
      if (upload === undefined)
        return document.file?.scannedBy === one.who.id ? seeOther(reply, here) : again('changed', one)
      if (upload.isTooBig) return again('big', one)
      // Pieces are the employer's, whose line may be slow.
      if ('digest' in upload.content) throw new BrokenForm('pieces of a scan')
      if (upload.name === '' && upload.content.length === 0) return again('none', one)
      const { name, content } = upload
      const kept = await scanPaper(counter, files, one.who, { caseId: current.id, kind, name, content })
      if (kept.ok) return seeOther(reply, here)
      if (kept.code === 'noDocument') throw new CodedRefusal('pageNotFound')
      return again(kept.code, one)
    })
  })

  /** A paper of this case that there may be a copy of. */
  const toScan = async ({ params }: FastifyRequest, { at }: Seen): Promise<DossierDocument> => {
    const { doc } = params as { readonly doc?: unknown }
    const { documents } = (await counterFile(counter, at.loaded)).dossier
    const document = documents.find(({ kind }) => kind === doc && documentRules[kind].upload)
    if (document === undefined) throw new CodedRefusal('pageNotFound')
    return document
  }

  const mistakeOf = (kind: DocumentKind, raw: PaperFields, error: PaperError): PaperMistake => ({
    field: isAboutDay(error) ? `${kind}-fecha` : `${kind}-resultado`,
    kind,
    typed: typedPaper(raw),
    error,
  })
}
