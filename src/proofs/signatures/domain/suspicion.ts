import type { SignatureCode } from './codes.ts'
import type { UploadCode } from './request.ts'

/** What is left of a file that somebody changed after it was signed. */
export const alteredCodes: readonly SignatureCode[] = [
  'CHANGED_AFTER_SIGNING',
  'BYTERANGE_INVALID',
  'HASH_MISMATCH',
  'SIGNATURE_MISMATCH',
]

/** Altered files of a case from which on it is no slip: the first may have been opened in another program. */
const repeated = 3

/**
 * Whether a refused file raises the flag of risk (SIGNATURES 6): signed by somebody who does not represent the employer,
 * or altered once more. `alteredBefore`: how many of the case were before this one.
 */
export const isSuspicious = (code: UploadCode, alteredBefore: number): boolean =>
  code === 'SIGNER_NOT_REPRESENTATIVE' ||
  (alteredCodes.some((one) => one === code) && alteredBefore + 1 >= repeated)
