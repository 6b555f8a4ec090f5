import type { FastifyInstance, FastifyReply } from 'fastify'
import { CodedRefusal } from '../../platform/web/context.ts'
import { boxedFile } from '../../platform/web/boxed-file.ts'
import type { SignedDeskDeps } from '../app/signed-deps.ts'
import { issuedFile, receivedFile, wrappedOf } from '../app/signed-files.ts'
import { judgementsOf, tellSignedSeen } from '../app/signed-view.ts'
import type { DeskGate } from './desk-gate.ts'
import { deskRoutes } from './desk-paths.ts'
import { signedReport } from './signed-report.ts'
import { signedSight, type SignedSeen } from './signed-sight.ts'

export interface SignedFileRoutesDeps extends SignedDeskDeps {
  readonly gate: DeskGate
}

/**
 * The files of a signed request, for an officer to keep: never a page of ours, under a name that we made, and of a type
 * that nothing runs in (ATK-54, ATK-55). Every look is written down with its purpose before the file is handed out.
 */
export const signedFileRoutes = (deps: SignedFileRoutesDeps) => (app: FastifyInstance) => {
  const sight = signedSight(deps)
  const hand = async (
    reply: FastifyReply,
    { who, seen }: SignedSeen,
    kind: 'received' | 'issued' | 'content' | 'report',
    content: Uint8Array | string,
    sha256: string,
  ) => {
    await tellSignedSeen(deps, seen, who.id, { is: 'file', sha256, kind })
    const octets = Buffer.from(content)
    const { type, ending } = typeOf(octets, kind)
    return reply
      .headers(boxedFile(`${seen.loaded.code}-${names[kind]}.${ending}`))
      .type(type)
      .send(octets)
  }

  app.get(deskRoutes.signedFile, async (request, reply) => {
    const one = await sight.toSee(request)
    const { id } = request.params as { readonly id?: unknown }
    // Only a file of this very case is found by its id.
    const upload = one.seen.uploads.find((each) => each.id === id)
    if (upload === undefined || upload.state === 'refused') throw new CodedRefusal('pageNotFound')
    if (!upload.scanned) throw new CodedRefusal('scannerSilent')
    const content = await receivedFile(deps, upload)
    if (content === undefined) throw new CodedRefusal('fileUnreadable')
    return hand(reply, one, 'received', content, upload.sha256)
  })

  app.get(deskRoutes.signedIssued, async (request, reply) => {
    const one = await sight.toSee(request)
    const content = await issuedFile(deps, one.seen)
    if (content === undefined) throw new CodedRefusal('pageNotFound')
    return hand(reply, one, 'issued', content, one.seen.request.issued.sha256)
  })

  app.get(deskRoutes.signedContent, async (request, reply) => {
    const one = await sight.toSee(request)
    const wrapped = await wrappedOf(deps, one.seen)
    if (wrapped === undefined || wrapped.is === 'none') throw new CodedRefusal('pageNotFound')
    return hand(reply, one, 'content', wrapped.content, deps.hexDigest(wrapped.content))
  })

  app.get(deskRoutes.signedReport, async (request, reply) => {
    const one = await sight.toSee(request)
    const report = signedReport(one.seen, judgementsOf(one.seen))
    return hand(reply, one, 'report', report, deps.hexDigest(report))
  })
}

const names = { received: 'recibido', issued: 'emitido', content: 'contenido', report: 'informe' } as const

/** By its octets; whatever is no PDF is octets and nothing else. */
function typeOf(
  octets: Buffer,
  kind: keyof typeof names,
): { readonly type: string; readonly ending: string } {
  if (kind === 'report') return { type: 'application/json; charset=utf-8', ending: 'json' }
  return octets.subarray(0, 5).toString('latin1') === '%PDF-'
    ? { type: 'application/pdf', ending: 'pdf' }
    : { type: 'application/octet-stream', ending: kind === 'received' ? 'p7m' : 'bin' }
}
