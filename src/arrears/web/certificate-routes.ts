import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { byCode, codeOf as codeNamed } from '../../kernel/catalogue.ts'
import type { CurrentSession } from '../../keys/web/current-session.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import type { CertificateFacts } from '../app/certificate-ports.ts'
import {
  codeOf,
  fileOf,
  issueCertificate,
  statementNow,
  type CertificateRefusal,
  type IssueDeps,
} from '../app/issue-certificate.ts'
import { seeObligations } from '../app/see-obligations.ts'
import { arrearsPaths } from './arrears-paths.ts'
import { CertificatePage, refusalCodes } from './certificate-page.tsx'

export interface CertificateRoutesDeps {
  readonly issue: IssueDeps & { sameBytes(a: Uint8Array, b: Uint8Array): boolean }
  readonly institution: string
  session(request: FastifyRequest): Promise<CurrentSession | undefined>
}

const act = 'certificate'

/** The certificate of the signed-in employer: issued by a button, and downloaded as often as they like. */
export const certificateRoutes = (deps: CertificateRoutesDeps) => (app: FastifyInstance) => {
  const { issue } = deps
  const { arrears } = issue.see.policy
  const door = (reply: FastifyReply) => seeOther(reply, '/entrar')

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    { who }: CurrentSession,
    refusal?: CertificateRefusal | 'changed',
  ) {
    const { visit } = request
    const [seen, current] = await Promise.all([
      seeObligations(issue.see, who.employerId, who.now),
      issue.certificates.current(who.employerId),
    ])
    if (seen === undefined) return door(reply)
    const said = statementNow(issue.see, seen)
    const why = refusal ?? (said.ok ? undefined : said.code)
    const view = CertificatePage({
      visit,
      formNumber: visit.formNumber(act),
      institution: deps.institution,
      validDays: arrears.certificateDays,
      perDay: arrears.certificatesPerDay,
      now:
        why === undefined && said.ok
          ? { is: 'can', statement: said.value.statement }
          : { is: 'cannot', why: why ?? 'noData' },
      current: current && { ...current, code: codeOf(issue, current.id) },
    })
    return html(
      reply,
      view,
      refusal === undefined ? 200 : byCode(codeNamed(refusalCodes[refusal])).httpStatus,
    )
  }

  app.get(arrearsPaths.certificate, async (request, reply) => {
    const signedIn = await deps.session(request)
    return signedIn === undefined ? door(reply) : page(request, reply, signedIn)
  })

  app.post(arrearsPaths.certificate, async (request, reply) => {
    const { visit } = request
    const { f } = takeFields(request.body, ['f'])
    const fresh = visit.checkForm(f, act)
    const signedIn = await deps.session(request)
    if (signedIn === undefined) return door(reply)
    // Pressed twice, it is issued once: the first one stands on the page.
    if (fresh === 'stale') return seeOther(reply, arrearsPaths.certificate)
    const { employerId, now } = signedIn.who
    const issued = await issueCertificate(issue, { employerId, lang: visit.lang, now, askedBy: 'account' })
    return issued.ok ? seeOther(reply, arrearsPaths.certificate) : page(request, reply, signedIn, issued.code)
  })

  app.get(arrearsPaths.certificateFile, async (request, reply) => {
    const signedIn = await deps.session(request)
    if (signedIn === undefined) return door(reply)
    const current = await issue.certificates.current(signedIn.who.employerId)
    if (current === undefined) return seeOther(reply, arrearsPaths.certificate)
    const file = await fileOf(issue, current)
    return file === undefined
      ? page(request, reply, signedIn, 'changed')
      : sendCertificate(reply, current, file)
  })
}

/** As a file to keep; its name says of which day it is, and nothing of whose. */
export const sendCertificate = (
  reply: FastifyReply,
  { issuedAt }: Pick<CertificateFacts, 'issuedAt'>,
  file: Uint8Array,
): FastifyReply =>
  reply
    .type('application/pdf')
    .header(
      'content-disposition',
      `attachment; filename="certificado-${new Date(issuedAt).toISOString().slice(0, 10)}.pdf"`,
    )
    .send(file)
