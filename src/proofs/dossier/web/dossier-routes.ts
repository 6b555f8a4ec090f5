import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { SeenCaseDeps } from '../../../cases/web/seen-case.ts'
import { CodedRefusal, html, seeOther } from '../../../platform/web/context.ts'
import { BrokenForm } from '../../../platform/web/form-body.ts'
import { loadDossier, type DossierDeps } from '../app/load-dossier.ts'
import type { CasePlace } from '../app/ports.ts'
import { assembleUpload, keepWhole, nextOf, receivePiece, type PieceDeps } from '../app/receive-piece.ts'
import { receiveFile, type ReceiveDeps } from '../app/receive-file.ts'
import { documentRules } from '../domain/documents.ts'
import type { DossierDocument } from '../domain/dossier.ts'
import { shownName } from '../domain/file-limits.ts'
import { caseUnderway } from './case-underway.ts'
import { DocumentsPage, UploadPage, type KeptUpload, type UploadError } from './dossier-pages.tsx'
import { fileForm, fileForms, isSaidTooBig, versionOf } from './file-forms.ts'
import { takePiece } from './read-piece.ts'
import { takeUpload } from './read-upload.ts'

export type DossierRoutesDeps = SeenCaseDeps &
  DossierDeps & {
    readonly receive: ReceiveDeps
    readonly pieces: PieceDeps
  }

/** P-90 and P-91, for the browser of a case that is open: there is none before the pair was confirmed (ATK-52). */
export const dossierRoutes = (deps: DossierRoutesDeps) => (app: FastifyInstance) => {
  const { policy } = deps.receive
  const asked = async (
    request: FastifyRequest,
  ): Promise<{ readonly loaded: LoadedCase; readonly document: DossierDocument }> => {
    const loaded = await caseUnderway(deps, request)
    const { doc } = request.params as { readonly doc?: unknown }
    const { documents } = await loadDossier(deps, loaded)
    const document = documents.find(({ kind }) => kind === doc && documentRules[kind].upload)
    if (document === undefined) throw new CodedRefusal('pageNotFound')
    return { loaded, document }
  }
  const pageFor = async (
    { visit }: FastifyRequest,
    loaded: LoadedCase,
    document: DossierDocument,
    error?: UploadError,
    kept?: KeptUpload,
  ) => {
    const half = await deps.pieces.uploads.find(placeOf(loaded), document.kind)
    return UploadPage({
      visit,
      code: loaded.code,
      document,
      formNumber: visit.formNumber(actOf(loaded, document), versionOf(document)),
      filesPerCase: policy.docs.filesPerCase,
      half: half === undefined ? undefined : { digest: half.digest, next: nextOf(half) },
      error,
      kept,
    })
  }

  app.get('/caso/:code/documentos', async (request, reply) => {
    const loaded = await caseUnderway(deps, request)
    const { documents } = await loadDossier(deps, loaded)
    return html(reply, DocumentsPage({ visit: request.visit, code: loaded.code, documents, policy }))
  })

  app.get('/caso/:code/documentos/:doc', async (request, reply) => {
    const { loaded, document } = await asked(request)
    return html(reply, await pageFor(request, loaded, document))
  })

  fileForms(app, (scope) => {
    scope.post('/caso/:code/documentos/:doc', fileForm, async (request, reply) => {
      const { visit } = request
      const { loaded, document } = await asked(request)
      const again = async (error: UploadError) =>
        html(reply, await pageFor(request, loaded, document, error), 422)
      if (isSaidTooBig(request)) return again('big')
      const upload = await takeUpload(
        request,
        (f) => visit.checkForm(f, actOf(loaded, document), versionOf(document)) === 'fresh',
      )
      const here = `/caso/${loaded.code}/documentos/${document.kind}`
      // Sent twice: the page says what was received.
      if (upload === undefined) return seeOther(reply, here)
      if (upload.isTooBig) return again('big')
      const { kind } = document
      const place = placeOf(loaded)
      const content =
        'digest' in upload.content
          ? await assembleUpload(deps.pieces, place, kind, upload.content.digest)
          : upload.content
      if (content === undefined) return again('cut')
      if (upload.name === '' && content.length === 0) return again('none')
      const received = await receiveFile(deps.receive, {
        caseId: loaded.case.id,
        kind,
        name: upload.name,
        content,
      })
      // Its pieces are of use only to whoever may send the same once more.
      if (received.ok || received.code !== 'busy') await deps.pieces.uploads.forget(place, kind)
      if (received.ok) return seeOther(reply, here)
      if (received.code === 'busy') {
        const digest =
          'digest' in upload.content
            ? upload.content.digest
            : await keepWhole(deps.pieces, place, kind, upload.content)
        const kept = digest === undefined ? undefined : { digest, name: shownName(upload.name) }
        void reply.header('retry-after', String(checkAgain))
        return html(reply, await pageFor(request, loaded, document, 'busy', kept), 503)
      }
      if (received.code === 'noCase' || received.code === 'noDocument') throw new CodedRefusal('pageNotFound')
      return again(received.code)
    })

    // For the script of P-91: a file in pieces, so that a broken line costs one of them and not the file.
    scope.post('/caso/:code/documentos/:doc/parte', fileForm, async (request, reply) => {
      const { visit } = request
      const { loaded, document } = await asked(request)
      const piece = await takePiece(
        request,
        (f) => visit.checkForm(f, actOf(loaded, document), versionOf(document)) === 'fresh',
      )
      if (piece === undefined) throw new CodedRefusal('stepDone')
      const received = await receivePiece(deps.pieces, {
        caseId: loaded.case.id,
        kind: document.kind,
        ...piece,
      })
      if (received.ok)
        return reply.type('application/json; charset=utf-8').send({ desde: received.value.next })
      if (received.code === 'broken') throw new BrokenForm('a piece that is none')
      // The whole form says the same in its own words, when the script falls back to it.
      throw new CodedRefusal(received.code === 'tooMany' ? 'stepDone' : 'pageNotFound')
    })
  })
}

/** Seconds after which those who were looked at before are done. */
const checkAgain = 60

const placeOf = (loaded: LoadedCase): CasePlace => ({
  employerId: loaded.employer.id,
  caseId: loaded.case.id,
})

const actOf = ({ code }: LoadedCase, { kind }: DossierDocument): string => `document:${code}:${kind}`
