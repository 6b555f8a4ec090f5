import { readDer, readOid, tags } from './der.ts'

/** Octets of a signed file, as P-52 says. */
export const mostSignedBytes = 5 * 1024 * 1024

/** What a file is, by its octets and never by its name. `key`: whoever has it may sign as its owner. */
export type FirstLook = 'empty' | 'big' | 'pdf' | 'key' | 'cms' | 'xml' | 'other'

const signedData = '1.2.840.113549.1.7.2'
const startsWith = (octets: Uint8Array, text: string): boolean =>
  octets.length >= text.length && Array.from(text).every((letter, at) => octets[at] === letter.charCodeAt(0))
/** Marks of UTF-8 and blanks that may stand before a text. */
const skipped = (octets: Uint8Array): Uint8Array => {
  let at = octets[0] === 0xef && octets[1] === 0xbb && octets[2] === 0xbf ? 3 : 0
  while (at < 64 && [0x20, 0x09, 0x0a, 0x0d].includes(octets[at] ?? 0)) at++
  return octets.subarray(at)
}

/** Looks at how a file begins. Decides nothing about what is in it, and never throws. */
export function firstLook(octets: Uint8Array): FirstLook {
  if (octets.length === 0) return 'empty'
  // Before its size: a key is told as a key, and never kept, however large it is made (SIGNATURES 2).
  if (isKeyFile(octets)) return 'key'
  if (octets.length > mostSignedBytes) return 'big'
  if (startsWith(octets, '%PDF-')) return 'pdf'
  if (isSignedData(octets)) return 'cms'
  return startsWith(skipped(octets), '<') ? 'xml' : 'other'
}

/** PKCS#12 of version 3, a Java key store, or a private key in PEM. */
function isKeyFile(octets: Uint8Array): boolean {
  if ([0xfe, 0xed, 0xfe, 0xed].every((octet, at) => octets[at] === octet)) return true
  const head = String.fromCharCode(...skipped(octets).subarray(0, 4096))
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(head)) return true
  const inside = contentOf(octets)
  // PFX ::= SEQUENCE { version INTEGER (3), … } (RFC 7292, 4)
  return inside?.[0] === tags.integer && inside[1] === 1 && inside[2] === 3
}

function isSignedData(octets: Uint8Array): boolean {
  const inside = contentOf(octets)
  if (inside === undefined) return false
  const first = readDer(inside)
  return first.ok && first.value.tag === tags.oid && readOid(first.value.content) === signedData
}

/**
 * What stands in the sequence that a file begins with, be it DER or BER: writers of key files leave lengths open, and
 * one that is cut off is a key still.
 */
function contentOf(octets: Uint8Array): Uint8Array | undefined {
  const length = octets[1]
  if (octets[0] !== tags.sequence || length === undefined) return undefined
  return octets.subarray(length > 0x80 ? 2 + (length & 0x7f) : 2)
}
