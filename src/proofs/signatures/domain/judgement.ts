import type { Instant } from '../../../kernel/time.ts'
import type { CheckName, Indication, SignatureCode, SignatureOutcome, SubIndication } from './codes.ts'

/** What was looked at in one check, in words for a record: names of facts and what they are. No octets of a person. */
export type CheckFacts = Readonly<Record<string, string | number | boolean>>

/** One check of the list. `left`: not asked of this file (a file we did not issue), or not reached. */
export interface CheckResult {
  readonly check: CheckName
  readonly result: 'passed' | 'failed' | 'unknown' | 'left'
  /** Why not; none for what passed or was left. */
  readonly code?: SignatureCode
  readonly facts?: CheckFacts
}

/** Who signed, by the layout of the authority that issued the certificate (SIGNATURES 5). */
export interface Signer {
  /** With its check digit; none where the certificate carries none, or two. */
  readonly cedula: string | undefined
  readonly ruc: string | undefined
  /** As the certificate spells it. */
  readonly name: string
  /** The entity of the trust store that issued it; the issuer's own name where it is unknown. */
  readonly issuer: string
  /** Lower-case hexadecimal. */
  readonly serial: string
  readonly notBefore: Instant
  readonly notAfter: Instant
}

/** Where it was read that the certificate is, or is not, revoked. */
export interface RevocationEvidence {
  readonly by: 'crl' | 'ocsp'
  /** SHA-256 of the list or the answer, hexadecimal. */
  readonly sha256: string
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
}

/** What is kept so that the verdict can be repeated years later. DER. */
export interface JudgedEvidence {
  readonly fileSha256: string
  /** From the signer to the pinned authority, both with them; empty when no path was found. */
  readonly chain: readonly Uint8Array[]
  /** SHA-256 of the signature value, of ECDSA of its first number (`signatureName`): no two requests are opened by one (SIGNATURES 4). */
  readonly signatureSha256: string | undefined
  readonly revocation: RevocationEvidence | undefined
}

/** The verdict over one signature. */
export interface Judgement {
  readonly outcome: SignatureOutcome
  readonly indication: Indication
  readonly sub: SubIndication | undefined
  readonly code: SignatureCode | undefined
  /** All fourteen, in order. */
  readonly checks: readonly CheckResult[]
  readonly signer: Signer | undefined
  readonly evidence: JudgedEvidence
  /** The control time: that of receipt, never one that stands in the file. */
  readonly at: Instant
}
