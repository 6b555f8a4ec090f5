import { childrenOf, context, readDer, readOid, tags } from './der.ts'

const signedData = '1.2.840.113549.1.7.2'
const data = '1.2.840.113549.1.7.1'

/**
 * The document inside a `.p7m` (RFC 5652, 5.1 and 5.2): a CMS in DER that carries what it signs. Undefined for whatever
 * else it is: a signature without its document, another kind of content, BER. Judges nothing, and never throws.
 */
export function unwrap(octets: Uint8Array): Uint8Array | undefined {
  const outer = fields(octets)
  if (outer === undefined || oidAt(outer, 0) !== signedData) return undefined
  const inner = inside(outer, 1)
  // version, digestAlgorithms, encapContentInfo
  const info = inner === undefined ? undefined : childrenAt(inner, 2)
  if (info === undefined || oidAt(info, 0) !== data) return undefined
  const wrapped = info[1]
  if (wrapped?.tag !== context(0, true)) return undefined
  const content = readDer(wrapped.content)
  if (!content.ok || content.value.tag !== tags.octetString) return undefined
  return content.value.whole.length === wrapped.content.length ? content.value.content : undefined
}

type Fields = Extract<ReturnType<typeof childrenOf>, { ok: true }>['value']

function fields(octets: Uint8Array): Fields | undefined {
  const whole = readDer(octets)
  if (!whole.ok || whole.value.tag !== tags.sequence) return undefined
  const read = childrenOf(whole.value)
  return read.ok ? read.value : undefined
}

const oidAt = (all: Fields, n: number): string | undefined => {
  const one = all[n]
  return one?.tag === tags.oid ? readOid(one.content) : undefined
}

/** The fields of the sequence that stands in an explicit `[0]`. */
const inside = (all: Fields, n: number): Fields | undefined => {
  const one = all[n]
  return one?.tag === context(0, true) ? fields(one.content) : undefined
}

const childrenAt = (all: Fields, n: number): Fields | undefined => {
  const one = all[n]
  return one === undefined ? undefined : fields(one.whole)
}
