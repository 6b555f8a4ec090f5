import { methodOf } from './algorithms.ts'
import type { Cms } from './cms.ts'
import type { SignatureCrypto } from './crypto.ts'
import { hexOf, tags } from './der.ts'
import { fieldsOf, reading, wholeOf } from './fields.ts'

/**
 * SHA-256 of what one signature cannot be without, hexadecimal: the whole value, and of ECDSA the first of its two
 * numbers. From any (r, s) whoever has it makes (r, n − s), which fits as well: by the whole value one signature would be
 * two, and open two requests. Nothing is verified here, and nothing that is not ECDSA is read. Never throws.
 */
export function signatureName(
  crypto: SignatureCrypto,
  { signatureAlgorithm, signature }: Pick<Cms, 'signatureAlgorithm' | 'signature'>,
): string {
  const method = methodOf(signatureAlgorithm)
  const first = method.ok && method.value.kind === 'ecdsa' ? firstNumberOf(signature) : undefined
  return hexOf(crypto.digest('sha256', first ?? signature))
}

/** Ecdsa-Sig-Value (RFC 5480, appendix A). */
function firstNumberOf(signature: Uint8Array): Uint8Array | undefined {
  const read = reading(() => {
    const fields = fieldsOf(wholeOf(signature, 'none'), tags.sequence, 'none')
    return fields.take(tags.integer).content
  })
  return read.ok ? read.value : undefined
}
