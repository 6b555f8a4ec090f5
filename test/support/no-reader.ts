import { refused } from '../../src/kernel/outcome.ts'
import type { SignatureParts } from '../../src/proofs/signatures/app/ports.ts'

/** Nothing is read and nobody is trusted: what was signed waits, and then an officer looks at it. */
export const noReader: SignatureParts = {
  reader: { read: () => Promise.resolve(refused('busy')) },
  trust: { load: () => Promise.resolve({ version: 0, entries: [] }) },
  revocation: { statusOf: () => Promise.resolve({ is: 'unknown', why: 'none' }) },
}
