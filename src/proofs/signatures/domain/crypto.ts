/** What the reading and judging of signatures needs of cryptography; handed in (`adapters/signatures`). */
export type DigestName = 'sha1' | 'sha256' | 'sha384' | 'sha512'

/** How a signature was made, after its identifiers were found on the list of those allowed. */
export type SignatureMethod =
  | { readonly kind: 'rsa' | 'ecdsa'; readonly digest: DigestName }
  | { readonly kind: 'rsa-pss'; readonly digest: DigestName; readonly saltLength: number }

/** Takes what was signed piece by piece, and then, once, the signature. */
export interface SignatureVerifier {
  update(octets: Uint8Array): void
  isSignedBy(signature: Uint8Array): boolean
}

export interface SignatureCrypto {
  /** Of the parts, one after the other. */
  digest(name: DigestName, ...parts: readonly Uint8Array[]): Uint8Array
  /**
   * Whether the signature over the octets was made with the key of that SubjectPublicKeyInfo (DER). False for a key that
   * cannot be read or does not fit the method. Never throws.
   */
  isSignedBy(
    publicKey: Uint8Array,
    method: SignatureMethod,
    octets: Uint8Array,
    signature: Uint8Array,
  ): boolean
  /** The same of octets that come in pieces; undefined for a key that cannot be read or does not fit. Never throws. */
  verifier(publicKey: Uint8Array, method: SignatureMethod): SignatureVerifier | undefined
  /** Kind and size of a key; undefined for one that cannot be read. Bits; of a curve its name as in RFC 5480 (P-256). */
  keyOf(
    publicKey: Uint8Array,
  ):
    | { readonly kind: 'rsa'; readonly bits: number }
    | { readonly kind: 'ec'; readonly curve: string }
    | undefined
}
