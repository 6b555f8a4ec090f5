import type { Outcome } from '../../../kernel/outcome.ts'
import { mostCertificateBytes, readCertificate, type Certificate } from './certificate.ts'
import { context, mostDepth, readDer, sameOctets, tags, type Der } from './der.ts'
import {
  algorithmOf,
  countOf,
  depthOf,
  explicitOf,
  fieldsOf,
  hold,
  integerOf,
  listOf,
  oidOf,
  reading,
  type Algorithm,
  type Fields,
} from './fields.ts'
import { nameOf, sameName, type Name } from './names.ts'
import { attributeOids, attributesOf, type SignedAttributes } from './signed-attributes.ts'

/** `CMS_NOT_ALLOWED`: it can be read, and says something that leaves open who signed what. */
export type CmsFlaw = 'CMS_MALFORMED' | 'CMS_NOT_ALLOWED' | 'NO_SIGNER_CERTIFICATE'

/** Octets of one signature with its certificates, without the padding; certificates in it (SIGNATURES 9). */
export const mostCms = 512 * 1024
export const mostCertificates = 10

const data = '1.2.840.113549.1.7.1'
const signedData = '1.2.840.113549.1.7.2'
const bad = 'CMS_MALFORMED' satisfies CmsFlaw
const forbidden = 'CMS_NOT_ALLOWED' satisfies CmsFlaw

/** A detached signature by one signer (RFC 5652, 5). Nothing is verified yet. */
export interface Cms {
  readonly digestAlgorithm: Algorithm
  readonly signatureAlgorithm: Algorithm
  readonly attributes: SignedAttributes
  readonly signature: Uint8Array
  /** The one whose key should have signed: named by issuer and number, or by its key identifier. */
  readonly signer: Certificate
}

/** The same with what was signed inside it, as in a `.p7m`. */
export interface WrappedCms extends Cms {
  readonly content: Uint8Array
}

/**
 * Check 6. Reads what stands in `/Contents`: one CMS in DER, and zeros. One signer, no content, signed attributes.
 * Certificates that are not the signer's are not looked at: no path goes through them. Never throws.
 */
export const readCms = (contents: Uint8Array): Outcome<Cms, CmsFlaw> =>
  reading<Cms, CmsFlaw>(() => {
    const whole = derOf(contents)
    hold(whole.whole.length <= mostCms, bad)
    hold(isZeros(contents, whole.whole.length), bad)
    const { cms, content } = signedDataOf(insideOf(whole))
    hold(content === undefined, forbidden)
    return cms
  })

/**
 * Check 6 of a `.p7m`: the same strict reading of one CMS in DER, which is the whole file and carries what it signs; its
 * size is that without it. Never throws.
 */
export const readWrappedCms = (octets: Uint8Array): Outcome<WrappedCms, CmsFlaw> =>
  reading<WrappedCms, CmsFlaw>(() => {
    const whole = derOf(octets)
    hold(whole.whole.length === octets.length, bad)
    const { cms, content } = signedDataOf(insideOf(whole))
    hold(content !== undefined, forbidden)
    hold(whole.whole.length - content.length <= mostCms, bad)
    return { ...cms, content }
  })

function derOf(octets: Uint8Array): Der {
  const first = readDer(octets)
  hold(first.ok, bad)
  hold(depthOf(first.value, mostDepth) !== undefined, bad)
  return first.value
}

/** What a ContentInfo of signed data carries (RFC 5652, 3). */
function insideOf(whole: Der): Der {
  const outer = fieldsOf(whole, tags.sequence, bad)
  hold(oidOf(outer.take(tags.oid), bad) === signedData, forbidden)
  const inner = explicitOf(outer.take(context(0, true)), bad)
  outer.end()
  return inner
}

/** Whether nothing but padding follows. */
function isZeros(octets: Uint8Array, from: number): boolean {
  for (let at = from; at < octets.length; at += 1) if (octets[at] !== 0) return false
  return true
}

function signedDataOf(value: Der): { readonly cms: Cms; readonly content: Uint8Array | undefined } {
  const fields = fieldsOf(value, tags.sequence, bad)
  const version = countOf(fields.take(tags.integer), bad)
  hold(version === 1 || version === 3, bad)
  const digests = listOf(fields.take(tags.set), tags.set, bad, 0).map((each) => algorithmOf(each, bad))
  const about = fieldsOf(fields.take(tags.sequence), tags.sequence, bad)
  hold(oidOf(about.take(tags.oid), bad) === data, forbidden)
  const wrapped = about.takeIf(context(0, true))
  about.end()
  const certificates = certificatesOf(fields.takeIf(context(0, true)))
  // Lists of revoked ones may lie with it; they are asked for elsewhere.
  fields.takeIf(context(1, true))
  const signers = listOf(fields.take(tags.set), tags.set, bad, 0)
  fields.end()
  const [signer, ...others] = signers
  hold(signer !== undefined && others.length === 0, forbidden)
  const info = signerInfoOf(fieldsOf(signer, tags.sequence, bad))
  hold(
    digests.some(({ oid }) => oid === info.digestAlgorithm.oid),
    bad,
  )
  const { names, ...rest } = info
  const cms = { ...rest, signer: signerAmong(certificates, names) }
  return { cms, content: wrapped && contentOf(wrapped) }
}

/** In one piece, as DER has it. */
function contentOf(wrapped: Der): Uint8Array {
  const octets = explicitOf(wrapped, bad)
  hold(octets.tag === tags.octetString, bad)
  return octets.content
}

function certificatesOf(set: Der | undefined): readonly Uint8Array[] {
  if (set === undefined) return []
  const all = listOf(set, context(0, true), bad, 0)
  hold(all.length <= mostCertificates, forbidden)
  return all.map(({ tag, whole }) => {
    // Attribute certificates and forms that nobody reads any more.
    hold(tag === tags.sequence, forbidden)
    hold(whole.length <= mostCertificateBytes, forbidden)
    return whole
  })
}

type NamesSigner = (certificate: Certificate) => boolean
type SignerInfo = Omit<Cms, 'signer'> & { readonly names: NamesSigner }

function signerInfoOf(fields: Fields): SignerInfo {
  const version = countOf(fields.take(tags.integer), bad)
  const names = signerNamed(fields, version)
  const digestAlgorithm = algorithmOf(fields.take(tags.sequence), bad)
  const signed = fields.takeIf(context(0, true))
  // Without them nothing says that a digest of this file was signed, and not something that looks like one.
  hold(signed !== undefined, forbidden)
  const signatureAlgorithm = algorithmOf(fields.take(tags.sequence), bad)
  const signature = fields.take(tags.octetString).content
  // Whatever nobody signed is not looked at: a time-stamp, most of all.
  fields.takeIf(context(1, true))
  fields.end()
  const attributes = attributesOf(signed)
  const contentType = attributes.values.get(attributeOids.contentType)
  hold(contentType !== undefined && oidOf(contentType, bad) === data, forbidden)
  protects(attributes.values.get(attributeOids.algorithmProtection), digestAlgorithm, signatureAlgorithm)
  return { names, digestAlgorithm, signatureAlgorithm, attributes, signature }
}

/** Version 1 names by issuer and number, version 3 by the key identifier (RFC 5652, 5.3). */
function signerNamed(fields: Fields, version: number): NamesSigner {
  const keyId = fields.takeIf(context(0, false))
  if (keyId !== undefined) {
    hold(version === 3, bad)
    return ({ extensions: { subjectKeyId } }) =>
      subjectKeyId !== undefined && sameOctets(subjectKeyId, keyId.content)
  }
  hold(version === 1, bad)
  const names = fieldsOf(fields.take(tags.sequence), tags.sequence, bad)
  const issuer: Name = nameOf(names.take(tags.sequence), bad)
  const serial = integerOf(names.take(tags.integer), bad)
  names.end()
  return (certificate) => sameOctets(certificate.serial, serial) && sameName(certificate.issuer, issuer)
}

/** The one that is named; the same one twice is one, two that are named by the same words are nobody's. */
function signerAmong(certificates: readonly Uint8Array[], names: NamesSigner): Certificate {
  const named: Certificate[] = []
  for (const octets of certificates) {
    const read = readCertificate(octets)
    if (!read.ok || !names(read.value)) continue
    if (!named.some(({ der }) => sameOctets(der, octets))) named.push(read.value)
  }
  const [signer, ...others] = named
  hold(signer !== undefined && others.length === 0, 'NO_SIGNER_CERTIFICATE' satisfies CmsFlaw)
  return signer
}

/** Where the algorithms are signed too (RFC 6211), they are the ones that are used. */
function protects(value: Der | undefined, digest: Algorithm, signature: Algorithm): void {
  if (value === undefined) return
  const fields = fieldsOf(value, tags.sequence, bad)
  const [named, signed] = [algorithmOf(fields.take(tags.sequence), bad), fields.takeIf(context(1, true))]
  hold(sameOctets(named.der, digest.der), forbidden)
  // [1] IMPLICIT: the same octets under another tag.
  hold(signed !== undefined && sameOctets(signed.whole.subarray(1), signature.der.subarray(1)), forbidden)
}
