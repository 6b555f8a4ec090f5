import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { SeenCaseDeps } from '../../../cases/web/seen-case.ts'
import { CodedRefusal, html, seeOther } from '../../../platform/web/context.ts'
import { loadDossier, type DossierDeps } from '../app/load-dossier.ts'
import { receiveFile, type ReceiveDeps } from '../app/receive-file.ts'
import { documentRules } from '../domain/documents.ts'
import type { DossierDocument } from '../domain/dossier.ts'
import { mostBytes } from '../domain/file-limits.ts'
import { caseUnderway } from './case-underway.ts'
import { DocumentsPage, UploadPage, type UploadError } from './dossier-pages.tsx'
import { takeUpload } from './read-upload.ts'

export type DossierRoutesDeps = SeenCaseDeps & DossierDeps & { readonly receive: ReceiveDeps }

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
  const pageFor = ({ visit }: FastifyRequest, code: string, document: DossierDocument, error?: UploadError) =>
    UploadPage({
      visit,
      code,
      document,
      formNumber: visit.formNumber(actOf(code, document), versionOf(document)),
      filesPerCase: policy.docs.filesPerCase,
      error,
    })

  app.get('/caso/:code/documentos', async (request, reply) => {
    const loaded = await caseUnderway(deps, request)
    const { documents } = await loadDossier(deps, loaded)
    return html(reply, DocumentsPage({ visit: request.visit, code: loaded.code, documents, policy }))
  })

  app.get('/caso/:code/documentos/:doc', async (request, reply) => {
    const { loaded, document } = await asked(request)
    return html(reply, pageFor(request, loaded.code, document))
  })

  // In a scope of its own: no other form of ours can carry a file.
  void app.register(async (scope) => {
    await scope.register(multipart, {
      limits: {
        fileSize: mostBytes,
        files: 1,
        fields: 1,
        fieldSize: 200,
        fieldNameSize: 50,
        parts: 2,
        headerPairs: 20,
      },
      throwFileSizeLimit: false,
    })
    scope.post('/caso/:code/documentos/:doc', async (request, reply) => {
      const { visit } = request
      const { loaded, document } = await asked(request)
      const { code } = loaded
      const upload = await takeUpload(
        request,
        (f) => visit.checkForm(f, actOf(code, document), versionOf(document)) === 'fresh',
      )
      const here = `/caso/${code}/documentos/${document.kind}`
      // Sent twice: the page says what was received.
      if (upload === undefined) return seeOther(reply, here)
      const again = (error: UploadError) => html(reply, pageFor(request, code, document, error), 422)
      if (upload.name === '' && upload.content.length === 0) return again('none')
      if (upload.isTooBig) return again('big')
      const received = await receiveFile(deps.receive, {
        caseId: loaded.case.id,
        kind: document.kind,
        name: upload.name,
        content: upload.content,
      })
      if (received.ok) return seeOther(reply, here)
      if (received.code === 'noCase' || received.code === 'noDocument') throw new CodedRefusal('pageNotFound')
      return again(received.code)
    })
  })
}

const actOf = (code: string, { kind }: DossierDocument): string => `document:${code}:${kind}`

/**
 * A form is for the file that was there when it was shown: sent twice, it replaces nothing. The last ten digits
 * of its instant, which is what a form number has room for; they come again after four months.
 */
const versionOf = ({ file }: DossierDocument): number => (file?.at ?? 0) % 10_000_000_000
