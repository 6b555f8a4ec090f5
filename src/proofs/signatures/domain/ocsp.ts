import type { Instant } from '../../../kernel/time.ts'
import { methodFor, strict, type Leniency } from './algorithms.ts'
import { mayBeUsedFor, readCertificate, type Certificate } from './certificate.ts'
import type { SignatureCrypto } from './crypto.ts'
import { context, sameOctets } from './der.ts'
import { writeDer, writeInteger, writeNull, writeOctetString, writeOid, writeSequence } from './der-writer.ts'
import { ocspSigning } from './extensions.ts'
import { sameName } from './names.ts'
import { ocspNonce, readOcspResponse } from './ocsp-response.ts'
import type { CertificateId, OcspFlaw, OcspResponse, SingleAnswer } from './ocsp-response.ts'
import { validatePath } from './path.ts'
import { everyPolicy } from './policy-tree.ts'

/** What is asked of a responder: whether this certificate, of this issuer, is revoked. */
export interface OcspQuestion {
  readonly certificate: Certificate
  readonly issuer: Certificate
  /** 1 to 32 octets of chance that the answer has to repeat (RFC 9654); none where responders answer beforehand. */
  readonly nonce: Uint8Array | undefined
}

/** Why an answer says nothing of the certificate. */
export type OcspGap =
  | OcspFlaw
  | 'responder'
  | 'responderUsage'
  | 'responderUnchecked'
  | 'weakMethod'
  | 'unknownMethod'
  | 'signature'
  | 'nonce'
  | 'otherCertificate'
  | 'notYet'
  | 'stale'
  | 'unknownToResponder'

export type OcspAnswer =
  | { readonly status: 'good'; readonly thisUpdate: Instant; readonly nextUpdate: Instant }
  | {
      readonly status: 'revoked'
      readonly revokedAt: Instant
      readonly reason: number | undefined
      readonly thisUpdate: Instant
      readonly nextUpdate: Instant
    }
  | { readonly status: 'unknown'; readonly gap: OcspGap }

const sha1 = '1.3.14.3.2.26'

/** Names the certificate by the digest that every responder knows (RFC 5019, 2.1.1): it finds, and proves nothing. */
const idOf = (crypto: SignatureCrypto, { certificate, issuer }: OcspQuestion): CertificateId => ({
  digest: sha1,
  nameDigest: crypto.digest('sha1', issuer.subject.der),
  keyDigest: crypto.digest('sha1', issuer.keyOctets),
  serial: certificate.serial,
})

/** The request for one certificate (RFC 6960, 4.1). DER. */
export function writeOcspRequest(crypto: SignatureCrypto, question: OcspQuestion): Uint8Array {
  const { digest, nameDigest, keyDigest, serial } = idOf(crypto, question)
  const id = writeSequence(
    writeSequence(writeOid(digest), writeNull()),
    writeOctetString(nameDigest),
    writeOctetString(keyDigest),
    writeInteger(serial),
  )
  const list = writeSequence(writeSequence(id))
  if (question.nonce === undefined) return writeSequence(writeSequence(list))
  const value = writeOctetString(writeOctetString(question.nonce))
  const extensions = writeSequence(writeSequence(writeOid(ocspNonce), value))
  return writeSequence(writeSequence(list, writeDer(context(2, true), extensions)))
}

/**
 * What an answer says of the certificate that was asked about (RFC 6960, 3.2): signed by the issuer or by whom the issuer
 * made its responder, about this very certificate, current at that instant. Whatever is not so says nothing. Never throws.
 */
export function judgeOcsp(
  crypto: SignatureCrypto,
  question: OcspQuestion,
  octets: Uint8Array,
  at: Instant,
  leniency: Leniency = strict,
): OcspAnswer {
  const read = readOcspResponse(octets)
  if (!read.ok) return { status: 'unknown', gap: read.code }
  const response = read.value
  const answer = answerAbout(response, idOf(crypto, question))
  if (answer === undefined) return { status: 'unknown', gap: 'otherCertificate' }
  const gap = nonceGap(response, question) ?? signerGap(crypto, response, question.issuer, at, leniency)
  if (gap !== undefined) return { status: 'unknown', gap }
  const { thisUpdate, nextUpdate } = answer
  if (at < thisUpdate) return { status: 'unknown', gap: 'notYet' }
  if (nextUpdate === undefined || at > nextUpdate) return { status: 'unknown', gap: 'stale' }
  if (answer.status === 'revoked')
    return { status: 'revoked', revokedAt: answer.revokedAt, reason: answer.reason, thisUpdate, nextUpdate }
  return answer.status === 'good'
    ? { status: 'good', thisUpdate, nextUpdate }
    : { status: 'unknown', gap: 'unknownToResponder' }
}

/** The one answer about that certificate; two would be none. */
function answerAbout({ answers }: OcspResponse, asked: CertificateId): SingleAnswer | undefined {
  const [answer, ...more] = answers.filter(({ of }) => isSameId(of, asked))
  return more.length === 0 ? answer : undefined
}

const isSameId = (one: CertificateId, other: CertificateId): boolean =>
  one.digest === other.digest &&
  sameOctets(one.nameDigest, other.nameDigest) &&
  sameOctets(one.keyDigest, other.keyDigest) &&
  sameOctets(one.serial, other.serial)

/** Where chance was sent, the answer is to that very question. */
function nonceGap({ nonce }: OcspResponse, asked: OcspQuestion): OcspGap | undefined {
  if (asked.nonce === undefined) return undefined
  return nonce !== undefined && sameOctets(nonce, asked.nonce) ? undefined : 'nonce'
}

/** The issuer signed, or a responder of its own that came with the answer (RFC 6960, 4.2.2.2). */
function signerGap(
  crypto: SignatureCrypto,
  response: OcspResponse,
  issuer: Certificate,
  at: Instant,
  leniency: Leniency,
): OcspGap | undefined {
  if (isResponder(crypto, response, issuer)) return signatureGap(crypto, response, issuer, leniency)
  const delegates = response.certificates.flatMap((der) => {
    const read = readCertificate(der)
    return read.ok && isResponder(crypto, response, read.value) ? [read.value] : []
  })
  let gap: OcspGap = 'responder'
  for (const delegate of delegates) {
    const found =
      delegateGap(crypto, delegate, issuer, at, leniency) ??
      signatureGap(crypto, response, delegate, leniency)
    if (found === undefined) return undefined
    gap = found
  }
  return gap
}

function isResponder(crypto: SignatureCrypto, { responder }: OcspResponse, who: Certificate): boolean {
  return 'name' in responder
    ? sameName(responder.name, who.subject)
    : sameOctets(responder.keyDigest, crypto.digest('sha1', who.keyOctets))
}

/** Issued by the issuer itself, valid now, made for answers, and said to need no question of its own. */
function delegateGap(
  crypto: SignatureCrypto,
  delegate: Certificate,
  issuer: Certificate,
  at: Instant,
  leniency: Leniency,
): OcspGap | undefined {
  const path = validatePath(crypto, [delegate, issuer], { at, policies: everyPolicy, leniency })
  if (!path.ok) return 'responder'
  if (delegate.extensions.extendedKeyUsage?.includes(ocspSigning) !== true) return 'responderUsage'
  if (!mayBeUsedFor(delegate, 'digitalSignature')) return 'responderUsage'
  // Whoever asks about a responder asks it about itself: without this mark nobody could say that it is not revoked.
  return delegate.extensions.isOcspNoCheck ? undefined : 'responderUnchecked'
}

function signatureGap(
  crypto: SignatureCrypto,
  { algorithm, tbs, signature }: OcspResponse,
  { publicKey }: Certificate,
  leniency: Leniency,
): OcspGap | undefined {
  const method = methodFor(crypto, algorithm, publicKey, leniency)
  if (!method.ok) return method.code
  return crypto.isSignedBy(publicKey, method.value, tbs, signature) ? undefined : 'signature'
}
