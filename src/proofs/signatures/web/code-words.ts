import type { CodeName } from '../../../kernel/catalogue.ts'
import type { UploadCode } from '../domain/request.ts'

/** What the page says of a code, and the entry of the catalogue that carries it. */
export interface CodeWords {
  readonly text: RefusalText | WaitText
  readonly code: CodeName | undefined
}

/** Of a file that was refused: told beside the field. */
export type RefusalText =
  | 'p52.err.empty'
  | 'p52.err.size'
  | 'p52.err.unreadable'
  | 'p52.err.locked'
  | 'p52.err.key'
  | 'p52.err.other'
  | 'p52.err.over'
  | 'p52.err.unsigned'
  | 'p52.err.changed'
  | 'p52.err.mismatch'
  | 'p52.err.method'
  | 'p52.err.noCertificate'
  | 'p52.err.authority'
  | 'p52.err.expired'
  | 'p52.err.notYet'
  | 'p52.err.revoked'
  | 'p52.err.kind'
  | 'p52.err.noCedula'
  | 'p52.err.person'
  | 'p52.err.ruc'
  | 'p52.err.virus'
/** Of a file that was received and waits: told on P-53. */
export type WaitText =
  'p53.wait.revocation' | 'p53.wait.registry' | 'p53.staff.several' | 'p53.staff.elsewhere'

const row = (text: CodeWords['text'], code?: CodeName): CodeWords => ({ text, code })
const unreadable = row('p52.err.unreadable', 'signedFileUnreadable')
const other = row('p52.err.other', 'notTheIssuedRequest')
const over = row('p52.err.over', 'signedRequestOver')
const mismatch = row('p52.err.mismatch', 'signatureMismatch')
const method = row('p52.err.method', 'signatureMethod')
const noCertificate = row('p52.err.noCertificate', 'signerCertificateMissing')
const authority = row('p52.err.authority', 'authorityUnknown')
const kind = row('p52.err.kind', 'certificateKind')

/** The table of messages of SIGNATURES 6, line by line. */
export const codeWords: Readonly<Record<UploadCode, CodeWords>> = {
  FILE_EMPTY: row('p52.err.empty'),
  FILE_TOO_LARGE: row('p52.err.size'),
  NOT_A_PDF: unreadable,
  PDF_UNREADABLE: unreadable,
  PDF_ENCRYPTED: row('p52.err.locked', 'signedFileLocked'),
  PRIVATE_KEY_UPLOADED: row('p52.err.key', 'privateKeyUploaded'),
  NOT_THE_ISSUED_DOCUMENT: other,
  REQUEST_UNKNOWN: other,
  REQUEST_EXPIRED: over,
  REQUEST_USED: over,
  NO_SIGNATURE: row('p52.err.unsigned', 'notSigned'),
  CHANGED_AFTER_SIGNING: row('p52.err.changed', 'fileChanged'),
  MULTIPLE_SIGNATURES: row('p53.staff.several', 'severalSignatures'),
  BYTERANGE_INVALID: mismatch,
  CMS_MALFORMED: mismatch,
  CMS_NOT_ALLOWED: mismatch,
  HASH_MISMATCH: mismatch,
  SIGNATURE_MISMATCH: mismatch,
  WEAK_ALGORITHM: method,
  ALGORITHM_UNSUPPORTED: method,
  NO_SIGNER_CERTIFICATE: noCertificate,
  SIGNING_CERT_MISMATCH: noCertificate,
  UNTRUSTED_CA: authority,
  CHAIN_INVALID: authority,
  CERT_EXPIRED: row('p52.err.expired', 'certificateExpired'),
  CERT_NOT_YET_VALID: row('p52.err.notYet', 'certificateExpired'),
  CERT_REVOKED: row('p52.err.revoked', 'certificateRevoked'),
  REVOCATION_UNKNOWN: row('p53.wait.revocation', 'revocationUnknown'),
  KEY_USAGE: kind,
  CERT_KIND_NOT_ALLOWED: kind,
  SEAL_NOT_ALLOWED: kind,
  NO_CEDULA: row('p52.err.noCedula', 'noCedulaInCertificate'),
  SIGNER_NOT_REPRESENTATIVE: row('p52.err.person', 'signerIsAnotherPerson'),
  CERT_RUC_MISMATCH: row('p52.err.ruc', 'certificateOfAnotherRuc'),
  REGISTRY_UNAVAILABLE: row('p53.wait.registry'),
  INFECTED: row('p52.err.virus', 'fileInfected'),
  SIGNED_ELSEWHERE: row('p53.staff.elsewhere', 'signedElsewhere'),
}
