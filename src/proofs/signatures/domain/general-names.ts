import { context, tags, type Der } from './der.ts'
import { explicitOf, fieldsOf, hold, listOf, oidOf } from './fields.ts'
import { nameOf, readAscii, type Name } from './names.ts'

/** One of the kinds of names of RFC 5280, 4.2.1.6. */
export type GeneralName =
  | { readonly kind: 'email' | 'dns' | 'uri'; readonly text: string }
  | { readonly kind: 'directory'; readonly name: Name }
  /** Four octets or sixteen; twice as many, with the mask, where it constrains. */
  | { readonly kind: 'address'; readonly octets: Uint8Array }
  /** What the kind holds is for who knows it. */
  | { readonly kind: 'other'; readonly oid: string; readonly value: Der }
  | { readonly kind: 'x400' | 'ediParty' | 'registeredId'; readonly octets: Uint8Array }

/** Names of one list. */
const mostNames = 1_000

const texts = new Map<number, 'email' | 'dns' | 'uri'>([
  [context(1, false), 'email'],
  [context(2, false), 'dns'],
  [context(6, false), 'uri'],
])
const opaque = new Map<number, 'x400' | 'ediParty' | 'registeredId'>([
  [context(3, true), 'x400'],
  [context(5, true), 'ediParty'],
  [context(8, false), 'registeredId'],
])

/** Reads GeneralNames under that tag: at least one. */
export const generalNamesOf = (
  value: Der,
  flaw: string,
  tag: number = tags.sequence,
): readonly GeneralName[] => listOf(value, tag, flaw, 1, mostNames).map((each) => generalNameOf(each, flaw))

/** Reads one GeneralName. `lengths` of an address: 4 and 16, or twice that with a mask. */
export function generalNameOf(value: Der, flaw: string, lengths: readonly number[] = [4, 16]): GeneralName {
  const textKind = texts.get(value.tag)
  if (textKind !== undefined) {
    const text = readAscii(value.content)
    hold(text !== undefined, flaw)
    return { kind: textKind, text }
  }
  const opaqueKind = opaque.get(value.tag)
  if (opaqueKind !== undefined) return { kind: opaqueKind, octets: value.content }
  if (value.tag === context(4, true))
    return { kind: 'directory', name: nameOf(explicitOf(value, flaw), flaw) }
  if (value.tag === context(7, false)) {
    hold(lengths.includes(value.content.length), flaw)
    return { kind: 'address', octets: value.content }
  }
  const fields = fieldsOf(value, context(0, true), flaw)
  const oid = oidOf(fields.take(tags.oid), flaw)
  const held = explicitOf(fields.take(context(0, true)), flaw)
  fields.end()
  return { kind: 'other', oid, value: held }
}
