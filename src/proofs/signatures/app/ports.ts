import type { Outcome } from '../../../kernel/outcome.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { AskedReading, FileReading } from '../domain/reading.ts'
import type { RevocationEvidence } from '../domain/judgement.ts'
import type { TrustEntry } from '../domain/trust.ts'

/**
 * Reads a file in a process of its own, with limits of memory and time (SIGNATURES 9). One that hangs, grows or dies has
 * read an unreadable PDF. `busy`: as many wait as may; nothing was read, and the person may come again.
 */
export interface SignedFileReader {
  read(asked: AskedReading): Promise<Outcome<FileReading, 'busy'>>
}

/** What the institution trusts, as it is now, with the version that it has. */
export interface TrustStore {
  load(): Promise<{ readonly version: number; readonly entries: readonly TrustEntry[] }>
}

/**
 * Whether a certificate is revoked (SIGNATURES 8). `unknown` is never good: the file is kept and tried again. Faults of
 * the network are an unknown, never thrown.
 */
export type RevocationAnswer =
  | {
      readonly is: 'good'
      readonly evidence: RevocationEvidence
      /** Of an answer; empty for a list. Both are kept and found by their digest (`EvidenceKeeper`). */
      readonly octets: Uint8Array
    }
  | {
      readonly is: 'revoked'
      readonly since: Instant
      readonly evidence: RevocationEvidence
      readonly octets: Uint8Array
    }
  | { readonly is: 'unknown'; readonly why: string }

export interface RevocationSource {
  /** Of the first certificate of the chain, issued by the second. Asked only after its path was found sound. */
  statusOf(
    asked: {
      readonly chain: readonly Uint8Array[]
      readonly issuer: TrustEntry
      readonly crlUrls: readonly string[]
      readonly ocspUrls: readonly string[]
    },
    at: Instant,
  ): Promise<RevocationAnswer>
}

/** What reads and judges signed files, and what it trusts. */
export interface SignatureParts {
  readonly reader: SignedFileReader
  readonly trust: TrustStore
  readonly revocation: RevocationSource
}
