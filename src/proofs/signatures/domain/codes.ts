/** The checks of a signed file, in the order in which they are made (SIGNATURES 6). */
export const checkNames = [
  'file', // 1 size, kind, no password, no key
  'issued', // 2 the request and its very octets
  'increment', // 3 what was appended holds a signature and nothing else
  'coverage', // 4 one signature, over the whole file
  'byteRange', // 5
  'cms', // 6
  'digest', // 7
  'signature', // 8
  'signingCertificate', // 9
  'path', // 10
  'purpose', // 11
  'revocation', // 12
  'identity', // 13
  'consumed', // 14
] as const

export type CheckName = (typeof checkNames)[number]

/** The three indications of ETSI EN 319 102-1, 5.1.3. */
export type Indication = 'passed' | 'indeterminate' | 'failed'

export type SubIndication =
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'REVOKED'
  | 'SIG_CONSTRAINTS_FAILURE'
  | 'NO_SIGNING_CERTIFICATE_FOUND'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'TRY_LATER'

/** `refused`: told to whoever uploads, who may try again. `undecided`: kept and tried again. `staff`: an officer looks. */
export type SignatureOutcome = 'accepted' | 'refused' | 'undecided' | 'staff'

export interface CodeRow {
  readonly check: CheckName
  readonly indication: Exclude<Indication, 'passed'>
  readonly sub: SubIndication
  readonly outcome: Exclude<SignatureOutcome, 'accepted'>
}

const format = { indication: 'failed', sub: 'FORMAT_FAILURE', outcome: 'refused' } as const
const constraints = { indication: 'failed', sub: 'SIG_CONSTRAINTS_FAILURE', outcome: 'refused' } as const
const chain = { indication: 'indeterminate', sub: 'CHAIN_CONSTRAINTS_FAILURE', outcome: 'refused' } as const
const method = { indication: 'indeterminate', sub: 'CRYPTO_CONSTRAINTS_FAILURE', outcome: 'refused' } as const
const unfound = {
  indication: 'indeterminate',
  sub: 'NO_SIGNING_CERTIFICATE_FOUND',
  outcome: 'refused',
} as const
const later = { indication: 'indeterminate', sub: 'TRY_LATER', outcome: 'undecided' } as const

/** Every reason why a signed file is not accepted, and what follows (SIGNATURES 6). The first failure decides. */
export const signatureCodes = {
  FILE_EMPTY: { check: 'file', ...format },
  FILE_TOO_LARGE: { check: 'file', ...format },
  PRIVATE_KEY_UPLOADED: { check: 'file', ...format },
  NOT_A_PDF: { check: 'file', ...format },
  PDF_ENCRYPTED: { check: 'file', ...format },
  REQUEST_UNKNOWN: { check: 'issued', ...constraints },
  REQUEST_EXPIRED: { check: 'issued', ...constraints },
  REQUEST_USED: { check: 'issued', ...constraints },
  NOT_THE_ISSUED_DOCUMENT: { check: 'issued', ...constraints },
  PDF_UNREADABLE: { check: 'increment', ...format },
  CHANGED_AFTER_SIGNING: { check: 'increment', ...format },
  NO_SIGNATURE: { check: 'coverage', ...format },
  MULTIPLE_SIGNATURES: { check: 'coverage', ...format, outcome: 'staff' },
  BYTERANGE_INVALID: { check: 'byteRange', ...format },
  CMS_MALFORMED: { check: 'cms', ...format },
  CMS_NOT_ALLOWED: { check: 'cms', ...format },
  NO_SIGNER_CERTIFICATE: { check: 'cms', ...unfound },
  HASH_MISMATCH: { check: 'digest', indication: 'failed', sub: 'HASH_FAILURE', outcome: 'refused' },
  WEAK_ALGORITHM: { check: 'signature', ...method },
  ALGORITHM_UNSUPPORTED: { check: 'signature', ...method },
  SIGNATURE_MISMATCH: {
    check: 'signature',
    indication: 'failed',
    sub: 'SIG_CRYPTO_FAILURE',
    outcome: 'refused',
  },
  SIGNING_CERT_MISMATCH: { check: 'signingCertificate', ...constraints },
  UNTRUSTED_CA: {
    check: 'path',
    indication: 'indeterminate',
    sub: 'NO_CERTIFICATE_CHAIN_FOUND',
    outcome: 'refused',
  },
  CHAIN_INVALID: { check: 'path', ...chain },
  CERT_EXPIRED: { check: 'path', indication: 'indeterminate', sub: 'EXPIRED', outcome: 'refused' },
  CERT_NOT_YET_VALID: {
    check: 'path',
    indication: 'indeterminate',
    sub: 'NOT_YET_VALID',
    outcome: 'refused',
  },
  KEY_USAGE: { check: 'purpose', ...chain },
  CERT_KIND_NOT_ALLOWED: { check: 'purpose', ...constraints },
  SEAL_NOT_ALLOWED: { check: 'purpose', ...constraints },
  CERT_REVOKED: { check: 'revocation', indication: 'failed', sub: 'REVOKED', outcome: 'refused' },
  REVOCATION_UNKNOWN: { check: 'revocation', ...later },
  NO_CEDULA: { check: 'identity', ...constraints },
  CERT_RUC_MISMATCH: { check: 'identity', ...constraints },
  SIGNER_NOT_REPRESENTATIVE: { check: 'identity', ...constraints },
  REGISTRY_UNAVAILABLE: { check: 'identity', ...later },
} as const satisfies Readonly<Record<string, CodeRow>>

export type SignatureCode = keyof typeof signatureCodes
