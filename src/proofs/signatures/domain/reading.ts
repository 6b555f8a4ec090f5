import type { Instant } from '../../../kernel/time.ts'
import type { CheckResult, Signer } from './judgement.ts'
import type { SignatureCode } from './codes.ts'
import type { TrustEntry } from './trust.ts'

/** What is asked of the process that reads files of strangers: checks 1 to 11, which need nothing but the octets. */
export interface AskedReading {
  readonly file: Uint8Array
  /** Of the request that we issued; none for a file that we did not, and check 2 and 3 are left out. */
  readonly issued: { readonly length: number; readonly sha256: string } | undefined
  /** Everything that the institution trusts. No path goes through a certificate of the file. */
  readonly trust: readonly TrustEntry[]
  /** The control time. */
  readonly at: Instant
}

/** One signature of a file, as far as its octets tell. */
export interface SignatureReading {
  /** Those of checks 1 to 11 that were made, in order; the last one failed where there is a code. */
  readonly checks: readonly CheckResult[]
  readonly code: SignatureCode | undefined
  readonly signer: Signer | undefined
  /** DER, from the signer to the anchor, both with them; empty when no path was found. */
  readonly chain: readonly Uint8Array[]
  /** Key of the trust entry that issued the signer’s certificate. */
  readonly issuerKeySha256: string | undefined
  /** Addresses that the signer’s certificate names; asked only where the trust entry allows their host. */
  readonly crlUrls: readonly string[]
  readonly ocspUrls: readonly string[]
  readonly signatureSha256: string | undefined
}

export interface FileReading {
  readonly fileSha256: string
  /** Every signature in the order of its revision. One entry without a signature where the file cannot be read or has none. */
  readonly signatures: readonly [SignatureReading, ...SignatureReading[]]
}
