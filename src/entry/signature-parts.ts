import { signedFileReader } from '../adapters/signatures/reader-process.ts'
import type { SignatureParts } from '../proofs/signatures/app/ports.ts'
import { trustingOf } from './compose/trust.ts'
import type { Installation } from './installation.ts'

/**
 * What reads signed files and judges whose they are: processes that begin with the first file, the trust store, and what
 * is known of revocations.
 */
export function signatureParts(of: Pick<Installation, 'db' | 'mode' | 'logger'>): {
  readonly parts: SignatureParts
  close(): Promise<void>
} {
  const reader = signedFileReader()
  const { trust, revocation, close } = trustingOf(of)
  return {
    parts: { reader, trust, revocation },
    async close() {
      reader.end()
      await close()
    },
  }
}
