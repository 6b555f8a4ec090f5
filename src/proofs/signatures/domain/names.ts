import { hexOf, tags, type Der } from './der.ts'
import { fieldsOf, hold, listOf, oidOf } from './fields.ts'

/** One attribute of a name: what a person is called, and by which word. */
export interface NameAttribute {
  readonly oid: string
  /** As it is spelt; undefined for a value that is no text, or none in the octets of its kind. */
  readonly text: string | undefined
}

/** A distinguished name (RFC 5280, 4.1.2.4). */
export interface Name {
  readonly der: Uint8Array
  readonly attributes: readonly NameAttribute[]
  /** Its parts as they are compared (7.1), from the country down. */
  readonly parts: readonly string[]
}

export const emailAttribute = '1.2.840.113549.1.9.1'

/** Parts of one name, and attributes of one part: no name that is in use comes near. */
const mostParts = 64

/** Reads an RDNSequence. What is none ends the reading. */
export function nameOf(value: Der, flaw: string): Name {
  const attributes: NameAttribute[] = []
  const parts = listOf(value, tags.sequence, flaw, 0, mostParts).map((part) => {
    const read = attributesOf(part, flaw)
    attributes.push(...read.map(({ oid, text }) => ({ oid, text })))
    return partOf(read)
  })
  return { der: value.whole, attributes, parts }
}

/** One RelativeDistinguishedName as it is compared, with its tag handed in: a distribution point has it under [1]. */
export const relativeNameOf = (part: Der, flaw: string, tag: number): string =>
  partOf(attributesOf(part, flaw, tag))

interface ReadAttribute extends NameAttribute {
  readonly compared: string
}

const partOf = (attributes: readonly ReadAttribute[]): string =>
  attributes
    .map(({ compared }) => compared)
    .sort()
    .join('+')

function attributesOf(part: Der, flaw: string, tag: number = tags.set): readonly ReadAttribute[] {
  return listOf(part, tag, flaw, 1, mostParts).map((attribute) => {
    const fields = fieldsOf(attribute, tags.sequence, flaw)
    const oid = oidOf(fields.take(tags.oid), flaw)
    const value = fields.takeAny()
    hold(value !== undefined, flaw)
    fields.end()
    const text = readText(value)
    // Quoted as JSON, so that no spelling of one attribute reads as two.
    const compared = text === undefined ? hexOf(value.whole) : JSON.stringify(prepared(text))
    return { oid, text, compared: `${oid}=${compared}` }
  })
}

/** Two names are the same if their parts are, whatever strings they are written in (RFC 5280, 7.1). */
export const sameName = (a: Name, b: Name): boolean => a.parts.length === b.parts.length && isUnder(a, b)

/** Whether the name stands in the tree below `top`, or is it. */
export const isUnder = (name: Name, top: Name): boolean =>
  top.parts.length <= name.parts.length && top.parts.every((part, index) => part === name.parts[index])

/**
 * A text as names are compared: RFC 4518 with the folding of letters, by what the language has of Unicode. Signs that
 * show nothing go, and any number of blanks is one.
 */
function prepared(text: string): string {
  return text
    .replace(/[\t-\r\u0085]/g, ' ')
    .replace(/\p{Cc}|\p{Cf}|\p{Variation_Selector}|\u034f|\u1806|\ufffc/gu, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Z}+/gu, ' ')
    .trim()
}

/** The text of a string of ASN.1; undefined for another kind of value, or octets that its kind does not have. */
export function readText({ tag, content }: Der): string | undefined {
  switch (tag) {
    case tags.utf8String:
      return fromUtf8(content)
    case tags.printableString:
    case tags.ia5String:
    case tags.numericString:
    case tags.visibleString:
      return content.every((octet) => octet < 0x80) ? fromUnits(content, 1) : undefined
    // T.61 has never been what is in it: authorities write Latin-1.
    case tags.teletexString:
      return fromUnits(content, 1)
    case tags.bmpString:
      return content.length % 2 === 0 ? wellFormed(fromUnits(content, 2)) : undefined
    case tags.universalString:
      return content.length % 4 === 0 ? wellFormed(fromUnits(content, 4)) : undefined
    default:
      return undefined
  }
}

/**
 * Octets of IA5 as text, for addresses; undefined for octets that are no ASCII, or that steer a terminal. Blanks have no
 * place in an address, but directories write them into theirs.
 */
export const readAscii = (content: Uint8Array): string | undefined =>
  content.every((octet) => octet >= 0x20 && octet < 0x7f) ? fromUnits(content, 1) : undefined

function fromUtf8(content: Uint8Array): string | undefined {
  try {
    // The strict reader of UTF-8 that the language has.
    return decodeURIComponent(hexOf(content).replace(/../g, '%$&'))
  } catch {
    return undefined
  }
}

const wellFormed = (text: string | undefined): string | undefined =>
  text?.isWellFormed() === true ? text : undefined

function fromUnits(content: Uint8Array, width: 1 | 2 | 4): string | undefined {
  let text = ''
  for (let at = 0; at < content.length; at += width) {
    let point = 0
    for (let index = at; index < at + width; index++) point = point * 256 + (content[index] ?? 0)
    if (point > 0x10ffff) return undefined
    text += width === 2 ? String.fromCharCode(point) : String.fromCodePoint(point)
  }
  return text
}
