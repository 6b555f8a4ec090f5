import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeCrypto } from '../../../adapters/signatures/node-crypto.ts'
import { plus } from '../../../kernel/time.ts'
import {
  statuses,
  writeAnswer,
  writeCertificateId,
  writeSingle,
  type AnswerSpec,
  type SingleSpec,
} from '../../../../test/support/esig/answers.ts'
import {
  extend,
  issue,
  issueSigner,
  makeKey,
  makeRoot,
  named,
  noon,
  writeExtension,
  type CertificateSpec,
  type Holder,
} from '../../../../test/support/esig/certificates.ts'
import { hexOf } from './der.ts'
import { writeNull, writeSequence } from './der-writer.ts'
import { ocspSigning } from './extensions.ts'
import { judgeOcsp, writeOcspRequest, type OcspAnswer } from './ocsp.ts'

const root = makeRoot()
const signer = issueSigner(root, { serial: 77 })
const nonce = Uint8Array.from({ length: 16 }, (_, index) => index)
const id = writeCertificateId(root.certificate, signer.certificate.serial)
const forAnswers = [extend.extendedKeyUsage(ocspSigning), extend.ocspNoCheck()]

/** A responder that the authority made, but for what is said otherwise. */
const delegate = (spec: Partial<CertificateSpec> = {}, by: Holder = root): Holder =>
  issue(by, { subject: named('Respondedor'), extensions: forAnswers, ...spec })

const told = (answer: OcspAnswer): string => (answer.status === 'unknown' ? answer.gap : answer.status)
const asked = { certificate: signer.certificate, issuer: root.certificate, nonce: undefined }

/** What is read of an answer about the signer. */
const judged = (spec: Partial<AnswerSpec> & { readonly single?: Partial<SingleSpec> } = {}): string =>
  told(
    judgeOcsp(
      nodeCrypto,
      asked,
      writeAnswer({ by: root, singles: [writeSingle({ id, ...spec.single })], ...spec }),
      noon,
    ),
  )

const by = (responder: Holder): string => judged({ by: responder, certificates: [responder.der] })

describe('an answer of OCSP', () => {
  it('says good, revoked and since when, or that it does not know', () => {
    expect(judged()).toBe('good')
    expect(judged({ isByKey: true })).toBe('good')
    expect(judged({ single: { status: statuses.unknown } })).toBe('unknownToResponder')
    const revoked = writeAnswer({
      by: root,
      singles: [writeSingle({ id, status: statuses.revoked(plus(noon, -60), 1) })],
    })
    expect(judgeOcsp(nodeCrypto, asked, revoked, noon)).toEqual({
      status: 'revoked',
      revokedAt: plus(noon, -60),
      reason: 1,
      thisUpdate: plus(noon, -600),
      nextUpdate: plus(noon, 600),
    })
    expect(judged({ single: { status: statuses.revoked() } })).toBe('revoked')
  })

  it('says nothing where the responder has none', () => {
    for (const status of [1, 2, 3, 5, 6]) expect(judged({ status })).toBe('notSuccessful')
  })

  it('counts from its first instant to its last, which it has to name', () => {
    const from = (thisUpdate: number, nextUpdate: number | null): string =>
      judged({
        single: {
          thisUpdate: plus(noon, thisUpdate),
          nextUpdate: nextUpdate === null ? null : plus(noon, nextUpdate),
        },
      })
    expect(from(0, 60)).toBe('good')
    expect(from(-60, 0)).toBe('good')
    expect(from(1, 60)).toBe('notYet')
    expect(from(-60, -1)).toBe('stale')
    expect(from(-60, null)).toBe('stale')
  })

  it('is about this certificate of this issuer, and once', () => {
    const other = makeRoot()
    const ids = [
      writeCertificateId(root.certificate, Uint8Array.of(78)),
      writeCertificateId(other.certificate, signer.certificate.serial),
      writeCertificateId(
        makeRoot({ subject: named('Otra'), key: root.key }).certificate,
        signer.certificate.serial,
      ),
      writeCertificateId(root.certificate, signer.certificate.serial, '2.16.840.1.101.3.4.2.1'),
    ]
    for (const wrong of ids) expect(judged({ single: { id: wrong } })).toBe('otherCertificate')
    const [mine, strange] = [writeSingle({ id }), writeSingle({ id: ids[0] ?? id })]
    expect(judged({ singles: [strange, mine] })).toBe('good')
    expect(judged({ singles: [mine, mine] })).toBe('otherCertificate')
  })

  it('repeats the chance that was sent, where some was', () => {
    const answered = (sent: Uint8Array | undefined, back: Uint8Array | undefined): string => {
      const spec = back === undefined ? {} : { nonce: back }
      const answer = writeAnswer({ by: root, singles: [writeSingle({ id })], ...spec })
      return told(judgeOcsp(nodeCrypto, { ...asked, nonce: sent }, answer, noon))
    }
    expect(answered(nonce, nonce)).toBe('good')
    expect(answered(nonce, undefined)).toBe('nonce')
    expect(answered(nonce, nonce.slice(1))).toBe('nonce')
    expect(answered(undefined, nonce)).toBe('good')
    expect(answered(undefined, undefined)).toBe('good')
  })

  it('is signed by the issuer, under its name', () => {
    expect(judged({ signedBy: makeKey() })).toBe('signature')
    expect(judged({ by: makeRoot({ subject: named('Otra raíz') }) })).toBe('responder')
    const weak = makeRoot({ key: makeKey(1024) })
    const answer = writeAnswer({
      by: weak,
      singles: [writeSingle({ id: writeCertificateId(weak.certificate, signer.certificate.serial) })],
    })
    expect(told(judgeOcsp(nodeCrypto, { ...asked, issuer: weak.certificate }, answer, noon))).toBe(
      'weakMethod',
    )
  })

  it('is signed by a responder that the issuer made for that', () => {
    const responder = delegate()
    expect(by(responder)).toBe('good')
    expect(judged({ by: responder, certificates: [signer.der, responder.der], isByKey: true })).toBe('good')
    expect(judged({ by: responder })).toBe('responder')
    expect(judged({ by: responder, certificates: [responder.der], signedBy: makeKey() })).toBe('signature')
  })

  it.each([
    ['that somebody else made', 'responder', delegate({}, makeRoot())],
    ['that is no longer valid', 'responder', delegate({ notAfter: plus(noon, -1) })],
    [
      'with a critical extension that nobody knows',
      'responder',
      delegate({ extensions: [...forAnswers, writeExtension('1.2.3', writeNull(), true)] }),
    ],
    ['that is made for nothing', 'responderUsage', delegate({ extensions: [extend.ocspNoCheck()] })],
    [
      'that is made for something else',
      'responderUsage',
      delegate({ extensions: [extend.extendedKeyUsage('1.3.6.1.5.5.7.3.1'), extend.ocspNoCheck()] }),
    ],
    [
      'whose key may not sign',
      'responderUsage',
      delegate({ extensions: [...forAnswers, extend.keyUsage('keyCertSign')] }),
    ],
    [
      'that would have to be asked about',
      'responderUnchecked',
      delegate({ extensions: [extend.extendedKeyUsage(ocspSigning)] }),
    ],
  ])('says nothing by a responder %s', (_, gap, responder) => {
    expect(by(responder)).toBe(gap)
  })

  it('says nothing by whoever holds a certificate of the same issuer', () => {
    expect(by(signer)).toBe('responderUsage')
  })

  it('says nothing with what is critical and not known', () => {
    const unknown = (isCritical: boolean): Uint8Array => writeExtension('1.2.3', writeNull(), isCritical)
    expect(judged({ extensions: [unknown(false)] })).toBe('good')
    expect(judged({ extensions: [unknown(true)] })).toBe('unknownCritical')
    expect(judged({ single: { extensions: [unknown(true)] } })).toBe('unknownCritical')
  })

  it('is read to its end, and no longer than the limit', () => {
    const answer = writeAnswer({ by: root, singles: [writeSingle({ id })] })
    const read = (octets: Uint8Array): string => told(judgeOcsp(nodeCrypto, asked, octets, noon))
    expect(read(answer)).toBe('good')
    expect(read(Uint8Array.from([...answer, 0]))).toBe('notOcsp')
    expect(read(answer.subarray(0, -1))).toBe('notOcsp')
    expect(read(new Uint8Array(65_537))).toBe('tooLong')
  })

  it('says neither good nor revoked, whichever of its octets is changed', () => {
    const answer = writeAnswer({ by: root, singles: [writeSingle({ id })] })
    fc.assert(
      fc.property(fc.nat(answer.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = answer.slice()
        changed[at] = (changed[at] ?? 0) ^ change
        expect(judgeOcsp(nodeCrypto, asked, changed, noon).status).toBe('unknown')
      }),
      { numRuns: 400 },
    )
  })
})

describe('a question of OCSP', () => {
  it('names the certificate by digests of its issuer, and nothing else', () => {
    const only = writeSequence(writeSequence(writeSequence(writeSequence(id))))
    expect(hexOf(writeOcspRequest(nodeCrypto, asked))).toBe(hexOf(only))
  })

  it('sends chance where there is some', () => {
    const request = writeOcspRequest(nodeCrypto, { ...asked, nonce })
    expect(hexOf(request)).toContain(`06092b0601050507300102${`04120410${hexOf(nonce)}`}`)
  })
})
