import type { Instant } from '../../../kernel/time.ts'

/** Where an authority writes who somebody is (SIGNATURES 5). */
export type IdentityLayout = 'EXT' | 'SAN' | 'SUBJ'

/** What a certificate is for, by its policy. Only the first two may sign a request. */
export type CertificateKind =
  'person' | 'representative' | 'member' | 'officer' | 'company' | 'seal' | 'timeStamp'

/** What the institution says of one certificate that it trusts (SIGNATURES 7). Data: loaded, listed and retired. */
export interface TrustEntry {
  /** SHA-256 of its public key (SubjectPublicKeyInfo), hexadecimal: it is recognised by its key, never by its name. */
  readonly keySha256: string
  /** DER. */
  readonly certificate: Uint8Array
  /** `anchor`: a path may end here. `intermediate`: it may only lead to one, by a path that is checked. */
  readonly role: 'anchor' | 'intermediate'
  /** Name of the entity, for people. */
  readonly entity: string
  readonly status: 'active' | 'provisional' | 'retired'
  /** The window of its accreditation. */
  readonly from: Instant
  readonly until: Instant
  /** The layouts of whoever it issued to, tried in this order: those of a policy first. */
  readonly layouts: readonly {
    readonly layout: IdentityLayout
    /** Of EXT and SAN: the fields stand under `<arc>.<n>`. Empty for SUBJ. */
    readonly arc: string
    /** Numbers of the fields; 1 and 11 where nothing else is said (SIGNATURES 5). */
    readonly cedulaField: number
    readonly rucField: number
  }[]
  /** Policy identifiers, and what certificates under them are. A policy that is not here is not allowed. */
  readonly kinds: readonly { readonly policy: string; readonly kind: CertificateKind }[]
  readonly revocation: {
    readonly mode: 'crl' | 'ocsp' | 'ocspThenCrl'
    readonly crlUrls: readonly string[]
    readonly ocspUrls: readonly string[]
    /** Hosts that an address in a certificate may name. */
    readonly allowedHosts: readonly string[]
  }
}
