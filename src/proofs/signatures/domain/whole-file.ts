import type { SignatureCode } from './codes.ts'
import type { FileReading, SignatureReading } from './reading.ts'

/** The signature whose result is that of the file, and the code that decides; none where all that was asked is sound. */
export interface WholeReading {
  readonly signature: SignatureReading
  readonly code: SignatureCode | undefined
}

/**
 * What a file comes to whose signatures were each judged on their own: the first failure decides; where each of several is
 * sound, a person looks (SIGNATURES 6, check 4).
 */
export function wholeReading({ signatures }: FileReading): WholeReading {
  const failure = signatures.find(({ code }) => code !== undefined)
  if (failure !== undefined) return { signature: failure, code: failure.code }
  const [signature] = signatures
  return { signature, code: signatures.length > 1 ? 'MULTIPLE_SIGNATURES' : undefined }
}
