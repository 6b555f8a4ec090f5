import { context, tags, type Der } from './der.ts'
import { fieldsOf, hold, listOf, oidOf } from './fields.ts'

export const attributeOids = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  /** ESS signing-certificate (RFC 2634, 5.4) and its second version (RFC 5035, 3). */
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  algorithmProtection: '1.2.840.113549.1.9.52',
} as const

/** What a signer signs besides the file: each attribute once, with one value. */
export interface SignedAttributes {
  readonly values: ReadonlyMap<string, Der>
  readonly messageDigest: Uint8Array
  /** The octets that the signature is over: the set in DER under its own tag (RFC 5652, 5.4). */
  readonly octets: Uint8Array
}

const bad = 'CMS_MALFORMED'
const forbidden = 'CMS_NOT_ALLOWED'
/** Attributes of one signer. */
const mostAttributes = 64

/** Reads the signed attributes as they stand in a SignerInfo. To be used inside `reading`. */
export function attributesOf(value: Der): SignedAttributes {
  const all = listOf(value, context(0, true), bad, 1, mostAttributes)
  // The signature is over the set in DER: one that is not in its order was signed in another, or in none.
  hold(isSortedSet(all), bad)
  const values = new Map<string, Der>()
  for (const attribute of all) {
    const fields = fieldsOf(attribute, tags.sequence, bad)
    const oid = oidOf(fields.take(tags.oid), bad)
    const [only, ...more] = listOf(fields.take(tags.set), tags.set, bad)
    fields.end()
    hold(only !== undefined && more.length === 0 && !values.has(oid), forbidden)
    values.set(oid, only)
  }
  const digest = values.get(attributeOids.messageDigest)
  hold(digest?.tag === tags.octetString, forbidden)
  const octets = Uint8Array.from(value.whole)
  octets[0] = tags.set
  return { values, messageDigest: digest.content, octets }
}

/** Whether the values of a SET OF ascend, as DER has them (X.690, 11.6); the same one twice does not. */
function isSortedSet(values: readonly Der[]): boolean {
  return values.every(({ whole }, index) => {
    const before = values[index - 1]?.whole
    return before === undefined || compare(before, whole) < 0
  })
}

function compare(a: Uint8Array, b: Uint8Array): number {
  const length = Math.max(a.length, b.length)
  for (let at = 0; at < length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
