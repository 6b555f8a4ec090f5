import { maskCedula } from '../../kernel/mask.ts'
import type { Judgement } from '../../proofs/signatures/domain/judgement.ts'
import type { SignedCase } from '../app/signed-view.ts'

const iso = (at: number): string => new Date(at).toISOString()

/**
 * The raw report of S-11 as JSON: what was issued and received, and every signature with all its checks in the words of
 * ETSI EN 319 102-1. Numbers of persons are masked as on the page.
 */
export const signedReport = (
  { loaded, request, upload }: Pick<SignedCase, 'loaded' | 'request' | 'upload'>,
  judgements: readonly Judgement[],
): string =>
  `${JSON.stringify(
    {
      case: loaded.code,
      request: {
        number: request.number,
        purpose: request.purpose,
        issuedAt: iso(request.issuedAt),
        expiresAt: iso(request.expiresAt),
        length: request.issued.length,
        sha256: request.issued.sha256,
      },
      received: {
        at: iso(upload.receivedAt),
        kind: upload.kind,
        size: upload.size,
        sha256: upload.sha256,
        state: upload.state,
        code: upload.code,
      },
      signatures: judgements.map(({ outcome, indication, sub, code, checks, signer, evidence, at }) => ({
        outcome,
        indication,
        subIndication: sub ?? null,
        code: code ?? null,
        controlTime: iso(at),
        signer: signer && {
          name: signer.name,
          cedula: signer.cedula === undefined ? null : maskCedula(signer.cedula),
          issuer: signer.issuer,
          serial: signer.serial,
          notBefore: iso(signer.notBefore),
          notAfter: iso(signer.notAfter),
        },
        checks,
        evidence: {
          fileSha256: evidence.fileSha256,
          signatureSha256: evidence.signatureSha256 ?? null,
          certificates: evidence.chain.length,
          revocation: evidence.revocation.map((one) => ({
            ...one,
            thisUpdate: iso(one.thisUpdate),
            nextUpdate: iso(one.nextUpdate),
          })),
          trustVersion: evidence.trustVersion,
          judgeVersion: evidence.judgeVersion,
        },
      })),
    },
    null,
    2,
  )}\n`
