import { ok, refused, type Outcome } from '../../../kernel/outcome.ts'

/** One value in DER (X.690): where it stands in the octets that it was read from, without a copy. */
export interface Der {
  /** The identifier octet: class, whether it is built of others, and a number under 31. */
  readonly tag: number
  /** With identifier and length. */
  readonly whole: Uint8Array
  readonly content: Uint8Array
}

/** Why octets are no DER. `deep`: more values in one another, or more of them, than the limits allow. */
export type DerFlaw = 'short' | 'notDer' | 'deep' | 'rest'

/** Values in one another (SIGNATURES 9). */
export const mostDepth = 32
/** Values of one list; a CRL has a reader of its own, which keeps none. */
export const mostChildren = 10_000

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
} as const

/** Identifier octet of a context-specific tag, 0 … 30. */
export const context = (number: number, isConstructed: boolean): number =>
  (isConstructed ? 0xa0 : 0x80) | number

/**
 * Reads the one value at `from`: an identifier of one octet and a length in the fewest octets (X.690, 8.1 and 10.1);
 * what the content means is for who asks. Never throws.
 */
export function readDer(octets: Uint8Array, from = 0): Outcome<Der, DerFlaw> {
  const tag = octets[from]
  const first = octets[from + 1]
  if (tag === undefined || first === undefined) return refused('short')
  if ((tag & 0x1f) === 0x1f) return refused('notDer')
  let length = first
  let start = from + 2
  if (first > 0x7f) {
    const count = first & 0x7f
    // 0x80 is the indefinite length of BER; five octets of length are more than any file here.
    if (count === 0 || count > 4) return refused('notDer')
    length = 0
    for (let index = 0; index < count; index++) {
      const octet = octets[start + index]
      if (octet === undefined) return refused('short')
      length = length * 256 + octet
    }
    if (length < 0x80 || octets[start] === 0) return refused('notDer')
    start += count
  }
  const end = start + length
  if (end > octets.length) return refused('short')
  return ok({ tag, whole: octets.subarray(from, end), content: octets.subarray(start, end) })
}

/** The one value that fills the octets to the last. Never throws. */
export function readWhole(octets: Uint8Array): Outcome<Der, DerFlaw> {
  const read = readDer(octets)
  if (!read.ok) return read
  return read.value.whole.length === octets.length ? read : refused('rest')
}

/** The values that a constructed one is made of, in their order. Never throws. */
export function childrenOf(parent: Der): Outcome<readonly Der[], DerFlaw> {
  if ((parent.tag & 0x20) === 0) return refused('notDer')
  const children: Der[] = []
  for (let at = 0; at < parent.content.length;) {
    if (children.length === mostChildren) return refused('deep')
    const read = readDer(parent.content, at)
    if (!read.ok) return read
    children.push(read.value)
    at += read.value.whole.length
  }
  return ok(children)
}

/** Dotted numbers of an object identifier's content; undefined for what is none (X.690, 8.19). */
export function readOid(content: Uint8Array): string | undefined {
  if (content.length === 0 || content.length > 64 || (content.at(-1) ?? 0x80) > 0x7f) return undefined
  const arcs: bigint[] = []
  let arc = 0n
  let isFresh = true
  for (const octet of content) {
    if (isFresh && octet === 0x80) return undefined
    arc = arc * 128n + BigInt(octet & 0x7f)
    isFresh = octet < 0x80
    if (!isFresh) continue
    arcs.push(arc)
    arc = 0n
  }
  const [joined = 0n, ...rest] = arcs
  const top = joined < 40n ? 0n : joined < 80n ? 1n : 2n
  return [top, joined - top * 40n, ...rest].join('.')
}

export const sameOctets = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((octet, index) => octet === b[index])

/** Lower-case hexadecimal, for records and comparisons. */
export const hexOf = (octets: Uint8Array): string =>
  Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('')
