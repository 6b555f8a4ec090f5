import { createInflate } from 'node:zlib'
import { inflated } from './inflated.ts'
import { RefusedFile } from './refuse.ts'

/** Octets that are opened at once: thousands of small streams would each wait for another thread. */
const small = 16 * 1024
/** Octets that are opened at a time of a larger one. */
const chunkSize = 64 * 1024

/**
 * How many octets come out of zlib data. Nothing of them is kept, so that what expands a thousand times takes
 * no more room than anything else (ATK-53). More than `most` and broken data are refused.
 */
export const inflatedLength = (parts: readonly Uint8Array[], most: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const [only] = parts
    if (only !== undefined && parts.length === 1 && only.length <= small) {
      resolve(inflated(only, most).length)
      return
    }
    const inflate = createInflate({ chunkSize })
    let length = 0
    inflate.on('data', (part: Buffer) => {
      length += part.length
      if (length <= most) return
      inflate.destroy()
      reject(new RefusedFile('deep'))
    })
    inflate.on('end', () => resolve(length))
    inflate.on('error', () => reject(new RefusedFile('type')))
    for (const part of parts) inflate.write(part)
    inflate.end()
  })
