import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LoadedCase } from '../../../cases/app/ports.ts'
import type { CurrentCase } from '../../../cases/web/current-case.ts'
import { ownCase, type SeenCaseDeps } from '../../../cases/web/seen-case.ts'
import { byCode, codeOf } from '../../../kernel/catalogue.ts'
import { CodedRefusal, html, seeOther } from '../../../platform/web/context.ts'
import { fileForm, fileForms, isSaidLonger } from '../../../platform/web/file-form.ts'
import type { Policy } from '../../../policy/policy.ts'
import { receiveSigned, type ReceiveSignedDeps } from '../app/receive-signed.ts'
import { contactPlace, issuedPlace, type SignedRequest, type SignedUpload } from '../app/request-ports.ts'
import { mostSignedBytes } from '../domain/kind-of-file.ts'
import { takeSigned } from './read-signed.ts'
import { ReceivedPage, RequestOverPage, SignedUploadPage, type FormError } from './upload-pages.tsx'

export interface UploadRoutesDeps extends SeenCaseDeps {
  readonly current: CurrentCase
  readonly receive: ReceiveSignedDeps
  readonly policy: Policy
}

const uploadPath = '/solicitud/subir'

/** P-52 and P-53: the document to fetch, what was signed, and what came of it. */
export const uploadRoutes = (deps: UploadRoutesDeps) => (app: FastifyInstance) => {
  const { requests, uploads, sealer } = deps.receive
  const { policy } = deps

  /** The newest request of this browser's case, and what was sent for it last. */
  const standing = async (
    loaded: LoadedCase,
  ): Promise<{ readonly request: SignedRequest; readonly upload: SignedUpload | undefined } | undefined> => {
    const place = placeOf(loaded)
    const [request, upload] = await Promise.all([requests.newest(place), uploads.newest(place)])
    if (request === undefined) return undefined
    return { request, upload: upload?.requestId === request.id ? upload : undefined }
  }

  const page = async (
    { visit }: FastifyRequest,
    reply: FastifyReply,
    loaded: LoadedCase,
    shown: { readonly error?: FormError; readonly isAnswer?: true } = {},
  ) => {
    const now = await standing(loaded)
    if (now === undefined) return seeOther(reply, '/solicitud/datos')
    const { request, upload } = now
    if (upload !== undefined && upload.state !== 'refused')
      return seeOther(reply, `/solicitud/${loaded.code}`)
    if (request.consumedAt !== null || request.closedAt !== null || request.now >= request.expiresAt)
      return html(reply, RequestOverPage({ visit, loaded }), 200)
    const isAnswer = shown.isAnswer === true
    const status =
      shown.error === 'limit'
        ? byCode(codeOf('signedUploadLimit')).httpStatus
        : isAnswer || shown.error !== undefined
          ? 422
          : 200
    return html(
      reply,
      SignedUploadPage({
        visit,
        loaded,
        request,
        formNumber: visit.formNumber(actOf(loaded), versionOf(upload)),
        policy,
        refused: upload,
        isAnswer,
        error: shown.error,
      }),
      status,
    )
  }

  app.get(uploadPath, async (request, reply) => page(request, reply, await deps.current(request)))

  app.get('/solicitud/descargar', async (request, reply) => {
    const loaded = await deps.current(request)
    const now = await standing(loaded)
    if (now === undefined) return seeOther(reply, '/solicitud/datos')
    const place = placeOf(loaded)
    const sealed = await requests.issued(place, now.request.id)
    const octets = sealed && sealer.open(sealed, issuedPlace(place.caseId, now.request.id))
    // What is over need not be fetched; the page says so.
    if (octets === undefined) return seeOther(reply, uploadPath)
    return reply
      .header('content-disposition', `attachment; filename="solicitud-${loaded.code}.pdf"`)
      .type('application/pdf')
      .send(octets)
  })

  fileForms(app, (scope) => {
    scope.post(uploadPath, fileForm, async (request, reply) => {
      const { visit } = request
      const loaded = await deps.current(request)
      const before = await standing(loaded)
      const version = versionOf(before?.upload)
      if (isSaidLonger(request, mostSignedBytes)) return page(request, reply, loaded, { error: 'size' })
      const sent = await takeSigned(request, (f) => visit.checkForm(f, actOf(loaded), version) === 'fresh')
      // Sent twice: the page says what came of the first (F-27).
      if (sent === undefined) return seeOther(reply, uploadPath)
      if (sent.isNone) return page(request, reply, loaded, { error: 'none' })
      const received = await receiveSigned(deps.receive, { caseId: loaded.case.id, ...sent })
      if (!received.ok) {
        if (received.code === 'noCase') throw new CodedRefusal('pageNotFound')
        return received.code === 'over'
          ? seeOther(reply, uploadPath)
          : page(request, reply, loaded, { error: 'limit' })
      }
      const { settled, isXml } = received.value
      if (settled === 'refused')
        return page(request, reply, loaded, isXml ? { error: 'xml', isAnswer: true } : { isAnswer: true })
      // Nobody has to sign any more: from here on the browser waits for a mail, as after any other link.
      if (settled === 'accepted') visit.carry({ signing: false, waiting: true })
      return seeOther(reply, `/solicitud/${loaded.code}`)
    })
  })

  app.get('/solicitud/:code', async (request, reply) => {
    const { visit } = request
    const loaded = await ownCase(deps, request)
    const now = await standing(loaded)
    if (now?.upload === undefined || now.upload.state === 'refused') return seeOther(reply, uploadPath)
    const { request: asked, upload } = now
    const sealed = await requests.contact(asked, asked.id)
    const opened = sealed && sealer.open(sealed, contactPlace(asked.caseId, asked.id))
    const newMail = opened === undefined ? undefined : String.fromCharCode(...opened)
    return html(reply, ReceivedPage({ visit, loaded, request: asked, upload, newMail, policy }))
  })
}

const placeOf = (loaded: LoadedCase) => ({ employerId: loaded.employer.id, caseId: loaded.case.id })

const actOf = ({ code }: LoadedCase): string => `signed:${code}`

/**
 * A form is for what was sent last when it was shown: sent twice, it sends nothing. The last ten digits of its instant,
 * which is what a form number has room for.
 */
const versionOf = (upload: SignedUpload | undefined): number => (upload?.receivedAt ?? 0) % 10_000_000_000
