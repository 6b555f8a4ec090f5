import { refused } from '../../../kernel/outcome.ts'
import type { RevocationSource, SignedFileReader, TrustStore } from './ports.ts'

/** What reads and judges signed files, and what it trusts. */
export interface SignatureParts {
  readonly reader: SignedFileReader
  readonly trust: TrustStore
  readonly revocation: RevocationSource
}

/** Where none is set up nothing is read and nobody is trusted: what was signed waits, and then an officer looks at it. */
export const noReader: SignatureParts = {
  reader: { read: () => Promise.resolve(refused('busy')) },
  trust: { load: () => Promise.resolve({ version: 0, entries: [] }) },
  revocation: { statusOf: () => Promise.resolve({ is: 'unknown', why: 'none' }) },
}
