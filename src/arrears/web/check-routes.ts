import type { FastifyInstance } from 'fastify'
import { normaliseNumber } from '../../kernel/digits.ts'
import { html, seeOther } from '../../platform/web/context.ts'
import { takeFields } from '../../platform/web/form-body.ts'
import { withinLimit, type NetworkLimits } from '../../platform/web/network-limits.ts'
import type { CertificateStore } from '../app/certificate-ports.ts'
import { fileOf, type IssueDeps } from '../app/issue-certificate.ts'
import { readCertificateCode, validityOf } from '../domain/certificate.ts'
import { arrearsPaths } from './arrears-paths.ts'
import { sendCertificate } from './certificate-routes.ts'
import { CheckedPage, CheckPage, UnknownPage, type CheckedPageProps } from './check-page.tsx'

export interface CheckRoutesDeps {
  readonly issue: IssueDeps & { sameBytes(a: Uint8Array, b: Uint8Array): boolean }
  readonly certificates: Pick<CertificateStore, 'byCode'>
  readonly limits: NetworkLimits
  readonly institution: string
}

const act = 'checkCertificate'
const longestTyped = 100

/**
 * Anybody checks a certificate by its code. A code that is not known counts against the network (ATK-15): there are
 * 2^100 of them, so what is counted is noise, not a chance. Looking one up is by the digest of the whole code.
 */
export const checkRoutes = (deps: CheckRoutesDeps) => (app: FastifyInstance) => {
  const isAskedHere = deps.issue.see.policy.arrears.certificate
  const found = async (network: string, code: string) =>
    withinLimit(
      deps.limits,
      ['caseLookup', network],
      () => deps.certificates.byCode(deps.issue.digestOf(code)),
      (known) => known === undefined,
    )

  app.get<{ Querystring: Record<string, unknown> }>(arrearsPaths.check, async ({ visit, query }, reply) => {
    const { codigo } = query
    // What a QR code brings is typed into the form, and no more: a button checks it.
    const read = readCertificateCode(typeof codigo === 'string' ? codigo : '')
    const typed = read.ok ? read.value : ''
    return html(reply, CheckPage({ visit, formNumber: visit.formNumber(act), typed, isAskedHere }))
  })

  app.post(arrearsPaths.check, async ({ visit, body }, reply) => {
    const raw = takeFields(body, ['f', 'codigo'])
    visit.checkForm(raw.f, act)
    const read = readCertificateCode(raw.codigo)
    const formNumber = visit.formNumber(act)
    if (!read.ok) {
      const typed = raw.codigo.slice(0, longestTyped)
      return html(reply, CheckPage({ visit, formNumber, typed, isAskedHere, isWrong: true }), 422)
    }
    await found(visit.network, read.value)
    // Sealed in the browser: what is shown there is what was typed here, and counted.
    visit.carry({ certificateCode: read.value })
    return seeOther(reply, arrearsPaths.checked)
  })

  app.get(arrearsPaths.checked, async ({ visit }, reply) => {
    const code = visit.browser.certificateCode
    if (code === undefined) return seeOther(reply, arrearsPaths.check)
    const known = await deps.certificates.byCode(deps.issue.digestOf(code))
    if (known === undefined) return html(reply, UnknownPage({ visit, institution: deps.institution }), 404)
    return html(reply, CheckedPage({ visit, formNumber: visit.formNumber(act), ...shown(known, deps) }))
  })

  app.post(arrearsPaths.checked, async ({ visit, body }, reply) => {
    const raw = takeFields(body, ['f', 'ruc'])
    visit.checkForm(raw.f, act)
    const code = visit.browser.certificateCode
    if (code === undefined) return seeOther(reply, arrearsPaths.check)
    const number = normaliseNumber(raw.ruc)
    const asked = number.ok ? number.value : ''
    // The code and the number are what stands on the paper: whoever has both is shown nothing new. A number that is
    // guessed to a code counts as a code that is guessed does.
    const known = await withinLimit(
      deps.limits,
      ['caseLookup', visit.network],
      () => deps.certificates.byCode(deps.issue.digestOf(code)),
      (one) => one === undefined || one.certificate.identifier !== asked,
    )
    if (known === undefined) return seeOther(reply, arrearsPaths.checked)
    const { certificate } = known
    const isSame = certificate.identifier === asked
    const file = isSame ? await fileOf(deps.issue, certificate) : undefined
    if (file !== undefined) return sendCertificate(reply, certificate, file)
    const view = { visit, formNumber: visit.formNumber(act), ...shown(known, deps), isNumberWrong: !isSame }
    return html(reply, CheckedPage({ ...view, isChanged: isSame }), isSame ? 410 : 422)
  })
}

const shown = (
  { certificate, now }: NonNullable<Awaited<ReturnType<CertificateStore['byCode']>>>,
  { institution }: Pick<CheckRoutesDeps, 'institution'>,
): Omit<CheckedPageProps, 'visit' | 'formNumber' | 'isNumberWrong' | 'isChanged'> => ({
  institution,
  certificate,
  validity: validityOf(certificate, now),
  fileDigest: Buffer.from(certificate.fileDigest).toString('hex'),
})
