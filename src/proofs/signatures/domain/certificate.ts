import type { Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import { context, mostDepth, sameOctets, tags, type Der } from './der.ts'
import { extensionListOf, extensionsOf, keyUsageBits, type Extensions, type KeyUsage } from './extensions.ts'
import {
  algorithmOf,
  bitOctetsOf,
  countOf,
  depthOf,
  explicitOf,
  fieldsOf,
  hold,
  integerOf,
  reading,
  timeOf,
  wholeOf,
  type Algorithm,
} from './fields.ts'
import { nameOf, sameName, type Name } from './names.ts'

/**
 * Why octets are no certificate. `tooDeep`: more values in one another than the limit, or something in it that is no DER.
 * `algorithmsDiffer`: what was signed names another method than its signature.
 */
export type CertificateFlaw =
  | 'tooLong'
  | 'tooDeep'
  | 'notACertificate'
  | 'badVersion'
  | 'badSerial'
  | 'badAlgorithm'
  | 'algorithmsDiffer'
  | 'badName'
  | 'badTime'
  | 'badKey'
  | 'badExtension'
  | 'repeatedExtension'
  | 'badSignature'

/** A certificate of X.509 (RFC 5280, 4.1). Everything stands in the octets it was read from; nothing is judged. */
export interface Certificate {
  readonly der: Uint8Array
  /** What was signed. */
  readonly tbs: Uint8Array
  readonly version: 1 | 2 | 3
  /** Content of its INTEGER; authorities have written negative ones. */
  readonly serial: Uint8Array
  readonly algorithm: Algorithm
  readonly issuer: Name
  readonly subject: Name
  /** Valid from the first to the last of these, both with them. */
  readonly notBefore: Instant
  readonly notAfter: Instant
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array
  /** The key itself, without what kind it is: what OCSP makes a digest of. */
  readonly keyOctets: Uint8Array
  readonly extensions: Extensions
  readonly signature: Uint8Array
}

/** Octets of one certificate: the largest that are in use have under 10,000. */
export const mostCertificateBytes = 65_536

/** Reads the one certificate that fills the octets, strictly. Never throws. */
export const readCertificate = (der: Uint8Array): Outcome<Certificate, CertificateFlaw> =>
  reading(() => {
    hold(der.length <= mostCertificateBytes, 'tooLong')
    const whole = wholeOf(der, 'notACertificate')
    hold(depthOf(whole, mostDepth) !== undefined, 'tooDeep')
    const outer = fieldsOf(whole, tags.sequence, 'notACertificate')
    const tbs = outer.take(tags.sequence)
    const algorithm = algorithmOf(outer.take(tags.sequence), 'badAlgorithm')
    const signature = bitOctetsOf(outer.take(tags.bitString), 'badSignature')
    outer.end()
    return { der, tbs: tbs.whole, algorithm, signature, ...signedOf(tbs, algorithm) }
  })

type Signed = Omit<Certificate, 'der' | 'tbs' | 'algorithm' | 'signature'>

function signedOf(tbs: Der, algorithm: Algorithm): Signed {
  const fields = fieldsOf(tbs, tags.sequence, 'notACertificate')
  const version = versionOf(fields.takeIf(context(0, true)))
  const serial = integerOf(fields.take(tags.integer), 'badSerial')
  const inner = algorithmOf(fields.take(tags.sequence), 'badAlgorithm')
  hold(sameOctets(inner.der, algorithm.der), 'algorithmsDiffer')
  const issuer = nameOf(fields.take(tags.sequence), 'badName')
  const validity = fieldsOf(fields.take(tags.sequence), tags.sequence, 'badTime')
  const [notBefore, notAfter] = [timeIn(validity.takeAny()), timeIn(validity.takeAny())]
  validity.end()
  const subject = nameOf(fields.take(tags.sequence), 'badName')
  const key = fields.take(tags.sequence)
  const keyFields = fieldsOf(key, tags.sequence, 'badKey')
  algorithmOf(keyFields.take(tags.sequence), 'badKey')
  const keyOctets = bitOctetsOf(keyFields.take(tags.bitString), 'badKey')
  keyFields.end()
  // Identifiers of issuer and subject that nobody gives out any more, from version 2.
  const unique = [fields.takeIf(context(1, false)), fields.takeIf(context(2, false))]
  hold(version > 1 || unique.every((each) => each === undefined), 'badVersion')
  const list = fields.takeIf(context(3, true))
  hold(version === 3 || list === undefined, 'badVersion')
  fields.end()
  const extensions = extensionsOf(list === undefined ? [] : extensionListOf(explicitOf(list, 'badExtension')))
  return {
    version,
    serial,
    issuer,
    subject,
    notBefore,
    notAfter,
    publicKey: key.whole,
    keyOctets,
    extensions,
  }
}

function timeIn(value: Der | undefined): Instant {
  hold(value !== undefined, 'badTime')
  return timeOf(value, 'badTime')
}

/** Version 1 is what nothing says (X.690, 11.5). */
function versionOf(outer: Der | undefined): 1 | 2 | 3 {
  if (outer === undefined) return 1
  const number = countOf(explicitOf(outer, 'badVersion'), 'badVersion')
  hold(number === 1 || number === 2, 'badVersion')
  return number === 1 ? 2 : 3
}

/** Issuer and subject are one: an authority that issued to itself, a new key perhaps (RFC 5280, 3.2). */
export const isSelfIssued = ({ issuer, subject }: Certificate): boolean => sameName(issuer, subject)

/** Whether the key may be used so: yes where the certificate says nothing (RFC 5280, 4.2.1.3). */
export const mayBeUsedFor = ({ extensions: { keyUsage } }: Certificate, usage: KeyUsage): boolean =>
  keyUsage === undefined || keyUsage.has(keyUsageBits[usage])

/** An authority by its basic constraints, which only version 3 has. */
export const isAuthority = ({ extensions: { basicConstraints } }: Certificate): boolean =>
  basicConstraints?.isAuthority === true
