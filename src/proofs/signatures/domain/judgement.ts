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

/** Where it was read that a certificate is, or is not, revoked. */
export interface RevocationEvidence {
  readonly by: 'crl' | 'ocsp'
  /** SHA-256 of the list or the answer, hexadecimal. */
  readonly sha256: string
  readonly thisUpdate: Instant
  readonly nextUpdate: Instant
}

/** The same of one certificate of a chain. */
export interface CertificateEvidence extends RevocationEvidence {
  /** 0 is the signer's, 1 that of whoever issued it, and so on; the anchor is asked for by nobody. */
  readonly depth: number
}

/**
 * The version of this judge, kept with what it judged. To be raised by one with every change after which the same file,
 * the same trust and the same answers could come to another verdict, another code or another order of checks.
 */
export const judgeVersion = 1

/** What is kept so that the verdict can be repeated years later. DER. */
export interface JudgedEvidence {
  readonly fileSha256: string
  /** From the signer to the pinned authority, both with them; empty when no path was found. */
  readonly chain: readonly Uint8Array[]
  /** SHA-256 of the signature value, of ECDSA of its first number (`signatureName`): no two requests are opened by one (SIGNATURES 4). */
  readonly signatureSha256: string | undefined
  /** Of every certificate below the anchor that somebody answered for, the signer's first; empty where nobody was asked. */
  readonly revocation: readonly CertificateEvidence[]
  /** The version of the trust store by which it was judged; 0 where certificates of a folder were trusted. */
  readonly trustVersion: number
  /** `judgeVersion` as it was. */
  readonly judgeVersion: number
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
