import type { Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { context, mostDepth, tags, type Der } from './der.ts'
import { extensionListOf, type Extension } from './extensions.ts'
import {
  algorithmOf,
  bitOctetsOf,
  countOf,
  depthOf,
  explicitOf,
  fieldsOf,
  hold,
  integerOf,
  listOf,
  oidOf,
  reading,
  timeOf,
  wholeOf,
  type Algorithm,
} from './fields.ts'
import { nameOf, type Name } from './names.ts'

/** Why octets are no answer that can be read. `notSuccessful`: the responder says that it has none. */
export type OcspFlaw =
  | 'tooLong'
  | 'notOcsp'
  | 'notSuccessful'
  | 'badTime'
  | 'badExtension'
  | 'repeatedExtension'
  | 'unknownCritical'

/** Which certificate is spoken of (RFC 6960, 4.1.1). */
export interface CertificateId {
  readonly digest: string
  readonly nameDigest: Uint8Array
  readonly keyDigest: Uint8Array
  readonly serial: Uint8Array
}

export type OcspStatus =
  | { readonly status: 'good' | 'unknown' }
  | { readonly status: 'revoked'; readonly revokedAt: Instant; readonly reason: number | undefined }

/** What is said of one certificate. */
export type SingleAnswer = OcspStatus & {
  readonly of: CertificateId
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant | undefined
}

/** A basic response (RFC 6960, 4.2.1), read and not judged. */
export interface OcspResponse {
  /** What was signed. */
  readonly tbs: Uint8Array
  readonly algorithm: Algorithm
  readonly signature: Uint8Array
  /** Who says that it answers: by its name, or by the SHA-1 of its key. */
  readonly responder: { readonly name: Name } | { readonly keyDigest: Uint8Array }
  readonly answers: readonly SingleAnswer[]
  readonly nonce: Uint8Array | undefined
  /** DER of certificates that came with it; nothing in them is trusted. */
  readonly certificates: readonly Uint8Array[]
}

/** Octets of an answer (SIGNATURES 8), and certificates in it. */
export const mostOcspBytes = 65_536
const mostCertificates = 10
const mostAnswers = 100

export const ocspNonce = '1.3.6.1.5.5.7.48.1.2'
const basicResponse = '1.3.6.1.5.5.7.48.1.1'

/** Reads the one response that fills the octets, strictly. Never throws. */
export const readOcspResponse = (octets: Uint8Array): Outcome<OcspResponse, OcspFlaw> =>
  reading(() => {
    hold(octets.length <= mostOcspBytes, 'tooLong')
    const outer = fieldsOf(wholeOf(octets, 'notOcsp'), tags.sequence, 'notOcsp')
    const status = countOf(outer.take(tags.enumerated), 'notOcsp', tags.enumerated)
    const bytes = outer.takeIf(context(0, true))
    outer.end()
    hold(status === 0, 'notSuccessful')
    hold(bytes !== undefined, 'notOcsp')
    const typed = fieldsOf(explicitOf(bytes, 'notOcsp'), tags.sequence, 'notOcsp')
    hold(oidOf(typed.take(tags.oid), 'notOcsp') === basicResponse, 'notOcsp')
    const basic = wholeOf(typed.take(tags.octetString).content, 'notOcsp')
    typed.end()
    hold(depthOf(basic, mostDepth) !== undefined, 'notOcsp')
    return basicOf(basic)
  })

function basicOf(basic: Der): OcspResponse {
  const fields = fieldsOf(basic, tags.sequence, 'notOcsp')
  const tbs = fields.take(tags.sequence)
  const algorithm = algorithmOf(fields.take(tags.sequence), 'notOcsp')
  const signature = bitOctetsOf(fields.take(tags.bitString), 'notOcsp')
  const list = fields.takeIf(context(0, true))
  fields.end()
  const certificates = list
    ? listOf(explicitOf(list, 'notOcsp'), tags.sequence, 'notOcsp', 0, mostCertificates)
    : []
  return {
    tbs: tbs.whole,
    algorithm,
    signature,
    certificates: certificates.map(({ whole }) => whole),
    ...dataOf(tbs),
  }
}

function dataOf(tbs: Der): Pick<OcspResponse, 'responder' | 'answers' | 'nonce'> {
  const fields = fieldsOf(tbs, tags.sequence, 'notOcsp')
  const version = fields.takeIf(context(0, true))
  hold(version === undefined || countOf(explicitOf(version, 'notOcsp'), 'notOcsp') === 0, 'notOcsp')
  const responder = responderOf(fields.takeAny())
  timeOf(fields.take(tags.generalizedTime), 'badTime')
  const answers = listOf(fields.take(tags.sequence), tags.sequence, 'notOcsp', 1, mostAnswers).map(answerOf)
  const nonce = extensionsIn(fields.takeIf(context(1, true))).find(({ oid }) => oid === ocspNonce)
  fields.end()
  if (nonce === undefined) return { responder, answers, nonce: undefined }
  const octets = wholeOf(nonce.value, 'badExtension')
  hold(octets.tag === tags.octetString, 'badExtension')
  return { responder, answers, nonce: octets.content }
}

function responderOf(value: Der | undefined): OcspResponse['responder'] {
  hold(value !== undefined, 'notOcsp')
  if (value.tag === context(1, true)) return { name: nameOf(explicitOf(value, 'notOcsp'), 'notOcsp') }
  hold(value.tag === context(2, true), 'notOcsp')
  const key = explicitOf(value, 'notOcsp')
  hold(key.tag === tags.octetString, 'notOcsp')
  return { keyDigest: key.content }
}

function answerOf(value: Der): SingleAnswer {
  const fields = fieldsOf(value, tags.sequence, 'notOcsp')
  const of = certificateIdOf(fields.take(tags.sequence))
  const status = statusOf(fields.takeAny())
  const thisUpdate = timeOf(fields.take(tags.generalizedTime), 'badTime')
  const next = fields.takeIf(context(0, true))
  extensionsIn(fields.takeIf(context(1, true)))
  fields.end()
  return { of, ...status, thisUpdate, nextUpdate: next && timeOf(explicitOf(next, 'badTime'), 'badTime') }
}

function certificateIdOf(value: Der): CertificateId {
  const fields = fieldsOf(value, tags.sequence, 'notOcsp')
  const { oid } = algorithmOf(fields.take(tags.sequence), 'notOcsp')
  const [nameDigest, keyDigest] = [fields.take(tags.octetString), fields.take(tags.octetString)]
  const serial = integerOf(fields.take(tags.integer), 'notOcsp')
  fields.end()
  return { digest: oid, nameDigest: nameDigest.content, keyDigest: keyDigest.content, serial }
}

function statusOf(value: Der | undefined): OcspStatus {
  hold(value !== undefined, 'notOcsp')
  const isPlain = value.tag === context(0, false) || value.tag === context(2, false)
  hold(!isPlain || value.content.length === 0, 'notOcsp')
  if (isPlain) return { status: value.tag === context(0, false) ? 'good' : 'unknown' }
  const fields = fieldsOf(value, context(1, true), 'notOcsp')
  const revokedAt = timeOf(fields.take(tags.generalizedTime), 'badTime')
  const reason = fields.takeIf(context(0, true))
  fields.end()
  return {
    status: 'revoked',
    revokedAt,
    reason: reason && countOf(explicitOf(reason, 'notOcsp'), 'notOcsp', tags.enumerated),
  }
}

/** Of the whole or of one answer. A critical one other than the nonce refuses what it is said of (RFC 6960, 4.4). */
function extensionsIn(list: Der | undefined): readonly Extension[] {
  const all = list === undefined ? [] : extensionListOf(explicitOf(list, 'badExtension'))
  hold(
    all.every(({ oid, isCritical }) => !isCritical || oid === ocspNonce),
    'unknownCritical',
  )
  return all
}
