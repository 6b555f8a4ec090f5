import { childrenOf, readDer, readOid, tags, type Der } from './der.ts'

/** What a file is by its octets, so that whoever uploads it can be told what helps. Its name says nothing. */
export type KindOfFile = 'pdf' | 'key' | 'cms' | 'xml' | 'empty' | 'other'

/** Octets of a signed file, as P-52 says (SIGNATURES 9). */
export const mostSignedBytes = 5 * 1024 * 1024

/** Octets of a text that are looked through: keys come with a heading, and some with a page of attributes before. */
const searched = 65_536

const signedData = '1.2.840.113549.1.7.2'
/** Schemes of PKCS#5 and PKCS#12 that close a key with a password. */
const passwordSchemes = /^1\.2\.840\.113549\.1\.(?:5|12\.1)\.\d+$/

/** Containers of Java: JKS, JCEKS, and the two of Bouncy Castle. */
const keyStores: readonly (readonly number[])[] = [
  [0xfe, 0xed, 0xfe, 0xed],
  [0xce, 0xce, 0xce, 0xce],
  [0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x14],
  [0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x14],
]

/**
 * Recognises a file. A key to sign with, in any of its usual containers, is told from everything else first: it is not
 * kept for a moment longer (SIGNATURES 2). Never throws.
 */
export function kindOfFile(octets: Uint8Array): KindOfFile {
  if (octets.length === 0) return 'empty'
  if (beginsWith(octets, 0, '%PDF-')) return 'pdf'
  const text = textOf(octets)
  if (isKeyText(text) || keyStores.some((store) => store.every((octet, at) => octets[at] === octet)))
    return 'key'
  if (octets[0] === tags.sequence) return kindOfDer(octets)
  if (/-----BEGIN (?:PKCS7|CMS|SIGNED MESSAGE)-----/.test(text)) return 'cms'
  return /^(?:ï»¿)?\s*<(?:\?xml\s|!DOCTYPE\s|[A-Za-z_][\w.:-]*[\s/>])/.test(text) && !/<html[\s>]/i.test(text)
    ? 'xml'
    : 'other'
}

const isKeyText = (text: string): boolean =>
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|^PuTTY-User-Key-File-\d/.test(text)

/** Octets as text, one sign for each; of what is written with two octets for each, every other one. */
function textOf(octets: Uint8Array): string {
  const [first, second] = octets
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const head = octets.subarray(isWide ? 2 : 0, searched)
  const signs = isWide ? head.filter((octet) => octet !== 0) : head
  let text = ''
  for (let at = 0; at < signs.length; at += 4_096)
    text += String.fromCharCode(...signs.subarray(at, at + 4_096))
  return text
}

/** By the first fields: many of these containers are BER, of a length that nobody says, so they are not read whole. */
function kindOfDer(octets: Uint8Array): KindOfFile {
  const fields = firstFields(octets)
  const [first, second, third] = fields
  if (first?.tag === tags.oid) return readOid(first.content) === signedData ? 'cms' : 'other'
  if (first?.tag === tags.sequence) {
    // EncryptedPrivateKeyInfo (RFC 5958, 3).
    const [scheme] = listOf(first)
    const oid = scheme?.tag === tags.oid ? readOid(scheme.content) : undefined
    return passwordSchemes.test(oid ?? '') && second?.tag === tags.octetString ? 'key' : 'other'
  }
  if (first?.tag !== tags.integer || first.content.length !== 1) return 'other'
  const [version = 0] = first.content
  // PKCS#12 (RFC 7292, 4); PrivateKeyInfo (RFC 5958, 2) and a key of RSA (RFC 8017, A.1.2); a key of a curve (RFC 5915, 3).
  if (version === 3 && second?.tag === tags.sequence) return 'key'
  if (version <= 1 && second?.tag === tags.sequence && third?.tag === tags.octetString) return 'key'
  if (version <= 1 && fields.length >= 8 && fields.every(({ tag }) => tag === tags.integer)) return 'key'
  return version === 1 && second?.tag === tags.octetString && fields.length <= 4 ? 'key' : 'other'
}

/**
 * Up to nine fields of a SEQUENCE. Its length may be one that BER does not say, or more than is here: a key that was cut
 * off is a key still. A field that cannot be read whole is the last, and empty.
 */
function firstFields(octets: Uint8Array): readonly Der[] {
  const length = octets[1] ?? 0
  let at = length > 0x80 ? 2 + (length & 0x7f) : 2
  const fields: Der[] = []
  while (fields.length < 9 && at < octets.length) {
    const field = readDer(octets, at)
    if (!field.ok) {
      fields.push({ tag: octets[at] ?? 0, whole: octets.subarray(at), content: octets.subarray(at, at) })
      break
    }
    fields.push(field.value)
    at += field.value.whole.length
  }
  return fields
}

function listOf(parent: Der): readonly Der[] {
  const children = childrenOf(parent)
  return children.ok ? children.value : []
}

function beginsWith(octets: Uint8Array, at: number, text: string): boolean {
  for (let n = 0; n < text.length; n += 1) if (octets[at + n] !== text.charCodeAt(n)) return false
  return true
}
