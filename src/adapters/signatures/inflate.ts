import { inflateSync } from 'node:zlib'
import type { Inflate } from '../../proofs/signatures/domain/pdf/opened.ts'

/** Flate by Node. It ends as soon as more comes out than was asked for. */
export const inflate: Inflate = (octets, most) => {
  try {
    return inflateSync(octets, { maxOutputLength: most })
  } catch {
    return undefined
  }
}
