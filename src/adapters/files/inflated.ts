import { inflateSync } from 'node:zlib'
import { refuse } from './refuse.ts'

/** What zlib data come to, all of it in memory; more than `most` octets and broken data are refused. */
export function inflated(octets: Uint8Array, most: number): Buffer {
  try {
    return inflateSync(octets, { maxOutputLength: Math.max(1, most) })
  } catch (fault) {
    return refuse((fault as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'deep' : 'type')
  }
}
